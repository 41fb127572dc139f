"""Candidats typed or pasted, one a line, as they come from an e-mail or a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.personnes.ressemblance import Ressemblances, is_near
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.slugs import name_key
from certif_tui.services.importation.adresses import shared_addresses
from certif_tui.services.preparation.lignes import LigneComprise, read_ligne
from certif_tui.services.preparation.rangs import without_ranks


class Releve(Frozen):
    """What a pasted list amounts to: the candidats, the names met twice, the lines refused with their reasons.

    `lues` are all the candidats its lines name, homonyms included; `fautive` is the rank, from 0, of the first line
    refused, null when none is; `laisses` says what of the lines is left aside, the people they name coming in.
    """

    inscriptions: tuple[Inscription, ...] = ()
    doublons: tuple[str, ...] = ()
    refus: tuple[str, ...] = ()
    fautive: int | None = None
    lues: tuple[Inscription, ...] = ()
    laisses: tuple[str, ...] = ()


def read_list(text: str) -> Releve:
    """Read a pasted list: `NOM Prénom`, `NOM;Prénom`, « NOM Prénom <mail> », then perhaps `tiers-temps`.

    Ranks and bullets are passed over, blank lines too, headings and counts. A name met twice is a doublon.
    """
    inscriptions: list[Inscription] = []
    refus, fautives, laisses = [], [], []
    for number, lue in read_lignes(text.splitlines()):
        if isinstance(lue, Refus):
            refus.append(f"Ligne {number}\u00a0: {lue}")
            fautives.append(number - 1)
        else:
            inscriptions += lue.nommes
            laisses += [f"Ligne {number}\u00a0: {lue.laisse}"] if lue.laisse else []
    first = min(fautives, default=None)
    return Releve(*without_doublons(inscriptions), tuple(refus), first, tuple(inscriptions), tuple(laisses))


def read_lignes(lines: Sequence[str]) -> Iterator[tuple[int, LigneComprise | Refus]]:
    """By its number from 1, whom each line of a list names, or why it is refused; then the addresses of several."""
    nommes: list[tuple[int, Inscription]] = []
    for number, line in enumerate(without_ranks(lines), 1):
        try:
            lue = read_ligne(line)
        except Refus as error:
            yield number, error
        else:
            nommes += [(number, it) for it in lue.nommes]
            yield number, lue
    for number, told in shared_addresses(nommes):
        yield number, LigneComprise((), told)


def without_doublons(inscriptions: Iterable[Inscription]) -> tuple[tuple[Inscription, ...], tuple[str, ...]]:
    """The candidats met for the first time, and the names met again; case, accents and spaces do not count."""
    seen: set[tuple[str, ...]] = set()
    kept, doublons = [], []
    for inscription in inscriptions:
        key = name_key(inscription.nom)
        if key in seen:
            doublons.append(inscription.nom)
        else:
            seen.add(key)
            kept.append(inscription)
    return tuple(kept), tuple(doublons)


def alike(noms: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Those who may be somebody named before them, whose name another list would write so."""
    known: Ressemblances[list[str]] = Ressemblances()
    pairs = []
    for nom in noms:
        pairs += [(first, nom) for [first] in known.of(nom)[:1]]
        known.add(nom, [nom])
    return tuple(pairs)


def near(noms: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Those of a few names that are alike, or one letter away."""
    pairs = {*alike(noms), *(pair for pair in combinations(noms, 2) if is_near(*pair))}
    return tuple(pair for pair in combinations(noms, 2) if pair in pairs)
