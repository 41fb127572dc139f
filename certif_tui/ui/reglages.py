"""The settings in force: what is changed is shown at once on every open screen, and kept in the juror's file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.filter import LineFilter

from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import Refus
from certif_tui.platform.preferences import Reglages, load_reglages
from certif_tui.services.demarrage import Demarrage
from certif_tui.ui.ascii import AsciiSeul
from certif_tui.ui.commands import Commande, by_work, command_keys
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage, Masquage, signs_for
from certif_tui.ui.theme import PALETTES
from certif_tui.wording.signs import ASCII, Glyphs

Touches = Mapping[str, str]


class Reglable(Protocol):
    """What a screen may ask of the settings."""

    reglages: Reglages
    affichage: Affichage

    def change(self, name: str, value: bool | str | None) -> None:
        """Put a setting in force and keep it, null for that of a user who set nothing. Raises `ReglageNonGarde`."""

    def change_touches(self, ident: str, touches: str | None) -> None:
        """The same for the keys of a command, which are fit to be its own. Raises `ReglageNonGarde`."""

    def check_touches(self, ident: str, touches: str | None) -> None:
        """Raises `Refus` with what is wrong with these keys for that command. Imports every screen."""

    def commandes(self) -> list[Commande]:
        """Every command of the program and its keys now, in the order of the work. Imports every screen."""

    @property
    def path(self) -> Path:
        """The juror's file."""


@runtime_checkable
class Identifie(Protocol):
    """A screen that knows which juré is at work, and asks."""

    def action_jure(self) -> None:
        """Ask which juré this is."""


class EnVigueur:
    """The settings of an application."""

    def __init__(self, app: App[Any], demarrage: Demarrage) -> None:
        """Read the settings file; what is wrong with it is in `reglages.erreur`."""
        self._app, self._demarrage = app, demarrage
        self.reglages: Reglages = load_reglages(demarrage.reglages)
        glyphs, self.signes = signs_for(demarrage, self.reglages.ascii)
        self.affichage = Affichage(Glyphs(), self.reglages.cloche, Masquage(self.reglages.statuts_masques))
        for palette in PALETTES.values():
            app.register_theme(palette.theme())
        app.theme = self.reglages.theme
        self._draw_with(glyphs)
        self._press(self.reglages.touches)

    @property
    def filters(self) -> Sequence[LineFilter]:
        """What every line goes through besides, the last thing before the terminal."""
        return [AsciiSeul()] if self._app.has_class("-ascii") else []

    def change(self, name: str, value: bool | str | None) -> None:
        """Put a setting in force and keep it, null for that of a user who set nothing. Raises `ReglageNonGarde`."""
        changed: dict[str, Any] = {name: getattr(Reglages(), name) if value is None else value}
        self.reglages = replace(self.reglages, **changed)
        self._apply()
        self._keep(name, value)

    def change_touches(self, ident: str, touches: str | None) -> None:
        """The same for the keys of a command, which are fit to be its own. Raises `ReglageNonGarde`."""
        self.reglages = replace(self.reglages, touches=self._with(ident, touches))
        self._press(self.reglages.touches)
        self._keep(ident, touches, table="touches")

    def check_touches(self, ident: str, touches: str | None) -> None:
        """Raises `Refus` with what is wrong with these keys for that command. Imports every screen."""
        from certif_tui.ui.touches import checked

        _kept, fautes = checked(self._with(ident, touches), type(self._app).BINDINGS)
        if fautes:
            raise Refus(fautes[0])

    def commandes(self) -> list[Commande]:
        """Every command of the program and its keys now, in the order of the work. Imports every screen."""
        from certif_tui.ui.touches import every_command

        return by_work(every_command(type(self._app).BINDINGS, self.reglages.touches))

    @property
    def path(self) -> Path:
        """The juror's file."""
        return self._demarrage.reglages

    def check_all(self) -> Sequence[str]:
        """Leave out what the settings file says of keys that cannot be; what is wrong with them. Imports every screen.

        A key that leads to two commands would run either, and take from the other the only one it had.
        """
        from certif_tui.ui.touches import checked

        kept, fautes = checked(self.reglages.touches, type(self._app).BINDINGS)
        self.reglages = replace(self.reglages, touches=kept)
        return fautes

    def press_again(self) -> None:
        """Have the keys that may be run their commands."""
        self._press(self.reglages.touches)

    def _with(self, ident: str, touches: str | None) -> Touches:
        others = {name: keys for name, keys in self.reglages.touches.items() if name != ident}
        return others if touches is None else {**others, ident: touches}

    def _apply(self) -> None:
        self._app.theme = self.reglages.theme
        self.affichage.cloche = self.reglages.cloche
        self.affichage.statuts.actif = self.reglages.statuts_masques
        self._draw_with(signs_for(self._demarrage, self.reglages.ascii)[0])
        for screen in self._app.screen_stack:
            if isinstance(screen, Ecran):
                screen.paint()
            for widget in screen.walk_children(with_self=True):
                widget.refresh()

    def _draw_with(self, glyphs: Glyphs) -> None:
        self.affichage.glyphs.become(glyphs)
        self._app.set_class(glyphs is ASCII, "-ascii")

    def _press(self, touches: Touches) -> None:
        self._app.set_keymap({ident: command_keys(keys) for ident, keys in touches.items()})

    def _keep(self, name: str, value: bool | str | None, *, table: str | None = None) -> None:
        from certif_tui.platform.settings_file import keep_reglage  # few runs change a setting

        keep_reglage(self._demarrage.reglages, name, value, table=table)
