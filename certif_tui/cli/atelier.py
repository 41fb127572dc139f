"""What the commands that read or write sessions have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from certif_tui.cli.ailleurs import folder_words
from certif_tui.cli.output import warn
from certif_tui.cli.paths import Options, data_folder
from certif_tui.cli.responsable import known_responsable
from certif_tui.domain.personnes.designes import find_person, nearest
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.journal.holds import Holds
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.platform.clock import SystemClock
from certif_tui.services.bureau import os_user
from certif_tui.services.gate.contexte import Contexte, Responsable
from certif_tui.services.gate.live import Live
from certif_tui.services.gate.session_tenue import SessionTenue
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.services.referentiel.loading import canonical_bytes, default_referentiel_path, load_referentiel
from certif_tui.wording.text import NBSP


def open_contexte(options: Options) -> Contexte:
    """The data folder, the machine's clock, the operating-system user as author and who works under that login."""
    folder, responsable = data_folder(options.sessions).chemin, Responsable(known_responsable(options))
    return Contexte(TinyDBJournal(folder), SystemClock(), os_user(), Holds(folder), responsable)


def open_referentiel(options: Options) -> tuple[Referentiel, bytes]:
    """The référentiel sessions are created with, and its text as they keep it. Raises `ReferentielInvalide`."""
    referentiel, _sha = load_referentiel(options.referentiel or default_referentiel_path())
    return referentiel, canonical_bytes(referentiel)


def known_session(options: Options, slug: str) -> str:
    """`slug` when it is a session of the data folder. Raises `click.BadParameter`, naming the nearest ones."""
    folder = data_folder(options.sessions).chemin
    slugs = TinyDBJournal(folder).sessions()
    if slug in slugs:
        return slug
    near = nearest(slug, slugs)[:3] or sorted(slugs, reverse=True)[:3]
    none = folder_words(data_folder(options.sessions)) or "Ce dossier n'en contient aucune."
    hint = f"Vouliez-vous dire {', '.join(near)}{NBSP}?" if near else none
    message = f"il n'y a pas de session «{NBSP}{slug}{NBSP}» dans {folder}. {hint}"
    raise click.BadParameter(message, param_hint=["SESSION"])


def open_session(options: Options, slug: str, *, told: bool = True) -> SessionOuverte:
    """The session of that slug; its faults are `told`. Raises `click.BadParameter`, `JournalError`, `Refus`."""
    ouverte = SessionOuverte(open_contexte(options), DirectWriter(), known_session(options, slug))
    if told:
        warn_of_faults(ouverte.live)
    return ouverte


def warn_of_folder(options: Options) -> None:
    """Tell of a data folder that is not there, or of another where the sessions may be."""
    words = folder_words(data_folder(options.sessions))
    if words:
        warn(f"Attention{NBSP}: {words}")


def warn_of_faults(live: Live[Any]) -> None:
    """Tell of a broken chain, by its first fault: what is read from the stream is then no proof."""
    if live.faults:
        warn_of_defaut(live.stream.session, live.defaut)


def warn_of_defaut(session: str, defaut: str) -> None:
    """Tell why something that was shown of a session is no proof."""
    warn(f"Attention{NBSP}: {defaut} Lancez «{NBSP}certif-tui verifier {session}{NBSP}».")


def find_candidat(ouverte: SessionTenue, text: str) -> Candidat:
    """The candidat of that slug or name, withdrawn ones included. Raises `click.BadParameter`."""

    def named(candidat: Candidat) -> str:
        return ", ".join(filter(None, (candidat.nom, ouverte.session.homonymes.get(candidat.slug))))

    return _found(ouverte.session.candidats, text, "CANDIDAT", "candidat", named)


def find_jure(ouverte: SessionTenue, text: str, *, hint: str = "--jure") -> Jure:
    """The juré of that slug or name; `hint` is where it is asked for. Raises `click.BadParameter`."""
    return _found(ouverte.session.jures, text, hint, "juré", lambda jure: jure.nom)


P = TypeVar("P", Candidat, Jure)


def _found(people: Sequence[P], text: str, hint: str, noun: str, named: Callable[[P], str]) -> P:
    matches = find_person(people, text)
    if len(matches) == 1:
        return matches[0]
    if matches:
        problem = f"plusieurs personnes répondent à «{NBSP}{text}{NBSP}»"
    else:
        problem = f"aucun {noun} de cette session ne s'appelle «{NBSP}{text}{NBSP}»"
    listed = ", ".join(f"{person.slug} ({named(person)})" for person in (matches or _near_first(people, text))[:12])
    more = "…" if len(matches or people) > 12 else "."
    raise click.BadParameter(f"{problem}. Identifiants possibles{NBSP}: {listed or 'aucun'}{more}", param_hint=[hint])


def _near_first(people: Sequence[P], text: str) -> list[P]:
    near = nearest(text, [person.slug for person in people])
    return sorted(people, key=lambda person: person.slug not in near)
