"""What help finds for the words typed: commands of this screen under their headings, commands of others, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from certif_tui.domain.frozen import Frozen
from certif_tui.ui.commands import Commande, by_work
from certif_tui.wording.aide import legende, lieu_of, likes
from certif_tui.wording.signs import Glyphs
from certif_tui.wording.text import NBSP, sort_key

PROCHES, AILLEURS, SIGNES = "Voir aussi", "Sur d'autres écrans", "Les signes"
MOST_ELSEWHERE = 8
"""Commands of other screens that are named: those whose own words hold what was typed come first."""

SIGN = re.compile(r"[^\w.-]|[.](?=\s|$)")


class RangAide(Frozen):
    """A row of help: a heading when `titre`; `action` is what choosing it runs, null for nothing."""

    touches: str = ""
    libelle: str = ""
    explication: str = ""
    ident: str = ""
    action: str | None = None
    titre: bool = False


def found(
    words: str, commandes: Sequence[Commande], ailleurs: Iterable[Commande], glyphs: Glyphs
) -> tuple[RangAide, ...]:
    """The rows for the words typed, all of this screen's when there are none."""
    wanted = sort_key(words.strip())
    direct, proches = _matching(wanted, commandes)
    signs = [RangAide(sign, "", meaning) for sign, meaning in legende(glyphs) if wanted in sort_key(meaning)]
    return (
        *_under_headings(by_work(direct)),
        *_headed(PROCHES, [_row(it) for it in proches]),
        *_headed(AILLEURS, _elsewhere(wanted, commandes, ailleurs)),
        *_headed(SIGNES, signs),
    )


def _headed(titre: str, rows: Sequence[RangAide]) -> tuple[RangAide, ...]:
    return (RangAide(libelle=titre, titre=True), *rows) if rows else ()


def _under_headings(commandes: Sequence[Commande]) -> Iterator[RangAide]:
    for chapitre, those in groupby(commandes, lambda it: it.chapitre):
        yield from _headed(chapitre, [_row(it) for it in those])


def _row(commande: Commande) -> RangAide:
    keys = " ".join(commande.touches[:3])
    return RangAide(keys, commande.libelle, _sentence(commande.explication), commande.ident, commande.action)


def _elsewhere(wanted: str, here: Sequence[Commande], others: Iterable[Commande]) -> list[RangAide]:
    """Where the commands are that this screen has not: « Remettre : dans le bilan (B), Ctrl+S »."""
    known = {it.ident for it in here}
    there = [it for it in others if it.ident not in known]
    matching = [it for found_ in _matching(wanted, there) for it in found_] if wanted else []
    return [_told(it, _way_to(it, here)) for it in matching[:MOST_ELSEWHERE]]


def _told(commande: Commande, way: Commande | None) -> RangAide:
    through = f" ({way.touche})" if way else ""
    where = f"{commande.libelle}{NBSP}: {lieu_of(commande.ident)}{through}, {commande.touche}."
    said = f"{where} {_sentence(commande.explication)}"
    return RangAide(explication=said, ident=commande.ident, action=way.action if way else None)


def _sentence(words: str) -> str:
    return words if words.endswith(("…", ".")) else f"{words}."


def _way_to(wanted: Commande, here: Iterable[Commande]) -> Commande | None:
    """The command of this screen that leads to the one a command is on: it is named after it."""
    screen = wanted.ident.partition(".")[0]
    return next((it for it in here if it.ident.rpartition(".")[2] == screen), None)


def _matching(wanted: str, commandes: Sequence[Commande]) -> tuple[list[Commande], list[Commande]]:
    """The commands that hold what is wanted, and the others that say the same in other words."""
    said = [(it, sort_key(" ".join((*it.touches, it.libelle, it.explication)))) for it in commandes]
    direct = [it for it, words in said if wanted in words]
    others = [f" {like} " for like in likes(wanted)]
    return direct, [it for it, words in said if it not in direct and any(like in _words(words) for like in others)]


def _words(text: str) -> str:
    """The text with a blank before and behind each word: signs that words hold, as in « tiers-temps », are theirs."""
    return f" {SIGN.sub(' ', text)} "
