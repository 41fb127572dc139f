"""The entry point of the console script and of `python -m certif_tui`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Open the application, or run the command asked for, and exit with its code."""
    from certif_tui.cli.errors import guarded

    sys.exit(guarded(_run))


def _run() -> object:
    # Where there is nothing to parse, the application opens without paying for the command line's parser.
    if "_CERTIF_TUI_COMPLETE" not in os.environ:
        from certif_tui.cli.direct import direct_start

        start = direct_start(sys.argv[1:])
        if start is not None:
            from certif_tui.cli.opening import open_app

            return open_app(*start)
    return _command()


def _command() -> object:
    from certif_tui.cli.programme import programme

    return programme.main()


if __name__ == "__main__":
    main()
