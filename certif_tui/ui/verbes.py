"""The verbs of the whole program and their keys: a key means one verb on every screen, or nothing.

The keys reach the program from an AZERTY keyboard, with or without Caps Lock, over SSH, tmux and mosh. No plain letter
commits: what is hard to reverse is `ctrl+s`, another `ctrl+` letter, or a letter that leads to a question.
"""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Verbe(StrEnum):
    """What a key does, whatever the screen; its value is its keys, the one that is shown first."""

    # Marking: these keys mark, or do nothing.
    VALIDE = "space,o"
    NON_VALIDE = "n"
    SANS_OBJET = "s"
    REMARQUE = "r"

    # What every list and sheet can do.
    OUVRIR = "enter"
    RETOUR = "escape"
    ANNULER = "u,ctrl+z"
    RETABLIR = "ctrl+y"
    EFFACER = "backspace"
    """Clears a mark; takes a candidat off the list, once a motif is given."""
    CHERCHER = "slash,colon"
    FILTRER = "comma"
    """Narrows the list to a kind of what remains; pressed again, to the next one, then to nothing."""
    AJOUTER = "a"
    MODIFIER = "m"
    """Corrects what was written, or adds to it."""
    DEPLACER = "d"
    TOUS = "y"
    """Does for all the rows at once what another key does for one."""
    FICHIER = "f"
    """Reads or writes a file."""
    MASQUER = "h"
    VOIR = "v"
    """Shows something larger or again, and changes nothing."""
    AVANT = "less_than_sign"
    """Earlier in a list; a minute less."""
    APRES = "greater_than_sign"
    """Later in a list; a minute more."""
    SUIVANTE = "tab"
    PRECEDENTE = "shift+tab"
    DROITE = "right"
    GAUCHE = "left"
    COMPETENCE_1 = "1,ampersand"
    COMPETENCE_2 = "2,é"
    COMPETENCE_3 = "3,quotation_mark"
    COMPETENCE_4 = "4,apostrophe"
    COMPETENCE_5 = "5,left_parenthesis"
    COMPETENCE_6 = "6,minus"
    COMPETENCE_7 = "7,è"
    COMPETENCE_8 = "8,underscore"
    COMPETENCE_9 = "9,ç"

    # Where a key leads.
    BILAN = "b"
    ECRIT = "w"
    GROUPES = "g"
    HORAIRES = "q"
    INFOS = "i"
    JURE = "j"
    JURY = "f6"
    PHRASES = "k"
    """The ready remarques."""
    LISTE = "l"
    """The candidats: those of this session, those of all."""
    REGISTRE = "z"
    SUIVANT = "ctrl+n"
    """The next candidat."""

    # The people, the time.
    EMARGER = "e"
    """Notes who is present, as the attendance sheet does."""
    INCIDENT = "x"
    CHRONO = "c"
    """Starts what is timed: the oral, the written work."""
    PHASE = "p"
    TEMPS = "t"
    """Says a time: how long somebody has, when something is due or began."""
    DUREES = "f7"
    CONFIRMER = "f9"
    ANNULER_CHRONO = "ctrl+u"

    # What engages, or concerns everybody at once.
    ENGAGER = "ctrl+s,f5"
    """Hands in, creates, imports, establishes, draws."""
    ROUVRIR = "ctrl+o"
    ECHANGER = "ctrl+e"
    REPORTER = "ctrl+r"
    TRIER = "ctrl+t"
    DEFAIRE = "ctrl+k"
    """Takes a whole import back."""
    VERIFIER = "f8"

    # The program.
    AIDE = "f1,question_mark,ctrl+p"
    GUIDE = "f3"
    REGLAGES = "f4"
    THEME = "f2"
    TUTORIEL = "ctrl+d"
    REPEINDRE = "ctrl+l"
    QUITTER = "ctrl+q"


NUMBER_ROW = tuple(it for it in Verbe if it.name.startswith("COMPETENCE_"))
"""The keys of the number row, with and without Shift on AZERTY, first to ninth."""
MARQUES = (Verbe.VALIDE, Verbe.NON_VALIDE, Verbe.SANS_OBJET, Verbe.REMARQUE)
"""The verbs whose letters mark, or mean nothing."""
