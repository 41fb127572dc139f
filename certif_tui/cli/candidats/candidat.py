"""The commands of `certif-tui candidat`: the candidats of a session changed by hand, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_retire, complete_session
from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.output import say
from certif_tui.cli.paths import Options
from certif_tui.cli.show import show
from certif_tui.documents.builders.candidats import candidats_document
from certif_tui.documents.candidats import fiche_words, place_words
from certif_tui.domain.facteurs import Facteur
from certif_tui.domain.frozen import replace
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.decisions.candidats import HomonymeRefuse
from certif_tui.domain.session.inscription import Inscription, inscription_like
from certif_tui.services.preparation import fiches, textes
from certif_tui.wording.text import NBSP

Change = Callable[..., Any]


def _read(_ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
    """What the option means, null when it was not given (option callback). Raises `click.BadParameter`."""
    readers: dict[str | None, Callable[[str], object]] = {
        "nom": fiches.read_nom,
        "amenagement": fiches.read_amenagement,
        "email": textes.read_email,
        "horaire": textes.read_horaire,
        "naissance": fiches.read_date_de_naissance,
    }
    if value is None:
        return None
    try:
        return (readers.get(param.name, textes.read_precision)(value),)
    except Refus as error:
        raise click.BadParameter(str(error)) from error


SESSION = click.argument("session", shell_complete=complete_session)
CANDIDAT = click.argument("candidat", shell_complete=complete_candidat)
NOM = click.argument("nom", callback=_read)
MOTIVE = click.option("--motif", metavar="TEXTE", default="", help="Pourquoi ce qui était déjà dit est corrigé.")


def _said(change: Change) -> Change:
    """The options that say what stands beside a name; each value comes in a tuple, null when it was not given."""
    options = (
        ("--numero", "TEXTE", "Numéro de candidat."),
        ("--email", "ADRESSE", "Adresse e-mail."),
        ("--groupe", "TEXTE", "Groupe, tel que l'organisme le nomme."),
        ("--horaire", "HH:MM", "Heure de convocation."),
        ("--naissance", "JJ/MM/AAAA", "Date de naissance, pour distinguer des homonymes."),
        ("--amenagement", "FRACTION", "Temps allongé\u00a0: tiers-temps, 5/4, 1,25 ou aucun."),
    )
    for name, metavar, said in reversed(options):
        change = click.option(name, metavar=metavar, callback=_read, help=said)(change)
    return change


def _completed(
    before: Inscription, *, amenagement: tuple[Facteur] | None, **given: tuple[str | date | None] | None
) -> Inscription:
    """What was said, with what is given in its place."""
    update = {field: value[0] for field, value in given.items() if value is not None}
    facteur = before.facteur if amenagement is None else amenagement[0]
    return replace(before, facteur=facteur, precisions=before.precisions.model_copy(update=update))


def with_remedy(use_case: Callable[[], Any]) -> Any:
    """Run it. Raises `Refus`, naming the option that would make it possible."""
    try:
        return use_case()
    except MotifManquant as error:
        raise Refus(f'{error} Ajoutez --motif "…".') from error
    except HomonymeRefuse as error:
        raise Refus(f"{error} Si c'est un homonyme, ajoutez --homonyme.") from error


@click.command(short_help="Ajouter un candidat et afficher son identifiant.")
@SESSION
@NOM
@_said
@click.option("--homonyme", is_flag=True, help="L'ajouter même si un candidat porte déjà ce nom.")
@click.pass_obj
def ajouter(options: Options, /, session: str, nom: tuple[str], homonyme: bool, **said: Any) -> None:
    """Ajouter un candidat à la fin de la liste et afficher son identifiant.

    \b
    certif-tui candidat ajouter SESSION "DUPONT Claire" --numero A12 --amenagement tiers-temps
    """
    ouverte = open_session(options, session)
    inscription = _completed(Inscription(*nom), **said)
    [slug] = with_remedy(partial(ouverte.candidats.add, [inscription], homonymes=nom if homonyme else ()))
    say(slug)


@click.command(short_help="Corriger le nom d'un candidat.")
@SESSION
@CANDIDAT
@NOM
@MOTIVE
@click.pass_obj
def renommer(options: Options, session: str, candidat: str, nom: tuple[str], motif: str) -> None:
    """Corriger le nom d'un CANDIDAT, avec un motif\u00a0; son identifiant et ses fichiers restent.

    \b
    certif-tui candidat renommer SESSION dupont-claire "DUPOND Claire" --motif "faute de frappe"
    """
    ouverte = open_session(options, session)
    slug = find_candidat(ouverte, candidat).slug
    done = with_remedy(partial(ouverte.candidats.rename, slug, nom[0], motif))
    say(f"{slug}{NBSP}: {nom[0]}" if done else "Rien n'a changé.")


@click.command(short_help="Compléter ou corriger numéro, e-mail, groupe, horaire, aménagement.")
@SESSION
@CANDIDAT
@_said
@MOTIVE
@click.pass_obj
def modifier(options: Options, /, session: str, candidat: str, motif: str, **said: Any) -> None:
    """Compléter ou corriger ce qui est dit d'un CANDIDAT\u00a0; une valeur vide l'efface.

    Compléter ne demande rien, corriger ou effacer ce qui était dit demande un --motif.

    \b
    certif-tui candidat modifier SESSION "DUPONT Claire" --email claire@exemple.fr --amenagement 5/4
    certif-tui candidat modifier SESSION dupont-claire --groupe "" --motif "groupes refaits"
    """
    if all(value is None for value in said.values()):
        raise click.UsageError(f"dites ce qui change{NBSP}: --numero, --email, --groupe, --horaire, --amenagement…")
    ouverte = open_session(options, session)
    someone = find_candidat(ouverte, candidat)
    wanted = _completed(inscription_like(someone), **said)
    done = with_remedy(partial(ouverte.candidats.correct, someone.slug, wanted, motif))
    say(fiche_words(ouverte.session, ouverte.session.candidat(someone.slug)) if done else "Rien n'a changé.")


@click.command(short_help="Retirer un candidat, avec un motif.")
@SESSION
@CANDIDAT
@click.option("--motif", metavar="TEXTE", required=True, help="Pourquoi ce candidat est retiré.")
@click.pass_obj
def retirer(options: Options, session: str, candidat: str, motif: str) -> None:
    """Retirer un CANDIDAT de la session, avec un motif\u00a0; rien de ce qui a été noté n'est effacé."""
    ouverte = open_session(options, session)
    someone = find_candidat(ouverte, candidat)
    nom = ouverte.session.designation(someone)
    with_remedy(partial(ouverte.candidats.withdraw, someone.slug, motif))
    say(f"{nom}{NBSP}: retiré de la session.")


