"""The registre as plain text, one fact a line under its day, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import wrap

from certif_tui.documents.registre import LigneRegistre, Registre
from certif_tui.domain.session.evenements import EvenementAnnule
from certif_tui.wording.dates import heure, jour, local_day
from certif_tui.wording.text import NBSP, clean

WIDTH = 80


def ligne_words(registre: Registre, ligne: LigneRegistre) -> str:
    """« DUPONT Claire : présent. Motif : … (MARTIN Paul) », without its time."""
    motif = f". Motif{NBSP}: {ligne.motif}" if ligne.motif else ""
    words = f"{registre.nom(ligne)}{NBSP}: {ligne.texte}{motif} ({registre.auteur(ligne)})"
    return clean(words + _taken_back(registre, ligne), limit=10_000)


def _taken_back(registre: Registre, ligne: LigneRegistre) -> str:
    if ligne.annulation is None:
        return ""
    motif = f", motif{NBSP}: {ligne.annulation.motif}" if ligne.annulation.motif else ""
    return f" [annulé par {registre.auteur(ligne.annulation)}{motif}]"


def rang_words(registre: Registre, ligne: LigneRegistre) -> str:
    """When, and the number by which an event of the session is taken back: « 09:05   14  »."""
    return f"{heure(ligne.instant, registre.session.fuseau)} {ligne.numero or '':>4}  "


def by_day(registre: Registre) -> Iterator[tuple[date, list[LigneRegistre]]]:
    """The rows under the day they happened on, where the session takes place."""
    days: dict[date, list[LigneRegistre]] = {}
    for ligne in registre.lignes:
        days.setdefault(local_day(ligne.instant, registre.session.fuseau), []).append(ligne)
    yield from days.items()


def registre_texte(registre: Registre, width: int = WIDTH) -> str:
    """The registre in lines of at most `width` columns, ending with a line break."""
    session = registre.session
    lines = wrap(clean(f"Registre{NBSP}: {session.bloc}, {session.lieu}"), width)
    for panne in registre.pannes:
        lines += wrap(clean(f"Illisible ou sans preuve{NBSP}: {panne}"), width, break_on_hyphens=False)
    for day, lignes in by_day(registre):
        lines += ["", jour(day)]
        for ligne in lignes:
            head = f"  {rang_words(registre, ligne)}"
            words, behind = ligne_words(registre, ligne), " " * len(head)
            lines += wrap(words, width, initial_indent=head, subsequent_indent=behind, break_on_hyphens=False)
    return "\n".join(lines) + "\n"


def registre_json(registre: Registre) -> bytes:
    """The registre in UTF-8 JSON, null for what is not there; instants are UTC."""
    import orjson

    shape = {
        "session": registre.session.slug,
        "lignes": [
            {
                "instant": ligne.instant,
                "nature": ligne.nature,
                "candidat": ligne.candidat,
                "texte": clean(ligne.texte, limit=10_000),
                "motif": clean(ligne.motif) or None,
                "auteur": clean(ligne.auteur),
                "numero": ligne.numero,
                "annule": ligne.annulation and _shape(ligne.annulation),
            }
            for ligne in registre.lignes
        ],
        "pannes": [clean(panne) for panne in registre.pannes],
    }
    return orjson.dumps(shape, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _shape(annulation: EvenementAnnule) -> dict[str, object]:
    return {
        "instant": annulation.instant,
        "motif": clean(annulation.motif or "") or None,
        "auteur": clean(annulation.auteur),
    }
