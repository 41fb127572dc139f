"""Candidats typed or pasted, one a line, as they come from an e-mail or a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from certif_tui.domain.evenements.session import PLEIN_TEMPS, TIERS_TEMPS
from certif_tui.services.refus import Refus
from certif_tui.services.sessions import Inscription, checked_nom
from certif_tui.services.slugs import slug_of

SEPARATORS = re.compile(r"[;\t]")
TIERS = re.compile(r"(tiers[ -]?temps|4/3)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Releve:
    """What a pasted list amounts to: the candidats, the names met twice, the lines refused with their reasons."""

    inscriptions: tuple[Inscription, ...] = ()
    doublons: tuple[str, ...] = ()
    refus: tuple[str, ...] = ()


def read_list(text: str, deja: Collection[str] = ()) -> Releve:
    """Read one candidat a line: `NOM Prénom`, or `NOM;Prénom` as spreadsheets give it, then perhaps `tiers-temps`.

    `deja` are the names already in the session; meeting one of them, or one twice, is a doublon.
    """
    seen = {slug_of(nom) for nom in deja}
    inscriptions, doublons, refus = [], [], []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in SEPARATORS.split(line) if cell.strip()]
        tiers = [cell for cell in cells if TIERS.fullmatch(cell)]
        nom = " ".join(cell for cell in cells if cell not in tiers)
        if not nom:
            continue
        try:
            nom = checked_nom(nom)
        except Refus as error:
            refus.append(f"Ligne {number} : {error}")
            continue
        if slug_of(nom) in seen:
            doublons.append(nom)
            continue
        seen.add(slug_of(nom))
        inscriptions.append(Inscription(nom, TIERS_TEMPS if tiers else PLEIN_TEMPS))
    return Releve(tuple(inscriptions), tuple(doublons), tuple(refus))
