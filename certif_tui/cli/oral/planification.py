"""What `certif-tui plan` does once its words are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say, say_json, warn
from certif_tui.cli.paths import Options, data_folder
from certif_tui.cli.show import show
from certif_tui.documents.builders.plan import plan_document
from certif_tui.documents.plan import reserve_words
from certif_tui.domain.planning.evenements import Cadre
from certif_tui.domain.refus import Refus
from certif_tui.projections.suivi import SuiviDuJour
from certif_tui.services.depot import put_down
from certif_tui.services.oral.horaires import CHANGEMENT, DEBUT, DELIBERATION, Horaires
from certif_tui.services.oral.horaires_saisis import read_heure, read_pause, read_territoire
from certif_tui.wording.text import NBSP, counted, name_of


@dataclass(frozen=True, slots=True)
class Demande:
    """The words of the command line; null for those not given."""

    jour: date | None
    debut: str | None
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
    annuler: bool
    motif: str
    ics: Path | None
    as_json: bool

    @property
    def establishes(self) -> bool:
        """Whether a plan is asked for."""
        numbers = (self.changement, self.deliberation, self.nominale)
        named = self.jour or self.debut or self.pauses or self.sans_pause or self.fermes or self.feries
        return bool(named) or any(it is not None for it in numbers)

    def check(self) -> None:
        """Raises `click.UsageError` when two things are asked at once, or a word stands without its verb."""
        if sum((self.establishes, self.echanger is not None, self.reporter is not None, self.annuler)) > 1:
            verbs = "établir, --echanger, --reporter ou --annuler"
            raise click.UsageError(f"Une chose à la fois{NBSP}: {verbs}.")
        if self.apres is not None and self.reporter is None:
            raise click.UsageError(f"--apres va avec --reporter{NBSP}: dites qui reporter.")
        if self.pauses and self.sans_pause:
            raise click.UsageError(f"--pause et --sans-pause ne vont pas ensemble{NBSP}: gardez l'un des deux.")


def run(options: Options, session: str, demande: Demande) -> int:
    """Change the plan as asked, then show it or write it out. Raises `click.UsageError`, `Refus`, `JournalError`."""
    horaires = open_session(options, session).horaires
    _change(horaires, demande)
    if horaires.planning.plan is None:
        say_json(b"null\n") if demande.as_json else say(f"Aucun plan. Pour l'établir{NBSP}: --debut 09:00")
        return Code.OK
    if demande.ics is not None:
        _export(options, horaires, demande.ics)
        return Code.OK
    _show(horaires, demande.as_json)
    return Code.OK


def _change(horaires: Horaires, demande: Demande) -> None:
    ouverte = horaires.ouverte
    if demande.establishes:
        horaires.establish(_cadre(horaires, demande), demande.motif)
    elif demande.echanger is not None:
        a, b = (find_candidat(ouverte, text).slug for text in demande.echanger)
        horaires.exchange(a, b, demande.motif)
    elif demande.reporter is not None:
        apres = find_candidat(ouverte, demande.apres).slug if demande.apres is not None else None
        horaires.postpone(find_candidat(ouverte, demande.reporter).slug, apres, demande.motif)
    elif demande.annuler:
        horaires.undo(demande.motif)


def _cadre(horaires: Horaires, demande: Demande) -> Cadre:
    """The plan before, or the référentiel's day, with what was asked in its place. Raises `click.UsageError`."""
    proposed = horaires.proposed()
    jour = demande.jour or (proposed.jour if proposed else None)
    if jour is None or not 1900 <= jour.year < 3000:
        raise click.UsageError(f"Donnez --jour{NBSP}: le jour des oraux.")
    base = proposed or Cadre(jour=jour, debut=DEBUT, changement=CHANGEMENT, deliberation=DELIBERATION)
    try:
        asked = {
            "jour": demande.jour,
            "debut": read_heure(demande.debut) if demande.debut is not None else None,
            "changement": demande.changement,
            "deliberation": demande.deliberation,
            "nominale": demande.nominale or None,
            "pauses": tuple(map(read_pause, demande.pauses)) or (() if demande.sans_pause else None),
            "fermes": demande.fermes or None,
            "territoire": read_territoire(demande.feries) if demande.feries is not None else None,
        }
    except Refus as error:
        raise click.UsageError(str(error)) from error
    return base.model_copy(update={name: value for name, value in asked.items() if value is not None})


def _warnings(horaires: Horaires) -> Sequence[str]:
    session = horaires.ouverte.session
    said = [*reserve_words(session, horaires.jour_prevu)]
    if horaires.sans_horaire:
        names = ", ".join(name_of(session, it) for it in horaires.sans_horaire[:5])
        said.append(f"{counted(len(horaires.sans_horaire), 'candidat')} sans horaire{NBSP}: {names}.")
    if horaires.perimes:
        names = ", ".join(name_of(session, it) for it in horaires.perimes[:5])
        said.append(f"la durée a changé depuis le plan{NBSP}: {names}.")
    return said


def _show(horaires: Horaires, as_json: bool) -> None:
    ouverte, session = horaires.ouverte, horaires.ouverte.session
    now = ouverte.contexte.clock.now()
    suivi = SuiviDuJour(ouverte.contexte.journal, ouverte.bloc.epreuve).read(session, now)
    if suivi is None:
        return
    warnings = _warnings(horaires)
    show(plan_document(session, suivi, warnings, now.instant), as_json=as_json, folded=False)


def _export(options: Options, horaires: Horaires, path: Path) -> None:
    from certif_tui.documents.renderers.ics import plan_ics

    document = plan_ics(horaires.ouverte.session, len(horaires.ouverte.live.evenements))
    if str(path) == "-":
        say_json(document)
    else:
        target = put_down(path, document, sessions=data_folder(options.sessions).chemin)
        say(f"Plan écrit dans {target}")
    for warning in _warnings(horaires):
        warn(f"Attention{NBSP}: {warning}")
