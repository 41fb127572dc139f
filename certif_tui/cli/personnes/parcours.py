"""`certif-tui parcours`: everybody's blocs over all sessions, or one person's in full."""

from __future__ import annotations

import click

from certif_tui.cli.atelier import open_contexte, warn_of_defaut, warn_of_folder
from certif_tui.cli.codes import Code
from certif_tui.cli.output import warn
from certif_tui.cli.paths import Options, data_folder, memory_file
from certif_tui.cli.progress_bar import ProgressBar
from certif_tui.cli.show import show
from certif_tui.documents.builders.parcours import parcours_document, people_document
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.personnes.annuaire import Annuaire
from certif_tui.domain.personnes.designes import find_person, nearest
from certif_tui.domain.personnes.identites import Identite
from certif_tui.domain.personnes.numeros import identifies_nobody, numero_key
from certif_tui.domain.personnes.parcours import Personne
from certif_tui.projections.feuilles_vues import FeuillesVues
from certif_tui.projections.parcours import Lecteur
from certif_tui.wording.text import NBSP, clean, sort_key

NEAR = 5
"""Names proposed for one that nobody bears."""
MOST = 20
"""People listed when several could be meant."""


@click.command(short_help="Montrer les blocs acquis par les candidats.")
@click.argument("candidat", required=False)
@click.option("--texte", "as_text", is_flag=True, help="En texte (par défaut).")
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def parcours(options: Options, candidat: str | None, as_text: bool, as_json: bool) -> int:
    """Montrer les blocs acquis, non acquis et à passer, toutes sessions réunies.

    Sans CANDIDAT, tout le monde, une personne par ligne. CANDIDAT est un nom, un identifiant, ou
    SESSION/CANDIDAT entre homonymes. Les démonstrations ne comptent pas.
    """
    if as_text and as_json:
        raise click.UsageError(f"--texte et --json ne vont pas ensemble{NBSP}: gardez l'un des deux.")
    vues = FeuillesVues(memory_file().with_name("feuilles.json"), data_folder(options.sessions).chemin)
    lecteur = Lecteur(open_contexte(options).journal, vues=vues)
    with ProgressBar() as bar:
        annuaire = lecteur.read(lambda done, total: bar.advance(done, total, f"sessions{NBSP}: {done} sur {total}"))
        people = [] if candidat is not None else _read_all(lecteur, annuaire, bar)
    warn_of_folder(options)
    for panne in annuaire.pannes:
        warn(f"Attention{NBSP}: {panne}")
    if candidat is None:
        show(people_document(people), as_json=as_json, folded=False)
    else:
        people = [lecteur.personne(find_groupe(annuaire, candidat))]
        show(parcours_document(people[0], annuaire.answers_of(people[0].groupe)), as_json=as_json)
    lecteur.keep()
    defauts = {defaut: each.session for it in people for each in it.passages for defaut in each.resultat.defauts}
    for defaut, session in defauts.items():
        warn_of_defaut(session, defaut)
    return Code.DONNEES if annuaire.pannes or defauts else Code.OK


def _read_all(lecteur: Lecteur, annuaire: Annuaire, bar: ProgressBar) -> list[Personne]:
    ordered = in_order(annuaire)
    people = []
    for done, groupe in enumerate(ordered, 1):
        people.append(lecteur.personne(groupe))
        bar.advance(done, len(ordered), f"personnes{NBSP}: {done} sur {len(ordered)}")
    return people


def in_order(annuaire: Annuaire) -> list[Identite]:
    """Everybody by name."""
    return sorted(annuaire.groupes, key=lambda groupe: (sort_key(annuaire.nom(groupe)), groupe.membres))


class _Somebody(Frozen):
    slug: str
    nom: str
    groupe: Identite


def find_groupe(annuaire: Annuaire, text: str) -> Identite:
    """The person of that name, identifier or SESSION/CANDIDAT. Raises `click.BadParameter` for nobody or several."""
    people = [_Somebody(it.membres[-1][1], annuaire.nom(it), it) for it in in_order(annuaire)]
    exact = [it for it in people if _is_named(annuaire, it.groupe, text)]
    found = exact or find_person(people, text)
    if len(found) == 1:
        return found[0].groupe
    asked = f"«{NBSP}{clean(text, limit=200)}{NBSP}»"
    if found:
        raise _mistaken(f"plusieurs personnes répondent à {asked}. Précisez laquelle{NBSP}:", found)
    near = nearest(text, list(dict.fromkeys(it.slug for it in people)))[:NEAR]
    shown = [it for slug in near for it in people if it.slug == slug]
    hint = f" Vouliez-vous dire{NBSP}:" if shown else ""
    raise _mistaken(f"aucun candidat ne répond à {asked} dans les sessions.{hint}", shown)


def _mistaken(problem: str, listed: list[_Somebody]) -> click.BadParameter:
    lines = [f"  {'/'.join(it.groupe.membres[-1])}  {clean(it.nom, limit=200)}" for it in listed[:MOST]]
    more = ["  …"] if len(listed) > MOST else []
    return click.BadParameter("\n".join([problem, *lines, *more]), param_hint=["CANDIDAT"])


def _is_named(annuaire: Annuaire, groupe: Identite, text: str) -> bool:
    registered = {numero_key(it) for it in annuaire.identifiants_of(groupe) if not identifies_nobody(it)}
    return numero_key(text) in registered or any("/".join(ref) == text for ref in groupe.membres)
