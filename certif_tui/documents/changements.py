"""What an event changed, in words: « avant → après », from the session as it stood before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from certif_tui.documents.presence import duree_words, noted_words, presence_words, presences_words
from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    Formation,
    GroupeModifie,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.incidents.evenements import IncidentCorrige
from certif_tui.domain.jours import jour_court
from certif_tui.domain.session.candidats import PRECISIONS, Candidat
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatDeplace,
    CandidatPrecise,
    CandidatRenomme,
    DureeFixee,
    Presence,
    PresenceNotee,
    Seance,
)
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import heure, heure_du_jour
from certif_tui.wording.durations import facteur, whole_minutes
from certif_tui.wording.text import NBSP

LABELS = {"numero": "n°", "email": "e-mail", "groupe": "groupe", "horaire": "convocation", "naissance": "naissance"}
VIDE = "vide"
Nommer = Callable[[str], str]


def arrow(before: str, after: str) -> str:
    """« avant → après », what there is of them: « après » alone where nothing stood before, or the same did."""
    return f"{before} → {after}" if before and before != after else after


def renamed(before: Session, evenement: CandidatRenomme) -> str:
    """« nom corrigé : DUPOND Claire → DUPONT Claire »."""
    known = _candidat(before, evenement.candidat)
    return f"nom corrigé{NBSP}: {arrow(known.nom if known else '', evenement.nom)}"


def precised(before: Session, evenement: CandidatPrecise) -> str:
    """« renseignements corrigés : n° vide → A12, groupe G1 → G2 »."""
    known = _candidat(before, evenement.candidat)
    changes = [
        f"{LABELS[champ]} {_value(getattr(known, champ, None))} → {_value(getattr(evenement, champ))}"
        for champ in PRECISIONS
        if getattr(known, champ, None) != getattr(evenement, champ)
    ]
    return f"renseignements corrigés{NBSP}: {', '.join(changes)}" if changes else "renseignements confirmés"


def _value(value: str | date | None) -> str:
    return jour_court(value) if isinstance(value, date) else value or VIDE


def lengthened(before: Session, evenement: AmenagementFixe) -> str:
    """« aménagement : tiers-temps → aucun »."""
    known = _candidat(before, evenement.candidat)
    was = (facteur(known.facteur) or "aucun") if known else ""
    return f"aménagement{NBSP}: {arrow(was, facteur(evenement.facteur) or 'aucun')}"


def moved(before: Session, evenement: CandidatDeplace) -> str:
    """« déplacé du rang 5 au rang 2 »."""
    ranks = {it.slug: rang for rang, it in enumerate(before.candidats, 1)}
    was = ranks.get(evenement.candidat)
    return f"déplacé du rang {was} au rang {evenement.rang + 1}" if was else f"déplacé au rang {evenement.rang + 1}"


def duree(before: Session, evenement: DureeFixee) -> str:
    """« durée de « dialogue » : 20 min → libre »."""
    was = _minutes(before.durees[evenement.phase]) if evenement.phase in before.durees else ""
    return f"durée de «{NBSP}{evenement.phase}{NBSP}»{NBSP}: {arrow(was, _minutes(evenement.minutes))}"


def _minutes(minutes: int | None) -> str:
    return whole_minutes(minutes) if minutes else "libre"


def presence(before: Session, evenement: PresenceNotee) -> str:
    """« présent → absent (justifié) »; nobody expected was anything before."""
    known, now = _candidat(before, evenement.candidat), noted_words(evenement)
    return now if known is None else arrow(_stood(known, evenement.seance), now)


def _stood(candidat: Candidat, seance: Seance | None) -> str:
    """Where they were said to be, at a sitting or at both; empty where nothing was noted."""
    if seance is None:
        return presences_words(candidat) if candidat.ecrit or candidat.oral else ""
    was = candidat.at(seance)
    return "" if was.presence is Presence.ATTENDU else presence_words(was.presence, was.retard, seance)


def incident(before: Session, evenement: IncidentCorrige, nom: Nommer, *, rendu: bool) -> str:
    """« 10:05 Alarme (5 min) → 10:07 Exercice (5 min) »; whom it is about too, where that changed."""
    was = next((it for it in before.incidents if it.ident == evenement.ident), None)
    whom = was is not None and was.candidat != evenement.candidat

    def told(candidat: str | None, instant: datetime, texte: str, duree_ms: int | None) -> str:
        who = f"{nom(candidat) if candidat else 'Session'}, " if whom else ""
        minutes = None if duree_ms is None else duree_ms // MS_PER_MINUTE
        return f"{who}{heure(instant, before.fuseau)} {texte}{duree_words(minutes, rendu=rendu)}"

    now = told(evenement.candidat, evenement.instant_vecu, evenement.texte, evenement.duree_ms)
    return arrow(told(was.candidat, was.instant_vecu, was.texte, was.duree_ms) if was else "", now)


def grouped(before: Session, evenement: GroupeModifie) -> str:
    """« placé dans un autre groupe : G1 → G2 », « placé dans G2 », « retiré de G1 »."""
    here = before.groupes.groupe_of(evenement.candidat)
    if evenement.groupe is None:
        return f"retiré de {here.code}" if here else "retiré de son groupe"
    return f"changé de groupe{NBSP}: {here.code} → {evenement.groupe}" if here else f"placé dans {evenement.groupe}"


def given_case(before: Session, evenement: CasModifie) -> str:
    """« cas de G1 : « Alpha » → « Bêta » »."""
    cases = {it.code: it.cas for it in before.groupes.groupes}
    was = cases.get(evenement.groupe)
    new = f"«{NBSP}{evenement.cas}{NBSP}»"
    return f"cas de {evenement.groupe}{NBSP}: {arrow(f'«{NBSP}{was}{NBSP}»' if was else '', new)}"


def due(before: Session, evenement: EcheanceFixee) -> str:
    """« dossiers attendus pour le 10 juin à 12:00 → 11 juin à 12:00 », with the days of the work."""
    fixed = before.groupes.echeance
    return arrow(_dates(before, fixed) if fixed else "", _dates(before, evenement))


def _dates(session: Session, fixed: EcheanceFixee) -> str:
    days = f"travail du {jour_court(fixed.debut)} au {jour_court(fixed.fin)}, " if fixed.debut and fixed.fin else ""
    return f"{days}dossiers attendus pour le {heure_du_jour(fixed.echeance, session.fuseau)}"


def since(before: Session, earlier: TravailDemarre | DossierRecu | None, now: TravailDemarre | DossierRecu) -> str:
    """« à 09:00 » where it was not when it was noted, « , 09:00 → 08:45 » where it corrects an earlier one."""
    was, at = _began(earlier) if earlier else None, _began(now)
    if at is None or (was is None and at == now.instant):
        return ""
    shown = heure(at, before.fuseau)
    return f", {arrow(heure(was, before.fuseau), shown)}" if was else f" à {shown}"


def _began(evenement: TravailDemarre | DossierRecu) -> datetime | None:
    """When it happened; null before the calendar, as only a file changed by hand says."""
    passed = evenement.ecoule_ms if isinstance(evenement, TravailDemarre) else evenement.avant_ms
    try:
        return evenement.instant - timedelta(milliseconds=passed)
    except OverflowError:
        return None


def drawn(evenement: Formation, nom: Nommer) -> str:
    """The groups of a draw and its seed: « G1 (Alpha) DUPONT Claire, BERNARD Hugo ; graine 2026 »."""
    groups = (
        f"{it.code}{f' ({it.cas})' if it.cas else ''} {', '.join(map(nom, it.membres))}" for it in evenement.groupes
    )
    made = f"{NBSP}; ".join(groups)
    if not isinstance(evenement, TirageEffectue):
        return made
    return f"{made}{NBSP}; graine {evenement.graine}, algorithme {evenement.algorithme}"


def _candidat(session: Session, slug: str) -> Candidat | None:
    return next((it for it in session.candidats if it.slug == slug), None)
