"""The words and glyphs a juror reads, and the cleaning of text that came from outside. No Textual here."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo

    from certif_tui.domain.candidats import Candidat
    from certif_tui.domain.chrono import Lecture
    from certif_tui.domain.evenements.session import Facteur
    from certif_tui.domain.session import Session
    from certif_tui.domain.statut import StatutBloc, StatutCompetence

NBSP = "\u00a0"
REPLACEMENT = "\ufffd"
MAX_MARKS = 4
"""Combining marks kept on one letter: enough for any script, too few to smear over the neighbouring rows."""
LONGEST_SIGN, SHORTEST_NAME = 40, 4
"""Of what tells homonyms apart, and of the name cut to make room for it."""

STATUTS_COMPETENCE = {
    "valide": "VALIDÉE",
    "possible": "possible",
    "hors_atteinte": "HORS D'ATTEINTE",
    "non_valide": "NON VALIDÉE",
}
STATUTS_BLOC = {
    "valide": "VALIDÉ",
    "possible": "possible",
    "hors_atteinte": "HORS D'ATTEINTE",
    "non_valide": "NON VALIDÉ",
}
AVIS = {None: "non évalué", "valide": "validé", "non_valide": "non validé", "sans_objet": "sans objet"}
PRESENCES = {
    "attendu": "attendu",
    "present": "présent",
    "retard": "en retard",
    "absent_justifie": "absent (justifié)",
    "absent_non_justifie": "absent (non justifié)",
    "abandon": "abandon",
    "fraude": "fraude signalée",
}
AVANCEMENTS = {
    "a_passer": "à passer",
    "en_cours": "en cours",
    "incomplete": "incomplète",
    "a_remettre": "à remettre",
    "remise": "remise",
}
VERDICTS = {
    "acquis": "acquis",
    "non_acquis": "non acquis",
    "en_attente_de_deliberation": "en attente de délibération",
    "en_attente_de_grilles": "en attente",
    "en_cours": "en cours",
    "a_passer": "pas encore passé",
    "resultat_reserve": "résultat réservé",
    "absent": "absent",
    "abandon": "abandon",
    "retire": "retiré",
    "illisible": "illisible",
    "sans_preuve": "sans preuve",
}
LIENS = {"meme": "même personne", "distincts": "deux personnes"}
MARCHES = {"pret": "prêt", "en_cours": "en cours", "pause": "en pause", "fini": "terminé"}

DOUBLONS = {
    "fusionner": "fusionner",
    "ajouter": "ajouter à part",
    "ignorer": "ignorer",
    "retablir": "rétablir",
}
DOUBLONS_FAITS = {
    "fusionner": "fusionné",
    "ajouter": "ajouté à part",
    "ignorer": "ignoré",
    "retablir": "rétabli",
}
"""What is done, or was done, with somebody who may be in the session already."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs drawn on screen: all in WGL4, or all in ASCII on request."""

    valide: str = "■"
    non_valide: str = "×"
    sans_objet: str = "–"
    vide: str = "□"
    curseur: str = "►"
    remarque: str = "•"
    plein: str = "█"
    creux: str = "░"
    barre: str = "│"
    trait: str = "─"
    suite: str = "…"
    environ: str = "≈"
    alerte: str = "●"
    indice: str = "·"

    def of_avis(self, avis: str | None) -> str:
        """The sign of a judgement."""
        return self.vide if avis is None else str(getattr(self, avis))


WGL4 = Glyphs()
ASCII = Glyphs("x", "-", "~", ".", ">", "*", "#", ".", "|", "-", "...", "~", "!", "'")

_HIDDEN = {"\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0"}


def clean(text: str, *, limit: int = 4000, multiline: bool = False) -> str:
    """Text from outside made fit for a terminal.

    Composed (NFC); control characters, surrogates, bidirectional and invisible ones become U+FFFD; at most `limit`
    characters and `MAX_MARKS` combining marks in a row. Line breaks and tabs become spaces unless `multiline`.
    """
    kept: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text[: 4 * limit].encode("utf-8", "replace").decode("utf-8")):
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MAX_MARKS:
            kept.append(_safe(char, multiline))
    cleaned = "".join(kept)
    return cleaned if len(cleaned) <= limit else cleaned[: limit - 1] + WGL4.suite


def name_of(session: Session, candidat: Candidat, *, limit: int = 60) -> str:
    """A candidat's name fit for a terminal, and for a homonym what tells them apart, which is never cut."""
    return told_apart(candidat.nom, session.homonymes.get(candidat.slug, ""), limit=limit)


def told_apart(nom: str, sign: str, *, limit: int = 60) -> str:
    """The same for a name and what tells its bearer apart, empty for who alone bears it."""
    if not sign:
        return clean(nom, limit=limit)
    suffix = f" ({clean(sign, limit=LONGEST_SIGN)})"
    return clean(nom, limit=max(SHORTEST_NAME, limit - len(suffix))) + suffix


def _safe(char: str, multiline: bool) -> str:
    if char in "\n\t":
        return char if multiline and char == "\n" else " "
    if char in _HIDDEN or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return REPLACEMENT
    return char


def manque(statut: StatutCompetence) -> str:
    """What stands between a compétence and its validation: « il en manque 3 », or its statut word."""
    if statut.statut == "possible":
        return f"il en manque {statut.manque}"
    return STATUTS_COMPETENCE[statut.statut]


