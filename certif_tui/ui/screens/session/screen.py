"""The session screen: who passes, who is there, how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.domain.session import Candidat, Jure
from certif_tui.services.sessions import SessionOuverte
from certif_tui.services.tableau import LigneCandidat, TableauSession
from certif_tui.ui.commands import command
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.dialogs.saisie import Saisie
from certif_tui.ui.screens.session.grading import Grading
from certif_tui.ui.screens.session.rows import cells, widths
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.table import Cellule, Table
from certif_tui.wording import clean, counted, jour_court, sort_key

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau
    from certif_tui.services.preferences import Dernier

LOOK_S = 2.0
"""Seconds between two looks at what other programs wrote."""
NOBODY = "Aucun candidat : A en ajoute, tapés ou collés depuis un tableur."


class SessionScreen(Grading):
    """Dismissed when the juror goes back home."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("session.chercher", "slash,colon", "chercher", "Chercher", "Va au candidat qui porte ce nom"),
        command("session.infos", "i", "infos", "Épreuve et règle", "Modalités et condition de validation"),
        command("session.retour", "escape", "retour", "Sessions", "Revient à la liste des sessions"),
    ]

    def __init__(
        self, bureau: Bureau, ouverte: SessionOuverte, affichage: Affichage, *, resume: Dernier | None = None
    ) -> None:
        """`resume` is the oral to go straight back to."""
        super().__init__()
        self.bureau, self.ouverte, self.affichage = bureau, ouverte, affichage
        self._resume = resume.candidat if resume else None
        jures = {jure.slug: jure for jure in ouverte.session.jures}
        self.jure: Jure | None = (jures.get(resume.jure) if resume else None) or bureau.known_jure(ouverte)
        self._tableau: TableauSession | None = None
        self._listed: tuple[Candidat, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, summary, candidats, banner, keys."""
        yield Entete(id="entete")
        yield Cell(id="resume", style="discret")
        yield Table(self._cells, widths, glyphs=self.affichage.glyphs, id="candidats")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the candidats; go straight back to one when asked."""
        self.query_one(Table).focus()
        self.paint()
        self._go_to_first()
        self.set_interval(LOOK_S, self._look)
        if self._resume is not None:
            self.call_after_refresh(self._go_back)
        elif self.jure is None:
            self.call_after_refresh(self.action_jure)

    def _go_back(self) -> None:
        wanted = next((it for it in self._listed if it.slug == self._resume), None)
        if wanted is not None:
            self.follow(wanted.slug)
            self.grade(wanted)

    def _go_to_first(self) -> None:
        """Stand on the first candidat still to be graded."""
        tableau = self.tableau()
        for row, candidat in enumerate(self._listed):
            ligne = tableau.row(candidat)
            if candidat.retire is None and (ligne.statut is None or ligne.statut.restants):
                self.query_one(Table).go_to(row)
                return

    # What the list is made of

    def tableau(self) -> TableauSession:
        """The rows of the candidats, as the juré at work sees them."""
        jure = self.jure.slug if self.jure else "personne"
        if self._tableau is None or self._tableau.jure != jure:
            journal = self.bureau.contexte.journal
            self._tableau = TableauSession(journal, self.ouverte.slug, self.ouverte.bloc, jure)
        return self._tableau

    @property
    def current(self) -> Candidat | None:
        """The candidat under the cursor."""
        return self._listed[self.query_one(Table).cursor] if self._listed else None

    def _cells(self, row: int) -> Sequence[Cellule]:
        candidat = self._listed[row]
        ligne = LigneCandidat(candidat) if candidat.retire is not None else self.tableau().row(candidat)
        return cells(row + 1, ligne, hidden=self.affichage.statuts_masques, width=self.size.width)

    # Painting

    def paint(self) -> None:
        """Show the session as it is now."""
        session = self.ouverte.session
        retires = tuple(it for it in session.candidats if it.retire is not None)
        self._listed = (*session.presentes, *retires)
        self.query_one(Table).show(len(self._listed))
        moi = f"juré {clean(self.jure.nom, limit=40)}" if self.jure else "juré : J vous nomme"
        demo = "DÉMONSTRATION · " if session.demonstration else ""
        self.query_one(Entete).show(f"{demo}{session.bloc} · {clean(session.lieu, limit=40)} · {moi}")
        quand = f"{jour_court(session.date)} · " if session.date else ""
        count = counted(len(session.presentes), "candidat")
        self.query_one("#resume", Cell).put(f" {quand}{count}" if self._listed else f" {NOBODY}", "discret")
        self.saved()

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        live = self.ouverte.live
        bandeau = self.query_one(Bandeau)
        bandeau.say("panne", live.trouble if live.pending else None)
        bandeau.say("lecture_seule", live.refused)
        self.query_one(Entete).indicator.saving(
            live.pending, trouble=live.trouble is not None, read_only=live.refused is not None
        )

    def _look(self) -> None:
        """Take in what other programs wrote."""
        if self.is_current:
            changed = self.ouverte.live.refresh()
            if changed or self._is_stale():
                self.paint()

    def _is_stale(self) -> bool:
        """Whether a row on screen is no longer what the disk says."""
        table = self.query_one(Table)
        top = int(table.scroll_offset.y)
        shown = [it for it in self._listed[top : top + table.size.height] if it.retire is None]
        return any(self.tableau().is_stale(it) for it in shown)

    def follow(self, candidat: str) -> None:
        """Put the cursor on a candidat."""
        slugs = [it.slug for it in self._listed]
        if candidat in slugs:
            self.query_one(Table).go_to(slugs.index(candidat))

    # Commands of the screen itself

    def on_line_list_chosen(self) -> None:
        """A second click on a candidat opens their sheet."""
        self.action_evaluer()

    def action_chercher(self) -> None:
        """Go to the next candidat whose name holds the words."""

        def found(words: str | None) -> None:
            if not words or not words.strip():
                return
            start = self.query_one(Table).cursor + 1
            order = [*self._listed[start:], *self._listed[:start]]
            match = next((it for it in order if sort_key(words.strip()) in sort_key(it.nom)), None)
            if match is None:
                self.say(f"Aucun candidat ne contient « {clean(words.strip(), limit=40)} ».")
            else:
                self.say(None)
                self.follow(match.slug)

        self.app.push_screen(Saisie("Chercher", "Nom d'un candidat"), found)

    def action_infos(self) -> None:
        """Show the épreuve, its rule and what the référentiel contradicts itself in."""
        from certif_tui.ui.screens.infos import Infos

        self.app.push_screen(Infos(self.ouverte.bloc, self.ouverte.referentiel))

    def action_retour(self) -> None:
        """Go back to the sessions."""
        self.dismiss(None)
