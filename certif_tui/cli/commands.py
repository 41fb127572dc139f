"""Every command, where it is, and the words that `--help` and completion say of it without loading it."""

from __future__ import annotations

from certif_tui.cli.lazy_group import CommandEntry

_CLI = "certif_tui.cli"

PROGRAMME = {
    "ouvrir": CommandEntry(f"{_CLI}.session.ouvrir:ouvrir", "Ouvrir l'application sur une session."),
    "demo": CommandEntry(f"{_CLI}.session.demo:demo", "Créer et ouvrir une session de DÉMONSTRATION."),
    "evaluer": CommandEntry(f"{_CLI}.grille.evaluer:evaluer", "Remplir une grille depuis l'entrée standard."),
    "bilan": CommandEntry(f"{_CLI}.grille.bilan:bilan", "Afficher le bilan d'un candidat."),
    "plan": CommandEntry(f"{_CLI}.oral.plan:plan", "Établir, afficher, changer ou exporter le plan des oraux."),
    "chrono": CommandEntry(f"{_CLI}.oral.chrono:chrono", "Démarrer, arrêter, lire le chrono d'un oral."),
    "tirage": CommandEntry(f"{_CLI}.ecrit.tirage:tirage", "Tirer au sort les groupes et leurs cas, rejouer le tirage."),
    "groupes": CommandEntry(
        f"{_CLI}.ecrit.groupes:groupes", "Afficher groupes, cas et dossiers, les corriger à la main."
    ),
    "travail": CommandEntry(f"{_CLI}.ecrit.travail:travail", "Démarrer le travail de groupe, dire ce qu'il en reste."),
    "dossier": CommandEntry(
        f"{_CLI}.ecrit.dossier:dossier", "Noter la réception d'un dossier, lister retards et manquants."
    ),
    "echeance": CommandEntry(
        f"{_CLI}.ecrit.echeance:echeance", "Fixer la semaine de travail et l'échéance des dossiers."
    ),
    "parcours": CommandEntry(f"{_CLI}.personnes.parcours:parcours", "Montrer les blocs acquis par les candidats."),
    "identite": CommandEntry(f"{_CLI}.personnes.identite:identite", "Dire si deux candidats sont la même personne."),
    "verifier": CommandEntry(f"{_CLI}.outils.verifier:verifier", "Vérifier les fichiers des sessions."),
    "guide": CommandEntry(f"{_CLI}.outils.guide:guide", "Lire le guide du jury, ou ce qu'il dit d'un mot."),
    "diagnostic": CommandEntry(f"{_CLI}.outils.diagnostic:diagnostic", "Décrire ce terminal et cette machine."),
    "help": CommandEntry(f"{_CLI}.outils.aide:aide", "Afficher l'aide, ou celle d'une commande."),
    "completion": CommandEntry(f"{_CLI}.outils.aide:completion", "Donner de quoi compléter avec Tab, pour un shell."),
}

SESSION = {
    "creer": CommandEntry(f"{_CLI}.session.creer:creer", "Créer une session et afficher son identifiant."),
    "liste": CommandEntry(f"{_CLI}.session.liste:liste", "Lister les sessions, la plus récente d'abord."),
    "registre": CommandEntry(f"{_CLI}.session.registre:registre", "Afficher tout ce qui a été noté, heure par heure."),
    "annuler": CommandEntry(
        f"{_CLI}.session.annuler:annuler", "Annuler un événement de la session, ou une annulation."
    ),
    "presence": CommandEntry(f"{_CLI}.oral.presence:presence", "Noter la présence d'un candidat, ou de plusieurs."),
    "incident": CommandEntry(f"{_CLI}.oral.incident:incident", "Noter, corriger ou annuler un incident."),
    "importer": CommandEntry(
        f"{_CLI}.candidats.importer:importer", "Importer des candidats depuis un tableur ou un CSV."
    ),
    "defaire-import": CommandEntry(
        f"{_CLI}.candidats.importer:defaire_import", "Retirer les candidats du dernier import."
    ),
    "trier": CommandEntry(f"{_CLI}.candidats.importer:trier", "Ranger les candidats par nom."),
}

_CANDIDAT = f"{_CLI}.candidats.candidat"
CANDIDAT = {
    "ajouter": CommandEntry(f"{_CANDIDAT}:ajouter", "Ajouter un candidat et afficher son identifiant."),
    "renommer": CommandEntry(f"{_CANDIDAT}:renommer", "Corriger le nom d'un candidat."),
    "modifier": CommandEntry(
        f"{_CANDIDAT}:modifier", "Compléter ou corriger numéro, e-mail, groupe, horaire, aménagement."
    ),
    "retirer": CommandEntry(f"{_CANDIDAT}:retirer", "Retirer un candidat, avec un motif."),
    "retablir": CommandEntry(f"{_CANDIDAT}:retablir", "Remettre dans la liste un candidat retiré."),
    "deplacer": CommandEntry(f"{_CANDIDAT}:deplacer", "Changer l'ordre de passage d'un candidat."),
    "liste": CommandEntry(f"{_CANDIDAT}:liste", "Lister les candidats dans l'ordre de passage."),
}

_JURE = f"{_CLI}.personnes.jure"
JURE = {
    "ajouter": CommandEntry(f"{_JURE}:ajouter", "Ajouter un juré et afficher son identifiant."),
    "renommer": CommandEntry(f"{_JURE}:renommer", "Corriger le nom d'un juré, avec un motif."),
    "fusionner": CommandEntry(f"{_JURE}:fusionner", "Réunir un juré ajouté deux fois, avec un motif."),
    "excuser": CommandEntry(f"{_JURE}:excuser", "Dire pour quels candidats un juré est excusé, avec un motif."),
    "retirer": CommandEntry(f"{_JURE}:retirer", "Retirer un juré qui n'a noté personne, avec un motif."),
}

REFERENTIEL = {
    "verifier": CommandEntry(f"{_CLI}.outils.referentiel:verifier", "Dire tout ce qui ne va pas dans un référentiel."),
    "schema": CommandEntry(f"{_CLI}.outils.referentiel:schema", "Donner le schéma JSON d'un référentiel."),
}