def cell(statut: StatutCompetence) -> str:
    """A compétence in a few words: « C3.2 2/9 il en manque 3 »."""
    return f"{statut.code} {statut.valides}/{statut.total} {manque(statut)}"


def cell_bloc(statut: StatutBloc) -> str:
    """A bloc in a few words: « BLOC 3 possible »."""
    return f"{statut.code} {STATUTS_BLOC[statut.statut]}"


def minutes(milliseconds: int) -> str:
    """A duration as a clock shows it: `17:42`, `1:02:03` from an hour on, `+0:31` never; negative gets a `-`."""
    seconds = abs(milliseconds) // 1000
    sign = "-" if milliseconds < 0 and seconds else ""
    hours, rest = divmod(seconds, 3600)
    shown = f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"
    return sign + shown


def clock_face(lecture: Lecture) -> str:
    """The time a juror looks at: what remains (rounded up to the second), overtime as `+0:31`, or what has elapsed."""
    courante = lecture.courante
    if courante is None:
        suivante = lecture.suivante
        prevu = suivante.prevu_ms if suivante else None
        return minutes(prevu or 0)
    reste = courante.reste_ms
    if reste is None:
        return minutes(courante.utilise_ms)
    if reste > 0:
        return minutes(-(-reste // 1000) * 1000)
    return "+" + minutes(-reste)


def clock_minutes(lecture: Lecture) -> str:
    """The same time in whole minutes, for where seconds would be restless: `12'`, `<1'` left, `+3'` over."""
    courante = lecture.courante
    if courante is None:
        return ""
    reste = courante.reste_ms
    whole = abs(courante.utilise_ms if reste is None else reste) // 60_000
    sign = "" if reste is None else "+" if reste <= 0 else "<" if whole == 0 else ""
    return f"{sign}{max(1, whole) if sign == '<' else whole}'"


def facteur(value: Facteur) -> str:
    """A factor in words: « tiers-temps », « × 5/4 », empty for nobody's longer time."""
    if value.numerateur == value.denominateur:
        return ""
    if 3 * value.numerateur == 4 * value.denominateur:
        return "tiers-temps"
    return f"×{NBSP}{value.numerateur}/{value.denominateur}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number and its noun: « 1 candidat », « 8 candidats »; zero is singular, as French has it."""
    noun = singular if number < 2 else plural or f"{singular}s"
    return f"{number}{NBSP}{noun}"


def counted_of(number: int, total: int, singular: str, plural: str | None = None) -> str:
    """How many out of how many: « 0/8 dossiers reçus », « 1/1 dossier reçu »; the noun is that of the total."""
    noun = singular if total < 2 else plural or f"{singular}s"
    return f"{number}/{total} {noun}"


def sort_key(name: str) -> str:
    """A key that sorts names the French way: accents and case aside."""
    letters = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def jour(day: date) -> str:
    """A date in full: « vendredi 12 juin 2026 », « lundi 1er juin 2026 »."""
    from babel.dates import format_date

    return format_date(day, "EEEE d MMMM y" if day.day > 1 else "EEEE d'er' MMMM y", locale="fr")


def jour_court(day: date) -> str:
    """A date in figures: « 12/06/2026 »."""
    return f"{day:%d/%m/}{day.year:04d}"


def heure_du_jour(instant: datetime, fuseau: str) -> str:
    """An instant where the session takes place: « 12 juin 2026 à 14:32 ».

    `fuseau` is an IANA time zone; one this machine does not know gives UTC, and says so.
    """
    from babel.dates import format_datetime

    zone, suffix = _zone(fuseau)
    there = instant.astimezone(zone)
    ordinal = "" if there.day > 1 else "'er'"
    return format_datetime(there, f"d{ordinal} MMMM y 'à' HH:mm", locale="fr") + suffix


def heure(instant: datetime, fuseau: str) -> str:
    """The time of day of an instant where the session takes place: « 14:32 »."""
    zone, suffix = _zone(fuseau)
    return f"{instant.astimezone(zone):%H:%M}{suffix}"


def local_day(instant: datetime, fuseau: str) -> date:
    """The day of an instant where the session takes place."""
    return instant.astimezone(_zone(fuseau)[0]).date()


def heure_vue_de(instant: datetime, now: datetime, fuseau: str) -> str:
    """The same, with its day when that is not the day of `now`: « 17:30 », « demain à 01:10 »."""
    zone, _suffix = _zone(fuseau)
    there, today = instant.astimezone(zone).date(), now.astimezone(zone).date()
    days = {0: "", 1: "demain à ", -1: "hier à "}
    return days.get((there - today).days, f"le {jour_court(there)} à ") + heure(instant, fuseau)


def heure_a_taper(instant: datetime, now: datetime, fuseau: str) -> str:
    """The same as `read_instant` takes it back: « 17:30 » on the day of `now`, else « 12/06/2026 17:30 »."""
    there, today = instant.astimezone(_zone(fuseau)[0]), local_day(now, fuseau)
    return f"{there:%H:%M}" if there.date() == today else f"{jour_court(there.date())} {there:%H:%M}"


def a_l_heure(instant: datetime, now: datetime, fuseau: str) -> str:
    """The same as it ends a sentence: « à 17:30 », « demain à 01:10 »."""
    shown = heure_vue_de(instant, now, fuseau)
    return f"à {shown}" if shown[0].isdigit() else shown


def _zone(fuseau: str) -> tuple[tzinfo, str]:
    from datetime import UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(fuseau), ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC, " (UTC)"
