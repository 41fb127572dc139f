"""French for what click itself says: its messages go through gettext, the catalogue is shipped in `locale/`."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "click"
LOCALE = Path(__file__).resolve().parent.parent / "locale"


def speak_french() -> None:
    """Bind the catalogue for this process, whatever language the system is set to."""
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)
