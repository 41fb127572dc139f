"""The entry point of the console script and of `python -m certif_tui`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Open the application, or run the command asked for, and exit with its code."""
    from certif_tui.cli.errors import guarded

    sys.exit(guarded(_bare if _is_bare() else _command))


def _is_bare() -> bool:
    return not sys.argv[1:] and "_CERTIF_TUI_COMPLETE" not in os.environ


def _bare() -> int:
    # No command and no option: the application opens without paying for the command line's parser.
    from certif_tui.cli.opening import open_app
    from certif_tui.cli.paths import Options

    return open_app(Options())


def _command() -> object:
    from certif_tui.cli.programme import programme

    return programme.main()


if __name__ == "__main__":
    main()
