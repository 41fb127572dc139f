"""What can be done on the session screen, declared once, in the order of its key line and of help."""

from __future__ import annotations

from textual.binding import BindingType

from certif_tui.ui.commands import command

COMMANDES: list[BindingType] = [
    command("session.horaires", "h", "horaires", "Horaires", "Plan des oraux, retard, échanges, export .ics"),
    command("session.evaluer", "enter,e", "evaluer", "Évaluer", "Ouvre la grille du candidat", show=True),
    command("session.bilan", "b", "bilan", "Bilan", "Montre le résultat du candidat", show=True),
    command("session.presence", "p", "presence", "Présence", "Note présent, absent, en retard…", show=True),
    command("session.tous_presents", "y", "tous_presents", "Tous présents", "Note présents tous ceux encore attendus"),
    command("session.ajouter", "a", "ajouter", "Ajouter", "Ajoute des candidats, tapés ou collés", show=True),
    command("session.modifier", "m", "modifier", "Modifier", "Nom, numéro, e-mail, groupe, horaire, aménagement"),
    command("session.temps", "t", "temps", "Aménagement", "Fixe le tiers-temps ou une autre fraction"),
    command("session.monter", "less_than_sign", "deplacer(-1)", "Monter", "Fait passer le candidat plus tôt"),
    command("session.descendre", "greater_than_sign", "deplacer(1)", "Descendre", "Fait passer plus tard"),
    command("session.retirer", "s", "retirer", "Retirer", "Retire le candidat avec un motif, ou le rétablit"),
    command("session.duree", "d", "duree", "Durées", "Fixe la durée des phases de l'oral dans cette session"),
    command("session.importer", "o", "importer", "Importer", "Importe des candidats depuis un tableur ou un CSV"),
    command("session.defaire_import", "k", "defaire_import", "Défaire l'import", "Retire ceux du dernier import"),
    command("session.trier", "n", "trier", "Trier par nom", "Range les candidats par nom, à la française"),
    command("session.incident", "x", "incident", "Incident", "Note, corrige ou annule un incident"),
    command(
        "session.annuler", "u,ctrl+z", "annuler", "Annuler", "Annule le dernier changement de la session, avec un motif"
    ),
    command("session.registre", "z", "registre", "Registre", "Tout ce qui a été noté, et de quoi l'annuler"),
    command("session.jure", "j", "jure", "Juré", "Dit quel juré vous êtes", show=True),
    command("session.jury", "f6", "jury", "Corriger le jury", "Renomme, réunit, excuse ou retire un juré"),
    command("session.ecrit", "w", "ecrit", "Écrit", "Note l'écrit avant l'oral, sans le compter"),
    command("session.groupes", "g", "groupes", "Groupes et dossiers", "Tirage, travail de groupe, dossiers reçus"),
    command("session.chercher", "slash,colon", "chercher", "Chercher", "Va au candidat qui porte ce nom", show=True),
    command("session.infos", "i", "infos", "Session et épreuve", "Date, jury, modalités, condition de validation"),
    command("session.retour", "escape", "retour", "Sessions", "Revient à la liste des sessions"),
]
