"""A session held open: its state, its frozen référentiel, and the one way to change it."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.chrono.epreuve import PhasePrevue, plan_for, plan_of
from certif_tui.domain.evenements.base import Attache, Evenement, Ouverture
from certif_tui.domain.referentiel.frozen import parse_frozen
from certif_tui.domain.referentiel.model import Bloc, Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.responsable import named, naming
from certif_tui.domain.session.responsable import ResponsableNomme
from certif_tui.domain.session.state import Session
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.proof import defaut_of_referentiel
from certif_tui.services.gate.contexte import Contexte, Responsable
from certif_tui.services.gate.live import Live, Writer
from certif_tui.services.gate.outcome import Decision, E, Outcome


class SessionTenue:
    """What every use case of a session starts from.

    Every change is refused where the session can only be read.
    """

    def __init__(self, contexte: Contexte, writer: Writer, slug: str) -> None:
        """Open the session. Raises `JournalError` when it cannot be read, `Refus` when it has no usable référentiel."""
        self.contexte = self._login = contexte
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

    def work_as(self, jure: str | None) -> None:
        """Sign what is changed from now on as that juré, by their slug; as the login while nobody is one."""
        self.contexte = self._login if jure is None else self._login.signed_by(jure)

    @property
    def responsable(self) -> Responsable:
        """Who works under the login, whoever signs now."""
        return self._login.responsable

    def plan(self, candidat: str) -> tuple[PhasePrevue, ...]:
        """The timed phases of that candidat's oral, less their delay. Raises `KeyError` for an unknown candidat."""
        return plan_for(self.bloc.epreuve, self.session, self.session.candidat(candidat))

    def full_plan(self, candidat: str) -> tuple[PhasePrevue, ...]:
        """The same had they come in time. Raises `KeyError` for an unknown candidat."""
        return plan_of(self.bloc.epreuve, self.session.durees, self.session.candidat(candidat).facteur)

    def record(self, decide: Decision[Session, E]) -> Outcome[E]:
        """Record at once what `decide` makes of the session, and say what became of it: the gate of every change of it.

        It decides again on what others made of the session, where they wrote first. The person at the keyboard is
        named in the same append, where the session does not say yet who works under that login.
        """

        entete = self.contexte.entete()

        def by_somebody(session: Session) -> Sequence[Evenement] | Refus:
            decided = decide(session)
            if isinstance(decided, Refus):
                return decided
            return named(decided, entete, self._responsable(session), session.responsables)

        outcome = self.live.record(by_somebody)
        made: tuple[E, ...] = tuple(it for it in outcome.evenements if not isinstance(it, ResponsableNomme))  # type: ignore[misc]
        return Outcome(outcome.fate, made, outcome.cause)

    def record_or_raise(self, decide: Decision[Session, E]) -> tuple[E, ...]:
        """The same, for whom what was recorded is all: raises why it was refused."""
        return self.record(decide).events_or_raise()

    def name_responsable(self) -> None:
        """Say who works under this login, for what they do elsewhere than in the session's own stream."""
        entete = self.contexte.entete()
        self.live.record_or_raise(lambda session: naming(entete, self._responsable(session), session.responsables))

    def _responsable(self, session: Session) -> str | None:
        """Who is at the keyboard without being a juré; null where the login is a juré's slug, and told as theirs."""
        contexte = self.contexte
        return None if contexte.auteur in dict(session.jury.named()) else contexte.responsable.nom


def _frozen_referentiel(contexte: Contexte, slug: str) -> tuple[Referentiel, str]:
    from pydantic import ValidationError

    try:
        return parse_frozen(contexte.journal.referentiel(slug))
    except ValidationError as error:
        raise Refus(
            f"{slug}/referentiel.json est illisible. Lancez «\u00a0certif-tui verifier {slug}\u00a0» pour le détail."
        ) from error
