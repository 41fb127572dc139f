"""The machine's clock: UTC, the name of this boot, and a counter that suspend does not stop."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from certif_tui.domain.chrono.evenements import Repere
from certif_tui.domain.chrono.state import Maintenant


class SystemClock:
    """The real clock of this machine."""

    def now(self) -> Maintenant:
        """The present, as UTC instant and boot clock."""
        return Maintenant(datetime.now(UTC), Repere(boot=boot_id(), boottime_ms=boottime_ms()))


def boottime_ms() -> int:
    """Milliseconds since this machine started, suspend included where the system can tell."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000
    return time.monotonic_ns() // 1_000_000


@cache
def boot_id() -> str:
    """A name for this boot of this machine.

    Where the system gives none, a name for this process: the clock then falls back on the wall clock after a restart,
    and says so with « ≈ », which is never wrong in silence.
    """
    if sys.platform == "linux":
        found = _read(Path("/proc/sys/kernel/random/boot_id"))
    elif sys.platform == "darwin":
        found = _sysctl("kern.bootsessionuuid")
    elif sys.platform == "win32":
        found = _windows_boot()
    else:
        found = None
    return found or f"processus-{uuid4().hex}"


def has_boot_id() -> bool:
    """Whether the system names its boots, so that a restart of the program keeps the clock exact."""
    return not boot_id().startswith("processus-")


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def _sysctl(name: str) -> str | None:
    import subprocess

    try:
        done = subprocess.run(["/usr/sbin/sysctl", "-n", name], capture_output=True, text=True, timeout=2, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() or None


def _windows_boot() -> str | None:
    import importlib
    import platform

    winreg = importlib.import_module("winreg")
    place = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            number, _kind = winreg.QueryValueEx(key, "BootId")
            machine = platform.node()
    except OSError:
        return None
    return f"{machine}-{number}"[:64]
