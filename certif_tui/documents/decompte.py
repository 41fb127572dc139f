"""The countdown of the written part in words: what is left, when it ends, who still owes a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from certif_tui.documents.ecrit import names_words
from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.durees import MS_PER_DAY
from certif_tui.domain.ecrit.travail import CompteARebours, decomptes, is_collectif
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import a_l_heure, heure_vue_de
from certif_tui.wording.durations import clock_face, facteur
from certif_tui.wording.signs import WGL4
from certif_tui.wording.text import NBSP, counted

WIDE: Final = 10_000


class Compte(Frozen):
    """The countdown in three parts, so that a second repaints the figures alone; `restant` is empty once it is over.

    `suivant_ms` is how long until the figures change, null when they will not.
    """

    avant: str
    restant: str = ""
    apres: str = ""
    suivant_ms: int | None = None

    @property
    def phrase(self) -> str:
        """The whole line."""
        return f"{self.avant}{self.restant}{self.apres}"


def countdown(
    session: Session, bloc: Bloc, now: Maintenant, environ: str = WGL4.environ, width: int = WIDE
) -> Compte | None:
    """What is left of the work of those who still owe a dossier; null when none runs.

    Once the time of all is over, it says who owes a dossier for a day. Where `width` is short, the end that comes first
    stays whole, and the others are counted.
    """
    counts = decomptes(session, bloc, now)
    running = [it for it in counts if it.reste_ms > 0]
    over = [it for it in counts if it.reste_ms <= 0]
    travail = "Travail de groupe" if is_collectif(bloc) else "Travail"
    if running:
        return _running(travail, running, over, session, now, environ, width)
    if not over or -over[-1].reste_ms > MS_PER_DAY:
        return None
    ended, codes = f"{travail} terminé {a_l_heure(over[-1].fin, now.instant, session.fuseau)}", _codes(over)
    forms = (f"{ended} · {said}" for said in (_missing(session, codes), _missing_count(codes)))
    return Compte(_first_that_fits(forms, width))


def _running(
    travail: str,
    running: list[CompteARebours],
    over: list[CompteARebours],
    session: Session,
    now: Maintenant,
    environ: str,
    width: int,
) -> Compte:
    first = running[0]
    sign, face = environ if first.lecture.approche else "", clock_face(first.lecture)
    *forms, shortest = _running_forms(running, over, session, now)
    room = width - len(f"{travail} {sign}{face}")
    apres = _first_that_fits(forms, room)
    if len(apres) > room:
        travail, apres = "Travail", shortest
    return Compte(f"{travail} {sign}", face, apres, first.reste_ms % 1000 or 1000)


def _running_forms(
    running: list[CompteARebours], over: list[CompteARebours], session: Session, now: Maintenant
) -> Iterator[str]:
    """What stands behind the figures, from the whole to the shortest."""
    first, *longer = running
    fuseau = session.fuseau
    fin = f"fin {a_l_heure(first.fin, now.instant, fuseau)}"
    whose = f" pour {names_words(session, first.remettants)}" if over else ""
    missing = _codes(over)
    named = [_missing(session, missing)] if over else []
    counted_only = [_missing_count(missing)] if over else []
    each = [
        f"{names_words(session, it.remettants)} ({facteur(it.facteur)}) {heure_vue_de(it.fin, now.instant, fuseau)}"
        for it in longer
    ]
    others = [f"+ {counted(len(longer), 'autre fin', 'autres fins')}"] if longer else []
    yield " · ".join((f" restantes, {fin}{whose}", *each, *named))
    yield " · ".join((f" restantes, {fin}{whose}", *others, *named))
    yield " · ".join((f" restantes, {fin}{whose}", *others, *counted_only))
    yield " · ".join((f" restantes, {fin}", *others, *counted_only))
    yield " · ".join((f", {fin}", *others, *counted_only))
    yield " · ".join((f", {fin}", *others, *([counted(len(missing), "manquant")] if over else [])))


def _first_that_fits(forms: Iterable[str], width: int) -> str:
    form = ""
    for form in forms:
        if len(form) <= width:
            break
    return form


def _codes(counts: list[CompteARebours]) -> list[str]:
    return sorted((code for it in counts for code in it.remettants), key=lambda code: (len(code), code))


def _missing(session: Session, codes: list[str]) -> str:
    return f"{_missing_count(codes)}{NBSP}: {names_words(session, codes)}"


def _missing_count(codes: list[str]) -> str:
    return counted(len(codes), "dossier manquant", "dossiers manquants")
