"""The wheel as a juror gets it: built once a run from this tree, and installed away from it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Installed:
    """A wheel, and a virtual environment where it is the only certif-tui."""

    wheel: Path
    environment: Path

    @property
    def python(self) -> Path:
        """The interpreter of that environment."""
        return self._bin / ("python.exe" if os.name == "nt" else "python")

    @property
    def program(self) -> Path:
        """The console script."""
        return self._bin / ("certif-tui.exe" if os.name == "nt" else "certif-tui")

    @property
    def package(self) -> Path:
        """The folder of the installed package."""
        return self._site / "certif_tui"

    @property
    def _bin(self) -> Path:
        return Path(sysconfig.get_path("scripts", "venv", {"base": str(self.environment)}))

    @property
    def _site(self) -> Path:
        return Path(sysconfig.get_path("purelib", "venv", {"base": str(self.environment)}))

    def build(self) -> None:
        """Build the wheel and install it. Nothing is downloaded: its dependencies are those of these tests."""
        _quietly(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", self.wheel.parent, ROOT)
        venv.create(self.environment, symlinks=os.name == "posix")
        # A path named in a .pth file is searched last and its own .pth files are not obeyed, so that the checkout
        # which these tests may be installed from in place does not show through.
        (self._site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
        install = ("-m", "pip", "--python", self.python, "install", "--no-deps", "--no-index", "--no-input")
        _quietly(sys.executable, *install, "--disable-pip-version-check", self.wheel)


def installed_once(shared: Path) -> Installed:
    """The wheel installed below the folder `shared`, by whichever of the run's processes comes first."""
    from certif_tui import __version__

    folder = shared / "installed"
    folder.mkdir(exist_ok=True)
    installed = Installed(folder / f"certif_tui-{__version__}-py3-none-any.whl", folder / "environment")
    done = folder / "done"
    with FileLock(folder / "lock"):
        if not done.exists():
            installed.build()
            done.touch()
    return installed


def _quietly(*command: str | Path) -> None:
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
