"""The list of everybody met in the data folder: names as sessions are read, then the blocs of those on screen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from certif_tui.domain.personnes.annuaire import Annuaire
from certif_tui.domain.personnes.identites import Identite
from certif_tui.domain.personnes.parcours import Personne
from certif_tui.projections.parcours import Lecteur
from certif_tui.services.gate.contexte import Contexte
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.champ import Champ
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.parcours.chargement import Chargement
from certif_tui.ui.screens.parcours.personne import PersonneScreen
from certif_tui.ui.screens.parcours.rows import cells, matches, titles, widths
from certif_tui.ui.screens.reading import Reading
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.row_list import Cellule, Headings, RowList, inside
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, counted, sort_key

READING = " lecture des sessions…"
NOBODY = f" Personne{NBSP}: les candidats des sessions, démonstrations mises à part, viennent ici."

PERSONNE_NE_REPOND = "Personne ne répond à la recherche."


class ParcoursScreen(Ecran[None]):
    """Lists people; opens one, searches."""

    DEFAULT_CSS = """
    ParcoursScreen #tete { height: 1; }
    ParcoursScreen #tete Champ { width: 32; margin: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("parcours.ouvrir", Verbe.OUVRIR, "ouvrir", "Ouvrir", "Montre le parcours de cette personne", show=True),
        command("parcours.chercher", Verbe.CHERCHER, "chercher", "Chercher", "Par nom ou identifiant", show=True),
        command(
            "parcours.retour",
            Verbe.RETOUR,
            "retour",
            "Retour",
            "Oublie la recherche, puis revient aux sessions",
            show=True,
        ),
        Binding("up", "deplacer(-1)", show=False),
        Binding("down", "deplacer(1)", show=False),
    ]

    def __init__(self, contexte: Contexte, lecteur: Lecteur, affichage: Affichage) -> None:
        super().__init__()
        self._contexte, self._lecteur, self.affichage = contexte, lecteur, affichage
        self.annuaire = lecteur.last or Annuaire()
        self._listed: list[Identite] = []
        self._by_key: dict[str, Identite] = {}
        self._words = ""
        self._complete = False
        self._chargement = Chargement(self, lecteur, self._list_some, self._list_all, self._tell_progress)
        self._people: Reading[Personne] = Reading(self, self._wanted, self._read, self._repaint)

    @property
    def table(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def compose(self) -> ComposeResult:
        """Title, summary or search, people under their headings, banner, keys."""
        yield TitleLine("Parcours des candidats, toutes sessions réunies", id="entete")
        with Horizontal(id="tete"):
            yield Cell(READING, "discret", id="resume")
        yield Headings(titles, widths, id="colonnes")
        yield RowList(self._cells, widths, glyphs=self.affichage.glyphs, id="personnes")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show whom a former reading met, and read the names in the background."""
        self.set_focus(self.table)
        if self.annuaire.groupes:
            self._list()
        self.load()

    # Reading

    def load(self) -> None:
        """List everybody afresh; what is on screen stands meanwhile."""
        self._chargement.begin()

    def _list_some(self, annuaire: Annuaire) -> None:
        """List whom the reading met so far, their names alone: what they acquired may stand in what is to come."""
        self.annuaire = annuaire
        self._list()

    def _list_all(self, annuaire: Annuaire | None) -> None:
        """List everybody; null where the folder could not be read, which is said."""
        self.annuaire = annuaire or self.annuaire
        self._complete = True
        self._people.expire()
        self._list()
        self.query_one(Bandeau).say("defaut", self.annuaire.pannes[0] if self.annuaire.pannes else None)

    def _tell_progress(self, done: int, total: int) -> None:
        self.query_one("#resume", Cell).put(f" lecture des sessions{NBSP}: {done} sur {total}…", "discret")

    def _list(self) -> None:
        """List who answers to the search, the cursor on the one it was on."""
        annuaire, current = self.annuaire, self.current
        found = [it for it in annuaire.groupes if self._answers(it)]
        self._listed = sorted(found, key=lambda it: (sort_key(annuaire.nom(it)), it.membres))
        where = annuaire.groupe_of(current.membres[-1]) if current else None
        self.table.show(len(self._listed), cursor=self._listed.index(where) if where in self._listed else 0)
        self._by_key |= {key_of(it): it for it in self._listed}
        self.query_one("#resume", Cell).put(self._summary(), "discret")

    def _summary(self) -> str:
        if not self._complete and not self._listed:
            return READING
        count = counted(len(self._listed), "personne") if self._listed else "Personne"
        if self._words:
            following = f" · Entrée{NBSP}: suivante" if self._listed else ""
            return f"{count}{following} · Échap{NBSP}: tout le monde"
        return f" {count}" if self._listed else NOBODY

    def _answers(self, groupe: Identite) -> bool:
        return not self._words or matches(self._words, self.annuaire.nom(groupe), self.annuaire.identifiants_of(groupe))

    @property
    def current(self) -> Identite | None:
        """The person under the cursor, null when nobody is listed."""
        return self._listed[self.table.cursor] if self._listed else None

    def _wanted(self) -> Iterable[str]:
        if not self._complete:
            return ()
        return (key_of(self._listed[row]) for row in self.table.rows_on_screen)

    def _read(self, key: str) -> Personne:
        return self._lecteur.personne(self._by_key[key])

    def _repaint(self, keys: Sequence[str]) -> None:
        self.table.repaint(*(row for row in self.table.rows_on_screen if key_of(self._listed[row]) in keys))

    def on_row_list_seen(self) -> None:
        """Read what came into view."""
        self._people.wake()

    def _cells(self, row: int) -> Sequence[Cellule]:
        groupe = self._listed[row]
        known = self._people.values.get(key_of(groupe))
        identifiants = self.annuaire.identifiants_of(groupe)
        return cells(self.annuaire.nom(groupe), identifiants, known, width=inside(self.size.width))

    # Commands

    def action_ouvrir(self) -> None:
        """Show the parcours of the person under the cursor."""
        groupe = self.current
        if not self._complete:
            self.say("Les sessions ne sont pas encore toutes lues.")
            return
        if groupe is None:
            self.say(NOBODY.strip() if not self._words else PERSONNE_NE_REPOND)
            return
        flow = Flow(self)
        flow.tell(self._open(flow, groupe))

    async def _open(self, flow: Flow, groupe: Identite) -> None:
        await flow.ask(PersonneScreen(self._contexte, self._lecteur, self.annuaire, groupe))
        self.load()  # what was answered there may have made two of one, or one of two

    def on_line_list_chosen(self) -> None:
        """A second click on a person opens them."""
        self.action_ouvrir()

    async def action_chercher(self) -> None:
        """Keep the people whose name or identifier holds the words, as they are typed."""
        if not self.query(Champ):
            await self.query_one("#tete").mount(Champ(placeholder="nom ou identifiant", id="recherche"), before=0)
        self.set_focus(self.query_one("#recherche"))

    def on_input_changed(self) -> None:
        """Search again, unless the field was left before its last letter is told."""
        champ = self.query_one_optional("#recherche", Champ)
        if champ is not None:
            self._words = champ.value.strip()
            self._list()

    def on_input_submitted(self) -> None:
        """Go to the next person who was found, as in every search."""
        if self._listed:
            self.table.go_on()
        else:
            self.say(PERSONNE_NE_REPOND)

    async def action_retour(self) -> None:
        """Forget the search; without one, go back to the sessions."""
        if not self.query("#recherche"):
            self.app.run_worker(asyncio.to_thread(self._lecteur.keep))
            self.dismiss(None)
            return
        await self.query("#recherche").remove()
        self.set_focus(self.table)
        self._words = ""
        self._list()

    def action_deplacer(self, step: int) -> None:
        """Move in the list while typing."""
        self.table.action_move(step)


def key_of(groupe: Identite) -> str:
    """What names a person among those listed: everything that makes them who they are."""
    return f"{groupe.presume} {len(groupe.questions)} " + " ".join("/".join(ref) for ref in groupe.membres)
