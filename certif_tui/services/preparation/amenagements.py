"""What offices write for a longer time, read as an exact factor: the same words in a file, a pasted list and a form."""

from __future__ import annotations

import re
from fractions import Fraction

from certif_tui.domain.facteurs import PLEIN_TEMPS, TIERS_TEMPS, Facteur
from certif_tui.domain.lettres import one_of, plain
from certif_tui.domain.refus import Refus

COCHES = frozenset("✓✔☑☒√+×✗✘☓🗸🗹✅➕●■◼⬛")
"""Signs that tick: ☒ and ✗ are how a word processor ticks a box, × and + how a hand does; a full one is ticked."""
VIDES = frozenset("☐□◻◽▢○⬜-–—−/.∅Ø")
"""Signs of a box left empty, or of a cell struck out."""
OUI = frozenset({"oui", "o", "x", "xx", "vrai", "true", "yes", "y", "v", "tt", "tiers"})
NON = frozenset(
    {
        "non",
        "n",
        "no",
        "na",
        "aucun",
        "aucune",
        "sans",
        "neant",
        "rien",
        "pas",
        "faux",
        "false",
        "normal",
        "ras",
        "plein",
    }
)
MUETS = one_of(
    """a au aux avec de des du d en l la le les un p pr plus temps tps majore majoree majoration supplementaire
    supplementaires amenagement amenagements accorde accordee accordes octroye obtenu oral oraux ecrit ecrits
    epreuve epreuves objet concerne concernee tiers mdph cdaph notification notifie valide validee prevu prevue"""
)
"""Words that change nothing of what the others say."""
SURS = frozenset({"oui", "non", "x", "tt", "tiers", "tierstemps"})
"""What is a longer time, or none, even right behind a name."""
POURCENT = re.compile(r"\+?\s*([0-9]{1,3}(?:[.,][0-9]{1,20})?)\s*(?:%|pour\s?cents?\b)")
FRACTION = re.compile(r"\+?\s*([0-9]{1,4})\s*/\s*([0-9]{1,4})")
MULTIPLE = re.compile(r"[x×]\s?([1-9][0-9]{0,3})[.,]([0-9]{1,20})")
BOXES = re.compile(r"([☐□◻◽▢○⬜☑☒✓✔✗✘■🗹]|\[\s?[x✓✔]?\s?\])\s*([^☐□◻◽▢○⬜☑☒✓✔✗✘■🗹\[\]]+)", re.IGNORECASE)
"""Boxes with what each is for, as in « ☐ oui ☒ non »."""
DECIMAL = re.compile(r"\+?\s*([0-9]{1,4})(?:[.,]([0-9]{1,20}))?")
TIERS, TIERS_ENTIER = Fraction(1, 3), Fraction(4, 3)
NEAR, NEARER = Fraction(1, 200), Fraction(1, 100_000)
"""How far 33 % is from a third, and how far a third that a spreadsheet computed is."""
MOST_DENOMINATEUR = 1000
PAS = 5
"""Percents are rounded to five: another figure is more likely a slip, or no percentage."""
PARLE = re.compile(
    r"\btiers[ -]?te?m?ps|\b[14]\s*/\s*3\b\s*(?:de |du )?te?m?ps|\bt(?:em)?ps (?:majore|sup|add|plus|\+)|\btt\b"
    r"|majoration|\bmdph\b|\bcdaph\b|\brqth\b|amenagement|amenagee?s?\b"
)
NIE = re.compile(
    r"\b(?:pas d(?:e |[’']\s?)|sans |aucune? )(?:tiers[ -]?temps|amenagement|majoration|tt\b|temps majore)s?"
)
"""What says that there is no longer time."""
POINT, UN = re.compile(r"(?<![0-9])\.|\.(?![0-9])"), re.compile(r"\b1 (?=tiers)")
"""A full stop that is none of a figure, and « 1 tiers »."""
REMEDE = "écrivez tiers-temps, un pourcentage comme 20\u00a0%, ou une fraction comme 5/4"


class TiersDouteux(Refus):
    """1,33 is not a third more: 26:36 where 26:40 is meant. It has to be asked."""


def read_amenagement(text: str) -> Facteur:
    """The factor a cell means: « tiers-temps », « oui », ✓, `33 %`, `5/4`, `1,25`.

    Raises `Refus` without quoting the cell: what is written there instead may be a diagnosis, which is never kept.
    """
    typed = _folded(_ticked(text))
    said = _sign(text) or _figure(typed) or _words(typed)
    if said is None:
        raise Refus(f"l'aménagement n'est pas une fraction du temps\u00a0: {REMEDE}, ou laissez la cellule vide.")
    return said


def is_amenagement(text: str) -> bool:
    """Whether a text says a longer time and can hardly be anything else: « tiers-temps », `1/3`, `33 %`."""
    typed = _folded(text)
    sure = re.search(r"tiers[ -]?t|1\s*/\s*3|4\s*/\s*3|%|majore", typed)
    return bool(sure) and _reads(text)


def speaks_of_amenagement(text: str) -> bool:
    """Whether a remark speaks of a longer time, readable or not: « bénéficie d'un tiers-temps », « dossier MDPH »."""
    return bool(PARLE.search(NIE.sub(" ", _folded(text))))


def is_yes_or_no(text: str) -> bool:
    """Whether a cell ticks a box, or leaves it empty: it says nothing by itself of what the box is for."""
    return not any(letter in text for letter in "/%") and _reads(text) and not text.strip().isdigit()


