"""Writing the plan for calendars: all of it, one jury's, one candidat's summons, or a folder with one file each."""

from __future__ import annotations

from pathlib import Path

from certif_tui.cli.output import say, say_json
from certif_tui.cli.paths import Options, data_folder
from certif_tui.documents.renderers.ics import plan_ics, proposed_name
from certif_tui.domain.planning.agenda import TOUT, Portee, entrees
from certif_tui.services.depot import put_down
from certif_tui.services.oral.horaires import Horaires
from certif_tui.wording.text import counted


def export(options: Options, horaires: Horaires, path: Path, portee: Portee) -> None:
    """Write the file, or into a folder one for each jury and candidat; remember what was written. Raises `Refus`."""
    if str(path) == "-":
        say_json(_write(horaires, portee, None))
    elif path.expanduser().is_dir() and portee == TOUT:
        each = [TOUT, *horaires.portees().values()]
        for one in each:
            # The file of all says when each is summoned: one event more a candidat would say nothing new.
            note = one.candidat is None
            _write(horaires, one, (options, path / proposed_name(horaires.ouverte.session, one)), note=note)
        say(f"{counted(len(each), 'calendrier')} dans {path}")
    else:
        _write(horaires, portee, (options, path))


def _write(horaires: Horaires, portee: Portee, to: tuple[Options, Path] | None, *, note: bool = True) -> bytes:
    session = horaires.ouverte.session
    written = entrees(session, portee)
    document = plan_ics(session, written, horaires.revision)
    if to is not None:
        options, path = to
        target = put_down(path, document, sessions=data_folder(options.sessions).chemin)
    if note:
        horaires.note_export(written, portee)
    if to is not None:
        say(f"Plan écrit dans {target}")
    return document
