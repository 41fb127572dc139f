"""Correcting the jury: a juré renamed, one added twice made one again, one excused, one who graded nobody removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from certif_tui.domain.session.decisions.jury import MOST_NAMED
from certif_tui.domain.session.jury import Jure
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import SHORT, Flow
from certif_tui.ui.flows.responsable import known
from certif_tui.wording.text import NBSP, clean

TITRE = "Corriger le jury"


class _Geste(Enum):
    RENOMMER = "Corriger son nom"
    FUSIONNER = "C'est le même qu'un autre juré, les réunir"
    EXCUSER = "L'excuser pour un candidat, ou pour ceux qui restent"
    RETIRER = "Retirer du jury, s'il n'a noté personne"


A_PLUSIEURS = (_Geste.FUSIONNER, _Geste.EXCUSER)
"""What takes another juré."""


class CorrectionJury(Flow):
    """Asks whom it is about, what is wrong, and why it is corrected."""

    def __init__(self, screen: Ecran[Any], ouverte: SessionOuverte) -> None:
        super().__init__(screen)
        self._ouverte = ouverte

    async def correct(self) -> None:
        """Correct what is said of one juré; closing any of the questions changes nothing."""
        jures = self._ouverte.session.jures
        if not jures:
            self.screen.say(f"Personne n'est encore dans le jury{NBSP}: J pour dire qui vous êtes.")
            return
        if not await known(self, self._ouverte.contexte.responsable):
            return
        jure = await self._which(TITRE, jures)
        if jure is None:
            return
        gestes = [it for it in _Geste if len(jures) > 1 or it not in A_PLUSIEURS]
        geste = await self.ask(Choix(clean(jure.nom, limit=SHORT), [(it, it.value) for it in gestes]))
        match geste:
            case _Geste.RENOMMER:
                await self._rename(jure)
            case _Geste.FUSIONNER:
                await self._merge(jure, [it for it in jures if it.slug != jure.slug])
            case _Geste.EXCUSER:
                await self._excuse(jure)
            case _Geste.RETIRER:
                await self._record(f"Retirer {clean(jure.nom, limit=SHORT)}", lambda motif: self._remove(jure, motif))
            case None:
                pass

    async def _rename(self, jure: Jure) -> None:
        nom = await self.ask(Saisie("Corriger le nom", "Le nom, par exemple MARTIN Paul", jure.nom))
        if nom is not None and nom.strip():
            rename = self._ouverte.jury.rename
            await self._record("Corriger le nom", lambda motif: rename(jure.slug, nom, motif))

    async def _merge(self, jure: Jure, others: Sequence[Jure]) -> None:
        other = await self._which(f"{clean(jure.nom, limit=SHORT)} est le même que", others)
        if other is not None:
            merge = self._ouverte.jury.merge
            await self._record("Réunir deux jurés", lambda motif: merge(jure.slug, other.slug, motif))

    async def _excuse(self, jure: Jure) -> None:
        ouverte, nom = self._ouverte, clean(jure.nom, limit=SHORT)
        reste = self.screen.attempt(lambda: tuple(ouverte.jury.ungraded(jure)))
        if reste is None:
            return
        session = ouverte.session
        there = [it for it in session.presentes if session.jury.excuse(jure, it.slug) is None]
        options: list[tuple[tuple[str, ...], str]] = [((it.slug,), session.designation(it)) for it in there]
        if len(reste) > 1:
            options.insert(0, (reste, f"Ceux dont la grille n'est pas remise ({len(reste)})"))
        if not options:
            self.screen.say(f"{nom} est déjà excusé pour tous les candidats.")
            return
        slugs = await self.ask(Choix(f"{nom} est excusé pour", options))
        if slugs is not None:
            titre = f"Excuser {nom}{NBSP}: sa grille ne comptera pas"
            noms = ", ".join(session.designation(session.candidat(it)) for it in slugs[:MOST_NAMED])
            said = f"{nom} est excusé pour {noms}{'…' if len(slugs) > MOST_NAMED else ''}."
            await self._record(titre, lambda motif: ouverte.jury.excuse(jure.slug, slugs, motif), said)

    def _remove(self, jure: Jure, motif: str) -> None:
        self._ouverte.jury.remove(jure.slug, motif)

    async def _which(self, titre: str, jures: Sequence[Jure]) -> Jure | None:
        return await self.ask(Choix(titre, [(it, clean(it.nom, limit=60)) for it in jures]))

    async def _record(self, titre: str, use_case: Callable[[str], object], said: str = "Jury corrigé.") -> None:
        """Ask why, and do it."""
        if await self.settle(titre, "Motif", use_case):
            self.screen.say(said)
