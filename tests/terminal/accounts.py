"""Real accounts of one machine, members of one group, each running the installed program with its own rights."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.installed import Installed

NEEDED = ("useradd", "userdel", "groupadd", "groupdel", "unshare", "mount", "setpriv")
ENTER = """
set -e
mount --bind "$1" "$4/python"; mount --bind "$2" "$4/site"; mount --bind "$3" "$4/program"
user=$5; umask "$6"; shift 6
exec setpriv --reuid "$user" --regid "$user" --init-groups "$@"
"""
"""What root runs in a mount namespace of its own: the interpreter may stand where no other account can go."""


def missing() -> str:
    """Why this machine cannot have accounts made for a test, empty when it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "only root makes accounts"
    absent = [name for name in NEEDED if shutil.which(name) is None]
    if absent:
        return f"not here: {', '.join(absent)}"
    tried = subprocess.run(["unshare", "--mount", "true"], stdin=subprocess.DEVNULL, capture_output=True)
    return "" if tried.returncode == 0 else "no mount namespaces here"


@dataclass(frozen=True)
class Account:
    """Somebody's login: their home, and the program as they run it with the umask given."""

    nom: str
    place: Path
    installed: Installed
    sessions: Path
    umask: str = "002"

    @property
    def home(self) -> Path:
        """Their home."""
        return self.place / self.nom

    @property
    def environment(self) -> dict[str, str]:
        """What their login sets."""
        return {
            "HOME": str(self.home),
            "USER": self.nom,
            "PATH": os.defpath + ":/usr/sbin:/sbin",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "PYTHONPATH": f"{self.place / 'program'}:{self.place / 'site'}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "CERTIF_TUI_SESSIONS": str(self.sessions),
        }

    def command(self, *arguments: str) -> list[str]:
        """What runs the program as this account, from root."""
        base = Path(sys.base_prefix)
        python = Path(getattr(sys, "_base_executable", sys.executable)).resolve().relative_to(base.resolve())
        bound = (base, sysconfig.get_path("purelib"), self.installed.package.parent, self.place)
        enter = ("unshare", "--mount", "sh", "-c", ENTER, "sh", *map(str, bound), self.nom, self.umask)
        return [*enter, str(self.place / "python" / python), "-m", "certif_tui", *arguments]

    def __call__(self, *arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.command(*arguments),
            input=told,
            capture_output=True,
            text=True,
            env=self.environment,
            cwd=self.place,
            timeout=60,
        )


@contextmanager
def accounts(installed: Installed, umasks: Sequence[str]) -> Iterator[list[Account]]:
    """Accounts of one group, one for each umask, and the data folder prepared for that group: all gone afterwards."""
    mark = secrets.token_hex(3)
    group = f"jury{mark}"
    place = Path(tempfile.mkdtemp(prefix="certif-"))
    place.chmod(0o755)
    logins = [f"jure{mark}{rank}" for rank in range(len(umasks))]
    try:
        _run("groupadd", group)
        for folder in ("python", "site", "program", "sessions"):
            (place / folder).mkdir()
        for login in logins:
            _run("useradd", "--create-home", "--home-dir", place / login, "--user-group", "--groups", group, login)
        shutil.chown(place / "sessions", group=group)
        (place / "sessions").chmod(0o2770)
        yield [
            Account(login, place, installed, place / "sessions", umask)
            for login, umask in zip(logins, umasks, strict=True)
        ]
    finally:
        for login in logins:
            subprocess.run(["userdel", login], stdin=subprocess.DEVNULL, capture_output=True)
        subprocess.run(["groupdel", group], stdin=subprocess.DEVNULL, capture_output=True)
        shutil.rmtree(place, ignore_errors=True)


def _run(*command: str | Path) -> None:
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    if ran.returncode != 0:
        pytest.fail(f"{command}\n{ran.stdout}\n{ran.stderr}")
