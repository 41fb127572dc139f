"""The clock as a whole room may see it: phase, time, alert, what is waited for. Neither name nor verdict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from certif_tui.documents.tree import Value
from certif_tui.domain.chrono.state import Lecture, Marche, TempsPhase
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.planning.attente import AttenteJury, EtapeJury
from certif_tui.wording.durations import clock_face, minutes, overtime
from certif_tui.wording.text import clean

WARNING_MS, URGENT_MS = 5 * 60_000, 60_000
SEUILS = (
    (0, "le temps est écoulé"),
    (URGENT_MS, "il reste moins d'une minute"),
    (WARNING_MS, "il reste moins de 5 minutes"),
)
TITRES = {EtapeJury.DELIBERATION: "DÉLIBÉRATION", EtapeJury.PASSAGE: "PROCHAIN PASSAGE"}
RETARDS = {EtapeJury.DELIBERATION: "délibération dépassée", EtapeJury.PASSAGE: "prochain passage en retard"}
SANS_ORAL = "Aucun oral en cours."
LONGEST = 60


class HorlogeSalle(Frozen):
    """What is shown: what the time is of, the time as a clock shows it (empty for none), words beside it.

    `style` is that of the time: calm, five minutes left, one minute left or overtime. `temps` is the phase under way,
    for its bar.
    """

    titre: str = ""
    face: str = ""
    mots: str = SANS_ORAL
    style: str = "titre"
    temps: TempsPhase | None = None
    en_marche: bool = False
    """Whether it runs, so that another second is worth a look."""


def of_oral(lecture: Lecture, *, ecoule: bool = False) -> HorlogeSalle:
    """The clock of an oral: what remains of the phase, or the time used in it where `ecoule` is wanted."""
    temps = lecture.courante
    if temps is None:
        return _before(lecture)
    about = "≈" if lecture.approche else ""
    face = minutes(temps.utilise_ms) if ecoule else clock_face(lecture)
    titre = clean(temps.phase.intitule, limit=LONGEST).upper()
    running = lecture.marche is Marche.EN_COURS
    return HorlogeSalle(titre, about + face, _words(lecture, temps), style_of(lecture), temps, running)


def _before(lecture: Lecture) -> HorlogeSalle:
    """The clock of an oral that has not begun: the time its first phase will have."""
    first = lecture.suivante
    if first is None or lecture.marche is not Marche.PRET:
        return HorlogeSalle()
    return HorlogeSalle(clean(first.phase.intitule, limit=LONGEST).upper(), clock_face(lecture), "pas encore commencé")


def of_attente(attente: AttenteJury, now: datetime) -> HorlogeSalle:
    """The time left to deliberate, or until the next candidat is due; beyond it, how late it is."""
    reste = attente.reste_ms(now)
    titre = TITRES[attente.etape]
    if reste > 0:
        return HorlogeSalle(titre, minutes(-(-reste // 1000) * 1000), "", en_marche=True)
    words = f"{RETARDS[attente.etape]} de {overtime(-reste)}"
    return HorlogeSalle(titre, "+" + minutes(-reste), words, "alerte", en_marche=True)


def of_room(
    lecture: Lecture | None, attente: AttenteJury | None, now: datetime, *, ecoule: bool = False
) -> HorlogeSalle:
    """The oral under way, else what is waited for, else that there is nothing."""
    if lecture is not None:
        return of_oral(lecture, ecoule=ecoule)
    return of_attente(attente, now) if attente is not None else HorlogeSalle()


def style_of(lecture: Lecture) -> str:
    """The style of the time of an oral; calm for one that counts up or has ended."""
    temps = lecture.courante
    if temps is None or temps.reste_ms is None:
        return "titre"
    if lecture.marche is Marche.FINI:
        return "alerte" if temps.reste_ms < 0 else "titre"
    if temps.reste_ms <= URGENT_MS:
        return "alerte"
    return "non_valide" if temps.reste_ms <= WARNING_MS else "titre"


def over_words(lecture: Lecture) -> str:
    """« dépassé de 2:10 » for a phase over its time, empty for any other."""
    temps = lecture.courante
    if temps is None or temps.reste_ms is None or temps.reste_ms > -1000:
        return ""
    return f"dépassé de {overtime(-temps.reste_ms)}"


def _words(lecture: Lecture, temps: TempsPhase) -> str:
    """How the oral stands: ended, in a pause, over its time, near its end; else the phase that comes next."""
    over = over_words(lecture)
    if lecture.marche is Marche.FINI:
        return " · ".join(filter(None, ("oral terminé", over)))
    if lecture.marche is Marche.PAUSE:
        return " · ".join(filter(None, ("EN PAUSE", over)))
    alert = over or _near_end(temps)
    if alert:
        return alert
    suivante = lecture.suivante
    if suivante is None:
        return "dernière phase" if len(lecture.phases) > 1 else ""
    duree = f" {minutes(suivante.prevu_ms)}" if suivante.prevu_ms is not None else ""
    return f"puis {clean(suivante.phase.intitule, limit=LONGEST)}{duree}"


def _near_end(temps: TempsPhase) -> str:
    """The alert of a phase that nears its end; a phase planned shorter than a threshold does not cross it."""
    reste, prevu = temps.reste_ms, temps.prevu_ms
    if reste is None or prevu is None:
        return ""
    return next((words for seuil, words in SEUILS if reste <= seuil < prevu), "")


def phrase(horloge: HorlogeSalle) -> str:
    """The clock in one line: « EXPOSÉ 17:42, puis Dialogue 20:00 »."""
    said = f"{horloge.titre} {horloge.face}".strip()
    return f"{said}, {horloge.mots}" if said and horloge.mots else said or horloge.mots


def values_of(horloge: HorlogeSalle) -> Mapping[str, Value]:
    """The same as another program reads it: `temps_ms` and `prevu_ms` are null where there is no phase."""
    temps = horloge.temps
    return {
        "titre": horloge.titre,
        "affichage": horloge.face,
        "mots": horloge.mots,
        "en_marche": horloge.en_marche,
        "alerte": horloge.style != "titre",
        "utilise_ms": temps.utilise_ms if temps else None,
        "prevu_ms": temps.prevu_ms if temps else None,
        "reste_ms": temps.reste_ms if temps else None,
    }
