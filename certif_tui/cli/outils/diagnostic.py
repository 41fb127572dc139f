"""`certif-tui diagnostic`: what a person who helps by telephone needs to know of this machine."""

from __future__ import annotations

import click

from certif_tui.cli.outils.findings import examine
from certif_tui.cli.output import say, say_json
from certif_tui.cli.paths import Options
from certif_tui.documents.renderers.json import values_json


@click.command(short_help="Décrire ce terminal et cette machine.")
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def diagnostic(options: Options, as_json: bool) -> None:
    """Décrire ce terminal et cette machine, et dire ce qui y marche moins bien.

    Aucun nom de candidat n'y figure\u00a0: la réponse peut être envoyée telle quelle à qui vous aide.
    """
    facts, warnings = examine(options)
    if as_json:
        say_json(values_json({"faits": dict(facts), "a_savoir": warnings}))
        return
    width = max(len(name) for name, _ in facts)
    say("\n".join(f"{name.ljust(width)}  {value}" for name, value in facts))
    say("\n" + ("\n".join(f"À savoir\u00a0: {text}" for text in warnings) or "Rien à signaler."))
