"""Grading: one juré's sheet for one candidat, held open by one living program at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from certif_tui.domain.evenements.base import Annulation, Moment, Ouverture
from certif_tui.domain.grille.evenements import (
    Avis,
    AvisDonne,
    Decompte,
    GrilleRecue,
    GrilleTransferee,
    PriseEnMain,
    RemarqueEcrite,
    Remise,
    Reouverture,
    Retablissement,
)
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import VERSION_REGLE, StatutBloc, first_hole, is_allowed, statut_bloc
from certif_tui.domain.referentiel.model import Bloc, Critere
from certif_tui.domain.refus import Refus
from certif_tui.domain.textes import MAX_TEXTE, checked_motif, checked_texte
from certif_tui.journal.journal import FolderReadOnly, Hold, Journal, JournalError
from certif_tui.journal.kinds import ECRIT, GRILLE
from certif_tui.journal.streams import Stream
from certif_tui.services.gate.contexte import Contexte, new_id
from certif_tui.services.gate.live import CONSULTATION, Bars, Live, Writer

PRISE_AILLEURS = (
    "Cette grille a été prise en main ailleurs\u00a0: elle est ici en lecture seule. "
    "Rouvrez-la depuis la liste pour la reprendre."
)
REMISE_FAITE = "La grille est remise\u00a0: rouvrez-la depuis le bilan (B, puis O) pour la modifier."


class GrilleTenue(Refus):
    """Another living program holds this sheet; opening it with `take_over` takes it from there."""


class JureParti(Refus):
    """The juré is no longer in the jury: their sheet would count for nothing."""


class GrilleIncomplete(Refus):
    """The sheet cannot be handed in: `critere` is the first one not yet evaluated, out of `restants`."""

    def __init__(self, critere: Critere, restants: int) -> None:
        pluriel = "s" if restants > 1 else ""
        super().__init__(f"Il reste {restants} critère{pluriel} à évaluer\u00a0: le premier est {critere.code}.")
        self.critere = critere


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet belongs: its session (with the référentiel's SHA-256 and bloc), its candidat, its juré."""

    session: str
    sha: str
    bloc: Bloc
    candidat: str
    jure: str
    ecrit: bool = False
    """Whether the sheet is the pre-graded one of the written work, of `candidat` or of a group of that slug."""

    @property
    def stream(self) -> Stream[Grille]:
        """The stream of the sheet."""
        return (ECRIT if self.ecrit else GRILLE).at(self.session, self.candidat, self.jure)


def is_held(journal: Journal, session: str, candidat: str, jure: str) -> bool:
    """Whether a living program has that juré's sheet open. Raises `JournalError`."""
    jeton = journal.read(GRILLE.at(session, candidat, jure)).state.jeton
    return jeton is not None and journal.is_held(jeton)


def _no_moment() -> Moment:
    return Moment()


def _in_the_jury() -> None:
    return None


