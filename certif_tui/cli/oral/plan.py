"""`certif-tui plan`: the plan of the orals, shown, established, changed, exported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_session
from certif_tui.cli.arguments.files import PossiblePath
from certif_tui.cli.arguments.kinds import day_or_none, days, minutes, short_text
from certif_tui.cli.oral.plan_demande import Demande
from certif_tui.cli.oral.planification import run
from certif_tui.cli.paths import Options
from certif_tui.domain.ecrit.feries import Territoire
from certif_tui.wording.text import NBSP


@click.command(short_help="Établir, afficher, changer ou exporter le plan des oraux.")
@click.argument("session", shell_complete=complete_session)
@click.option(
    "--jour", metavar="AAAA-MM-JJ", callback=day_or_none, help="Jour des oraux\u00a0; à défaut, celui du référentiel."
)
@click.option("--debut", metavar="HH:MM", help="Début du premier passage, 09:00 à défaut.")
@click.option("--jusqu-a", "fin", metavar="HH:MM", help="Fin des passages, 20:00 à défaut.")
@click.option("--jury", "jurys", metavar="NOM", multiple=True, help="Jury (salle)\u00a0; à répéter pour plusieurs.")
@click.option(
    "--plage",
    "plages",
    metavar="PLAGE",
    multiple=True,
    help="Heures d'un jury, «\u00a02026-06-12 09:00-12:30 Salle A\u00a0»\u00a0; à répéter.",
)
@click.option("--incomplet", is_flag=True, help="Planifier ceux qui tiennent, laisser les autres sans horaire.")
@click.option("--deborder", is_flag=True, help="Finir aussi tard qu'il le faut.")
@click.option("--changement", metavar="MIN", callback=minutes, help="Minutes entre deux candidats, 5 à défaut.")
@click.option("--deliberation", metavar="MIN", callback=minutes, help="Minutes de délibération, 10 à défaut.")
@click.option("--duree", "nominale", metavar="MIN", callback=minutes, help="Minutes à prévoir quand l'oral est libre.")
@click.option(
    "--pause", "pauses", metavar="HH:MM+MIN", multiple=True, help="Pause, «\u00a012:30+60\u00a0»\u00a0; à répéter."
)
@click.option("--sans-pause", is_flag=True, help="Retirer les pauses du plan précédent.")
@click.option(
    "--ferme", "fermes", metavar="DATE", callback=days, multiple=True, help="Jour de fermeture\u00a0; à répéter."
)
@click.option(
    "--feries",
    metavar="TERRITOIRE",
    help=f"Jours fériés à signaler, à défaut ceux du fuseau\u00a0: {', '.join(Territoire)}.",
)
@click.option("--echanger", metavar="A B", nargs=2, shell_complete=complete_candidat, help="Échanger deux passages.")
@click.option("--reporter", metavar="CANDIDAT", shell_complete=complete_candidat, help="Faire passer plus tard.")
@click.option(
    "--apres",
    metavar="CANDIDAT",
    shell_complete=complete_candidat,
    help="Après qui reporter\u00a0; à défaut, en dernier.",
)
@click.option(
    "--deplacer",
    metavar="CANDIDAT",
    shell_complete=complete_candidat,
    help="Faire passer devant un autre jury (--jury) ou un autre jour (--jour).",
)
@click.option("--annuler", is_flag=True, help="Annuler le dernier changement du plan.")
@click.option("--motif", metavar="TEXTE", callback=short_text, default="", help="Motif du changement.")
@click.option("--changements", is_flag=True, help="Dire qui a changé d'heure depuis le dernier export.")
@click.option(
    "--candidat", metavar="CANDIDAT", shell_complete=complete_candidat, help="Avec --ics\u00a0: sa convocation."
)
@click.option(
    "--ics",
    metavar="FICHIER",
    type=PossiblePath(),
    help="Écrire un fichier .ics («\u00a0-\u00a0»\u00a0: la sortie), celui de --jury ou de --candidat\u00a0; "
    "dans un dossier, un fichier par jury et par candidat.",
)
@click.option("--json", "as_json", is_flag=True, help="Donner le plan en JSON.")
@click.pass_obj
def plan(options: Options, /, session: str, *, ics: Path | None, as_json: bool, **asked: Any) -> int:
    """Établir, afficher, changer ou exporter le plan des oraux.

    Sans option, affiche le plan, avec les temps réels de la journée. Toute option du plan (jour, début, pauses…)
    l'établit, ou le refait en gardant le reste\u00a0; un plan refait demande --motif.

    \b
    certif-tui plan SESSION --jour 2026-06-19 --debut 09:00 --pause 12:30+60
    certif-tui plan SESSION --plage "2026-06-12 09:00-17:00 Salle A" --plage "2026-06-12 09:00-12:30 Salle B"
    certif-tui plan SESSION --deplacer dupont --jury "Salle B"
    certif-tui plan SESSION --echanger dupont bernard
    certif-tui plan SESSION --reporter dupont --motif "Train en retard"
    certif-tui plan SESSION --ics oraux.ics
    certif-tui plan SESSION --ics convocation.ics --candidat dupont
    certif-tui plan SESSION --changements
    """
    if ics is not None and as_json:
        raise click.UsageError(f"--ics et --json ne vont pas ensemble{NBSP}: gardez l'un des deux.")
    demande = Demande(ics=ics, as_json=as_json, **asked)
    demande.check()
    return run(options, session, demande)