def split_amenagement(text: str) -> tuple[str, Facteur | None]:
    """A name, and the longer time written right behind it, null when none is: « NOÉ Léa (tiers-temps) »."""
    words = text.split()
    for rank in range(1, len(words)):
        tail = " ".join(words[rank:]).strip(" ,;:()[]–—-") or words[-1]
        if _may_follow_a_name(tail) and _reads(tail):
            return " ".join(words[:rank]).rstrip(" ,;:([–—-"), read_amenagement(tail)
    return text, None


def read_facteur(text: str) -> Facteur:
    """A factor as typed, `5/4` or `1,25`. Raises `Refus`, and `TiersDouteux` for 1,33."""
    typed = text.strip().replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,4}([./][0-9]{1,4})?", typed) or re.fullmatch(r".*/0+", typed):
        raise Refus("Fraction\u00a0: tapez par exemple 5/4 ou 1,25.")
    fraction = Fraction(typed)
    if "/" not in typed:
        _check_third(fraction)
    return _facteur(fraction)


def _folded(text: str) -> str:
    short = plain(" ".join(text.split())).replace("\N{FRACTION SLASH}", "/")
    whole = POINT.sub("", short) if "." in short else short
    return (UN.sub("", whole) if "1 " in whole else whole).strip(" :;!()[]")


def _ticked(text: str) -> str:
    """What the only ticked box among several is for; the text itself where there are no boxes to choose from."""
    boxes = BOXES.findall(text)
    ticked = [words for sign, words in boxes if sign not in VIDES and sign.strip("[ ]")]
    return (ticked[0] if len(ticked) == 1 else "?") if len(boxes) > 1 else text


def _facteur(fraction: Fraction) -> Facteur:
    if not 1 <= fraction <= 4 or fraction.denominator > MOST_DENOMINATEUR:
        raise Refus("Fraction\u00a0: entre 1 (aucun aménagement) et 4.")
    return Facteur(numerateur=fraction.numerator, denominateur=fraction.denominator)


def _check_third(fraction: Fraction) -> None:
    if fraction != TIERS_ENTIER and abs(fraction - TIERS_ENTIER) < NEAR:
        meant = "tapez 4/3 pour un tiers-temps (20:00 devient 26:40)"
        raise TiersDouteux(f"Ce nombre n'est pas un tiers exact. Un tiers est-il voulu\u00a0? Si oui, {meant}.")


def _reads(text: str) -> bool:
    try:
        read_amenagement(text)
    except Refus:
        return False
    return True


def _may_follow_a_name(tail: str) -> bool:
    words = set(re.findall(r"[a-z]+", plain(tail)))
    if re.search(r"[0-9]", tail):
        return bool(POURCENT.search(tail) or FRACTION.search(tail))
    return bool(words & SURS) if words else bool(set(tail) & (COCHES | {"☐", "□", "◻"}))


def _sign(text: str) -> Facteur | None:
    signs = set(text) - set(" \u00a0\ufe0e\ufe0f()[]")
    if not signs or signs <= VIDES:
        return PLEIN_TEMPS
    return TIERS_TEMPS if signs <= COCHES else None


def _figure(typed: str) -> Facteur | None:
    """What a figure says, if only words that change nothing, or agree, stand around it."""
    for shape, read in ((POURCENT, _of_percents), (FRACTION, _of_fraction)):
        found = shape.search(typed)
        if found:
            around = typed[: found.start()] + " " + typed[found.end() :]
            return read(found) if _agree(around) else None
    found = DECIMAL.fullmatch(typed) or MULTIPLE.fullmatch(typed)
    return _of_decimal(found) if found else None


def _agree(around: str) -> bool:
    return "?" not in around and set(re.findall(r"\w+", around)) <= MUETS | OUI


def _of_percents(found: re.Match[str]) -> Facteur | None:
    percents = Fraction(found[1].replace(",", "."))
    if percents > 100:
        _check_third(percents / 100)
    return _longer(percents / 100 if percents <= 100 else percents / 100 - 1)


def _of_fraction(found: re.Match[str]) -> Facteur | None:
    over, under = int(found[1]), int(found[2])
    if not under:
        return None
    fraction = Fraction(over, under)
    if fraction == TIERS:
        return TIERS_TEMPS
    return _facteur(fraction) if 1 <= fraction <= 4 else None


def _of_decimal(found: re.Match[str]) -> Facteur | None:
    whole, decimals = found[1], found[2]
    number = Fraction(f"{whole}.{decimals or 0}")
    if decimals is None:
        return None if number > 1 and whole != "33" else (TIERS_TEMPS if number else PLEIN_TEMPS)
    if number < 1:
        return _longer(number)
    if abs(number - TIERS_ENTIER) < NEARER:
        return TIERS_TEMPS
    _check_third(number)
    return _facteur(number) if number <= 4 and number.denominator <= MOST_DENOMINATEUR else None


def _longer(more: Fraction) -> Facteur | None:
    """The factor of a time longer by that much, null where it is no figure that offices grant."""
    if abs(more - TIERS) < NEAR:
        return TIERS_TEMPS
    if more == 0:
        return PLEIN_TEMPS
    return _facteur(1 + more) if more < 1 and (more * 100) % PAS == 0 else None


def _words(typed: str) -> Facteur | None:
    words = set(re.findall(r"\w+", re.sub(r"tiers[ -]?temps", "tiers temps", typed)))
    if not words or "?" in typed or not words <= OUI | NON | MUETS:
        return None
    if words & NON:
        return PLEIN_TEMPS if not words & (OUI - {"tiers", "tt"}) else None
    return TIERS_TEMPS if words & OUI else None
