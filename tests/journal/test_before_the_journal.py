"""What looks at a data folder before the journal can be imported sees what the journal would."""

from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.journal import places
from certif_tui.journal.stamps import has_session, stamp_in
from certif_tui.journal.tinydb_journal import TinyDBJournal
from tests.journal.bricks import GRILLE, OWN, SESSION, mark, opening


def test_a_stream_bears_the_stamp_the_journal_gives_it(root: Path) -> None:
    journal = TinyDBJournal(root)
    journal.append(GRILLE, [opening(), mark()], after=0)
    assert stamp_in(root, places.SESSION, SESSION) == journal.stamp(OWN)
    assert stamp_in(root, places.GRILLE, SESSION, *GRILLE.slugs) == journal.stamp(GRILLE)
    assert None not in (journal.stamp(OWN), journal.stamp(GRILLE))


@pytest.mark.parametrize("slugs", [("2026-06-13-bloc-3-lyon",), ("..",), (SESSION, "claire"), ("\0",), ("a" * 300,)])
def test_what_is_not_there_or_no_address_bears_none(root: Path, slugs: tuple[str, ...]) -> None:
    assert stamp_in(root, places.SESSION, *slugs) is None


def test_a_session_is_there_when_the_journal_lists_it(root: Path, tmp_path: Path) -> None:
    (root / "autre").symlink_to(root / SESSION)
    (root / "vide").mkdir()
    (root / "Lyon").mkdir()
    (root / "Lyon" / "session.json").write_text("{}")
    names = [SESSION, "autre", "vide", "Lyon", "nulle-part", "", "..", "\0"]
    assert [name for name in names if has_session(root, name)] == [SESSION]
    assert set(TinyDBJournal(root).sessions()) == {SESSION, "autre"}, "a link is listed, to be told of"
    assert not has_session(tmp_path / "nulle-part", SESSION)
