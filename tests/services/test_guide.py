from __future__ import annotations

from pathlib import Path

import pytest

from certif_tui.domain.refus import Refus
from certif_tui.services import guide


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_guide_that_cannot_be_read_is_refused_with_a_remedy(
    content: bytes | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / guide.NAME
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(guide, "guide_path", lambda: path)
    with pytest.raises(Refus, match="installez certif-tui de nouveau"):
        guide.guide_text()
