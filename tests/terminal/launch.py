"""Becomes the program it is given, on the terminal that is its standard input. Run as a script: it imports nothing.

The program gets a session and a controlling terminal of its own, as a login gives, and obeys file permissions even
when the tests run as root. With `--nohup` it ignores SIGHUP; with `--deaf` it has no controlling terminal either, so
that no signal tells it that the terminal is gone.
"""

import fcntl
import os
import signal
import sys
import termios

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


def obey_permissions() -> None:
    """Drop what lets root write anywhere; only Linux has it, and only root has to."""
    if sys.platform == "linux" and os.geteuid() == 0:
        import ctypes

        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def main(arguments: list[str]) -> None:
    """Become `[--nohup|--deaf] PROGRAM ARGUMENTS…`."""
    option = arguments.pop(0) if arguments[0].startswith("--") else ""
    os.setsid()
    if option != "--deaf":
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    if option:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    obey_permissions()
    os.execv(arguments[0], arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
