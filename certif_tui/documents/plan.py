"""The plan of the orals in words: who, when, for how long, what really happened, and what was done to the plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from certif_tui.documents.ecrit import SANS_ECRIT, SituationEcrit
from certif_tui.documents.feries import TERRITOIRES
from certif_tui.documents.signature import kept_signature
from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.ecrit.feries import Territoire
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.heures import hh_mm, hh_mm_up
from certif_tui.domain.jours import jour_court
from certif_tui.domain.planning.agenda import RendezVous, changements, last_export
from certif_tui.domain.planning.evenements import (
    MOST_JURY,
    Cadre,
    EvenementPlanning,
    PassageDeplace,
    PassageReporte,
    PassagesEchanges,
    Plage,
    PlanEtabli,
)
from certif_tui.domain.planning.placement import MINUTE, SOIR, Placement, end_of
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Etat, PassageSuivi, Suivi
from certif_tui.domain.session.evenements import EvenementAnnule
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import heure_du_jour, jour
from certif_tui.wording.durations import facteur, minutes, whole_minutes
from certif_tui.wording.text import NBSP, SHORTEST_NAME, clean, name_of, told_apart

NEXT = f"Prochain{NBSP}: "
WIDE = 200
ETATS = {Etat.A_VENIR: "", Etat.EN_COURS: "en cours", Etat.PASSE: "passé", Etat.ECARTE: "ne passe pas"}
FAITS = {
    "plan_etabli": "plan établi",
    "passages_echanges": "passages échangés",
    "passage_reporte": "passage reporté",
    "passage_deplace": "passage déplacé",
    "evenement_annule": "annulation",
}


class LignePlan(Frozen):
    """A passage: local times as planned and as they were; `fin` is null without a set duration.

    `signe` tells homonyms apart, `attendu` is when one to come is now expected if that is later, `amenagement` by how
    much its time is lengthened, `reste_min` what the running clock still holds, in minutes begun, `ecrit` the written
    work that the candidat is heard on.
    """

    rang: int
    candidat: str
    nom: str
    signe: str
    jury: str
    debut: datetime
    fin: datetime | None
    tenu_jusqu_a: datetime
    duree_ms: int
    amenagement: str
    etat: Etat
    debut_reel: datetime | None
    fin_reelle: datetime | None
    attendu: datetime | None
    reste_min: int | None
    ecrit: SituationEcrit = SANS_ECRIT

    def named(self, limit: int = 300) -> str:
        """Whose it is, a homonym told apart, in at most so many characters."""
        return told_apart(self.nom, self.signe, limit=limit)

    @property
    def travail(self) -> str:
        """Their written work in short: « G2 · Vélo-Cité · dossier reçu »; empty when there is nothing to say of it."""
        return " · ".join(filter(None, (self.ecrit.groupe, self.ecrit.cas, self.ecrit.dossier)))

    @property
    def reel(self) -> str:
        """What is known of the real times: « 09:02–09:44 », « 09:02, reste 12' », « vers 10:52 », « ne passe pas »."""
        if self.etat is Etat.A_VENIR:
            return f"vers {hh_mm(self.attendu)}" if self.attendu else ""
        if self.debut_reel is None:
            return ETATS[self.etat]
        if self.etat is Etat.EN_COURS:
            left = "" if self.reste_min is None else f", reste {self.reste_min}'"
            return hh_mm(self.debut_reel) + left
        return f"{hh_mm(self.debut_reel)}–{hh_mm(self.fin_reelle) if self.fin_reelle else ''}"


