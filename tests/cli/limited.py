"""The program on a disk that takes so many bytes a file and no more, run in a process forked with its imports done."""

from __future__ import annotations

import multiprocessing
import os
import sys
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path

import certif_tui.cli.atelier
import certif_tui.cli.programme
import certif_tui.services.verification.verification  # noqa: F401
from certif_tui.__main__ import main
from tests.cli.processes import LONG_S, Told


def run_limited(sessions: Path, *words: str, given: str = "", room: int = 0) -> Told:
    """Run a command line on it; `given` is what there is to read on its standard input."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with ExitStack() as ends:
        pipes = [[ends.enter_context(end) for end in context.Pipe(duplex=False)] for _stream in range(3)]
        (read_in, write_in), (read_out, write_out), (read_err, write_err) = pipes
        line = ["certif-tui", "--sessions", str(sessions), *words]
        theirs = (read_in, write_out, write_err)
        process = context.Process(target=_limited, args=(room, line, dict(os.environ), theirs))
        process.start()
        for end in theirs:
            end.close()
        os.write(write_in.fileno(), given.encode())
        write_in.close()
        stdout, stderr = _read(read_out), _read(read_err)
        process.join(LONG_S)
    assert process.exitcode is not None
    return Told(process.exitcode, stdout, stderr)


def _limited(room: int, line: list[str], environ: dict[str, str], streams: tuple[Connection, ...]) -> None:
    import resource  # there is none on Windows, where this never runs

    os.environ.clear()
    os.environ.update(environ)
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    sys.argv = line
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))  # the interpreter ignores the signal that goes with it
    main()


def _read(end: Connection) -> str:
    """All that comes, which is little: nothing waits for the other stream to be read."""
    with open(end.fileno(), "rb", closefd=False) as file:
        return file.read().decode()
