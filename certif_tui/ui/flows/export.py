"""Writing a document to a file, at a path that is asked for; what stands there is replaced once that is agreed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from certif_tui.domain.refus import Refus
from certif_tui.services.depot import DejaLa
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.wording.text import NBSP, clean


class PutDown(Protocol):
    """Writes a document where it is wanted and returns where it went. Raises `DejaLa` unless `replace`, `Refus`."""

    def __call__(self, path: Path, document: bytes, *, replace: bool = False) -> Path:
        """Write it."""


class Export(Flow):
    """Writes the plan to an `.ics` file."""

    def __init__(self, screen: Ecran[Any], put_down: PutDown) -> None:
        super().__init__(screen)
        self._put_down = put_down

    async def write(self, proposed: str, document: Callable[[], bytes], written: Callable[[], None]) -> None:
        """Ask for the path, `proposed` being offered, and write the document as it then is; `written` takes note."""
        typed = await self.ask(Saisie("Exporter le plan", "Fichier .ics à écrire", proposed))
        if not typed or not typed.strip():
            return
        path = typed.strip()
        try:
            target = self._put_down(Path(path), document())
        except DejaLa:
            await self._replace(path, document, written)
        except Refus as refusal:
            self.screen.say(str(refusal))
        else:
            self._tell(target, written)

    async def _replace(self, path: str, document: Callable[[], bytes], written: Callable[[], None]) -> None:
        question = f"{clean(path, limit=200)} existe déjà. Le remplacer{NBSP}?"
        if await self.ask(YesNo("Fichier existant", question, "Remplacer le fichier")):
            target = self.screen.attempt(lambda: self._put_down(Path(path), document(), replace=True))
            if target is not None:
                self._tell(target, written)

    def _tell(self, target: Path, written: Callable[[], None]) -> None:
        if self.screen.manage(written):
            self.screen.say(f"Plan écrit dans {clean(str(target), limit=200)}")
