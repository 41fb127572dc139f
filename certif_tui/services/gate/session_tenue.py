"""A session held open: its state, its frozen référentiel, and the one way to change it."""

from __future__ import annotations

from certif_tui.domain.chrono.epreuve import PhasePrevue, plan_for, plan_of
from certif_tui.domain.evenements.base import Attache, Ouverture
from certif_tui.domain.referentiel.frozen import parse_frozen
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.state import Session
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.proof import defaut_of_referentiel
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.live import Live, Writer
from certif_tui.services.gate.outcome import Decision, E, Outcome


class SessionTenue:
    """What every use case of a session starts from.

    Every change is refused where the session can only be read.
    """

    def __init__(self, contexte: Contexte, writer: Writer, slug: str) -> None:
        """Open the session. Raises `JournalError` when it cannot be read, `Refus` when it has no usable référentiel."""
        self.contexte = contexte
        self.live: Live[Session] = Live(contexte.journal, SESSION.at(slug), writer)
        self.live.check_writable()
        self.referentiel, self.sha = _frozen_referentiel(contexte, slug)
        first = next(iter(self.live.evenements), None)
        opened_with = first.referentiel if isinstance(first, Ouverture) else ""
        self._referentiel_change = defaut_of_referentiel(slug, self.sha, opened_with)
        self.attache = Attache(self.sha, first.id if isinstance(first, Ouverture) else None)
        try:
            self.bloc: Bloc = self.referentiel.bloc(self.session.bloc)
        except KeyError as error:
            message = f"{slug}\u00a0: le bloc {self.session.bloc!r} n'est pas dans le référentiel de la session."
            raise Refus(message) from error

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.live.state

    @property
    def slug(self) -> str:
        """The session's slug."""
        return self.live.state.slug

    @property
    def defauts(self) -> tuple[str, ...]:
        """Why what the session says is no proof, in French; none when it is one."""
        return tuple(filter(None, (self.live.defaut, self._referentiel_change)))

    def plan(self, candidat: str) -> tuple[PhasePrevue, ...]:
        """The timed phases of that candidat's oral, less their delay. Raises `KeyError` for an unknown candidat."""
        return plan_for(self.bloc.epreuve, self.session, self.session.candidat(candidat))

    def full_plan(self, candidat: str) -> tuple[PhasePrevue, ...]:
        """The same had they come in time. Raises `KeyError` for an unknown candidat."""
        return plan_of(self.bloc.epreuve, self.session.durees, self.session.candidat(candidat).facteur)

    def record(self, decide: Decision[Session, E]) -> Outcome[E]:
        """Record at once what `decide` makes of the session, and say what became of it: the gate of every change of it.

        It decides again on what others made of the session, where they wrote first.
        """
        return self.live.record(decide)

    def record_or_raise(self, decide: Decision[Session, E]) -> tuple[E, ...]:
        """The same, for whom what was recorded is all: raises why it was refused."""
        return self.live.record_or_raise(decide)


def _frozen_referentiel(contexte: Contexte, slug: str) -> tuple[Referentiel, str]:
    from pydantic import ValidationError

    try:
        return parse_frozen(contexte.journal.referentiel(slug))
    except ValidationError as error:
        raise Refus(
            f"{slug}/referentiel.json est illisible. Lancez «\u00a0certif-tui verifier {slug}\u00a0» pour le détail."
        ) from error
