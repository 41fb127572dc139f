"""Grading: one juré's sheet for one candidat, held open by one living program at a time."""

from __future__ import annotations

from collections.abc import Callable

from certif_tui.domain.evenements.base import Attache, Moment, Ouverture
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille import decisions
from certif_tui.domain.grille.decisions import DemandeGrille, EnvoiGrille, GrilleRemise, Remettre
from certif_tui.domain.grille.evenements import (
    Avis,
    EvenementGrille,
    PriseEnMain,
)
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc, statut_bloc
from certif_tui.domain.referentiel.model import Bloc, Piece
from certif_tui.domain.refus import Refus, granted
from certif_tui.domain.textes import checked_motif
from certif_tui.journal.journal import NotWritable
from certif_tui.journal.kinds import ECRIT, GRILLE
from certif_tui.journal.presences import Hold
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.contexte import Contexte, new_id
from certif_tui.services.gate.live import Bars, Live, Writer
from certif_tui.services.gate.outcome import Cause, Consultation


class GrilleTenue(Refus):
    """Another living program holds this sheet; opening it with `take_over` takes it from there."""


class PriseAilleurs(GrilleTenue):
    """The sheet was taken over from here: nothing more is written on it."""

    def __init__(self) -> None:
        super().__init__(
            "Cette grille a été prise en main ailleurs\u00a0: elle est ici en lecture seule. "
            "Rouvrez-la depuis la liste pour la reprendre."
        )


class JureParti(Refus):
    """The juré is no longer in the jury: their sheet would count for nothing."""


class GrillePlace(Frozen):
    """Where a sheet belongs: its session (with what binds it there, and its bloc), its candidat, its juré."""

    session: str
    attache: Attache
    bloc: Bloc
    candidat: str
    jure: str
    ecrit: bool = False
    """Whether the sheet is the pre-graded one of the written work, of `candidat` or of a group of that slug."""

    @property
    def stream(self) -> Stream[Grille]:
        """The stream of the sheet."""
        return (ECRIT if self.ecrit else GRILLE).at(self.session, self.candidat, self.jure)


def is_held(contexte: Contexte, session: str, candidat: str, jure: str) -> bool:
    """Whether a living program has that juré's sheet open. Raises `JournalError`."""
    jeton = contexte.journal.read(GRILLE.at(session, candidat, jure)).state.jeton
    return jeton is not None and contexte.presences.is_held(jeton)


def _no_moment() -> Moment:
    return Moment()


def _in_the_jury() -> None:
    return None


def _nothing() -> tuple[Piece, ...]:
    return ()


