"""E-mail addresses that several people of a list bear: both keep theirs, and it is told. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from certif_tui.domain.personnes.ressemblance import is_near, ressemble
from certif_tui.domain.referentiel.places import cite
from certif_tui.domain.session.inscription import Inscription


def shared_addresses(
    people: Iterable[tuple[int, Inscription]], known: Iterable[Inscription] = ()
) -> tuple[tuple[int, str], ...]:
    """By line, whose address is also somebody else's, of the list or of those `known`."""
    bearers: dict[str, str] = {}
    for it in known:
        bearers.setdefault((it.precisions.email or "").casefold(), it.nom)
    told = []
    for ligne, it in people:
        email = (it.precisions.email or "").casefold()
        first = bearers.setdefault(email, it.nom)
        if email and first != it.nom and not (ressemble(first, it.nom) or is_near(first, it.nom)):
            told.append((ligne, f"l'adresse de {cite(it.nom)} est aussi celle de {cite(first)}\u00a0: vérifiez-la."))
    return tuple(told)
