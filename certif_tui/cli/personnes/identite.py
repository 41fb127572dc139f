"""`certif-tui identite`: saying whether two candidats of one name are one person."""

from __future__ import annotations

import click

from certif_tui.cli.atelier import open_contexte
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.domain.personnes.identites import Ref, paire_of
from certif_tui.domain.session.evenements import Lien
from certif_tui.projections.parcours import Lecteur
from certif_tui.services.personnes.identites import answer
from certif_tui.wording.text import NBSP


@click.command(short_help="Dire si deux candidats sont la même personne.")
@click.argument("candidat")
@click.argument("autre")
@click.option("--meme", "lien", flag_value="meme", help="C'est la même personne.")
@click.option("--distincts", "lien", flag_value="distincts", help="Ce sont deux personnes.")
@click.option("--oublier", "lien", flag_value="oublier", help="Reprendre la réponse donnée.")
@click.option(
    "--motif",
    metavar="TEXTE",
    default="",
    help="Raison\u00a0; obligatoire pour changer une réponse.",
)
@click.pass_obj
def identite(options: Options, candidat: str, autre: str, lien: str | None, motif: str) -> None:
    """Dire si CANDIDAT et AUTRE, rencontrés dans deux sessions, sont la même personne.

    Chacun s'écrit SESSION/CANDIDAT, comme «\u00a0certif-tui parcours\u00a0» les donne. La réponse est gardée
    dans le journal de la session la plus récente des deux.

    \b
    certif-tui identite 2026-03-02-bloc-1-lyon/dupont-claire \\
      2026-06-12-bloc-3-lyon/dupont-claire --meme
    """
    if lien is None:
        raise click.UsageError(f"la réponse manque{NBSP}: ajoutez --meme, --distincts ou --oublier.")
    contexte = open_contexte(options)
    paire = paire_of(_ref(candidat), _ref(autre))
    answer(contexte, Lecteur(contexte.journal).read(), paire, None if lien == "oublier" else Lien(lien), motif)
    say(f"ok {'/'.join(paire[0])} {'/'.join(paire[1])} {lien}")


def _ref(text: str) -> Ref:
    session, slash, candidat = text.partition("/")
    if not slash:
        raise click.UsageError(f"«{NBSP}{text}{NBSP}» n'est pas de la forme SESSION/CANDIDAT.")
    return session, candidat
