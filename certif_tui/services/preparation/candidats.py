"""The candidats of a session: adding, correcting, ordering, withdrawing them, setting their time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from certif_tui.domain.personnes.noms import cle_de_tri
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import (
    PLEIN_TEMPS,
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    CandidatRetabli,
    CandidatRetire,
    EvenementCandidats,
    EvenementSession,
    Facteur,
    OrdreFixe,
    Precisions,
)
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import name_key, slug_of
from certif_tui.domain.textes import checked_motif, checked_texte
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.session_tenue import SessionTenue
from certif_tui.services.oral.horaires import Horaires
from certif_tui.services.oral.presence import MotifManquant

MAX_NOM = 300
MOTIF_CORRECTION = "Corriger ce qui était déjà dit demande un motif."
MOTIF_RETRAIT = "Le retrait demande un motif."
PLAN_ORDONNE = (
    "Le plan des oraux fait l'ordre de ceux qui y ont un passage\u00a0: "
    "échangez ou reportez leurs passages dans les horaires."
)
SANS_PRECISIONS = Precisions()


class HomonymeRefuse(Refus):
    """Somebody of that name is in the session already, and the two were not said to be homonyms."""


@dataclass(frozen=True, slots=True)
class Inscription:
    """A candidat to add: their name, the factor that lengthens their time, what else is said of them."""

    nom: str
    facteur: Facteur = PLEIN_TEMPS
    precisions: Precisions = SANS_PRECISIONS


def checked_nom(nom: str) -> str:
    """The name without needless spaces. Raises `Refus` when it is empty or too long."""
    short = " ".join(nom.split())
    if not short:
        raise Refus("Le nom est vide\u00a0: tapez un nom.")
    if len(short) > MAX_NOM:
        raise Refus(f"Ce nom est trop long\u00a0: {len(short)} caractères, {MAX_NOM} au plus.")
    return checked_texte(short)


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


def inscription_like(candidat: Candidat) -> Inscription:
    """A candidat of the session as a list would name them."""
    return Inscription(candidat.nom, candidat.facteur, candidat.precisions)


class CandidatsTenus(SessionTenue):
    """What can be changed of the candidats of a session held open."""

    def add_candidats(self, inscriptions: Sequence[Inscription], *, homonymes: bool = True) -> tuple[str, ...]:
        """Add candidats at the end of the list, and give their slugs.

        Raises `Refus` for an unusable name, for a number somebody else bears, and unless `homonymes` for a name of the
        session; then none is added.
        """

        def decide(session: Session) -> Sequence[EvenementSession]:
            for inscription in inscriptions:
                _check_numero(session, inscription.precisions.numero)
                if not homonymes:
                    _check_nom(session, inscription.nom)
            return candidats_added(self.contexte, inscriptions, session.candidats)

        return tuple(it.candidat for it in self.record(decide) if isinstance(it, CandidatAjoute))

    def correct(self, candidat: str, said: Inscription, motif: str = "") -> bool:
        """Make what stands of a candidat what is `said`, all at once; false when it was so already.

        Saying what was not said yet needs no motif. Raises `MotifManquant` when something said before changes,
        `Refus` for an unusable name, and for a number somebody else bears.
        """
        seen = inscription_like(self.session.candidat(candidat))

        def decide(session: Session) -> Sequence[EvenementSession]:
            before = inscription_like(session.candidat(candidat))
            after = _changed(before, seen, said)
            evenements = self._corrections(session, candidat, before, after, checked_texte(motif.strip()))
            if not motif.strip() and _corrects(before, after):
                raise MotifManquant(MOTIF_CORRECTION)
            return evenements

        return bool(self.record(decide))

    def _corrections(
        self, session: Session, slug: str, before: Inscription, said: Inscription, motif: str
    ) -> list[EvenementCandidats]:
        made: list[EvenementCandidats] = []
        if said.nom != before.nom:
            nom = checked_nom(said.nom)
            made.append(CandidatRenomme(**self.contexte.entete(), candidat=slug, nom=nom, motif=motif))
        if said.facteur != before.facteur:
            facteur = said.facteur
            made.append(AmenagementFixe(**self.contexte.entete(), candidat=slug, facteur=facteur, motif=motif))
        if said.precisions != before.precisions:
            if said.precisions.numero != before.precisions.numero:
                _check_numero(session, said.precisions.numero)
            fields = said.precisions.model_dump()
            made.append(CandidatPrecise(**self.contexte.entete(), **fields, candidat=slug, motif=motif))
        return made

    def rename(self, candidat: str, nom: str, motif: str) -> bool:
        """Correct a candidat's name; false when it was so already. Raises `MotifManquant`, `Refus` as `correct`."""
        before = inscription_like(self.session.candidat(candidat))
        return self.correct(candidat, replace(before, nom=checked_nom(nom)), motif)

    def set_facteur(self, candidat: str, facteur: Facteur, motif: str = "") -> bool:
        """Set the factor that lengthens a candidat's time. Raises `MotifManquant`, `Refus` as `correct`."""
        before = inscription_like(self.session.candidat(candidat))
        return self.correct(candidat, replace(before, facteur=facteur), motif)

    def move(self, candidat: str, by: int) -> None:
        """Move a candidat up (negative) or down the order of passage, as `move_to`; past its ends nothing moves."""

        def decide(session: Session) -> Sequence[EvenementSession]:
            shown = [each.slug for each in session.presentes]
            target = _rank(shown, candidat) + by
            return self._moved(session, candidat, target + 1) if 0 <= target < len(shown) else []

        self.record(decide)

    def move_to(self, candidat: str, place: int) -> bool:
        """Give a candidat a place, from 1, in the order of passage, among those not withdrawn; false when it is theirs.

        Two neighbours who have a passage in the plan exchange these. Raises `Refus` when one has begun, for a place
        that is none, and for one farther among those the plan puts in order.
        """
        return bool(self.record(lambda session: self._moved(session, candidat, place)))

    def move_beside(self, candidat: str, other: str, *, after: bool) -> bool:
        """Have a candidat pass just before another, or just `after`; false when they did. Raises as `move_to`."""

        def decide(session: Session) -> Sequence[EvenementSession]:
            others = [each.slug for each in session.presentes if each.slug != candidat]
            if other not in others:
                raise Refus("Nommez un autre candidat, qui ne soit pas retiré de la session.")
            return self._moved(session, candidat, others.index(other) + 1 + after)

        return bool(self.record(decide))

    def _moved(self, session: Session, candidat: str, place: int) -> Sequence[EvenementSession]:
        shown = [each.slug for each in session.presentes]
        start, target = _rank(shown, candidat), place - 1
        if not 1 <= place <= len(shown):
            raise Refus(f"Place refusée\u00a0: {place}. Donnez de 1 à {len(shown)}.")
        if start == target:
            return []
        crossed = {*shown[min(start, target) : max(start, target) + 1]} - {candidat}
        plan = session.planning.plan
        if plan is None or candidat not in plan.ordre or crossed.isdisjoint(plan.ordre):
            rang = [each.slug for each in session.candidats].index(shown[target])
            return [CandidatDeplace(**self.contexte.entete(), candidat=candidat, rang=rang)]
        if len(crossed) == 1:
            return Horaires(self).exchanging(candidat, shown[target])
        raise Refus(PLAN_ORDONNE)

    def sort_by_name(self) -> bool:
        """Put the candidats in the order of their names, the French way; false when they were in it."""

        def decide(session: Session) -> Sequence[EvenementSession]:
            ordered = _by_name(session)
            return [] if ordered == session.candidats else [self._ordered(candidat.slug for candidat in ordered)]

        return bool(self.record(decide))

    @property
    def is_sorted_by_name(self) -> bool:
        """Whether the candidats are in the order of their names, the French way."""
        return _by_name(self.session) == self.session.candidats

    def set_ordre(self, ordre: Sequence[str]) -> None:
        """Set the order of passage, withdrawn candidats included; those not named come after."""
        self.record(lambda _session: [self._ordered(ordre)])

    def _ordered(self, ordre: Iterable[str]) -> OrdreFixe:
        return OrdreFixe(**self.contexte.entete(), ordre=tuple(ordre))

    def withdraw(self, candidat: str, motif: str) -> None:
        """Withdraw a candidat; what was recorded about them stays.

        Raises `Refus` for an unusable motif, and for somebody withdrawn before.
        """
        given = checked_motif(motif, MOTIF_RETRAIT)

        def decide(session: Session) -> Sequence[EvenementSession]:
            if session.candidat(candidat).retire is not None:
                raise Refus("Ce candidat est déjà retiré de la session.")
            return [CandidatRetire(**self.contexte.entete(), candidat=candidat, motif=given)]

        self.record(decide)

    def restore(self, candidat: str) -> None:
        """Put a withdrawn candidat back in the list. Raises `Refus` for somebody who is in it."""

        def decide(session: Session) -> Sequence[EvenementSession]:
            if session.candidat(candidat).retire is None:
                raise Refus("Ce candidat n'est pas retiré de la session.")
            return [CandidatRetabli(**self.contexte.entete(), candidat=candidat)]

        self.record(decide)


