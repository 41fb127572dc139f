"""Exit codes: what a script may rely on."""

from enum import IntEnum


class Code(IntEnum):
    """How a command ended. Ctrl+C and a closed pipe have the codes a shell gives them."""

    OK = 0
    INCIDENT = 1
    """The program or the disk failed, or the output takes no more; what was acknowledged is kept."""
    USAGE = 2
    """The command is not well formed, names what does not exist, or needs a terminal."""
    DONNEES = 3
    """Bad data: refused lines, an unusable file, a broken chain."""
    VERROU = 4
    """Somebody else holds the sheet or the file."""
    INTERROMPU = 130
    TUYAU = 141
    """Nobody reads the output any more: what a shell gives for SIGPIPE, as after `| head`."""
