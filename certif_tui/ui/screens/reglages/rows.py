"""The rows of the settings screen: the settings that are chosen among a few, who one is, the keys of every command."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.frozen import Frozen
from certif_tui.platform.preferences import Memoire, Reglages
from certif_tui.ui.commands import Commande
from certif_tui.ui.widgets.row_list import Cellule
from certif_tui.wording.signs import ASCII, WGL4
from certif_tui.wording.text import NBSP, clean

WIDE = 100
QUI = "qui"
"""The name of the row that says who one is; no setting of the file has it."""
Valeur = bool | str | None


class ChoixReglage(Frozen):
    """A setting: its name in the file, what it is called, its values in words, what it does."""

    nom: str
    libelle: str
    valeurs: tuple[tuple[Valeur, str], ...]
    explication: str

    def words(self, reglages: Reglages) -> str:
        """The value in force."""
        return dict(self.valeurs)[getattr(reglages, self.nom)]

    def following(self, reglages: Reglages) -> Valeur:
        """The value after the one in force, the first after the last."""
        values = [value for value, _words in self.valeurs]
        return values[(values.index(getattr(reglages, self.nom)) + 1) % len(values)]


CHOIX = (
    ChoixReglage(
        "theme",
        "Thème",
        (("sombre", "sombre"), ("clair", "clair")),
        f"Fond noir ou fond blanc{NBSP}; F2 le change aussi.",
    ),
    ChoixReglage(
        "cloche",
        "Sonnerie",
        ((False, "non"), (True, "oui")),
        "Fait sonner le terminal quand le temps s'achève. Le candidat l'entend aussi.",
    ),
    ChoixReglage(
        "ascii",
        "Signes",
        (
            (None, "selon le terminal"),
            (False, f"dessinés{NBSP}: {WGL4.valide} {WGL4.non_valide} {WGL4.vide}"),
            (True, f"en lettres{NBSP}: {ASCII.valide} {ASCII.non_valide} {ASCII.vide}"),
        ),
        f"Les signes des avis. L'option «{NBSP}--ascii{NBSP}» passe avant ce réglage.",
    ),
    ChoixReglage(
        "statuts_masques",
        "Statuts",
        ((False, "visibles"), (True, "masqués")),
        f"Un résultat provisoire à l'écran peut influencer{NBSP}; H le cache ou le montre pour cette fois.",
    ),
    ChoixReglage(
        "souris",
        "Souris",
        ((None, "selon le terminal"), (True, "oui"), (False, "non")),
        "Cliquer une ligne ou une touche. Pris en compte au prochain démarrage.",
    ),
)


class LigneReglage(Frozen):
    """A row: the name of what it changes, null for a heading; `est_touche` tells a command's from a setting's."""

    nom: str | None
    libelle: str
    valeur: str = ""
    explication: str = ""
    est_touche: bool = False


def lignes_of(reglages: Reglages, memoire: Memoire, commandes: Sequence[Commande]) -> list[LigneReglage]:
    """Every row, the keys under their headings; no commands: they are still being gathered."""
    lignes = [LigneReglage(it.nom, it.libelle, it.words(reglages), it.explication) for it in CHOIX]
    lignes.append(
        LigneReglage(QUI, "Qui je suis", qui_words(memoire), "Le nom sous lequel vous notez sur ce terminal.")
    )
    part = None
    for it in commandes:
        if it.chapitre is not part:
            part = it.chapitre
            lignes.append(LigneReglage(None, f"Touches · {part}"))
        mine = "" if it.ident not in reglages.touches else " Touche choisie par vous."
        lignes.append(LigneReglage(it.ident, it.libelle, " ".join(it.touches), f"{it.explication}.{mine}", True))
    return lignes


def qui_words(memoire: Memoire) -> str:
    """Who the user of this terminal is."""
    if memoire.jure:
        return f"juré {clean(memoire.jure, limit=40)}"
    if memoire.responsable:
        return f"{clean(memoire.responsable, limit=40)}, sans être juré"
    return "demandé à l'ouverture d'une session"


def widths(width: int) -> Sequence[int]:
    """The columns of a row: what, its value, and where there is room what it does."""
    return (32, 36, 0) if width >= WIDE else (30, 0)


def cells_of(ligne: LigneReglage) -> Sequence[Cellule]:
    """A row in its columns."""
    if ligne.nom is None:
        return ((ligne.libelle, "titre"),)
    indent = "  " if ligne.est_touche else ""
    return ((indent + ligne.libelle, "texte"), (ligne.valeur, "valide"), (ligne.explication, "discret"))
