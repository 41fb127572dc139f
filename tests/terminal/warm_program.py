"""certif-tui with its imports done, ready to be run many times: each run is a process of its own, forked from here.

Reads requests on standard input, one JSON list a line: what stands for standard input, what stands for standard output,
then the arguments. Answers with the process's id, then, once it has ended, with the signal that ended it.
"""

from __future__ import annotations

import json
import os
import sys

import certif_tui.cli.arguments.lines
import certif_tui.cli.grille.evaluer
import certif_tui.cli.programme  # noqa: F401
from certif_tui.__main__ import main


def run(stdin: str, stdout: str, *args: str) -> None:
    """The whole program, as the console script starts it."""
    for number, (path, flags) in enumerate([(stdin, os.O_RDONLY), (stdout, os.O_WRONLY)]):
        os.dup2(os.open(path, flags), number)
    sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
    sys.argv = ["certif-tui", *args]
    main()


def serve() -> None:
    """Run what is asked for until the requests end."""
    for request in sys.stdin:
        child = os.fork()
        if not child:
            run(*json.loads(request))
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, flush=True)


if __name__ == "__main__":
    serve()
