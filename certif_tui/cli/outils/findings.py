"""What `diagnostic` finds: facts, and what is weaker here."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from certif_tui import __version__
from certif_tui.cli.opening import signs_fault, terminal_fault
from certif_tui.cli.paths import Options, crash_log, data_folder, memory_file, phrases_file, settings_file
from certif_tui.cli.responsable import known_responsable
from certif_tui.platform.clock import has_boot_id
from certif_tui.platform.machine import MEMOIRE, RESEAU, disk_kind, flush_ms, nearest_folder, programs_above
from certif_tui.platform.phrases import FichierPhrases, PhrasesRefusees
from certif_tui.platform.preferences import load_reglages
from certif_tui.platform.terminals import in_browser
from certif_tui.services.bureau import os_user
from certif_tui.services.referentiel.loading import default_referentiel_path
from certif_tui.wording.signs import WGL4, all_of
from certif_tui.wording.text import NBSP

PARTS = ("textual", "tinydb", "pydantic", "click", "orjson", "filelock", "platformdirs", "icalendar")
MIN_SIZE = (60, 16)
FULL_SIZE = (80, 23)
SLOW_MS = 150
"""A flush longer than that shows « enregistrement… » at every mark."""

MachineFact = tuple[str, str]
MachineFindings = tuple[list[MachineFact], list[str]]


def examine(options: Options) -> MachineFindings:
    """Every fact, name and value, and every warning, in French."""
    facts: list[MachineFact] = []
    warnings: list[str] = []
    machine = (_program(), _terminal(), _places(options), _who(options), _disk(options), _clock(), _importation())
    for found, weak in (*machine, _settings()):
        facts += found
        warnings += weak
    return facts, warnings


def _program() -> MachineFindings:
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    weak = {
        "darwin": "macOS ne force pas le disque à vider son propre cache\u00a0: une coupure de courant peut perdre "
        "les toutes dernières secondes.",
        "win32": "Windows ne sait pas confirmer l'enregistrement d'un nom de fichier\u00a0: après une coupure de "
        "courant, vérifiez les sessions.",
    }.get(sys.platform)
    facts = [
        ("Programme", f"certif-tui {__version__}, Python {platform.python_version()}"),
        ("Bibliothèques", ", ".join(f"{part} {_version(part)}" for part in PARTS)),
        ("Système", system),
    ]
    return facts, [weak] if weak else []


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "absente"


def _terminal() -> MachineFindings:
    width, height = shutil.get_terminal_size()
    facts = [
        ("Terminal", ", ".join(f"{name}={os.environ.get(name) or 'vide'}" for name in ("TERM", "COLORTERM"))),
        ("Passerelles", ", ".join(_gateways()) or "aucune"),
        ("Taille", f"{width}×{height}"),
        ("Couleurs", _colours()),
        ("Langue", f"{locale.setlocale(locale.LC_CTYPE) or 'inconnue'}, sortie en {_encoding() or 'inconnu'}"),
        ("Signes", all_of(WGL4)),
    ]
    return facts, list(_terminal_warnings(width, height))


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or ""


def _gateways() -> Iterator[str]:
    for name, variable in (("SSH", "SSH_CONNECTION"), ("tmux", "TMUX"), ("screen", "STY")):
        if os.environ.get(variable):
            yield name
    if in_browser():
        yield "navigateur"
    if "mosh-server" in programs_above():
        yield "mosh"


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "aucune (NO_COLOR)"
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 millions (l'application en emploie 256)"
    return "256, annoncées" if "256" in os.environ.get("TERM", "") else "256, supposées"


def _terminal_warnings(width: int, height: int) -> Iterator[str]:
    if terminal_fault():
        yield "ceci n'est pas un terminal complet\u00a0: l'application ne s'ouvrira pas ici, les commandes si."
    if (width, height) < MIN_SIZE or height < MIN_SIZE[1]:
        yield f"fenêtre trop petite\u00a0: agrandissez-la à {MIN_SIZE[0]}×{MIN_SIZE[1]} au moins."
    elif width < FULL_SIZE[0] or height < FULL_SIZE[1]:
        yield f"fenêtre étroite\u00a0: tout tient à partir de {FULL_SIZE[0]}×{FULL_SIZE[1]}."
    if _encoding().lower().replace("-", "") != "utf8":
        yield "la sortie n'est pas en UTF-8\u00a0: accents et signes manqueront. Choisissez une langue en UTF-8."
    fault = signs_fault()
    if fault:
        yield fault
        return
    yield (
        f"si un signe de la ligne «{NBSP}Signes{NBSP}» manque ou déborde, écrivez «{NBSP}ascii = true{NBSP}» dans "
        f"{settings_file()}."
    )


def _places(options: Options) -> MachineFindings:
    folder = data_folder(options.sessions)
    return [
        ("Sessions", f"{folder.chemin} ({folder.origine})"),
        ("Référentiel", str(options.referentiel or default_referentiel_path())),
        ("Réglages", str(settings_file())),
        ("Phrases", str(phrases_file())),
        ("Mémoire", str(memory_file())),
        ("Pannes", str(crash_log())),
    ], []


def _who(options: Options) -> MachineFindings:
    """Under which login what is done here is signed, and by whom it is told to be."""
    nom = known_responsable(options)
    told = f"{nom}, compte {os_user()}" if nom else f"personne de nommé, compte {os_user()}"
    return [("Responsable", told)], []


def _settings() -> MachineFindings:
    """What of the settings file is not applied, and what is wrong with the file of ready remarques."""
    reglages = load_reglages(settings_file())
    said = [f"réglages, [touches]{NBSP}: {fault}" for fault in _key_faults(reglages.touches)]
    wrong = (reglages.erreur, *said, _phrases_fault())
    return [], [it for it in wrong if it]


def _phrases_fault() -> str | None:
    try:
        FichierPhrases(phrases_file()).read()
    except PhrasesRefusees as refus:
        return str(refus)
    return None


def _key_faults(touches: Mapping[str, str]) -> Sequence[str]:
    """What is wrong with keys of one's own; every screen is loaded to tell, none where there are no such keys."""
    if not touches:
        return ()
    from certif_tui.ui.app import CertifApp
    from certif_tui.ui.touches import checked

    return checked(touches, CertifApp.BINDINGS)[1]


