"""The home screen: sessions, the most recent first. It paints before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.ui.commands import command
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.ecran import Ecran
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.table import Cellule, Table
from certif_tui.wording import NBSP, clean, counted, jour_court

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.preferences import Dernier
    from certif_tui.services.tableau import LigneSession

READING = " lecture des sessions…"
NOTHING = " Aucune session : N en crée une, D ouvre la démonstration, prête à évaluer."
SLICE = 4
"""Rows whose progress is counted at one go, between two chances for a key to be heard."""


def widths(width: int) -> Sequence[int]:
    """Date, bloc, place, candidats, progress: fewer columns on a narrow terminal."""
    return (10, 8, 0, 14) if width < 70 else (10, 10, 0, 14, 20)


class Accueil(Ecran[None]):
    """Lists sessions; opens, creates, searches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("accueil.ouvrir", "enter", "ouvrir", "Ouvrir", "Ouvre la session", show=True),
        command("accueil.creer", "n", "creer", "Nouvelle session", "Crée une session d'examen", show=True),
        command("accueil.demonstration", "d", "demonstration", "Démonstration", "Crée une session fictive", show=True),
        command(
            "accueil.chercher",
            "slash,colon",
            "chercher",
            "Chercher",
            "Par date, bloc ou lieu",
            show=True,
        ),
        command("accueil.tout", "escape", "tout", "Toutes les sessions", "Oublie la recherche"),
    ]

    def __init__(
        self, bureau: Callable[[], Bureau], affichage: Affichage, session: str | None = None, erreur: str | None = None
    ) -> None:
        """`session` is the slug of the session to open at once, `erreur` what is wrong with the settings file."""
        super().__init__()
        self._make_bureau, self.affichage, self._open_first, self._erreur = bureau, affichage, session, erreur
        self._slugs: list[str] = []
        self._dernier: Dernier | None = None
        self._words = ""
        self._lignes: dict[str, LigneSession] = {}
        self._remises: dict[str, int] = {}

    @property
    def bureau(self) -> Bureau:
        """The services."""
        return self._make_bureau()

    def compose(self) -> ComposeResult:
        """Title, summary, sessions, banner, keys."""
        yield Cell(" certif-tui · évaluation des candidats", "titre", id="titre")
        yield Cell(READING, "discret", id="resume")
        yield Table(self._cells, widths, glyphs=self.affichage.glyphs, id="sessions")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Paint first, then read."""
        self.query_one(Table).focus()
        self.say(self._erreur)
        self.call_after_refresh(self._load)

    def _load(self) -> None:
        self._read_sessions()
        if self._open_first:
            slug, self._open_first = self._open_first, None
            self._open(slug)

    def on_screen_resume(self) -> None:
        """Read again what may have changed on another screen."""
        super().on_screen_resume()
        if self._lignes:
            self._read_sessions()

    def _read_sessions(self) -> None:
        from certif_tui.journal.journal import JournalError

        try:
            slugs = self.bureau.slugs()
        except JournalError as error:
            self.query_one("#resume", Cell).put("", "discret")
            self.say(str(error))
            return
        self._lignes.clear()
        self._remises.clear()
        self._slugs = [slug for slug in slugs if self._matches(slug)]
        self._dernier = self._resumable(slugs)
        self._summarise(len(slugs))
        self.query_one(Table).show(len(self._slugs) + (self._dernier is not None))
        self.call_later(self._count_progress)

    def _matches(self, slug: str) -> bool:
        from certif_tui.services.slugs import slug_of

        return not self._words or slug_of(self._words) in slug

    def _summarise(self, total: int) -> None:
        if self._words:
            words = f" {counted(len(self._slugs), 'session')} pour « {clean(self._words, limit=40)} » · Échap : toutes"
        else:
            words = f" {counted(total, 'session')}" if total else NOTHING
        self.query_one("#resume", Cell).put(words, "discret" if total else "titre")

    def _resumable(self, slugs: Sequence[str]) -> Dernier | None:
        """Where this user was grading when the program last stopped without being told to."""
        dernier = self.bureau.memory.memoire.dernier
        return dernier if dernier and dernier.session in slugs and not self._words else None

    # What the list is made of

    def _slug_at(self, row: int) -> str | None:
        """The session of a row, null for the row that resumes."""
        offset = 1 if self._dernier else 0
        return self._slugs[row - offset] if row >= offset else None

    def _ligne(self, slug: str) -> LigneSession:
        if slug not in self._lignes:
            self._lignes[slug] = self.bureau.row(slug)
        return self._lignes[slug]

    def _cells(self, row: int) -> Sequence[Cellule]:
        slug = self._slug_at(row)
        if slug is None:
            return self._resume_cells()
        ligne = self._ligne(slug)
        if ligne.panne:
            return (("illisible", "alerte"), ("", "texte"), (f"{slug} : certif-tui verifier {slug}", "alerte"))
        remises = self._remises.get(slug)
        progress = f"{remises}/{ligne.candidats} remises" if remises is not None and ligne.candidats else ""
        demo = "DÉMONSTRATION" if ligne.demonstration else ""
        lieu = f"{demo} · {clean(ligne.lieu, limit=80)}" if demo else clean(ligne.lieu, limit=80)
        return (
            (jour_court(ligne.date) if ligne.date else "", "texte"),
            (clean(ligne.bloc, limit=20), "titre"),
            (lieu, "texte"),
            (counted(ligne.candidats, "candidat"), "discret"),
            (progress, "discret"),
        )

    def _resume_cells(self) -> Sequence[Cellule]:
        assert self._dernier is not None
        ligne = self._ligne(self._dernier.session)
        nom = self.bureau.nom_of(self._dernier)
        words = f"{clean(nom, limit=60)} · {clean(ligne.lieu, limit=40)}"
        return (("Reprendre", "valide"), (clean(ligne.bloc, limit=20), "titre"), (words, "valide"), ("", "texte"))

    def _count_progress(self) -> None:
        """Count the sheets handed in, visible sessions first, a few at a time so that keys are heard in between."""
        if not self.is_current:
            return
        table = self.query_one(Table)
        top = int(table.scroll_offset.y)
        rows = range(top, min(table.count, top + table.size.height))
        missing = [row for row in rows if (slug := self._slug_at(row)) and slug not in self._remises]
        for row in missing[:SLICE]:
            slug = self._slug_at(row)
            if slug is not None:
                self._remises[slug] = self.bureau.remises(slug) if not self._ligne(slug).panne else 0
                table.repaint(row)
        if missing[SLICE:]:
            self.set_timer(0.01, self._count_progress)

    def on_line_list_moved(self) -> None:
        """Count the progress of what came into view."""
        self.call_later(self._count_progress)

    # Commands

    def action_ouvrir(self) -> None:
        """Open the session under the cursor, or go back to the oral that was interrupted."""
        table = self.query_one(Table)
        if not table.count:
            self.say(NOTHING.strip())
            return
        slug = self._slug_at(table.cursor)
        if slug is not None:
            self._open(slug)
        elif self._dernier is not None:
            self._open(self._dernier.session, resume=self._dernier.candidat)

    def on_line_list_chosen(self) -> None:
        """A second click on a session opens it."""
        self.action_ouvrir()

    def _open(self, slug: str, *, resume: str | None = None) -> None:
        from certif_tui.ui.screens.session import SessionScreen

        opened: list[SessionScreen] = []

        def make() -> None:
            opened.append(SessionScreen(self.bureau, self.bureau.open_session(slug), self.affichage, resume=resume))

        if self.attempt(make):
            self.app.push_screen(opened[0])

    def action_creer(self) -> None:
        """Create a session."""
        from certif_tui.ui.screens.creation import Creation

        made: list[Creation] = []
        if self.attempt(lambda: made.append(Creation(self.bureau))):
            self.app.push_screen(made[0], self._created)

    def action_demonstration(self) -> None:
        """Create the demonstration and open it."""
        made: list[str] = []
        if self.attempt(lambda: made.append(self.bureau.create_demonstration())):
            self._created(made[0])

    def _created(self, slug: str | None) -> None:
        if slug is not None:
            self._words = ""
            self._read_sessions()
            self._open(slug)

    def action_chercher(self) -> None:
        """Keep the sessions whose date, bloc or place holds the words."""
        from certif_tui.ui.screens.dialogs.saisie import Saisie

        def given(words: str | None) -> None:
            if words is not None:
                self._words = words.strip()
                self._read_sessions()

        self.app.push_screen(Saisie("Chercher", f"Date, bloc ou lieu{NBSP}: 2026-06, bloc 3, Lyon", self._words), given)

    def action_tout(self) -> None:
        """Forget the search."""
        if self._words:
            self._words = ""
            self._read_sessions()
        else:
            self.say("Ctrl+Q quitte le programme.")
