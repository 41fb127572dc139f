"""How a session comes into being: prepared in a hidden folder, then there at once."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tinydb.table import Document

from certif_tui.domain.evenements.base import Evenement
from certif_tui.journal.appending import prepare
from certif_tui.journal.chain import empty
from certif_tui.journal.failures import writing_in
from certif_tui.journal.files import Files, existing_ancestor, make_folders, write_file
from certif_tui.journal.journal import Receipt, SessionExists
from certif_tui.journal.layout import LOCKS, REFERENTIEL, Layout
from certif_tui.journal.reading import open_table
from certif_tui.journal.storage import StreamStorage
from certif_tui.journal.witness import Witness

_PREFIX = ".creation-"
_ABANDONED_S = 24 * 3600
"""Age in seconds beyond which a folder being prepared is held to be abandoned."""


def create_session(
    layout: Layout, files: Files, session: str, referentiel: bytes, evenements: Sequence[Evenement]
) -> Receipt:
    """As `Journal.create`."""
    target = layout.folder(session)
    own = layout.own(session)
    before = empty(own, layout.label(own))
    todo = prepare(own, before, evenements, 0)
    with writing_in(layout.root):
        if os.path.lexists(target):
            raise _exists(session)
        make_folders(files, layout.root, existing_ancestor(layout.root))
        _sweep(files, layout.root)
        draft = layout.root / f"{_PREFIX}{secrets.token_hex(8)}"
        try:
            _fill(
                files,
                draft,
                layout.path(own).name,
                referentiel,
                [Document(document, seq) for seq, document in todo.documents.items()],
            )
            Witness(draft / LOCKS, layout.lock(own)[1], files).keep(before.content, todo.chain.content)
            _publish(files, draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return todo.receipt


def _fill(files: Files, draft: Path, own: str, referentiel: bytes, rows: Sequence[Document]) -> None:
    for folder in (draft, draft / LOCKS, draft / "passages", draft / "grilles"):
        files.mkdir(folder)
    write_file(files, draft / REFERENTIEL, referentiel)
    # Last, since it ends by flushing the names of all that is in the draft.
    open_table(StreamStorage(draft / own, draft.name, files)).insert_multiple(rows)


def _publish(files: Files, draft: Path, target: Path) -> None:
    try:
        files.rename_folder(draft, target)
    except OSError as error:
        if error.errno in {errno.EEXIST, errno.ENOTEMPTY}:
            raise _exists(target.name) from error
        raise
    try:
        files.sync_folder(target.parent)
    except OSError:
        # Not acknowledged, so it must not be there: the caller will try again with new events.
        with suppress(OSError):
            files.rename_folder(target, draft)
        raise


def _exists(session: str) -> SessionExists:
    return SessionExists(f"La session «\u00a0{session}\u00a0» existe déjà.")


def _sweep(files: Files, root: Path) -> None:
    """Remove what crashed creations left behind, once it is too old to be one under way."""
    for name in files.names(root):
        stamp = files.stamp(root / name) if name.startswith(_PREFIX) else None
        if stamp is not None and time.time() - stamp[0] / 1e9 > _ABANDONED_S:
            shutil.rmtree(root / name, ignore_errors=True)
