"""Preparing and running a session: creating it, its jury, its candidats, their presence and their time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from certif_tui.domain import session as sessions
from certif_tui.domain.epreuve import PhasePrevue, plan_of, shortened
from certif_tui.domain.evenements.base import Ouverture
from certif_tui.domain.evenements.session import (
    PLEIN_TEMPS,
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    DureeFixee,
    EvenementSession,
    Facteur,
    JureAjoute,
    OrdreFixe,
    Precisions,
    Presence,
    SessionCreee,
)
from certif_tui.domain.noms import cle_de_tri
from certif_tui.domain.presence import Retard
from certif_tui.domain.referentiel import Bloc, Referentiel
from certif_tui.domain.session import Candidat, Jure, Session
from certif_tui.journal.journal import SessionExists
from certif_tui.journal.streams import session_stream
from certif_tui.services.contexte import Contexte
from certif_tui.services.horaires import Horaires
from certif_tui.services.live import Folding, Live, Writer
from certif_tui.services.presence import presence_noted
from certif_tui.services.refus import Refus
from certif_tui.services.slugs import slug_of
from certif_tui.services.textes import checked_minutes, checked_motif, checked_texte

MAX_NOM = 300
SANS_PRECISIONS = Precisions()


@dataclass(frozen=True, slots=True)
class Inscription:
    """A candidat to add: their name, the factor that lengthens their time, what else is said of them."""

    nom: str
    facteur: Facteur = PLEIN_TEMPS
    precisions: Precisions = SANS_PRECISIONS


@dataclass(frozen=True, slots=True)
class Projet:
    """What a session is created from; `durees` in minutes by phase code."""

    bloc: str
    date: date
    lieu: str
    fuseau: str = "Europe/Paris"
    jures: tuple[str, ...] = ()
    candidats: tuple[Inscription, ...] = ()
    durees: tuple[tuple[str, int], ...] = ()
    demonstration: bool = False


def create_session(contexte: Contexte, referentiel: Referentiel, frozen: bytes, projet: Projet) -> str:
    """Create the session whole and return its slug; `frozen` is the référentiel's text as it is to be kept.

    Raises `Refus` when the bloc or the time zone is unknown or the place empty, `StorageFailure` when the disk refuses.
    """
    _check(referentiel, projet)
    taken = set(contexte.journal.sessions())
    while True:
        slug = slug_of(f"{projet.date.isoformat()} {projet.bloc} {projet.lieu}", taken)
        try:
            contexte.journal.create(slug, frozen, _first_events(contexte, slug, frozen, projet))
        except SessionExists:
            taken.add(slug)
        else:
            return slug


def _check(referentiel: Referentiel, projet: Projet) -> None:
    if projet.bloc not in {bloc.code for bloc in referentiel.blocs}:
        connus = ", ".join(bloc.code for bloc in referentiel.blocs)
        raise Refus(f"Bloc inconnu\u00a0: {projet.bloc}. Blocs du référentiel\u00a0: {connus}.")
    if not projet.lieu.strip():
        raise Refus("Le lieu manque\u00a0: indiquez la ville ou la salle.")
    checked_texte(projet.lieu)
    for phase, minutes in projet.durees:
        _check_duree(referentiel.bloc(projet.bloc), phase, minutes)
    try:
        ZoneInfo(projet.fuseau)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refus(f"Fuseau horaire inconnu\u00a0: {projet.fuseau}. Exemple\u00a0: Europe/Paris.") from error
    for nom in (*projet.jures, *(candidat.nom for candidat in projet.candidats)):
        checked_nom(nom)


def _check_duree(bloc: Bloc, phase: str, minutes: int | None) -> None:
    known = [each.code for each in bloc.epreuve.oral.phases]
    if phase not in known:
        raise Refus(f"Phase inconnue\u00a0: {phase}. Phases de {bloc.code}\u00a0: {', '.join(known)}.")
    if minutes is not None:
        checked_minutes(minutes)


def checked_nom(nom: str) -> str:
    """The name without needless spaces. Raises `Refus` when it is empty or too long."""
    short = " ".join(nom.split())
    if not short:
        raise Refus("Le nom est vide\u00a0: tapez un nom.")
    if len(short) > MAX_NOM:
        raise Refus(f"Ce nom est trop long\u00a0: {len(short)} caractères, {MAX_NOM} au plus.")
    return checked_texte(short)


def _first_events(contexte: Contexte, slug: str, frozen: bytes, projet: Projet) -> list[EvenementSession]:
    sha = hashlib.sha256(frozen).hexdigest()
    return [
        Ouverture(**contexte.entete(), flux=session_stream(slug).path, referentiel=sha),
        SessionCreee(
            **contexte.entete(),
            bloc=projet.bloc,
            date=projet.date,
            lieu=projet.lieu.strip(),
            fuseau=projet.fuseau,
            demonstration=projet.demonstration,
        ),
        *(DureeFixee(**contexte.entete(), phase=phase, minutes=minutes) for phase, minutes in projet.durees),
        *jures_added(contexte, projet.jures, ()),
        *candidats_added(contexte, projet.candidats, ()),
    ]


def jures_added(contexte: Contexte, noms: Sequence[str], deja: Sequence[Jure]) -> list[JureAjoute]:
    """The events that add jurés to those `deja` there."""
    taken = {jure.slug for jure in deja}
    added = []
    for nom in map(checked_nom, noms):
        slug = slug_of(nom, taken, default="jure")
        taken.add(slug)
        added.append(JureAjoute(**contexte.entete(), jure=slug, nom=nom))
    return added


def candidats_added(
    contexte: Contexte, inscriptions: Sequence[Inscription], deja: Sequence[Candidat], importation: str | None = None
) -> list[CandidatAjoute]:
    """The events that add candidats to those `deja` there; `importation` marks those of one file."""
    taken = {candidat.slug for candidat in deja}
    added = []
    for inscription in inscriptions:
        nom = checked_nom(inscription.nom)
        slug = slug_of(nom, taken, default="candidat")
        taken.add(slug)
        added.append(
            CandidatAjoute(
                **contexte.entete(),
                **inscription.precisions.model_dump(),
                candidat=slug,
                nom=nom,
                facteur=inscription.facteur,
                importation=importation,
            )
        )
    return added


@lru_cache(maxsize=8)
def parse_frozen(frozen: bytes) -> tuple[Referentiel, str]:
    """The référentiel a session was opened with, and its SHA-256. Raises pydantic's `ValidationError` when damaged."""
    return Referentiel.model_validate_json(frozen), hashlib.sha256(frozen).hexdigest()


