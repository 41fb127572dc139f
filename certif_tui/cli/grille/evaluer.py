"""`certif-tui evaluer`: a sheet filled from lines on standard input, each mark acknowledged once it is on the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

import click

from certif_tui.cli.arguments.completion import complete_candidat, complete_jure, complete_session
from certif_tui.cli.arguments.lines import decode_line, is_said, read_lines, standard_input
from certif_tui.cli.atelier import find_candidat, find_jure, open_session, warn_of_faults
from certif_tui.cli.codes import Code
from certif_tui.cli.dialogue.locuteurs import Locuteurs
from certif_tui.cli.grille.remise import tell_handed_in, warn_of_empechement
from certif_tui.cli.grille.saisie import parse_saisie
from certif_tui.cli.output import say, warn
from certif_tui.cli.paths import JURE, Options
from certif_tui.domain.evenements.base import Moment
from certif_tui.domain.grille.decisions import GrilleRemise
from certif_tui.domain.grille.pieces import PiecesManquantes
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.journal.journal import JournalError
from certif_tui.services.ecrit.prenotation import open_ecrit
from certif_tui.services.gate.writers import DirectWriter
from certif_tui.services.grille.evaluation import GrilleOuverte, GrilleTenue
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.text import NBSP, counted


@click.command(short_help="Remplir une grille depuis l'entrée standard.")
@click.argument("session", shell_complete=complete_session)
@click.argument("candidat", shell_complete=complete_candidat)
@click.option(
    "--jure",
    metavar="JURÉ",
    envvar=JURE,
    required=True,
    shell_complete=complete_jure,
    help="Juré dont on remplit la grille\u00a0: identifiant ou nom.",
)
@click.option("--ecrit", is_flag=True, help="Noter à l'écrit, avant l'oral\u00a0: des indications, jamais comptées.")
@click.option(
    "--avec",
    metavar="CANDIDAT",
    multiple=True,
    help="Avec --ecrit, autre membre du même groupe\u00a0; à répéter. L'écrit est noté une fois pour tous\u00a0; "
    "les groupes tirés sont déjà connus.",
)
@click.option("--dialogue", is_flag=True, help="Lire chaque critère et demander l'avis, sans écran ni couleur.")
@click.option("--remettre", is_flag=True, help="Puis remettre la grille, si aucune ligne n'est refusée.")
@click.option(
    "--malgre",
    metavar="MOTIF",
    help="Avec --remettre, remettre même sans ce que l'épreuve exige\u00a0: le motif est gardé avec la grille.",
)
@click.option("--prendre-la-main", is_flag=True, help="Prendre la grille si elle est ouverte ailleurs.")
@click.pass_obj
def evaluer(
    options: Options,
    session: str,
    candidat: str,
    jure: str,
    ecrit: bool,
    avec: tuple[str, ...],
    dialogue: bool,
    remettre: bool,
    malgre: str | None,
    prendre_la_main: bool,
) -> int:
    """Remplir la grille d'un CANDIDAT depuis l'entrée standard.

    CANDIDAT est un identifiant, ou un nom s'il n'y a pas d'homonyme. Une ligne par critère\u00a0:

    \b
      CR3.1.1 valide
      CR3.1.2 non_valide Aucune source citée
      CR3.1.3 efface
      CR 3.1.4 - Une remarque sans avis
      C3.1 - Une remarque sur la compétence

    Le code s'écrit aussi comme le document officiel l'imprime (CR6, CR 1.1.2). Les avis sont valide, non_valide,
    sans_objet (s'il est permis) et efface. Une remarque donnée remplace la précédente\u00a0; «\u00a0CODE -\u00a0»
    l'efface. Les lignes vides et celles qui commencent par # sont ignorées.

    Chaque changement enregistré sur le disque affiche aussitôt «\u00a0ok NUMÉRO CODE\u00a0». Une ligne refusée est
    signalée par son numéro, les autres sont traitées, et la commande finit avec le code 3.

    Avec --dialogue, chaque critère à évaluer est dit en entier, et l'avis demandé\u00a0: o, n, ou aide pour tout le
    reste. Tout se lit et se tape sans voir d'écran\u00a0: lecteur d'écran, plage braille, tuyau.

    --remettre remet la grille une fois les lignes lues\u00a0; une grille où il reste des critères à évaluer ne se
    remet pas. Une grille à laquelle il manque ce que l'épreuve exige (présence notée, dossier reçu, oral terminé au
    chrono, groupe et cas tirés) ne se remet qu'avec --malgre, qui dit pourquoi.
    """
    ouverte = open_session(options, session)
    someone = find_candidat(ouverte, candidat)
    nom = ouverte.session.designation(someone)
    if someone.retire is not None:
        raise click.BadParameter(f"{someone.nom} est retiré de la session.", param_hint=["CANDIDAT"])
    _check_together(bool(avec), ecrit, dialogue, remettre, malgre)
    others = [find_candidat(ouverte, name) for name in avec]
    lines = standard_input()
    poste = Poste(ouverte, find_jure(ouverte, jure), DirectWriter())
    chrono = None if ecrit else _open_chrono(poste, someone)
    if ecrit:
        grille = _open_ecrit(poste, [someone, *others], take_over=prendre_la_main)
    else:
        grille = _open_grille(poste, someone, chrono, take_over=prendre_la_main)
    try:
        if dialogue:
            return _talk(Locuteurs(poste, someone.slug, grille, chrono), lines)
        code = _fill(grille, lines, handed_in=remettre)
        return _hand_in(ouverte, grille, someone, nom, malgre) if remettre and code == Code.OK else code
    finally:
        grille.close()


def _talk(qui: Locuteurs, stdin: BinaryIO) -> int:
    """Read the sheet aloud; the exit code."""
    from certif_tui.cli.dialogue.conversation import Conversation

    return Conversation(qui, read_lines(stdin)).hold()


def _check_together(avec: bool, ecrit: bool, dialogue: bool, remettre: bool, malgre: str | None) -> None:
    """Refuse options that do not go together. Raises `click.UsageError`."""
    if avec and not ecrit:
        raise click.UsageError(f"--avec ne va qu'avec --ecrit{NBSP}: à l'oral, chacun a sa grille.")
    if remettre and dialogue:
        raise click.UsageError(f"--remettre ne va pas avec --dialogue{NBSP}: tapez «{NBSP}remettre{NBSP}» à la fin.")
    if remettre and ecrit:
        raise click.UsageError(f"--remettre ne va pas avec --ecrit{NBSP}: seule la grille de l'oral se remet.")
    if malgre is not None and not remettre:
        raise click.UsageError(f"--malgre ne va qu'avec --remettre{NBSP}: il dit pourquoi la grille est remise.")


def _open_grille(poste: Poste, candidat: Candidat, chrono: ChronoOuvert | None, *, take_over: bool) -> GrilleOuverte:
    """Take the sheet. Raises `GrilleTenue` when it is open elsewhere, `GrilleRemise`, `JournalError`."""
    if poste.look_at(candidat.slug).remise:
        raise GrilleRemise
    try:
        grille = GrilleOuverte(
            poste.contexte,
            poste.writer,
            poste.place(candidat.slug),
            moment=_moment(chrono) if chrono else Moment,
            absence=lambda: poste.absence(candidat.slug),
            manques=lambda: poste.manques(candidat.slug, chrono),
            take_over=take_over,
        )
    except GrilleTenue as error:
        raise GrilleTenue(f"{error} Fermez-la, ou ajoutez --prendre-la-main.") from error
    warn_of_faults(grille.live)
    return grille


def _open_ecrit(poste: Poste, membres: list[Candidat], *, take_over: bool) -> GrilleOuverte:
    """Take the pre-graded sheet of the written work. Raises as `_open_grille`."""
    slugs = [each.slug for each in membres]
    try:
        ecrit = open_ecrit(poste, slugs, take_over=take_over)
    except GrilleTenue as error:
        raise GrilleTenue(f"{error} Fermez-la, ou ajoutez --prendre-la-main.") from error
    warn_of_faults(ecrit.live)
    return ecrit


def _open_chrono(poste: Poste, candidat: Candidat) -> ChronoOuvert | None:
    """The clock of the oral, null when it cannot be read: marks are then given before it."""
    try:
        chrono = poste.open_chrono(candidat.slug)
    except JournalError as error:
        warn(f"Attention{NBSP}: {error}")
        return None
    warn_of_faults(chrono.live)
    return chrono


def _moment(chrono: ChronoOuvert) -> Callable[[], Moment]:
    """Where the oral stands when a mark is typed."""

    def moment() -> Moment:
        chrono.live.refresh()
        return chrono.moment()

    return moment


def _fill(grille: GrilleOuverte, stdin: BinaryIO, *, handed_in: bool) -> int:
    """Obey every line; the exit code says whether some were refused, which keeps a sheet from being `handed_in`."""
    grille.live.check_open()
    if stdin.isatty():
        warn(f"Une ligne par critère, par exemple «{NBSP}CR3.1.1 valide{NBSP}»\u00a0; Ctrl+D pour finir.")
    refused = done = 0
    for number, raw in enumerate(read_lines(stdin), 1):
        try:
            done += _obey(grille, raw)
        except (GrilleTenue, JournalError):
            warn(f"Ligne {number}{NBSP}: arrêt, rien n'est enregistré à partir d'ici.")
            raise
        except Refus as error:
            refused += 1
            warn(f"Ligne {number}{NBSP}: {error}")
    if refused:
        rest = "le reste est enregistré" if done else "rien n'est enregistré"
        rest += ", la grille n'est pas remise" if handed_in else ""
        warn(f"{counted(refused, 'ligne refusée', 'lignes refusées')}, {rest}.")
    return Code.DONNEES if refused else Code.OK


def _obey(grille: GrilleOuverte, raw: bytes) -> bool:
    """Record what a line asks for, acknowledge it once it is on the disk; false when the line asks for nothing."""
    line = decode_line(raw)
    if not is_said(line):
        return False
    saisie = parse_saisie(grille.place.bloc, line)
    if saisie.has_avis:
        grille.evaluate(saisie.code, saisie.avis)
        say(f"ok {grille.live.seq} {saisie.code}")
    if saisie.remarque is not None:
        grille.write_remarque(saisie.code, saisie.remarque)
        say(f"ok {grille.live.seq} {saisie.code}")
    return True


def _hand_in(ouverte: SessionOuverte, grille: GrilleOuverte, candidat: Candidat, nom: str, malgre: str | None) -> int:
    """Hand the sheet in and say what it makes of the bloc.

    Raises `GrilleIncomplete` when it has holes, `PiecesManquantes` when it lacks what the épreuve requires and no
    motif says why.
    """
    warn_of_empechement(candidat, nom)
    try:
        grille.hand_in(malgre or "")
    except PiecesManquantes as error:
        raise Refus(f"{error} Notez-le, ou remettez la grille malgré tout avec --malgre et le motif.") from error
    return tell_handed_in(ouverte, grille, candidat, malgre)
