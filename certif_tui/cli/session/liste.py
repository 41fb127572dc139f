"""`certif-tui session liste`: the sessions of the data folder."""

from __future__ import annotations

import click

from certif_tui.cli.atelier import open_contexte, warn_of_defaut, warn_of_folder
from certif_tui.cli.codes import Code
from certif_tui.cli.output import say, say_json, warn
from certif_tui.cli.paths import Options, data_folder
from certif_tui.cli.session.listing import as_lines, json_list, read_all
from certif_tui.wording.text import NBSP


@click.command(short_help="Lister les sessions, la plus récente d'abord.")
@click.option("--json", "as_json", is_flag=True, help="Donner la liste en JSON, candidats, jury et résultats compris.")
@click.pass_obj
def liste(options: Options, as_json: bool) -> int:
    """Lister les sessions, la plus récente d'abord."""
    journal = open_contexte(options).journal
    readable, damaged = read_all(journal)
    doubted = [(session.slug, defaut) for session, defaut in readable if defaut]
    if as_json:
        listed, of_results = json_list(journal, readable)
        say_json(listed)
        doubted = list(dict.fromkeys((*doubted, *of_results)))
    elif readable:
        say("\n".join(as_lines(readable)))
    elif not damaged:
        say(f"Aucune session dans {data_folder(options.sessions).chemin}. Pour essayer{NBSP}: certif-tui demo")
    warn_of_folder(options)
    for error in damaged:
        warn(f"Attention{NBSP}: {error}")
    for slug, defaut in doubted:
        warn_of_defaut(slug, defaut)
    return Code.DONNEES if damaged or doubted else Code.OK
