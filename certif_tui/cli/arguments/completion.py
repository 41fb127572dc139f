"""What Tab proposes for sessions, candidats and jurés, read from the disk when asked for; never an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

import click
from click.shell_completion import CompletionItem

from certif_tui.cli.paths import data_folder
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.journal.kinds import SESSION
from certif_tui.journal.tinydb_journal import TinyDBJournal
from certif_tui.wording.text import clean


def complete_session(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The sessions, the most recent first."""
    with suppress(Exception):
        slugs = sorted(_journal(ctx).sessions(), reverse=True)
        return [CompletionItem(slug) for slug in slugs if slug.startswith(incomplete)]
    return []


def complete_candidat(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The candidats of the session already typed."""
    return _people(ctx, incomplete, lambda session: _named(session, session.presentes))


def complete_retire(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Those withdrawn from the session already typed."""
    return _people(
        ctx, incomplete, lambda session: _named(session, (it for it in session.candidats if it.retire is not None))
    )


def complete_jure(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The jurés of the session already typed."""
    return _people(ctx, incomplete, lambda session: {each.slug: each.nom for each in session.jures})


def _named(session: Session, candidats: Iterable[Candidat]) -> dict[str, str]:
    return {it.slug: session.designation(it) for it in candidats}


def _people(ctx: click.Context, incomplete: str, of: Callable[[Session], dict[str, str]]) -> list[CompletionItem]:
    with suppress(Exception):
        # An option that still waits for its value stops click's parsing: the arguments are then in `args`.
        slug = ctx.params.get("session") or ctx.args[0]
        people = of(_journal(ctx).read(SESSION.at(slug)).state)
        return [CompletionItem(slug, help=clean(nom)) for slug, nom in people.items() if slug.startswith(incomplete)]
    return []


def _journal(ctx: click.Context) -> TinyDBJournal:
    return TinyDBJournal(data_folder(ctx.find_root().params.get("sessions")).chemin)