class SessionOuverte:
    """A session held open: its state, its frozen référentiel, and what can be changed in it.

    Every change raises `Refus` where the session can only be read.
    """

    def __init__(self, contexte: Contexte, writer: Writer, slug: str) -> None:
        """Open the session. Raises `JournalError` when it cannot be read, `Refus` when it has no usable référentiel."""
        self.contexte = contexte
        self.live: Live[Session] = Live(
            contexte.journal,
            session_stream(slug),
            Folding(lambda evenements: sessions.fold(slug, evenements), sessions.apply),
            writer,
        )
        self.live.check_writable()
        self.referentiel, self.sha = _frozen_referentiel(contexte, slug)
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

    def plan(self, candidat: str) -> tuple[PhasePrevue, ...]:
        """The timed phases of that candidat's oral, less their delay. Raises `KeyError` for an unknown candidat."""
        retard = self.session.candidat(candidat).retard
        full = self.full_plan(candidat)
        return shortened(full, retard.retire_ms) if retard else full

    def full_plan(self, candidat: str) -> tuple[PhasePrevue, ...]:
        """The same had they come in time. Raises `KeyError` for an unknown candidat."""
        return plan_of(self.bloc.epreuve, self.session.durees, self.session.candidat(candidat).facteur)

    def add_jure(self, nom: str) -> Jure:
        """Add a juré to the jury. Raises `Refus` for an unusable name."""
        [evenement] = jures_added(self.contexte, [nom], self.session.jures)
        self._record(evenement)
        return Jure(evenement.jure, evenement.nom)

    def add_candidats(self, inscriptions: Sequence[Inscription]) -> None:
        """Add candidats at the end of the list. Raises `Refus` for an unusable name; then none is added."""
        self._record(*candidats_added(self.contexte, inscriptions, self.session.candidats))

    def rename(self, candidat: str, nom: str) -> None:
        """Correct a candidat's name. Raises `Refus` for an unusable one."""
        self._record(CandidatRenomme(**self.contexte.entete(), candidat=candidat, nom=checked_nom(nom)))

    def move(self, candidat: str, by: int) -> None:
        """Move a candidat up (negative) or down the order of passage, among those not withdrawn.

        Where both have a passage in the plan, these are exchanged. Raises `Refus` when one has begun.
        """
        shown = [each.slug for each in self.session.presentes]
        target = shown.index(candidat) + by
        plan = self.session.planning.plan
        if not 0 <= target < len(shown):
            return
        if plan is not None and {candidat, shown[target]} <= set(plan.ordre):
            Horaires(self).exchange(candidat, shown[target])
        else:
            slugs = [each.slug for each in self.session.candidats]
            rang = slugs.index(shown[target])
            self._record(CandidatDeplace(**self.contexte.entete(), candidat=candidat, rang=rang))

    def sort_by_name(self) -> bool:
        """Put the candidats in the order of their names, the French way; false when they were in it."""
        ordered = sorted(self.session.candidats, key=lambda candidat: cle_de_tri(candidat.nom))
        if tuple(ordered) == self.session.candidats:
            return False
        self.set_ordre([candidat.slug for candidat in ordered])
        return True

    def set_ordre(self, ordre: Sequence[str]) -> None:
        """Set the order of passage, withdrawn candidats included; those not named come after."""
        self._record(OrdreFixe(**self.contexte.entete(), ordre=tuple(ordre)))

    def precise(self, candidat: str, precisions: Precisions, motif: str) -> None:
        """Set what is said of a candidat beside their name. Raises `Refus` for an unusable motif."""
        motif = checked_motif(motif, "La correction demande un motif.")
        fields = precisions.model_dump()
        self._record(CandidatPrecise(**self.contexte.entete(), **fields, candidat=candidat, motif=motif))

    def withdraw(self, candidat: str, motif: str) -> None:
        """Withdraw a candidat; what was recorded about them stays. Raises `Refus` for an unusable motif."""
        self._record(CandidatRetire(**self.contexte.entete(), candidat=candidat, motif=checked_texte(motif)))

    def restore(self, candidat: str) -> None:
        """Put a withdrawn candidat back in the list."""
        self._record(CandidatRetabli(**self.contexte.entete(), candidat=candidat))

    def note_presence(
        self,
        candidat: str,
        presence: Presence,
        retard: Retard | None = None,
        motif: str = "",
        *,
        auteur: str | None = None,
    ) -> None:
        """Record where a candidat is, as `auteur` (the slug of a juré) says; the same again records nothing.

        Raises `MotifManquant` when the change must say why, `Refus` for a delay the oral cannot be shortened by.
        """
        someone, plan = self.session.candidat(candidat), self.full_plan(candidat)
        contexte = self.contexte.signed_by(auteur) if auteur else self.contexte
        self._record(*presence_noted(contexte, self.session, someone, plan, presence, retard, motif))

    def set_facteur(self, candidat: str, facteur: Facteur) -> None:
        """Set the factor that lengthens a candidat's time."""
        self._record(AmenagementFixe(**self.contexte.entete(), candidat=candidat, facteur=facteur))

    def set_duree(self, phase: str, minutes: int | None) -> None:
        """Set how many minutes a phase lasts in this session; null lets it count up. Raises `Refus` for no length."""
        _check_duree(self.bloc, phase, minutes)
        self._record(DureeFixee(**self.contexte.entete(), phase=phase, minutes=minutes))

    def record(self, *evenements: EvenementSession) -> None:
        """Record several changes at once. Raises `Refus` where the session can only be read."""
        self._record(*evenements)

    def _record(self, *evenements: EvenementSession) -> None:
        if self.live.refused:
            raise Refus(self.live.refused)
        self.live.record(*evenements)


def _frozen_referentiel(contexte: Contexte, slug: str) -> tuple[Referentiel, str]:
    from pydantic import ValidationError

    try:
        return parse_frozen(contexte.journal.referentiel(slug))
    except ValidationError as error:
        raise Refus(
            f"{slug}/referentiel.json est illisible. Lancez «\u00a0certif-tui verifier {slug}\u00a0» pour le détail."
        ) from error
