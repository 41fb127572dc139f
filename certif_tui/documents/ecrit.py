"""The written part in words: groups, cases, dossiers in time, late or missing, the draws and motifs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    FaitEcrit,
    GroupeModifie,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.ecrit.travail import Rendu, is_collectif, rendus
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import a_l_heure, heure_du_jour, heure_vue_de, jour
from certif_tui.wording.durations import facteur
from certif_tui.wording.signs import WGL4
from certif_tui.wording.text import NBSP, clean, counted, counted_of, name_of

MINUTE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of the written part: its text, the style that stresses it, and whose dossier it is about."""

    texte: str = ""
    style: str = "texte"
    retrait: int = 1
    remettant: str | None = None


def names_words(session: Session, remettants: Sequence[str]) -> str:
    """Groups by their code, candidats by their name, between commas."""
    return ", ".join(_name(session, it) for it in remettants)


def _name(session: Session, remettant: str) -> str:
    try:
        return name_of(session, session.candidat(remettant))
    except KeyError:
        return remettant


def lines_of(session: Session, bloc: Bloc, now: Maintenant) -> Iterator[Ligne]:
    """The whole written part, group by group or candidat by candidat, then the dates, the draws, what was undone."""
    owed = rendus(session, bloc)
    for rendu in owed:
        yield from _rendu_lines(session, bloc, rendu, now.instant)
    yield from _summary(session, owed)
    yield from _dates(session)
    yield from _draws(session)
    for fait, annulation in session.groupes.annules:
        when = heure_du_jour(annulation.instant, session.fuseau)
        motif = _motif(annulation.motif or "")
        yield Ligne(f"Annulé le {when}{NBSP}: {fact_words(session, fait)}. Motif{NBSP}: {motif}", "discret")


def _rendu_lines(session: Session, bloc: Bloc, rendu: Rendu, now: datetime) -> Iterator[Ligne]:
    style = "alerte" if rendu.is_late or _overdue(rendu, now) else "titre"
    collectif = is_collectif(bloc)
    head = rendu.remettant if collectif else _candidat(session, rendu.membres[0])
    cas = f" · {clean(rendu.cas, limit=300)}" if rendu.cas else ""
    yield Ligne(f"{head}{cas} · {dossier_words(session, rendu, now)}", style, 1, rendu.remettant)
    if collectif:
        members = ", ".join(_candidat(session, it) for it in rendu.membres) or "personne"
        yield Ligne(members, "texte", 5, rendu.remettant)


def _overdue(rendu: Rendu, now: datetime) -> bool:
    return rendu.dossier is None and rendu.echeance is not None and now > rendu.echeance


def _candidat(session: Session, candidat: Candidat) -> str:
    longer = facteur(candidat.facteur)
    return name_of(session, candidat, limit=300) + (f" ({longer})" if longer else "")


def dossier_words(session: Session, rendu: Rendu, now: datetime) -> str:
    """Where a dossier stands: « dossier reçu à 17:28 », « reçu à 17:42, en retard de 12 min », « manquant »…"""
    if rendu.recu is None:
        if rendu.echeance is None:
            return "dossier attendu"
        due = heure_vue_de(rendu.echeance, now, session.fuseau)
        return f"dossier manquant, attendu pour {due}" if _overdue(rendu, now) else f"dossier attendu pour {due}"
    received = f"dossier reçu {a_l_heure(rendu.recu, now, session.fuseau)}"
    if rendu.dossier is not None and rendu.dossier.motif:
        received += f" (corrigé{NBSP}: {_motif(rendu.dossier.motif)})"
    return f"{received}, en retard de {delay_words(rendu)}" if rendu.is_late else received


