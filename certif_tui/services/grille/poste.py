"""A juré's desk in a session: who they are, and the sheets and clocks they open."""

from __future__ import annotations

from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.grille.pieces import manques
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.referentiel.model import Piece
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.journal.journal import JournalError
from certif_tui.journal.sheets import sheet_of
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.live import Writer
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.evaluation import GrilleOuverte, GrillePlace, check_move, move_grille
from certif_tui.services.oral.passage import ChronoOuvert, move_chrono
from certif_tui.services.preparation.sessions import SessionOuverte


class Poste(Frozen):
    """The session held open, the juré at work, and the writer their changes go through."""

    ouverte: SessionOuverte
    jure: Jure
    writer: Writer

    @property
    def contexte(self) -> Contexte:
        """The context, signed by the juré."""
        return self.ouverte.contexte.signed_by(self.jure.slug)

    def absence(self, candidat: str) -> str | None:
        """Why nothing the juré writes of a candidat, or of a group, would count, as the disk has it now.

        Null as long as they are in the jury and not excused.
        """
        self.ouverte.live.refresh()
        session = self.ouverte.session
        known = next((it for it in session.jures if it.slug == self.jure.slug), None)
        why = session.jury.absence(self.jure.slug) if known is None else session.jury.dispense(known, candidat)
        return f"{cite(self.jure.nom)} {why}\u00a0: rien de ce qui est noté ici ne compterait." if why else None

    def manques(self, candidat: str, chrono: ChronoOuvert | None) -> tuple[Piece, ...]:
        """What the épreuve requires of that candidat's sheet and is not there, as the disk has it now.

        A clock that cannot be read, null here, proves no oral.
        """
        self.ouverte.live.refresh()
        if chrono is not None:
            chrono.live.refresh()
        session = self.ouverte.session
        known = Chrono() if chrono is None else chrono.chrono
        return manques(session, session.candidat(candidat), known, self.ouverte.bloc)

    def place(self, candidat: str) -> GrillePlace:
        """Where the juré's sheet for that candidat is kept."""
        _candidat, jure = self._sheet(candidat).slugs
        return GrillePlace(self.ouverte.slug, self.ouverte.attache, self.ouverte.bloc, candidat, jure)

    def _sheet(self, candidat: str) -> Stream[Grille]:
        return sheet_of(self.contexte.journal, self.ouverte.slug, candidat, self.jure)

    def open_chrono(self, candidat: str) -> ChronoOuvert:
        """Open the clock of that candidat's oral. Raises `JournalError`."""
        return ChronoOuvert(
            self.contexte,
            self.writer,
            session=self.ouverte.slug,
            attache=self.ouverte.attache,
            candidat=candidat,
            plan=lambda: self.ouverte.plan(candidat),
        )

    def open_grille(self, candidat: str, chrono: ChronoOuvert, *, take_over: bool = False) -> GrilleOuverte:
        """Open the sheet for a candidat. Raises `JureParti`, `GrilleTenue` unless `take_over`, `JournalError`."""
        return GrilleOuverte(
            self.contexte,
            self.writer,
            self.place(candidat),
            moment=chrono.moment,
            absence=lambda: self.absence(candidat),
            manques=lambda: self.manques(candidat, chrono),
            take_over=take_over,
        )

    def look_at(self, candidat: str) -> Grille:
        """The juré's sheet for that candidat as it stands; nothing is created, no pen taken. Raises `JournalError`."""
        return self.contexte.journal.read(self._sheet(candidat)).state

    def can_receive(self, source: GrilleOuverte, vers: Candidat) -> bool:
        """Whether `source` could be moved to that candidat: their sheet is blank, or already holds a cut-off copy."""
        if vers.slug == source.place.candidat:
            return False
        try:
            grille = self.look_at(vers.slug)
        except JournalError:
            return False
        copied = grille.recue is not None and grille.recue.depuis == source.place.candidat
        return copied or (grille.is_vierge and grille.remise is None)

    def can_receive_chrono(self, source: ChronoOuvert, vers: Candidat) -> bool:
        """Whether that candidat's clock never ran, or already holds a cut-off copy of `source`."""
        try:
            chrono = self.open_chrono(vers.slug).chrono
        except JournalError:
            return False
        return not chrono.actions or (chrono.recu is not None and chrono.recu.depuis == source.candidat)

    def move(self, source: GrilleOuverte, vers: Candidat, motif: str, chrono: ChronoOuvert | None = None) -> None:
        """Move a sheet filled for the wrong candidat, and `chrono`, the clock run with it, when it is given.

        The clock goes first: cut off in between, the move can be asked for again. Raises `Refus`, `JournalError`.
        """
        cible = GrilleOuverte(
            self.contexte, DirectWriter(), self.place(vers.slug), absence=lambda: self.absence(vers.slug)
        )
        try:
            check_move(source, cible, motif)
            if chrono is not None:
                move_chrono(chrono, replace(self, writer=DirectWriter()).open_chrono(vers.slug), motif)
            move_grille(source, cible, motif)
        finally:
            cible.close()
