"""How a run ends: one French line, the right code, nothing private on the screen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import platformdirs
import pytest
from click.testing import CliRunner

from certif_tui.cli import errors
from certif_tui.cli.codes import Code
from certif_tui.cli.errors import guarded
from certif_tui.cli.french import speak_french
from certif_tui.cli.paths import checkout_sessions, crash_log, data_folder
from certif_tui.cli.programme import Programme
from certif_tui.domain.refus import DisqueRefuse, Refus
from certif_tui.journal.journal import StorageFailure, StreamBusy, StreamDamaged, StreamReadOnly
from certif_tui.services.grille.evaluation import GrilleTenue
from tests.cli.conftest import LYON, Certif, plain

PROGRAM = [sys.executable, "-m", "certif_tui"]


def test_a_crash_says_one_line_and_keeps_its_trace_for_its_owner(
    private_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash() -> None:
        raise RuntimeError("DUPONT Claire")

    assert guarded(crash) == Code.INCIDENT
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert "DUPONT" not in err and str(crash_log()) in err
    assert "RuntimeError: DUPONT Claire" in crash_log().read_text("utf-8")
    if os.name == "posix":
        assert crash_log().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (GrilleTenue("tenue"), 4),
        (StreamBusy("occupé"), 4),
        (StorageFailure("plein"), 1),
        (StreamReadOnly("plus récent"), 3),
        (StreamDamaged("a.json", "illisible.", "Reprenez une copie."), 3),
        (Refus("non"), 3),
        (DisqueRefuse("plein"), 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_refusal_has_its_code_and_one_french_line(
    private_home: Path, capsys: pytest.CaptureFixture[str], error: Exception, code: int
) -> None:
    def refuse() -> None:
        raise error

    speak_french()
    assert guarded(refuse) == code
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines()), plain(err).startswith("Erreur : ")) == ("", 1, True)
    assert not crash_log().exists()


@pytest.mark.parametrize(("error", "code"), [(click.UsageError("mal écrit"), 2), (click.Abort(), 130)])
def test_what_click_refuses_has_its_code_too(private_home: Path, error: Exception, code: int) -> None:
    certif = Programme("certif-tui", table={})

    @certif.command()
    def refuser() -> None:
        raise error

    done = CliRunner().invoke(certif, ["refuser"])
    assert (done.exit_code, done.stdout, "mal écrit" in done.stderr) == (code, "", code == 2)
    assert not crash_log().exists()


def test_traces_gather_until_the_log_is_too_big(private_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from certif_tui.platform import crash_log as log

    assert log.keep_trace(crash_log(), ValueError("un"))
    assert log.keep_trace(crash_log(), ValueError("deux"))
    assert "un" in crash_log().read_text() and "deux" in crash_log().read_text()
    monkeypatch.setattr(log, "MAX_BYTES", 10)
    assert log.keep_trace(crash_log(), ValueError("trois"))
    assert "deux" not in crash_log().read_text() and "trois" in crash_log().read_text()


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_a_log_that_others_could_read_is_started_anew(private_home: Path) -> None:
    from certif_tui.platform.crash_log import keep_trace

    crash_log().parent.mkdir(parents=True)
    crash_log().write_text("posé là par un autre")
    crash_log().chmod(0o644)
    assert keep_trace(crash_log(), ValueError("un"))
    assert crash_log().stat().st_mode & 0o777 == 0o600
    assert "posé là" not in crash_log().read_text()


@pytest.mark.skipif(os.name != "posix", reason="symbolic links")
def test_a_log_that_is_a_link_is_not_followed(private_home: Path, tmp_path: Path) -> None:
    from certif_tui.platform.crash_log import keep_trace

    target = tmp_path / "ailleurs"
    crash_log().parent.mkdir(parents=True)
    crash_log().symlink_to(target)
    keep_trace(crash_log(), ValueError("un"))
    assert not target.exists()


def test_a_crash_without_a_place_for_its_trace_still_says_its_line(
    private_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (private_home / ".local").write_text("un fichier à la place du dossier")
    (private_home / "Library").write_text("un fichier à la place du dossier")
    assert errors.crashed(ValueError("x")) == Code.INCIDENT
    assert "n'a pas pu être gardé" in capsys.readouterr().err


def test_an_interruption_is_quiet(private_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert guarded(interrupted) == Code.INTERROMPU
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_while_waiting_for_lines_is_quiet_and_keeps_what_was_acknowledged(lyon: Certif) -> None:
    args = ["--sessions", str(lyon.sessions), "evaluer", LYON, "claire", "--jure", "paul"]
    with subprocess.Popen([*PROGRAM, *args], stdin=-1, stdout=-1, stderr=-1, text=True) as program:
        assert program.stdin and program.stdout and program.stderr
        program.stdin.write("CR3.1.1 valide\n")
        program.stdin.flush()
        assert program.stdout.readline() == "ok 3 CR3.1.1\n"
        program.send_signal(signal.SIGINT)
        assert program.wait(30) == 130
        assert program.stderr.read().strip() == ""
    assert '"avis": "valide"' in lyon("bilan", LYON, "claire", "--json").stdout


def test_a_closed_pipe_is_quiet(lyon: Certif) -> None:
    lines = "CR3.1.1 valide\n" * 50
    args = ["--sessions", str(lyon.sessions), "evaluer", LYON, "claire", "--jure", "paul"]
    with subprocess.Popen([*PROGRAM, *args], stdin=-1, stdout=-1, stderr=-1, text=True) as program:
        assert program.stdin and program.stdout and program.stderr
        program.stdout.close()
        program.stdin.write(lines)
        program.stdin.close()
        assert program.wait(30) == Code.TUYAU
        assert program.stderr.read() == ""


PRINTING = [
    "bilan LYON claire",
    "bilan LYON claire --json",
    "session liste",
    "verifier",
    "referentiel schema",
    "diagnostic",
    "session --help",
]


def run_into(certif: Certif, command: str, output: int) -> tuple[int, str]:
    """The code and the standard error of a command that prints into `output`."""
    args = ["--sessions", str(certif.sessions), *command.replace("LYON", LYON).split()]
    done = subprocess.run([*PROGRAM, *args], stdin=subprocess.DEVNULL, stdout=output, stderr=-1, text=True, timeout=60)
    return done.returncode, plain(done.stderr)


@pytest.mark.parametrize("command", PRINTING)
def test_whatever_prints_ends_quietly_when_nobody_reads_on(lyon: Certif, command: str) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        assert run_into(lyon, command, theirs) == (Code.TUYAU, "")
    finally:
        os.close(theirs)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("command", PRINTING)
def test_an_output_that_takes_nothing_is_told_with_what_to_do(lyon: Certif, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        code, said = run_into(lyon, command, full.fileno())
    assert code == Code.INCIDENT
    assert said.startswith("Erreur : la sortie ne peut pas être écrite, le disque est plein : dirigez-la ailleurs.")
    assert len(said.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="resource limits")
def test_a_disk_that_fills_up_stops_at_the_line_and_acknowledges_nothing_more(lyon: Certif) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2500, 2500));"
        "from certif_tui.__main__ import main; main()"
    )
    args = ["--sessions", str(lyon.sessions), "evaluer", LYON, "claire", "--jure", "paul"]
    lines = "".join(f"CR3.1.{1 + number % 5} valide\n" for number in range(30))
    done = subprocess.run(
        [sys.executable, "-c", limited, *args], input=lines, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == Code.INCIDENT
    acknowledged = len(done.stdout.splitlines())
    assert 0 < acknowledged < 30
    first, second = plain(done.stderr).splitlines()
    assert first == f"Ligne {acknowledged + 1} : arrêt, rien n'est enregistré à partir d'ici."
    assert "Le disque est plein" in second
    assert f"{6 + 2 + acknowledged} événements : tout est intact" in plain(lyon("verifier").stdout)


def test_a_locale_without_accents_fails_at_nothing(certif: Certif) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    args = ["--sessions", str(certif.sessions), "diagnostic"]
    done = subprocess.run([*PROGRAM, *args], capture_output=True, env=env, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"la sortie n'est pas en UTF-8" in done.stdout and b"80?24" in done.stdout


def test_the_data_folder_is_the_option_then_the_variable_then_the_checkout(
    private_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from certif_tui.cli import paths

    usual = data_folder(None)
    checkout = checkout_sessions(Path(paths.__file__).parents[2])
    assert usual.chemin == (checkout or platformdirs.user_data_path("certif-tui", appauthor=False) / "sessions")
    monkeypatch.setenv("CERTIF_TUI_SESSIONS", "")
    assert data_folder(None) == usual
    monkeypatch.setenv("CERTIF_TUI_SESSIONS", "~/évaluations")
    assert data_folder(None).chemin == private_home / "évaluations"
    assert data_folder(tmp_path).chemin == tmp_path


def test_only_a_folder_that_looks_like_the_checkout_is_one(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    assert checkout_sessions(tmp_path) is None
    for name in ("pyproject.toml", "referentiel.json"):
        (tmp_path / name).touch()
    assert checkout_sessions(tmp_path) == tmp_path / "sessions"


@pytest.mark.parametrize("args", [[], ["ouvrir", LYON]])
def test_without_a_terminal_the_application_says_so_and_the_code_is_2(lyon: Certif, args: list[str]) -> None:
    env = {**os.environ, "CERTIF_TUI_SESSIONS": str(lyon.sessions)}
    done = subprocess.run(
        [*PROGRAM, *args], stdin=subprocess.DEVNULL, capture_output=True, text=True, env=env, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1 and "besoin d'un terminal" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")
@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_too_simple_is_refused_with_what_to_do(certif: Certif, term: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": term}
    try:
        done = subprocess.run(PROGRAM, stdin=theirs, stdout=theirs, stderr=-1, text=True, env=env, timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    assert "TERM=xterm-256color" in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_crash_is_told_even_where_what_tells_of_refusals_cannot_be_imported(
    private_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "certif_tui.cli.refusals", None)

    def refuse() -> None:
        raise Refus("non")

    assert guarded(refuse) == Code.INCIDENT
    assert "panne imprévue" in capsys.readouterr().err
