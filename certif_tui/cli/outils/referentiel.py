"""`certif-tui referentiel verifier` and `referentiel schema`."""

from __future__ import annotations

from pathlib import Path

import click
import orjson

from certif_tui.cli.arguments.files import PossiblePath
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say, say_json
from certif_tui.cli.paths import Options
from certif_tui.services.referentiel.loading import check_referentiel, default_referentiel_path, referentiel_schema
from certif_tui.wording.text import NBSP, counted


@click.command(short_help="Dire tout ce qui ne va pas dans un référentiel.")
@click.argument("fichier", required=False, type=PossiblePath())
@click.pass_obj
def verifier(options: Options, fichier: Path | None) -> int:
    """Dire tout ce qui ne va pas dans le référentiel FICHIER (à défaut\u00a0: celui des nouvelles sessions).

    Une erreur donne le code 3\u00a0; une contradiction du texte officiel n'est qu'un avertissement.
    """
    path = fichier or options.referentiel or default_referentiel_path()
    found = check_referentiel(path)
    for finding in found:
        say(f"{finding.severity.capitalize()}{NBSP}: {finding.place}{NBSP}: {finding.message} {finding.remedy}")
    errors = sum(finding.is_error for finding in found)
    warnings = counted(len(found) - errors, "avertissement")
    say(f"{path}{NBSP}: {counted(errors, 'erreur')}, {warnings}.")
    return Code.DONNEES if errors else Code.OK


@click.command(short_help="Donner le schéma JSON d'un référentiel.")
def schema() -> None:
    """Donner le schéma JSON d'un fichier référentiel, pour en écrire un autre."""
    say_json(orjson.dumps(referentiel_schema(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