def rows_of(session: Session, suivi: Suivi) -> tuple[LignePlan, ...]:
    """The passages in their order, in the local time of the session."""
    zone, known = zone_of(session.fuseau), {it.slug: it for it in session.candidats}

    def row(rang: int, passage: PassageSuivi) -> LignePlan:
        creneau, reel = passage.creneau, passage.reel
        candidat = known.get(creneau.candidat)
        late = passage.attendu if passage.attendu and passage.attendu - creneau.debut >= MINUTE else None
        local = [it and it.astimezone(zone) for it in (creneau.fin, reel.debut, reel.fin, late)]
        return LignePlan(
            rang,
            creneau.candidat,
            candidat.nom if candidat else creneau.candidat,
            session.homonymes.get(creneau.candidat, ""),
            clean(creneau.jury, limit=MOST_JURY),
            creneau.debut.astimezone(zone),
            local[0],
            end_of(creneau).astimezone(zone),
            creneau.duree_ms,
            facteur(candidat.facteur) if candidat else "",
            reel.etat,
            local[1],
            local[2],
            local[3],
            None if reel.reste_ms is None else -(-reel.reste_ms // MS_PER_MINUTE),
            SituationEcrit.of(session, candidat) if candidat else SANS_ECRIT,
        )

    return tuple(row(rang, passage) for rang, passage in enumerate(suivi.passages, 1))


def jury_words(jury: str) -> str:
    """The name of a jury, fit for a sentence."""
    return clean(jury, limit=MOST_JURY)


def essai_words(placement: Placement, cadre: Cadre, fuseau: str) -> str:
    """How a plan would end: « Dernier oral 17:40, 12 sur 14 ; 2 ne tiennent pas : ajoutez une journée ou un jury »."""
    placed, outside = len(placement.creneaux), len(placement.hors_plage)
    if not placed:
        return "Personne ne tient dans ces heures."
    end = max(map(end_of, placement.creneaux)).astimezone(zone_of(fuseau))
    day = f" le {jour_court(end.date())}" if len(cadre.jours) > 1 else ""
    said = f"Dernier oral{day} {hh_mm_up(end)}, {placed} sur {placed + outside}"
    if not outside:
        return f"{said}."
    verb = "ne tient pas" if outside == 1 else "ne tiennent pas"
    return f"{said}{NBSP}; {outside} {verb}{NBSP}: ajoutez une journée ou un jury, ou finissez plus tard."


def changement_words(session: Session) -> tuple[str, ...]:
    """Who is to be told another hour than the one last exported: « DUPONT Claire : 09:00, maintenant 09:45 »."""
    plan, zone = session.planning.plan, zone_of(session.fuseau)
    known = {it.slug: it for it in session.candidats}
    dated = plan is not None and len(plan.cadre.jours) > 1

    def told(there: RendezVous) -> str:
        debut = there.debut.astimezone(zone)
        at = f"{debut:%d/%m} à {hh_mm(debut)}" if dated else hh_mm(debut)
        return " ".join(filter(None, [at, jury_words(there.jury)]))

    def words(slug: str, avant: RendezVous | None, apres: RendezVous | None) -> str:
        nom = name_of(session, known[slug]) if slug in known else slug
        if apres is None:
            return f"{nom}{NBSP}: annulé ({told(avant)})" if avant else nom
        return f"{nom}{NBSP}: {told(avant) if avant else 'sans horaire'}, maintenant {told(apres)}"

    return tuple(words(it.candidat, it.avant, it.apres) for it in changements(session))


def since_words(session: Session) -> str:
    """Since when hours are compared: « depuis l'export du 12 juin 2026 à 14:32 »; empty when none was made."""
    export = last_export(session)
    return f"depuis l'export du {heure_du_jour(export.instant, session.fuseau)}" if export else ""


def frame_words(plan: Plan) -> str:
    """From what the plan was made: « changement 5 min, délibération 10 min, pause 12:30 (60 min) »."""
    cadre = plan.cadre
    said = [f"changement {whole_minutes(cadre.changement)}", f"délibération {whole_minutes(cadre.deliberation)}"]
    if len(cadre.plages) == 1:
        [plage] = cadre.plages
        said += [f"pause {it.heure} ({whole_minutes(it.minutes)})" for it in plage.pauses]
        said += [f"jusqu'à {plage.fin}"] if plage.fin and plage.fin != SOIR else []
    if any(it.fin is None for it in plan.creneaux):
        said.append(f"durée libre, {whole_minutes(cadre.nominale or 0)} prévues")
    if cadre.territoire is not Territoire.METROPOLE:
        said.append(f"jours fériés{NBSP}: {TERRITOIRES[cadre.territoire]}")
    return ", ".join(said)


def plage_line(plage: Plage) -> str:
    """The hours of a jury: « Salle A, vendredi 12 juin 2026, 09:00–17:00, pause 12:30 (60 min) »."""
    hours = f"{plage.debut}–{plage.fin}" if plage.fin else f"à partir de {plage.debut}"
    pauses = [f"pause {it.heure} ({whole_minutes(it.minutes)})" for it in plage.pauses]
    return ", ".join(filter(None, [jury_words(plage.jury), jour(plage.jour), hours, *pauses]))


def summary(session: Session, suivi: Suivi, maintenant: datetime, width: int = WIDE) -> str:
    """The day in a line: « Prochain : DUPONT Claire 10:40 · retard 12 min · fin prévue 17:25 »; empty when over.

    Several juries stand one behind the other, each with its own delay. Where it is wider than `width`, names are cut:
    the figures stay whole.
    """
    plan, zone = session.planning.plan, zone_of(session.fuseau)
    if plan is None or not plan.creneaux:
        return ""
    if not suivi.vivant:
        ahead = maintenant.astimezone(zone).date() < plan.cadre.jour
        first = plan.creneaux[0].debut.astimezone(zone)
        return f"Oraux le {jour_court(plan.cadre.jour)} à {hh_mm(first)}" if ahead else ""
    if suivi.fin_prevue is None:
        return "Tous les passages sont faits"
    if not suivi.jurys:
        return _day_line(session, suivi, maintenant, width, NEXT)
    each = (width - 3 * (len(suivi.jurys) - 1)) // len(suivi.jurys)
    return " │ ".join(
        _day_line(session, day, maintenant, each, f"{jury_words(jury)}{NBSP}: ") for jury, day in suivi.jurys
    )


def _day_line(session: Session, suivi: Suivi, maintenant: datetime, width: int, begin: str) -> str:
    zone = zone_of(session.fuseau)
    alone = begin == NEXT
    if suivi.fin_prevue is None:
        return f"{begin}terminé"
    late = [f"retard {whole_minutes(suivi.retard_min)}"] if suivi.retard_min else []
    end = [*late, _end_words(suivi.fin_prevue.astimezone(zone), maintenant.astimezone(zone)) if alone else ""]
    end = [it for it in end if it]
    if suivi.prochain is None:
        return " · ".join(["Dernier passage en cours" if alone else f"{begin}dernier passage", *end])
    prochain = next((it for it in session.candidats if it.slug == suivi.prochain.candidat), None)
    start = suivi.prochain.debut.astimezone(zone)
    day = "" if start.date() == maintenant.astimezone(zone).date() else f" le {jour_court(start.date())} à"
    figures = " · ".join([f"{day} {hh_mm(start)}", *end])
    room = width - len(figures) - len(begin)
    nom = name_of(session, prochain, limit=max(SHORTEST_NAME, min(40, room))) if prochain else ""
    return f"{begin}{nom}{figures}"


def _end_words(fin: datetime, maintenant: datetime) -> str:
    day = "" if fin.date() == maintenant.date() else f" le {jour_court(fin.date())} à"
    return f"fin prévue{day} {hh_mm_up(fin)}"


def history(session: Session) -> tuple[str, ...]:
    """What was done to the plan, first to last: when, what, by whom, why."""
    faits = session.planning.faits
    types = {fait.id: fait.type for fait in faits}
    return tuple(_fact(fait, session, types) for fait in faits)


def _fact(fait: EvenementPlanning | EvenementAnnule, session: Session, types: Mapping[str, str]) -> str:
    def named(slug: str) -> str:
        return next((session.designation(it) for it in session.candidats if it.slug == slug), slug)

    match fait:
        case PassagesEchanges(a=a, b=b):
            details = f" ({named(a)}, {named(b)})"
        case PassageReporte(candidat=candidat, apres=apres):
            details = f" ({named(candidat)}, {f'après {named(apres)}' if apres else 'en dernier'})"
        case PassageDeplace(candidat=candidat, jury=jury, jour=planned):
            details = f" ({named(candidat)}, {' '.join(filter(None, [jour_court(planned), jury_words(jury)]))})"
        case PlanEtabli():
            details = f" ({jour_court(fait.jour)} à {fait.debut})"
        case EvenementAnnule(cible=cible):
            details = f" ({FAITS[types[cible]]})"
    motif = f"{NBSP}: {fait.motif}" if fait.motif else ""
    when = heure_du_jour(fait.instant, session.fuseau)
    return f"{when}, {FAITS[fait.type]}{details}, par {kept_signature(session, fait).words}{motif}"


def duration_words(row: LignePlan) -> str:
    """How long the passage is planned for: « 53:20 », or « libre »."""
    return minutes(row.duree_ms) if row.fin else "libre"
