"""The words of the tutorial that accompanies the demonstration: a step asks for one key, named as it is set now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from certif_tui.domain.frozen import Frozen
from certif_tui.wording.text import NBSP, counted

LISTE, GRILLE, BILAN = "liste", "grille", "bilan"
"""The screens a step may be done on."""
FERMER = "tutoriel.montrer"
"""The command that leaves the tutorial, or shows it again."""


class EtapeDuTutoriel(Frozen):
    """A step: its name, the screen and the command it is done with, what is said; `{touche}` is that command's key."""

    nom: str
    ecran: str
    commande: str
    texte: str


ETAPES = (
    EtapeDuTutoriel(
        "ouvrir", LISTE, "session.evaluer", "Voici les candidats du jour. {touche} ouvre la grille de celui du curseur."
    ),
    EtapeDuTutoriel(
        "valider",
        GRILLE,
        "evaluation.valide",
        "Le critère du curseur est en entier sous la liste. {touche} le valide et passe au suivant.",
    ),
    EtapeDuTutoriel("refuser", GRILLE, "evaluation.non_valide", "{touche} refuse un critère, et passe au suivant."),
    EtapeDuTutoriel(
        "annuler",
        GRILLE,
        "evaluation.annuler",
        f"Une erreur{NBSP}? {{touche}} annule le dernier avis, autant de fois qu'il faut.",
    ),
    EtapeDuTutoriel(
        "remarquer",
        GRILLE,
        "evaluation.remarque",
        "{touche} écrit une remarque sur le critère du curseur. Entrée la garde.",
    ),
    EtapeDuTutoriel(
        "chronometrer", GRILLE, "chrono.bascule", "{touche} démarre le chrono de l'oral, ou le met en pause."
    ),
    EtapeDuTutoriel("phase", GRILLE, "chrono.phase", "{touche} passe à la phase suivante de l'oral."),
    EtapeDuTutoriel(
        "finir",
        GRILLE,
        "evaluation.valide",
        f"Évaluez ce qui reste, {{reste}}{NBSP}: {{touche}} valide, sans aller trop vite.",
    ),
    EtapeDuTutoriel(
        "bilan", GRILLE, "evaluation.bilan", "Tout est évalué. {touche} montre le bilan, ce qui est validé et pourquoi."
    ),
    EtapeDuTutoriel(
        "remettre",
        BILAN,
        "bilan.remettre",
        "{touche} remet la grille. Ce qui manque est demandé d'abord, et un motif s'écrit en un mot.",
    ),
)
FIN = "C'est tout. F1 dit chaque touche, F3 ouvre le guide du jury, F4 les réglages. Rien d'ici ne compte."
AILLEURS: Mapping[tuple[str, str], tuple[str, str]] = {
    (LISTE, GRILLE): ("session.evaluer", "{touche} ouvre la grille d'un candidat, où le tutoriel continue."),
    (LISTE, BILAN): ("session.bilan", "{touche} montre le bilan du candidat, où le tutoriel continue."),
    (GRILLE, LISTE): ("evaluation.retour", "Cette grille est remise. {touche}, puis ouvrez celle d'un autre candidat."),
    (GRILLE, BILAN): ("evaluation.bilan", "{touche} montre le bilan, où le tutoriel continue."),
    (BILAN, GRILLE): ("bilan.grille", "{touche} revient à la grille, où le tutoriel continue."),
    (BILAN, LISTE): ("bilan.grille", "{touche} revient à la liste, où le tutoriel continue."),
}
"""From the screen one is on to that of the step: the command that leads there, and what is said."""


def step_words(rang: int, ecran: str, reste: tuple[int, bool], touche: Callable[[str], str]) -> str:
    """What the tutorial says at a step, on the screen one is on; `touche` names the key of a command there.

    `reste` is how many critères are to be evaluated, and whether the sheet in sight is handed in already.
    """
    close = f"{touche(FERMER)}{NBSP}: quitter le tutoriel."
    if rang >= len(ETAPES):
        return f"Tutoriel · {FIN} {close}"
    etape, (restants, remise) = ETAPES[rang], reste
    wanted = LISTE if remise and ecran == GRILLE and etape.ecran == GRILLE else etape.ecran
    commande, texte = (etape.commande, etape.texte) if ecran == wanted else AILLEURS[ecran, wanted]
    said = texte.format(touche=touche(commande), reste=counted(restants, "critère"))
    return f"Tutoriel {rang + 1}/{len(ETAPES)} · {said} {close}"