def _rank(shown: Sequence[str], candidat: str) -> int:
    if candidat not in shown:
        raise Refus("Ce candidat est retiré de la session\u00a0: rétablissez-le d'abord.")
    return shown.index(candidat)


def _check_numero(session: Session, numero: str | None) -> None:
    bearer = next((it for it in session.candidats if numero is not None and it.numero == numero), None)
    if bearer is not None:
        whose = cite(session.designation(bearer))
        raise Refus(f"Ce numéro est déjà celui de {whose}\u00a0: donnez-en un autre.")


def _check_nom(session: Session, nom: str) -> None:
    if any(name_key(it.nom) == name_key(nom) for it in session.candidats):
        raise HomonymeRefuse(f"{nom} est déjà dans cette session.")


def _changed(now: Inscription, seen: Inscription, said: Inscription) -> Inscription:
    """What stands now, with what was said in the place of what was seen: the rest may have changed meanwhile."""
    old, new = seen.precisions.model_dump(), said.precisions.model_dump()
    update = {field: value for field, value in new.items() if value != old[field]}
    return Inscription(
        said.nom if said.nom != seen.nom else now.nom,
        said.facteur if said.facteur != seen.facteur else now.facteur,
        now.precisions.model_copy(update=update),
    )


def _corrects(before: Inscription, said: Inscription) -> bool:
    """Whether something said before is said otherwise, or not any longer."""
    told = before.precisions.model_dump(exclude_none=True)
    after = said.precisions.model_dump()
    return (
        said.nom != before.nom
        or before.facteur not in (PLEIN_TEMPS, said.facteur)
        or any(after[field] != value for field, value in told.items())
    )


def _by_name(session: Session) -> tuple[Candidat, ...]:
    return tuple(sorted(session.candidats, key=lambda candidat: cle_de_tri(candidat.nom)))
