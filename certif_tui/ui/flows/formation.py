"""Groups formed without lots: as the list says, or named by hand, a group a line."""

from __future__ import annotations

from collections.abc import Iterator

from certif_tui.domain.ecrit.decisions.formation import listed, named, to_place, written
from certif_tui.domain.ecrit.regles import of_groups
from certif_tui.services.ecrit.tirage import Composition
from certif_tui.ui.dialogs.saisie_groupes import SaisieGroupes
from certif_tui.ui.flows.ecrit import FlowEcrit
from certif_tui.wording.text import NBSP

A_LA_MAIN = "Nommer les groupes à la main"
LISTE = f"Former les groupes d'après la colonne «{NBSP}Groupe{NBSP}» de la liste"
INVITE = "Un groupe par ligne, ses membres entre virgules. Tab complète un nom ou donne le suivant."
ANCIENS = "Nouveaux groupes, les anciens sont conservés"


class FormationDesGroupes(FlowEcrit):
    """Forms groups; what departs from the rules of the épreuve, or replaces others, asks why."""

    async def by_hand(self) -> None:
        """Ask who is in which group, those that stand being offered; what is refused stays in its box."""
        session = self.ouverte.session
        before = "\n".join(self._lines())
        given = await self.ask_until(
            lambda refusal, typed: SaisieGroupes(
                A_LA_MAIN, refusal or INVITE, before if typed is None else typed, lambda text: to_place(session, text)
            ),
            lambda text: named(session, text.splitlines()),
        )
        if given is not None:
            await self._form(given[0], by_list=False)

    async def as_listed(self) -> None:
        """Form the groups of the list's « Groupe » column."""
        groupes = self.screen.attempt(lambda: listed(self.ouverte.session))
        if groupes:
            await self._form(groupes, by_list=True)

    async def _form(self, groupes: Composition, *, by_list: bool) -> None:
        session, bloc = self.ouverte.session, self.ouverte.bloc
        against = list(of_groups(session, bloc, [slugs for _code, slugs in groupes]).values())
        replaced = session.groupes.tirage is not None
        motif: str | None = ""
        if against or replaced:
            motif = await self.ask_motif(ANCIENS if replaced else "Groupes", against)
        if motif is not None:
            source = self.ouverte.groupes
            if by_list:
                self.record(lambda: source.form_as_listed(motif), lambda _done: "Groupes formés d'après la liste.")
            else:
                self.record(
                    lambda: source.form(groupes, source="formateur", motif=motif), lambda _done: "Groupes formés."
                )

    def _lines(self) -> Iterator[str]:
        session = self.ouverte.session
        for groupe in session.groupes.groupes:
            here = [it for it in session.presentes if it.slug in groupe.membres]
            yield ", ".join(written(session, it) for it in here)