def _disk(options: Options) -> MachineFindings:
    wanted = data_folder(options.sessions).chemin
    folder = nearest_folder(wanted)
    kind = disk_kind(folder)
    weak: list[str] = []
    if wanted.is_file():
        weak.append(f"{wanted} n'est pas un dossier\u00a0: donnez celui des sessions par --sessions.")
    if kind in RESEAU:
        weak.append(f"dossier sur un disque de réseau ({kind})\u00a0: verrous et enregistrement y sont moins sûrs.")
    if kind in MEMOIRE:
        weak.append(f"dossier en mémoire ({kind})\u00a0: tout disparaît à l'extinction de la machine.")
    try:
        spent = flush_ms(folder)
    except OSError:
        return [("Disque", f"{kind or 'inconnu'}, écriture impossible")], [
            *weak,
            f"on ne peut pas écrire dans {folder}.",
        ]
    if spent > SLOW_MS:
        weak.append(f"disque lent\u00a0: {spent:.0f} ms pour enregistrer une évaluation.")
    free = shutil.disk_usage(folder).free // 2**20
    if free < 100:
        weak.append(f"disque presque plein\u00a0: il reste {free} Mio.")
    return [("Disque", f"{kind or 'inconnu'}, enregistrement confirmé en {spent:.1f} ms, {free} Mio libres")], weak


def _clock() -> MachineFindings:
    if has_boot_id():
        return [("Horloge", "exacte après un redémarrage du programme")], []
    text = "le chrono repris après un redémarrage du programme s'affichera «\u00a0≈\u00a0» et sera à confirmer."
    return [("Horloge", "démarrage de la machine inconnu")], [text]


def _importation() -> MachineFindings:
    """Where the process that reads a spreadsheet is bounded in time alone."""
    if sys.platform not in ("darwin", "win32"):
        return [], []
    text = "un tableur malformé peut y prendre beaucoup de mémoire avant d'être refusé\u00a0: seul le temps est borné."
    return [], [f"import, {text}"]