@click.command(short_help="Remettre dans la liste un candidat retiré.")
@SESSION
@click.argument("candidat", shell_complete=complete_retire)
@click.pass_obj
def retablir(options: Options, session: str, candidat: str) -> None:
    """Remettre dans la liste un CANDIDAT retiré, à la place qu'il avait."""
    ouverte = open_session(options, session)
    someone = find_candidat(ouverte, candidat)
    with_remedy(partial(ouverte.candidats.restore, someone.slug))
    nom = ouverte.session.designation(ouverte.session.candidat(someone.slug))
    say(f"{nom}{NBSP}: rétabli dans la session.")


@click.command(short_help="Changer l'ordre de passage d'un candidat.")
@SESSION
@CANDIDAT
@click.option("--place", metavar="N", type=int, help="Sa nouvelle place, 1 pour le premier.")
@click.option("--avant", metavar="CANDIDAT", shell_complete=complete_candidat, help="Le faire passer juste avant.")
@click.option("--apres", metavar="CANDIDAT", shell_complete=complete_candidat, help="Le faire passer juste après.")
@click.pass_obj
def deplacer(
    options: Options, session: str, candidat: str, place: int | None, avant: str | None, apres: str | None
) -> None:
    """Donner à un CANDIDAT une autre place dans l'ordre de passage.

    \b
    certif-tui candidat deplacer SESSION dupont-claire --place 1
    certif-tui candidat deplacer SESSION dupont-claire --apres "BERNARD Hugo"
    """
    if sum(it is not None for it in (place, avant, apres)) != 1:
        raise click.UsageError(f"dites où{NBSP}: --place, --avant ou --apres, l'un des trois.")
    ouverte = open_session(options, session)
    slug, other = find_candidat(ouverte, candidat).slug, apres or avant
    if place is not None:
        use_case = partial(ouverte.candidats.move_to, slug, place)
    else:
        beside = find_candidat(ouverte, other or "").slug
        use_case = partial(ouverte.candidats.move_beside, slug, beside, after=apres is not None)
    done = with_remedy(use_case)
    say(place_words(ouverte.session, slug) if done else "Rien n'a changé.")


@click.command(short_help="Lister les candidats dans l'ordre de passage.")
@SESSION
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def liste(options: Options, session: str, as_json: bool) -> None:
    """Lister les candidats dans l'ordre de passage, avec tout ce qui est dit d'eux\u00a0; les retirés à la fin."""
    ouverte = open_session(options, session)
    show(candidats_document(ouverte.session), as_json=as_json, folded=False)
