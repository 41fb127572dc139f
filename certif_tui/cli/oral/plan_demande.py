"""The words of `certif-tui plan`, and which of them go together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.planning.etablissement import SiTrop
from certif_tui.wording.text import NBSP


class Demande(Frozen):
    """The words of the command line; null for those not given."""

    jour: date | None
    debut: str | None
    fin: str | None
    jurys: tuple[str, ...]
    plages: tuple[str, ...]
    incomplet: bool
    deborder: bool
    changement: int | None
    deliberation: int | None
    nominale: int | None
    pauses: tuple[str, ...]
    sans_pause: bool
    fermes: tuple[date, ...]
    feries: str | None
    echanger: tuple[str, str] | None
    reporter: str | None
    apres: str | None
    deplacer: str | None
    annuler: bool
    changements: bool
    candidat: str | None
    motif: str
    ics: Path | None
    as_json: bool

    @property
    def establishes(self) -> bool:
        """Whether a plan is asked for; a jury or a day may be said of a candidat to move or of a file to write."""
        numbers = (self.changement, self.deliberation, self.nominale)
        hours = self.debut or self.fin or self.plages or self.pauses or self.sans_pause or self.fermes or self.feries
        whole = (self.jour or (self.jurys and self.ics is None)) and self.deplacer is None
        return bool(hours or whole or self.incomplet or self.deborder) or any(it is not None for it in numbers)

    def check(self) -> None:
        """Raises `click.UsageError` when two things are asked at once, or a word stands without its verb."""
        asked = (self.echanger, self.reporter, self.deplacer)
        if sum((self.establishes, self.annuler, *(it is not None for it in asked))) > 1:
            verbs = "établir, --echanger, --reporter, --deplacer ou --annuler"
            raise click.UsageError(f"Une chose à la fois{NBSP}: {verbs}.")
        if self.apres is not None and self.reporter is None:
            raise click.UsageError(f"--apres va avec --reporter{NBSP}: dites qui reporter.")
        for one, other, together in (
            ("--pause", "--sans-pause", self.pauses and self.sans_pause),
            ("--incomplet", "--deborder", self.incomplet and self.deborder),
            ("--plage", "--jour, --debut, --jusqu-a ou --jury", self.plages and self._one_day),
            ("--ics", "--changements", self.ics is not None and self.changements),
        ):
            if together:
                raise click.UsageError(f"{one} et {other} ne vont pas ensemble{NBSP}: gardez l'un des deux.")
        if self.candidat is not None and self.ics is None:
            raise click.UsageError(f"--candidat va avec --ics{NBSP}: dites où écrire sa convocation.")
        if self.candidat is not None and self.jurys:
            raise click.UsageError(f"--candidat et --jury ne vont pas ensemble{NBSP}: gardez l'un des deux.")
        if len(self.jurys) > 1 and (self.ics is not None or self.deplacer is not None):
            raise click.UsageError(f"Un seul --jury à la fois avec --ics ou --deplacer{NBSP}: gardez l'un des deux.")
        if self.deplacer is not None and not (self.jurys or self.jour):
            raise click.UsageError(f"--deplacer demande --jury ou --jour{NBSP}: dites où le candidat passe.")

    @property
    def _one_day(self) -> bool:
        return bool(self.jour or self.debut or self.fin or self.jurys)

    @property
    def si_trop(self) -> SiTrop:
        """What to do where candidats do not fit."""
        return SiTrop.LAISSER if self.incomplet else SiTrop.DEBORDER if self.deborder else SiTrop.REFUSER