class GrilleOuverte:
    """A sheet held open for writing.

    `moment` tells where the oral stands when a mark is given, `absence` why nothing the juré writes would count (null
    as long as they are in the jury). It is asked where the disk is waited for anyway: no mark waits for it.
    """

    def __init__(
        self,
        contexte: Contexte,
        writer: Writer,
        place: Place,
        *,
        moment: Callable[[], Moment] = _no_moment,
        absence: Callable[[], str | None] = _in_the_jury,
        take_over: bool = False,
    ) -> None:
        """Open and take the sheet; in a folder that can only be read it is there to be looked at, and not taken.

        Raises `JureParti`, `GrilleTenue` unless `take_over`, `JournalError` when it cannot be read.
        """
        self.contexte, self.place, self.moment, self._absence = contexte, place, moment, absence
        self._jeton = new_id()
        self._check_jure()
        self.live: Live[Grille] = Live(contexte.journal, place.stream, writer, Bars(self._veto, absence))
        self._hold: Hold | None = None
        self.live.check_writable()
        if self.live.refused != CONSULTATION:
            self._take(take_over=take_over)

    def _veto(self, grille: Grille) -> str | None:
        return None if grille.jeton == self._jeton else PRISE_AILLEURS

    def _take(self, *, take_over: bool) -> None:
        journal, holder = self.contexte.journal, self.grille.jeton
        try:
            if holder and not take_over and journal.is_held(holder):
                raise GrilleTenue("Cette grille est déjà ouverte ailleurs avec votre nom.")
            self._hold = journal.hold(self._jeton)
        except FolderReadOnly:
            self.live.refused = CONSULTATION
            return
        first = []
        if not self.live.seq:
            flux = self.place.stream.path
            first.append(Ouverture(**self.contexte.entete(), flux=flux, referentiel=self.place.sha))
        try:
            self.live.record(*first, PriseEnMain(**self.contexte.entete(), jeton=self._jeton))
        except JournalError:
            self.close()
            raise

    @property
    def grille(self) -> Grille:
        """The sheet as it stands."""
        return self.live.state

    @property
    def statut(self) -> StatutBloc:
        """What the marks make of the bloc."""
        return statut_bloc(self.place.bloc, self.grille.avis, remise=self.grille.remise is not None)

    @property
    def lecture_seule(self) -> str | None:
        """Why nothing can be changed now, null when marks are welcome."""
        return self.live.refused or (REMISE_FAITE if self.grille.remise else None)

    def evaluate(self, code: str, avis: Avis | None) -> None:
        """Set or clear the judgement on a critère. Raises `Refus`."""
        self._check_open()
        critere = self.place.bloc.critere_by_code.get(code)
        if critere is None:
            raise Refus(f"Critère inconnu dans {self.place.bloc.code}\u00a0: {code}.")
        if not is_allowed(critere, avis):
            raise Refus(
                f"«\u00a0Sans objet\u00a0» n'est pas permis pour {code}\u00a0: "
                "il n'est pas «\u00a0le cas échéant\u00a0»."
            )
        self.live.record(AvisDonne(**self.contexte.entete(), critere=code, avis=avis, moment=self.moment()))

    def write_remarque(self, cible: str, texte: str, *, brouillon: bool = False) -> None:
        """Write the remarque on a critère or a compétence; an empty text removes it. Raises `Refus`."""
        self._check_open()
        if cible not in self.place.bloc.critere_by_code and cible not in self.place.bloc.competence_by_code:
            raise Refus(f"Code inconnu dans {self.place.bloc.code}\u00a0: {cible}.")
        if len(texte) > MAX_TEXTE:
            raise Refus(f"Cette remarque est trop longue\u00a0: {len(texte)} caractères, {MAX_TEXTE} au plus.")
        checked_texte(texte)
        self.live.record(
            RemarqueEcrite(
                **self.contexte.entete(), cible=cible, texte=texte, brouillon=brouillon, moment=self.moment()
            )
        )

    def undo(self) -> str:
        """Take back the last change; returns the code it touched. Raises `Refus` when there is none."""
        self._check_open()
        if not self.grille.faits:
            raise Refus("Rien à annuler.")
        geste = self.grille.faits[-1]
        self.live.record(Annulation(**self.contexte.entete(), cible=geste.id, moment=self.moment()))
        return geste.code

    def redo(self) -> str:
        """Do again what was last taken back; returns the code it touched. Raises `Refus` when there is none."""
        self._check_open()
        if not self.grille.defaits:
            raise Refus("Rien à rétablir.")
        geste = self.grille.defaits[-1]
        self.live.record(Retablissement(**self.contexte.entete(), cible=geste.id, moment=self.moment()))
        return geste.code

    def hand_in(self) -> None:
        """Hand the sheet in. Raises `GrilleIncomplete` with holes, `JureParti`, `Refus` while marks are unsaved."""
        self._check_open()
        self._check_jure()
        if self.place.ecrit:
            raise Refus("Ce qui est noté à l'écrit ne se remet pas\u00a0: confirmez-le sur la grille de l'oral.")
        hole = first_hole(self.place.bloc, self.grille.avis)
        if hole:
            raise GrilleIncomplete(hole, self.statut.restants)
        if self.live.pending:
            raise Refus(
                "La grille n'est pas encore enregistrée\u00a0: attendez que le disque réponde, puis remettez-la."
            )
        statut = statut_bloc(self.place.bloc, self.grille.avis, remise=True)
        decomptes = tuple(
            Decompte(competence=it.code, valides=it.valides, total=it.total, requis=it.requis, statut=it.statut)
            for it in statut.competences
        )
        head = self.live.head
        self.live.record(
            Remise(**self.contexte.entete(), statut=statut.statut, decomptes=decomptes, regle=VERSION_REGLE, tete=head)
        )

    def reopen(self, motif: str) -> None:
        """Reopen a sheet that was handed in. Raises `JureParti`, `Refus` without a usable motif."""
        self.live.check_open()
        if not self.grille.remise:
            raise Refus("La grille n'est pas remise\u00a0: rien à rouvrir.")
        self._check_jure()
        given = checked_motif(motif, "La réouverture demande un motif.")
        self.live.record(Reouverture(**self.contexte.entete(), motif=given))

    def close(self) -> None:
        """Let the sheet go; what is pending is still written."""
        if self._hold:
            self._hold.release()

    def _check_jure(self) -> None:
        absence = self._absence()
        if absence is not None:
            raise JureParti(absence)

    def _check_open(self) -> None:
        self.live.check_open()
        if self.lecture_seule:
            raise Refus(self.lecture_seule)


