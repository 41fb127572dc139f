"""The commands of `certif-tui jure`: the jury of a session changed by hand, one juré at a time."""

from __future__ import annotations

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_jure, complete_session
from certif_tui.cli.atelier import find_candidat, find_jure, open_session
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.decisions.jury import JureProche
from certif_tui.wording.text import NBSP, clean

SESSION = click.argument("session", shell_complete=complete_session)
JURE = click.argument("jure", shell_complete=complete_jure)
MOTIVE = click.option("--motif", metavar="TEXTE", required=True, help="Pourquoi le jury est corrigé.")


@click.command(short_help="Ajouter un juré et afficher son identifiant.")
@SESSION
@click.argument("nom")
@click.option("--homonyme", is_flag=True, help="L'ajouter même si un juré porte ce nom, ou presque.")
@click.pass_obj
def ajouter(options: Options, session: str, nom: str, homonyme: bool) -> None:
    """Ajouter un juré au jury et afficher son identifiant.

    \b
    certif-tui jure ajouter SESSION "ROUX Jeanne"
    """
    ouverte = open_session(options, session)
    try:
        say(ouverte.jury.add(nom, autre=homonyme).slug)
    except JureProche as error:
        raise Refus(f"{error} Si c'est une autre personne, ajoutez --homonyme.") from error


@click.command(short_help="Corriger le nom d'un juré, avec un motif.")
@SESSION
@JURE
@click.argument("nom")
@MOTIVE
@click.pass_obj
def renommer(options: Options, session: str, jure: str, nom: str, motif: str) -> None:
    """Corriger le nom d'un JURE\u00a0; son identifiant et ses grilles restent.

    \b
    certif-tui jure renommer SESSION martin-pual "MARTIN Paul" --motif "faute de frappe"
    """
    ouverte = open_session(options, session)
    slug = find_jure(ouverte, jure, hint="JURE").slug
    done = ouverte.jury.rename(slug, nom, motif)
    say(f"{slug}{NBSP}: {clean(ouverte.session.jure(slug).nom)}" if done else "Rien n'a changé.")


@click.command(short_help="Réunir un juré ajouté deux fois, avec un motif.")
@SESSION
@JURE
@click.argument("dans", shell_complete=complete_jure)
@MOTIVE
@click.pass_obj
def fusionner(options: Options, session: str, jure: str, dans: str, motif: str) -> None:
    """Réunir JURE, ajouté deux fois, avec le juré DANS\u00a0: ses grilles deviennent celles de DANS.

    \b
    certif-tui jure fusionner SESSION martin-pual martin-paul --motif "le même, mal écrit"
    """
    ouverte = open_session(options, session)
    one, other = find_jure(ouverte, jure, hint="JURE"), find_jure(ouverte, dans, hint="DANS")
    ouverte.jury.merge(one.slug, other.slug, motif)
    say(f"{clean(one.nom)}{NBSP}: réuni avec {clean(other.nom)}.")


@click.command(short_help="Dire pour quels candidats un juré est excusé, avec un motif.")
@SESSION
@JURE
@click.argument("candidats", metavar="[CANDIDAT]...", nargs=-1, shell_complete=complete_candidat)
@click.option("--reste", is_flag=True, help="Pour tous les candidats dont il n'a pas remis la grille.")
@MOTIVE
@click.pass_obj
def excuser(options: Options, session: str, jure: str, candidats: tuple[str, ...], reste: bool, motif: str) -> None:
    """Excuser un JURE pour des candidats\u00a0: leur résultat n'attend plus sa grille, et elle ne compte pas.

    Ce qu'il a déjà noté reste. «\u00a0session annuler\u00a0» annule l'excuse, par son numéro au registre.

    \b
    certif-tui jure excuser SESSION martin-paul dupont-claire --motif "l'a formée"
    certif-tui jure excuser SESSION martin-paul --reste --motif "parti à 15 h, malade"
    """
    if bool(candidats) == reste:
        raise click.UsageError("Donnez des candidats, ou --reste pour tous ceux dont il n'a pas remis la grille.")
    ouverte = open_session(options, session)
    someone = find_jure(ouverte, jure, hint="JURE")
    slugs = ouverte.jury.ungraded(someone) if reste else [find_candidat(ouverte, name).slug for name in candidats]
    done = ouverte.jury.excuse(someone.slug, slugs, motif)
    noms = ", ".join(clean(ouverte.session.designation(ouverte.session.candidat(slug))) for slug in done)
    say(f"{clean(someone.nom)}{NBSP}: excusé pour {noms}." if done else "Rien n'a changé.")


@click.command(short_help="Retirer un juré qui n'a noté personne, avec un motif.")
@SESSION
@JURE
@MOTIVE
@click.pass_obj
def retirer(options: Options, session: str, jure: str, motif: str) -> None:
    """Retirer du jury un JURE qui n'a noté personne."""
    ouverte = open_session(options, session)
    someone = find_jure(ouverte, jure, hint="JURE")
    ouverte.jury.remove(someone.slug, motif)
    say(f"{clean(someone.nom)}{NBSP}: retiré du jury.")
