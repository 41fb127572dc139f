"""What can be done on the session screen, declared once, in the order of its key line and of help."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.actions import parse
from textual.binding import Binding, BindingType

from certif_tui.ui.commands import Chapitre, command
from certif_tui.ui.tutoriel import TUTORIEL
from certif_tui.ui.verbes import Verbe

ECRIVENT = (
    *("presence", "tous_presents", "ajouter", "modifier", "retirer", "deplacer", "trier"),
    *("temps", "duree", "importer", "defaire_import", "annuler"),
)
"""The actions that change the session itself."""
passage, candidats = (partial(command, chapitre=it) for it in (Chapitre.PASSAGE, Chapitre.CANDIDATS))
COMMANDES: list[BindingType] = [
    passage(
        "session.horaires", Verbe.HORAIRES, "horaires", "Horaires", "Plan des oraux, retard, échanges, export .ics"
    ),
    passage("session.evaluer", Verbe.OUVRIR, "evaluer", "Évaluer", "Ouvre la grille du candidat", show=True),
    passage("session.bilan", Verbe.BILAN, "bilan", "Bilan", "Montre le résultat du candidat", show=True),
    passage("session.presence", Verbe.EMARGER, "presence", "Présence", "Note présent, absent, en retard…", show=True),
    passage(
        "session.tous_presents", Verbe.TOUS, "tous_presents", "Tous présents", "Note présents tous ceux encore attendus"
    ),
    candidats(
        "session.ajouter", Verbe.AJOUTER, "ajouter", "Ajouter", "Ajoute des candidats, tapés ou collés", show=True
    ),
    candidats(
        "session.modifier", Verbe.MODIFIER, "modifier", "Modifier", "Nom, numéro, e-mail, groupe, horaire, aménagement"
    ),
    candidats("session.temps", Verbe.TEMPS, "temps", "Aménagement", "Fixe le tiers-temps ou une autre fraction"),
    candidats("session.monter", Verbe.AVANT, "deplacer(-1)", "Monter", "Fait passer le candidat plus tôt"),
    candidats("session.descendre", Verbe.APRES, "deplacer(1)", "Descendre", "Fait passer plus tard"),
    candidats(
        "session.retirer", Verbe.EFFACER, "retirer", "Retirer", "Retire le candidat avec un motif, ou le rétablit"
    ),
    command("session.duree", Verbe.DUREES, "duree", "Durées", "Fixe la durée des phases de l'oral dans cette session"),
    candidats(
        "session.importer", Verbe.FICHIER, "importer", "Importer", "Importe des candidats depuis un tableur ou un CSV"
    ),
    candidats(
        "session.defaire_import", Verbe.DEFAIRE, "defaire_import", "Défaire l'import", "Retire ceux du dernier import"
    ),
    candidats("session.trier", Verbe.TRIER, "trier", "Trier par nom", "Range les candidats par nom, à la française"),
    candidats("session.masquer", Verbe.MASQUER, "masquer", "Masquer les statuts", "Cache ou montre ce qui est validé"),
    passage("session.incident", Verbe.INCIDENT, "incident", "Incident", "Note, corrige ou annule un incident"),
    command(
        "session.annuler",
        Verbe.ANNULER,
        "annuler",
        "Annuler",
        "Annule le dernier changement de la session, avec un motif",
    ),
    command("session.registre", Verbe.REGISTRE, "registre", "Registre", "Tout ce qui a été noté, et de quoi l'annuler"),
    command("session.jure", Verbe.JURE, "jure", "Juré", "Dit quel juré vous êtes", show=True),
    command("session.jury", Verbe.JURY, "jury", "Corriger le jury", "Renomme, réunit, excuse ou retire un juré"),
    passage("session.ecrit", Verbe.ECRIT, "ecrit", "Écrit", "Note l'écrit avant l'oral, sans le compter"),
    command(
        "session.groupes", Verbe.GROUPES, "groupes", "Groupes et dossiers", "Tirage, travail de groupe, dossiers reçus"
    ),
    candidats("session.chercher", Verbe.CHERCHER, "chercher", "Chercher", "Va au candidat qui porte ce nom", show=True),
    command(
        "session.restes", Verbe.FILTRER, "restes", "Ce qui reste", "À passer, incomplètes, à remettre, en retard, tous"
    ),
    command(
        "session.infos", Verbe.INFOS, "infos", "Session et épreuve", "Date, jury, modalités, condition de validation"
    ),
    command(
        "session.phrases", Verbe.PHRASES, "phrases", "Remarques prêtes", "Phrases proposées par critère, et les vôtres"
    ),
    command("session.retour", Verbe.RETOUR, "retour", "Sessions", "Revient à la liste des sessions"),
    TUTORIEL,
]


def offered(commandes: Sequence[Binding], *, lecture_seule: bool) -> Sequence[Binding]:
    """Those that make sense: where nothing can be written, not those that change the session."""
    return [it for it in commandes if not (lecture_seule and parse(it.action)[1] in ECRIVENT)]
