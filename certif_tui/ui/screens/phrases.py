"""The ready remarques of a bloc, critère by critère: the juré's own are kept, changed and removed here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.domain.grille.phrases import PhrasePrete
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.services.grille.phrases import Chez, PhrasesPretes, is_own
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, clean

ONE_LINE = 250
"""Characters of a phrase that is edited on one line."""
PAS_A_VOUS = f"Cette phrase n'est pas dans votre fichier{NBSP}: A l'y garde, à votre façon."
RIEN_DESSOUS = f"Placez le curseur sur une phrase gardée{NBSP}; A en ajoute une."


class RangPhrase(NamedTuple):
    """What a row of the page is about: the code of a critère or compétence, and one of its phrases."""

    code: str
    phrase: PhrasePrete | None = None


class PhrasesScreen(Ecran[None]):
    """Lists them; what is done is in the file at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("phrases.garder", Verbe.AJOUTER, "garder", "Garder", "Ajoute une phrase à ce critère", show=True),
        command("phrases.modifier", Verbe.MODIFIER, "modifier", "Modifier", "Corrige une phrase gardée", show=True),
        command("phrases.retirer", Verbe.EFFACER, "retirer", "Retirer", "Retire une phrase gardée", show=True),
        command("phrases.annuler", Verbe.ANNULER, "annuler", "Annuler", "Revient sur le dernier changement", show=True),
        command(
            "phrases.fermer",
            (Verbe.RETOUR, Verbe.PHRASES),
            "fermer",
            "Fermer",
            "Revient à l'écran précédent",
            show=True,
        ),
    ]

    def __init__(
        self, bloc: Bloc, pretes: PhrasesPretes, chez: Chez | None, affichage: Affichage, at: str | None = None
    ) -> None:
        """`chez` is the juré at work, null for nobody; `at` is the code the cursor starts on."""
        super().__init__()
        self._bloc, self._pretes, self._chez, self._affichage, self._at = bloc, pretes, chez, affichage, at
        self._rows: list[RangPhrase | None] = []
        self._before: tuple[str, tuple[str, ...]] | None = None
        self._flow = Flow(self)

    def compose(self) -> ComposeResult:
        """Title, page, banner, keys."""
        yield TitleLine(f"REMARQUES PRÊTES · {clean(self._bloc.code, limit=20)}", id="entete")
        yield Page(glyphs=self._affichage.glyphs, id="page")
        yield Bandeau(glyphs=self._affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """List them, the cursor on the critère they were asked for from."""
        self.set_focus(self.query_one(Page))
        self.run_worker(self._load())

    async def _load(self) -> None:
        found, faute = await asyncio.to_thread(
            lambda: (self._pretes.of_all(self._bloc, self._chez), self._pretes.faute)
        )
        self._rows = list(_rows(found))
        page = self.query_one(Page)
        page.show([self._rang(it) for it in self._rows])
        at, self._at = self._at, None
        page.go_to(
            next((row for row, it in enumerate(self._rows) if it and it.code == at), page.cursor if at is None else 0)
        )
        self.query_one(Bandeau).say("defaut", faute)

    def _rang(self, row: RangPhrase | None) -> Rang:
        if row is None:
            return Rang(f"Votre fichier{NBSP}: {clean(str(self._pretes.fichier.path), limit=300)}", "discret")
        if row.phrase is not None:
            return Rang(f"{clean(row.phrase.texte)} ({row.phrase.origine.value})", indent=5)
        critere = self._bloc.critere_by_code.get(row.code)
        libelle = critere.libelle if critere else self._bloc.competence_by_code[row.code].libelle
        return Rang(
            f"{row.code} {clean(libelle, limit=max(20, self.app.size.width - len(row.code) - 6))}",
            "discret" if critere else "titre",
            code=row.code,
        )

    @property
    def _current(self) -> RangPhrase | None:
        return self._rows[self.query_one(Page).cursor] if self._rows else None

    # Commands

    def action_garder(self) -> None:
        """Keep a phrase for the critère under the cursor; the one under the cursor is proposed where it is not kept."""
        row = self._current
        if row is None:
            self.say(RIEN_DESSOUS)
            return
        proposed = row.phrase.texte if row.phrase is not None and not is_own(row.phrase) else ""
        self._flow.tell(self._ask(row.code, proposed, lambda texte: self._pretes.keep(row.code, texte)))

    def action_modifier(self) -> None:
        """Correct the kept phrase under the cursor."""
        kept = self._kept
        if kept is not None:
            code, avant = kept
            self._flow.tell(self._ask(code, avant, lambda texte: self._pretes.change(code, avant, texte)))

    def action_retirer(self) -> None:
        """Remove the kept phrase under the cursor."""
        kept = self._kept
        if kept is not None:
            code, texte = kept
            self.attempt(lambda: self._noted(code, lambda: self._pretes.remove(code, texte)))
            self.run_worker(self._load())

    def action_annuler(self) -> None:
        """Take the last change back."""
        if self._before is None:
            self.say("Rien n'a été changé ici.")
            return
        code, phrases = self._before
        self.attempt(lambda: self._noted(code, lambda: self._pretes.restore(code, phrases)))
        self.run_worker(self._load())

    def action_fermer(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def _kept(self) -> tuple[str, str] | None:
        """The code and the text of the kept phrase under the cursor; null, and why is said, where there is none."""
        row = self._current
        if row is None or row.phrase is None or not is_own(row.phrase):
            self.say(PAS_A_VOUS if row is not None and row.phrase is not None else RIEN_DESSOUS)
            return None
        return row.code, row.phrase.texte

    def _noted(self, code: str, change: Callable[[], None]) -> None:
        before = self._pretes.gardees(code)
        change()
        self._before = code, before

    async def _ask(self, code: str, typed: str, change: Callable[[str], None]) -> None:
        several = len(typed) > ONE_LINE or "\n" in typed
        await self._flow.ask_until(
            lambda refusal, given: Saisie(
                f"Remarque prête sur {code}",
                refusal or "La phrase, telle qu'elle sera proposée",
                typed if given is None else given,
                multiligne=several,
            ),
            lambda texte: self._noted(code, lambda: change(texte)),
        )
        await self._load()


def _rows(found: dict[str, tuple[PhrasePrete, ...]]) -> Iterator[RangPhrase | None]:
    """Each critère and its phrases; the first row names the file."""
    yield None
    for code, phrases in found.items():
        yield RangPhrase(code)
        yield from (RangPhrase(code, it) for it in phrases)