def delay_words(rendu: Rendu) -> str:
    """By how much a dossier is late: « 45 s », « 12 min », « 1 h 05 », « 2 jours 1 h »; « ≈ » by the wall clock."""
    milliseconds = rendu.retard_ms or 0
    sign = WGL4.environ if rendu.approche else ""
    if milliseconds < MINUTE_MS:
        return f"{sign}{max(1, milliseconds // 1000)}{NBSP}s"
    days, rest = divmod(milliseconds // MINUTE_MS, 24 * 60)
    hours, left = divmod(rest, 60)
    if days:
        return f"{sign}{counted(days, 'jour')} {hours}{NBSP}h"
    return f"{sign}{hours}{NBSP}h{NBSP}{left:02d}" if hours else f"{sign}{left}{NBSP}min"


def _summary(session: Session, owed: tuple[Rendu, ...]) -> Iterator[Ligne]:
    if not owed:
        return
    here = [it for it in owed if it.dossier is not None]
    late = [it.remettant for it in here if it.is_late]
    missing = [it.remettant for it in owed if it.dossier is None and it.membres]
    parts = [counted_of(len(here), len(owed), "dossier reçu", "dossiers reçus")]
    if late:
        parts.append(f"en retard{NBSP}: {names_words(session, late)}")
    if missing:
        parts.append(f"à recevoir{NBSP}: {names_words(session, missing)}")
    yield Ligne()
    yield Ligne(" · ".join(parts))


def _dates(session: Session) -> Iterator[Ligne]:
    travail, fixed = session.groupes.travail, session.groupes.echeance
    if travail is not None:
        yield Ligne(f"{begun_words(session, travail)}{_because(travail.motif)}", "discret")
    if fixed is not None:
        yield Ligne(f"{_capital(fact_words(session, fixed))}{_because(fixed.motif)}", "discret")


def begun_words(session: Session, travail: TravailDemarre) -> str:
    """When the work began: « Travail démarré le 12 juin 2026 à 09:00 »."""
    return f"Travail démarré le {heure_du_jour(_began(travail), session.fuseau)}"


def _began(travail: TravailDemarre) -> datetime:
    return travail.instant - timedelta(milliseconds=travail.ecoule_ms)


def _draws(session: Session) -> Iterator[Ligne]:
    hand = [it for it in session.groupes.faits if isinstance(it, GroupeModifie | CasModifie)]
    for rang, tirage in enumerate(reversed(session.groupes.tirages)):
        when = heure_du_jour(tirage.instant, session.fuseau)
        yield Ligne()
        title = "Tirage" if rang == 0 else "Tirage remplacé, conservé"
        by = f"graine {clean(tirage.graine, limit=200)}, algorithme {clean(tirage.algorithme, limit=100)}"
        yield Ligne(f"{title}{NBSP}: {when}, {by}{_because(tirage.motif)}", "discret")
        if 0 < len(tirage.cas) < len(tirage.groupes):
            few = f"{len(tirage.cas)} cas pour {len(tirage.groupes)} groupes"
            shared = "tous les groupes" if len(tirage.cas) == 1 else "certains groupes"
            yield Ligne(f"{few}{NBSP}: {shared} ont le même.", "discret", 3)
        if rang:
            yield from (Ligne(_drawn(session, it), "discret", 5) for it in _old_groups(tirage))
        for it in hand:
            if it.tirage == tirage.id:
                yield Ligne(f"À la main{NBSP}: {fact_words(session, it)}{_because(it.motif)}", "discret", 3)


def _old_groups(tirage: TirageEffectue) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    for groupe in tirage.groupes:
        yield groupe.code, groupe.membres, groupe.cas


def _drawn(session: Session, groupe: tuple[str, tuple[str, ...], str | None]) -> str:
    code, membres, cas = groupe
    case = f" ({clean(cas, limit=300)})" if cas else ""
    return f"{code}{case}{NBSP}: {names_words(session, membres)}"


def _because(motif: str | None) -> str:
    return f". Motif{NBSP}: {_motif(motif)}" if motif else ""


def _motif(motif: str) -> str:
    return clean(motif, limit=300)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def fact_words(session: Session, fait: FaitEcrit) -> str:
    """An operation in a few words: « le tirage du 12 juin 2026 à 08:41 », « le dossier de G2 »."""
    when = heure_du_jour(fait.instant, session.fuseau)
    match fait:
        case TirageEffectue():
            return f"le tirage du {when}"
        case GroupeModifie():
            return f"{_name(session, fait.candidat)} {'dans ' + fait.groupe if fait.groupe else 'hors des groupes'}"
        case CasModifie():
            return f"le cas «{NBSP}{clean(fait.cas, limit=300)}{NBSP}» pour {fait.groupe}"
        case TravailDemarre():
            return f"le travail démarré le {heure_du_jour(_began(fait), session.fuseau)}"
        case DossierRecu():
            return f"le dossier de {_name(session, fait.remettant)}"
        case EcheanceFixee():
            days = f"du {jour(fait.debut)} au {jour(fait.fin)}, " if fait.debut and fait.fin else ""
            return f"{days}dossiers attendus pour le {heure_du_jour(fait.echeance, session.fuseau)}"
