"""The entry point of the console script and of `python -m certif_tui`."""

from __future__ import annotations

import os
import sys

from certif_tui import hush
from certif_tui.cli.direct import direct_start
from certif_tui.cli.errors import guarded
from certif_tui.cli.opening import open_app


def main() -> None:
    """Open the application, or run the command asked for, and exit with its code."""
    sys.exit(guarded(_run))


def _run() -> object:
    hush.over()
    # Where there is nothing to parse, the application opens without paying for the command line's parser.
    start = None if "_CERTIF_TUI_COMPLETE" in os.environ else direct_start(sys.argv[1:])
    return _command() if start is None else open_app(*start)


def _command() -> object:
    from certif_tui.cli.programme import programme

    return programme.main()


if __name__ == "__main__":
    main()
