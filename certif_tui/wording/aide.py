"""The words of help: what each sign means, other words for what is looked for, where a command is that is not here."""

from __future__ import annotations

from collections.abc import Mapping

from certif_tui.domain.lettres import plain
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.text import NBSP

SHORTEST = 3
"""Letters from which a word is looked for among its like, and on other screens."""

SYNONYMES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("remettre", "remet", "remise"), ("rendre", "clore", "clôturer", "finir", "terminer", "soumettre")),
    (("annuler", "annule", "défaire"), ("erreur", "trompé", "revenir en arrière")),
    (("rétablir", "rétablit"), ("refaire",)),
    (("validé", "valide"), ("valider", "cocher", "acquis", "oui", "vrai")),
    (("refuse", "non validé"), ("refuser", "non", "faux", "rater")),
    (("remarque",), ("note", "noter", "commentaire", "observation", "annotation")),
    (("effacer", "efface"), ("vider", "décocher", "gommer")),
    (("retirer", "retire"), ("supprimer", "enlever", "désinscrire")),
    (("ajouter", "ajoute", "crée"), ("inscrire", "nouveau", "créer")),
    (("chrono", "chronomètre"), ("minuteur", "montre", "horloge", "temps", "démarrer", "lancer")),
    (("pause",), ("suspendre", "interrompre", "arrêter", "stop")),
    (("phase",), ("exposé", "dialogue", "questions", "suite")),
    (("tiers-temps", "aménagement"), ("handicap", "majoration")),
    (("bilan", "résultat"), ("verdict", "total", "score", "décision")),
    (("présence", "présent", "présents"), ("absent", "retard", "émarger", "émargement", "appel")),
    (("candidat", "candidats"), ("étudiant", "élève", "stagiaire")),
    (("juré", "jury"), ("examinateur", "évaluateur", "qui suis-je", "mon nom")),
    (("importer", "importe"), ("excel", "tableur", "csv", "charger")),
    (("export", "exporter"), ("agenda", "calendrier", "imprimer")),
    (("horaires", "plan"), ("planning", "programme", "ordre de passage")),
    (("groupes", "tirage"), ("équipe", "sort", "tirer")),
    (("incident",), ("fraude", "panne", "alarme", "évacuation", "interruption")),
    (("thème",), ("couleur", "noir", "blanc", "contraste")),
    (("réglages",), ("préférences", "options", "paramètres", "configurer", "ascii", "raccourci")),
    (("chercher", "cherche"), ("trouver", "rechercher", "filtrer")),
    (("quitter", "quitte"), ("sortir", "partir", "abandonner", "arrêter")),
    (("guide",), ("mode d'emploi", "manuel", "documentation", "tutoriel")),
    (("masquer", "cache"), ("cacher", "dissimuler")),
)
"""What commands say, and the other words for it that people type."""

LIEUX: Mapping[str, str] = {
    "accueil": "à l'accueil",
    "creation": "dans la création d'une session",
    "session": "dans la liste des candidats",
    "evaluation": "sur la grille",
    "chrono": "sur la grille",
    "bilan": "dans le bilan",
    "grand": "sur le chrono en grand",
    "phrases": "dans les remarques prêtes",
    "salle": "sur l'horloge de la salle",
    "infos": "dans les informations",
    "registre": "dans le registre",
    "groupes": "dans les groupes",
    "revelation": "pendant le tirage",
    "horaires": "dans les horaires",
    "planification": "dans le plan des oraux",
    "importation": "dans l'importation",
    "parcours": "dans les parcours",
    "personne": "dans le parcours d'une personne",
    "reglages": "dans les réglages",
    "tutoriel": "dans la démonstration",
}
"""On which screen a command is, by the first word of its name."""


def legende(glyphs: Glyphs) -> tuple[tuple[str, str], ...]:
    """Every sign of the screens as it is drawn now, once, and all that it means."""
    absent = "-" if glyphs.valide.isascii() else "–"
    signs = (
        (glyphs.valide, "Le critère est validé."),
        (glyphs.non_valide, "Le critère n'est pas validé."),
        (glyphs.sans_objet, f"Sur la grille, le critère est sans objet{NBSP}: le cas ne s'est pas présenté."),
        (absent, "Dans la liste, ce candidat est absent ou a abandonné."),
        (glyphs.vide, "Le critère n'est pas encore évalué."),
        (glyphs.remarque, "Une remarque est écrite sur cette ligne."),
        (glyphs.indice, "Quelque chose fut noté à l'écrit sur cette ligne, à confirmer."),
        (glyphs.environ, "Ce temps fut compté sans le programme, il est à confirmer."),
        ("+", f"Dans la liste, un retard{NBSP}; devant un temps, il est dépassé d'autant."),
        ("<", "Il reste moins d'une minute."),
        (glyphs.curseur, "Le curseur est sur cette ligne."),
        (glyphs.alerte, f"Dans la liste, des incidents{NBSP}; devant une phrase, elle demande votre attention."),
        ("!", "Une fraude est signalée, ou ce qui suit est à vérifier."),
    )
    merged: dict[str, str] = {}
    for sign, meaning in signs:
        merged[sign] = f"{merged[sign]} {meaning}" if sign in merged else meaning
    return tuple(merged.items())


def likes(words: str) -> tuple[str, ...]:
    """What commands say of that which somebody typed, ready to be looked for; nothing for words too short to tell."""
    typed = plain(words)
    if len(typed) < SHORTEST:
        return ()
    meant = (said for said, asked in SYNONYMES if any(plain(it).startswith(typed) for it in (*said, *asked)))
    return tuple(plain(it) for said in meant for it in said)


def lieu_of(ident: str) -> str:
    """On which screen a command of that name is."""
    return LIEUX.get(ident.partition(".")[0], "sur un autre écran")
