"""One person's parcours in full, and the question whether candidats of one name are the same person."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.builders.parcours import parcours_document
from certif_tui.documents.parcours import of_ref
from certif_tui.documents.renderers.rows import rows_of
from certif_tui.domain.personnes.annuaire import Annuaire
from certif_tui.domain.personnes.identites import Identite, Paire
from certif_tui.domain.session.evenements import Lien
from certif_tui.journal.journal import JournalError
from certif_tui.projections.parcours import Lecteur
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.personnes.identites import answer
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.flows.responsable import known
from certif_tui.ui.screens.document_rows import rang_of
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.statuts import LIENS
from certif_tui.wording.text import NBSP, clean

OUBLIER = "oublier"
QUESTION = f"Même personne{NBSP}?"


class PersonneScreen(Ecran[None]):
    """A page; M answers what is asked about this person, or corrects an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "personne.identite",
            Verbe.MODIFIER,
            "identite",
            QUESTION,
            "Dit si deux candidats sont la même personne",
            show=True,
        ),
        command("personne.retour", Verbe.RETOUR, "retour", "Retour", "Revient à la liste", show=True),
    ]

    def __init__(self, contexte: Contexte, lecteur: Lecteur, annuaire: Annuaire, groupe: Identite) -> None:
        super().__init__()
        self._contexte, self._lecteur, self._annuaire, self._groupe = contexte, lecteur, annuaire, groupe

    def compose(self) -> ComposeResult:
        """Title, page, banner, keys."""
        yield TitleLine(id="entete")
        yield Page(id="page")
        yield Bandeau(id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the page."""
        self.query_one(Page).focus()
        self.query_one(TitleLine).show(f"Parcours · {clean(self._annuaire.nom(self._groupe), limit=120)}")
        self.run_worker(self._show())

    async def _show(self) -> None:
        personne = await asyncio.to_thread(self._lecteur.personne, self._groupe)
        reponses = self._annuaire.answers_of(self._groupe)
        rows = rows_of(parcours_document(personne, reponses).sections)
        self.query_one(Page).show(tuple(map(rang_of, rows)))
        pannes = (*personne.defauts, *self._annuaire.pannes)
        self.query_one(Bandeau).say("defaut", pannes[0] if pannes else None)

    def action_identite(self) -> None:
        """Choose the pair to answer about, then the answer."""
        flow = Flow(self)
        flow.tell(self._identify(flow))

    async def _identify(self, flow: Flow) -> None:
        asked = list(self._groupe.questions)
        given = [each.paire for each in self._annuaire.answers_of(self._groupe)]
        paire: Paire | None = None
        if not asked and not given:
            self.say(f"Rien à préciser{NBSP}: le nom et l'identifiant suffisent.")
        elif len(asked) == 1 and not given:
            paire = asked[0]
        else:
            paire = await flow.ask(Choix(QUESTION, [(it, self._in_words(it)) for it in (*asked, *given)]))
        if paire is not None and await known(flow, self._contexte.responsable):
            await self._answer(flow, paire)

    def _in_words(self, paire: Paire) -> str:
        kept = self._annuaire.reponses.get(paire)
        said = f" ({LIENS[kept.lien]})" if kept and kept.lien else ""
        return f"{_shortest(paire)}{said}"

    async def _answer(self, flow: Flow, paire: Paire) -> None:
        kept = self._annuaire.reponses.get(paire)
        options = [(str(Lien.MEME), "Oui, la même personne"), (str(Lien.DISTINCTS), "Non, deux personnes")]
        if kept is not None:
            options = [(value, words) for value, words in options if value != kept.lien]
            options.append((OUBLIER, "Reprendre la réponse donnée"))
        value = await flow.ask(Choix(QUESTION, options, invite=_shortest(paire)))
        if value is None:
            return
        lien = None if value == OUBLIER else Lien(value)

        def record(motif: str) -> None:
            answer(self._contexte, self._annuaire, paire, lien, motif)

        invite = f"Pourquoi changer la réponse donnée{NBSP}?"
        done = await flow.settle("Motif", invite, record) if kept is not None else self.manage(lambda: record(""))
        if done:
            self.run_worker(self._read_again())

    async def _read_again(self) -> None:
        """Take in what the answer changes: this person may have become two, or one with another."""
        try:
            self._annuaire = await asyncio.to_thread(self._lecteur.read)
        except JournalError as error:
            self.say(str(error))
            return
        self._groupe = self._annuaire.groupe_of(self._groupe.membres[-1]) or self._groupe
        await self._show()

    def action_retour(self) -> None:
        """Go back to the list."""
        self.dismiss(None)


def _shortest(paire: Paire) -> str:
    """A pair in words that fit on a line: the sessions alone tell apart two candidats of one slug."""
    one, other = paire
    return f"{one[0]} et {other[0]}" if one[1] == other[1] else f"{of_ref(one)} et {of_ref(other)}"