def move_grille(source: GrilleOuverte, cible: GrilleOuverte, motif: str) -> None:
    """Move the marks of `source`, filled for the wrong candidat, to `cible`, which must be blank and write at once.

    The copy is on the disk before the source is emptied: nothing is lost in between. Raises `Refus`.
    """
    given = check_move(source, cible, motif)
    if not _already_received(source, cible):
        _receive(source, cible, given)
    source.live.record(GrilleTransferee(**source.contexte.entete(), vers=cible.place.candidat, motif=given))


def check_move(source: GrilleOuverte, cible: GrilleOuverte, motif: str) -> str:
    """The motif as it is kept. Raises `Refus` when the marks of `source` cannot be moved to `cible`."""
    given = checked_motif(motif, "Le déplacement demande un motif.")
    if source.lecture_seule or source.live.pending:
        raise Refus(source.lecture_seule or "La grille n'est pas encore enregistrée\u00a0: réessayez dans un instant.")
    if source.grille.is_vierge:
        raise Refus("Cette grille est vierge\u00a0: il n'y a rien à déplacer.")
    if not _already_received(source, cible) and (cible.lecture_seule or not cible.grille.is_vierge):
        raise Refus("La grille de ce candidat n'est pas vierge\u00a0: le déplacement écraserait ses avis.")
    return given


def _already_received(source: GrilleOuverte, cible: GrilleOuverte) -> bool:
    """Whether an earlier move was cut off after the copy and only the source is left to empty."""
    recue = cible.grille.recue
    if recue is None or recue.depuis != source.place.candidat:
        return False
    return (recue.avis, recue.remarques) == (_avis(source.grille), _remarques(source.grille))


def _avis(grille: Grille) -> dict[str, Avis]:
    return {code: case.avis for code, case in grille.cases.items() if case.avis}


def _remarques(grille: Grille) -> dict[str, str]:
    return {code: case.remarque for code, case in grille.cases.items() if case.remarque}


def _receive(source: GrilleOuverte, cible: GrilleOuverte, motif: str) -> None:
    cible.live.record(
        GrilleRecue(
            **cible.contexte.entete(),
            depuis=source.place.candidat,
            tete=source.live.head,
            avis=_avis(source.grille),
            remarques=_remarques(source.grille),
            motif=motif,
        )
    )
    cible.live.check_open()