class GrilleOuverte:
    """A sheet held open for writing.

    `moment` tells where the oral stands when a mark is given, `absence` why nothing the juré writes would count (null
    as long as they are in the jury), `manques` what the épreuve requires and is not there when it is handed in. They
    are asked where the disk is waited for anyway: no mark waits for them.
    """

    def __init__(
        self,
        contexte: Contexte,
        writer: Writer,
        place: GrillePlace,
        *,
        moment: Callable[[], Moment] = _no_moment,
        absence: Callable[[], str | None] = _in_the_jury,
        manques: Callable[[], tuple[Piece, ...]] = _nothing,
        take_over: bool = False,
    ) -> None:
        """Open and take the sheet; in a folder that can only be read it is there to be looked at, and not taken.

        Raises `JureParti`, `GrilleTenue` unless `take_over`, `JournalError` when it cannot be read.
        """
        self.contexte, self.place, self.moment, self._absence = contexte, place, moment, absence
        self._manques = manques
        self._jeton = new_id()
        self._check_jure()
        self.live: Live[Grille] = Live(contexte.journal, place.stream, writer, Bars(self._veto, self._parti))
        self._hold: Hold | None = None
        self.live.check_writable()
        if not isinstance(self.live.refused, Consultation):
            self._take(take_over=take_over)

    def _veto(self, grille: Grille) -> Refus | None:
        return None if grille.jeton == self._jeton else PriseAilleurs()

    def _parti(self) -> Refus | None:
        absence = self._absence()
        return None if absence is None else JureParti(absence)

    def _take(self, *, take_over: bool) -> None:
        presences, holder = self.contexte.presences, self.grille.jeton
        try:
            if holder and not take_over and presences.is_held(holder):
                raise GrilleTenue("Cette grille est déjà ouverte ailleurs avec votre nom.")
            self._hold = presences.hold(self._jeton)
        except NotWritable:
            self.live.refused = Consultation()
            return
        taken = self.live.record(lambda _grille: self._taking())
        if taken.cause is not None and not self.live.refused:
            self.close()
            raise taken.cause

    def _taking(self) -> list[EvenementGrille]:
        taken = PriseEnMain(**self.contexte.entete(), jeton=self._jeton)
        if self.live.seq:
            return [taken]
        flux, attache = self.place.stream.path, self.place.attache
        return [Ouverture(**self.contexte.entete(), flux=flux, **attache._asdict()), taken]

    @property
    def grille(self) -> Grille:
        """The sheet as it stands."""
        return self.live.state

    @property
    def statut(self) -> StatutBloc:
        """What the marks make of the bloc."""
        return statut_bloc(self.place.bloc, self.grille.avis, remise=self.grille.remise is not None)

    @property
    def lecture_seule(self) -> Cause | None:
        """Why nothing can be changed now, null when marks are welcome."""
        return self.live.refused or (GrilleRemise() if self.grille.remise else None)

    def evaluate(self, code: str, avis: Avis | None) -> None:
        """Set or clear the judgement on a critère. Raises why it is not written, and not on its way."""
        demande = self._demande()
        self.live.record_or_raise(lambda grille: decisions.evaluate(grille, demande, code, avis))

    def write_remarque(self, cible: str, texte: str, *, brouillon: bool = False) -> None:
        """Write the remarque on a critère or a compétence; an empty text removes it. Raises as `evaluate`."""
        demande = self._demande()
        self.live.record_or_raise(
            lambda grille: decisions.write_remarque(grille, demande, cible, texte, brouillon=brouillon)
        )

    def undo(self, combien: int = 1) -> str:
        """Take back the last changes, one gesture; returns the code the first touched. Raises `Refus` without any."""
        demande, faits = self._demande(), self.grille.faits
        self.live.record_or_raise(lambda grille: decisions.undo(grille, demande, combien))
        return faits[-combien:][0].code

    def redo(self, combien: int = 1) -> str:
        """Do again what was last taken back; returns the code the last touched. Raises `Refus` when there is none."""
        demande, defaits = self._demande(), self.grille.defaits
        self.live.record_or_raise(lambda grille: decisions.redo(grille, demande, combien))
        return defaits[-combien:][0].code

    def hand_in(self, malgre: str = "") -> None:
        """Hand the sheet in; `malgre` says why where it does not rest on what the épreuve requires.

        Raises `GrilleIncomplete` with holes, `PiecesManquantes` without that motif, `JureParti`, `Refus` while marks
        are unsaved.
        """
        self.live.check_open()
        self._check_jure()
        demande = self._demande()
        tete = None if self.live.pending else self.live.head
        remettre = Remettre(tete, self.place.ecrit, self._manques(), malgre)
        self.live.record_or_raise(lambda grille: decisions.hand_in(grille, demande, remettre))

    def reopen(self, motif: str) -> None:
        """Reopen a sheet that was handed in. Raises `JureParti`, `Refus` without a usable motif."""
        self.live.check_open()
        self._check_jure()
        acte = self.contexte.acte()
        self.live.record_or_raise(lambda grille: decisions.reopen(grille, acte, motif))

    def send(self, motif: str) -> EnvoiGrille:
        """The sheet as it goes to another candidat. Raises `Refus` without a usable motif, or while it is unsaved."""
        given = checked_motif(motif, "Le déplacement demande un motif.")
        if self.lecture_seule:
            raise self.lecture_seule
        if self.live.pending:
            raise Refus("La grille n'est pas encore enregistrée\u00a0: réessayez dans un instant.")
        return EnvoiGrille(self.place.candidat, self.grille, self.live.head, given)

    def receive(self, envoi: EnvoiGrille) -> None:
        """Take in a sheet filled for the wrong candidat. Raises `Refus` where marks stand."""
        acte = self.contexte.acte()
        self.live.record_or_raise(lambda grille: decisions.receive(grille, acte, envoi))

    def give_away(self, vers: str, motif: str) -> None:
        """Empty the sheet, whose marks stand under `vers`. Raises as `evaluate`."""
        acte = self.contexte.acte()
        self.live.record_or_raise(lambda grille: decisions.give_away(grille, acte, vers, motif))

    def close(self) -> None:
        """Let the sheet go; what is pending is still written."""
        if self._hold:
            self._hold.release()

    def _demande(self) -> DemandeGrille:
        return DemandeGrille(self.contexte.acte(), self.place.bloc, self.moment())

    def _check_jure(self) -> None:
        parti = self._parti()
        if parti is not None:
            raise parti


def move_grille(source: GrilleOuverte, cible: GrilleOuverte, motif: str) -> None:
    """Move the marks of `source`, filled for the wrong candidat, to `cible`, which must be blank and write at once.

    The copy is on the disk before the source is emptied: nothing is lost in between. Raises `Refus`.
    """
    envoi = check_move(source, cible, motif)
    cible.receive(envoi)
    source.give_away(cible.place.candidat, envoi.motif)


def check_move(source: GrilleOuverte, cible: GrilleOuverte, motif: str) -> EnvoiGrille:
    """What would be moved. Raises `Refus` when the marks of `source` cannot be moved to `cible`."""
    envoi = source.send(motif)
    granted(decisions.give_away(source.grille, source.contexte.acte(), cible.place.candidat, motif))
    granted(decisions.receive(cible.grille, cible.contexte.acte(), envoi))
    return envoi
