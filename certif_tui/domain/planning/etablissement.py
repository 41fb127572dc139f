"""Establishing a plan of the orals.

The rules a manager may count on:

- a plan is replaced for a reason only, and then those already before the jury (`commences`) keep their times;
- nothing runs beyond the hours of a jury, nor into the night, unless that is asked for (`SiTrop`);
- orals before the dossiers are due, or beyond the week of the work, take a motif.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from certif_tui.domain.chrono.epreuve import PhasePrevue
from certif_tui.domain.durees import MS_PER_DAY
from certif_tui.domain.ecrit.regles import justified, of_oral
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.jours import jour_court
from certif_tui.domain.planning.evenements import Cadre, Plage, PlanEtabli
from certif_tui.domain.planning.placement import (
    SOIR,
    PassagePrevu,
    Placement,
    debut_of,
    fin_of,
    oraux,
    passage_prevu,
    placer,
)
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif, checked_texte

MOST_DAYS = 7
MOST_NAMED = 5


class NeTientPas(Refus):
    """Some candidats do not fit in the hours given; `noms` are theirs, `parmi` how many are to pass."""

    def __init__(self, noms: Sequence[str], parmi: int) -> None:
        named = ", ".join(noms[:MOST_NAMED]) + ("\u2026" if len(noms) > MOST_NAMED else "")
        fits = f"{len(noms)} sur {parmi} ne {'tient' if len(noms) == 1 else 'tiennent'} pas dans les heures données"
        super().__init__(f"{fits} ({named})\u00a0: ajoutez une journée ou un jury, ou une fin plus tardive.")
        self.noms, self.parmi = tuple(noms), parmi


class SiTrop(StrEnum):
    """What to do where candidats do not fit: refuse, leave them without a passage, or let the last hours run on."""

    REFUSER = "refuser"
    LAISSER = "laisser"
    DEBORDER = "deborder"


class Attendu(Frozen):
    """A candidat to plan and the phases of their oral as they stand, less their delay."""

    candidat: Candidat
    phases: tuple[PhasePrevue, ...]

    @property
    def is_free(self) -> bool:
        """Whether their oral has no set duration, so that minutes to hold for it must be given."""
        return any(phase.prevu_ms is None for phase in self.phases)

    def passage(self, cadre: Cadre) -> PassagePrevu:
        """What to hold for their oral."""
        return passage_prevu(self.candidat.slug, self.phases, self.candidat.facteur, cadre.nominale)


class AEtablir(Frozen):
    """A plan asked for: from what, for whom, who has begun, and what to do where they do not fit."""

    cadre: Cadre
    attendus: Sequence[Attendu]
    commences: Collection[str]
    si_trop: SiTrop = SiTrop.REFUSER

    @property
    def passages(self) -> list[PassagePrevu]:
        """Those still to plan, in their order."""
        return [it.passage(self.cadre) for it in self.attendus if it.candidat.slug not in self.commences]


@decision
def establish(
    session: Session,
    acte: Acte,
    demande: AEtablir,
    motif: str | None,
) -> Sequence[PlanEtabli]:
    """Plan the candidats expected, in their order.

    Refused without a candidat, without the minutes to hold for a free oral, without a motif where a plan is replaced or
    departs from the rules of the épreuve (`EcartAuxRegles`), and as `NeTientPas` where some do not fit.
    """
    if session.planning.plan is not None:
        motif = checked_motif(motif or "", "Un plan est déjà établi\u00a0: dites pourquoi vous le remplacez.")
    _check_plannable(demande, session.fuseau)
    cadre, placement = essayer(session, demande)
    if placement.hors_plage and demande.si_trop is not SiTrop.LAISSER:
        noms = [session.designation(session.candidat(it.candidat)) for it in placement.hors_plage]
        raise NeTientPas(noms, len(demande.passages))
    if not placement.creneaux:
        raise Refus("Personne ne tient dans les heures données\u00a0: donnez une fin plus tardive.")
    creneaux = placement.creneaux
    ecarts = justified(of_oral(session, oraux(creneaux)), motif)
    fields = {name: getattr(cadre, name) for name in Cadre.model_fields}
    return [
        PlanEtabli(
            **acte.entete(),
            **fields,
            creneaux=creneaux,
            motif=checked_texte((motif or "").strip()) or None,
            ecarts=ecarts,
        )
    ]


def essayer(session: Session, demande: AEtablir) -> tuple[Cadre, Placement]:
    """How a plan would end: the hours it is made from, an end given to each, and where everybody would stand.

    Those who have begun keep their passages.
    """
    standing = session.planning.plan
    kept = tuple(it for it in standing.creneaux if it.candidat in demande.commences) if standing else ()
    cadre = bornee(demande.cadre, deborder=demande.si_trop is SiTrop.DEBORDER)
    found = placer(demande.passages, cadre, session.fuseau, derriere=kept)
    creneaux = sorted((*kept, *found.creneaux), key=lambda it: it.debut)
    return cadre, Placement(tuple(creneaux), found.hors_plage)


def bornee(cadre: Cadre, *, deborder: bool = False) -> Cadre:
    """The same, hours without an end ending at `SOIR`; to `deborder`, the last ones of each jury run on."""
    last = {it.jury: (it.jour, it.debut) for it in sorted(cadre.plages, key=lambda it: (it.jour, it.debut))}
    plages = tuple(
        it.model_copy(update={"fin": None if deborder and (it.jour, it.debut) == last[it.jury] else it.fin or SOIR})
        for it in cadre.plages
    )
    return cadre.model_copy(update={"plages": plages})


def _check_plannable(demande: AEtablir, fuseau: str) -> None:
    _check_hours(demande.cadre.plages, fuseau)
    if not demande.attendus:
        raise Refus("Personne à planifier\u00a0: ajoutez d'abord des candidats.")
    if demande.cadre.nominale is None and any(it.is_free for it in demande.attendus):
        remedy = "donnez les minutes à prévoir par passage, ou fixez sa durée"
        raise Refus(f"L'oral n'a pas de durée fixée\u00a0: {remedy}.")
    passages = demande.passages
    if not passages:
        raise Refus("Tous les candidats sont passés\u00a0: il n'y a plus rien à planifier.")
    if sum(it.duree_ms for it in passages) > MOST_DAYS * MS_PER_DAY:
        raise Refus(f"Ces passages dureraient plus de {MOST_DAYS} jours\u00a0: vérifiez les durées.")


def _check_hours(plages: Sequence[Plage], fuseau: str) -> None:
    """Raise `Refus` for hours that end before they begin, or in which a jury would sit twice."""
    for rang, plage in enumerate(plages):
        fin = fin_of(plage, fuseau)
        if fin is not None and fin <= debut_of(plage, fuseau):
            raise Refus(f"{_hours(plage)}\u00a0: la fin vient avant le début.")
        for other in plages[:rang]:
            if plage.jury == other.jury and plage.jour == other.jour and _overlap(plage, other):
                raise Refus(
                    f"{_hours(other)} et {_hours(plage)} se chevauchent\u00a0: "
                    "nommez deux jurys, ou séparez leurs heures."
                )


def _overlap(a: Plage, b: Plage) -> bool:
    return a.debut < (b.fin or "24:00") and b.debut < (a.fin or "24:00")


def plage_words(plage: Plage) -> str:
    """Hours as they are typed: « 12/06/2026 09:00-17:00 12:30+60 Salle A »."""
    return _hours(plage, [f"{it.heure}+{it.minutes}" for it in plage.pauses])


def _hours(plage: Plage, pauses: Sequence[str] = ()) -> str:
    hours = f"{plage.debut}-{plage.fin}" if plage.fin else plage.debut
    return " ".join(filter(None, [jour_court(plage.jour), hours, *pauses, plage.jury]))
