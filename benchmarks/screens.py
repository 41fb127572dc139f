"""What is waited for on each screen, and the way there: the one place that knows the program's words and keys."""

from __future__ import annotations

from benchmarks.harness import Program

LABEL = r"PRET"
LINE_LIST = r"Ligne 01"

ACCUEIL = r"12/06/2026.*Lyon"
ACCUEIL_COMPTE = r"12/06/2026.*Lyon.*remise"
SECONDE_SESSION = r"► *11/06/2026"
CANDIDATS = r"DUPONT Claire"
LISTE = r"Avancement"
SECOND_CANDIDAT = r"► *2 "
GRILLE = r"CR3\.1\.1(.|\n)*enregistré|enregistré(.|\n)*CR3\.1\.1"
BILAN = r"BILAN"
AIDE = r"Chercher une commande"
REMARQUE = r"Remarque sur CR"

PREMIER_CRITERE = "1"
BILAN_KEY, AIDE_KEY, REMARQUE_KEY, CHRONO_KEY = "b", "f1", "r", "c"
VALIDE, NON_VALIDE, EFFACE, FERME, QUITTE = "space", "n", "backspace", "escape", "q"
CRITERES = 14
"""How many critères the bloc that is graded has."""
SETTLING_S = 0.5


def to_grille(program: Program) -> None:
    """From the candidat list to the sheet of the first candidat."""
    program.wait_for(CANDIDATS)
    program.drain(SETTLING_S)
    program.press("enter")
    program.wait_for(GRILLE)
    program.drain(SETTLING_S)


def to_line_list(program: Program) -> None:
    """Wait for the bare list."""
    program.wait_for(LINE_LIST)
    program.drain(SETTLING_S)
