"""The numbers of a list that identify nobody: what stands in their place, and what several people bear. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.personnes.numeros import identifies_nobody, numero_key
from certif_tui.domain.personnes.ressemblance import is_near, ressemble
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.session.decisions.importation import Arrivee

MOST_NAMED = 3
"""People named before « … »."""


class NumeroEcarte(Frozen):
    """A number that is not taken of some rows, and why; the people they name come in all the same."""

    lignes: tuple[int, ...]
    raison: str


def identified(arrivees: Sequence[Arrivee]) -> tuple[list[Arrivee], tuple[NumeroEcarte, ...]]:
    """The rows without the numbers that identify nobody, and what is to be said of these."""
    by_numero: dict[str, list[Arrivee]] = {}
    for arrivee in arrivees:
        if numero := arrivee.inscription.precisions.numero:
            by_numero.setdefault(numero_key(numero), []).append(arrivee)
    idle = [group for group in by_numero.values() if _identifies_nobody(group)]
    without = {arrivee.ligne for group in idle for arrivee in group}
    kept = [_unnumbered(it) if it.ligne in without else it for it in arrivees]
    return kept, tuple(_told(group) for group in idle)


def _identifies_nobody(group: Sequence[Arrivee]) -> bool:
    return identifies_nobody(_numero(group[0])) or _is_shared([it.inscription.nom for it in group])


def _is_shared(noms: Sequence[str]) -> bool:
    """Whether these names are several people's; one letter more or less is a slip."""
    return any(not (ressemble(noms[0], nom) or is_near(noms[0], nom)) for nom in dict.fromkeys(noms[1:]))


def _told(group: Sequence[Arrivee]) -> NumeroEcarte:
    numero = cite(_numero(group[0]))
    if identifies_nobody(_numero(group[0])):
        why = f"{numero} n'est le numéro de personne"
    else:
        why = f"le numéro {numero} est donné à plusieurs noms, il n'identifie personne"
    noms = list(dict.fromkeys(it.inscription.nom for it in group))
    people = ", ".join(noms[:MOST_NAMED]) + (f" et {len(noms) - MOST_NAMED} autres" if len(noms) > MOST_NAMED else "")
    return NumeroEcarte(tuple(it.ligne for it in group), f"{why}\u00a0: sans numéro, {people}.")


def _unnumbered(arrivee: Arrivee) -> Arrivee:
    precisions = arrivee.inscription.precisions.model_copy(update={"numero": None})
    return replace(arrivee, inscription=replace(arrivee.inscription, precisions=precisions))


def _numero(arrivee: Arrivee) -> str:
    return arrivee.inscription.precisions.numero or ""
