"""`certif-tui tirage`: drawing the groups by lot, and drawing them again to check."""

from __future__ import annotations

from pathlib import Path

import click

from certif_tui.cli.arguments.completion import complete_session
from certif_tui.cli.arguments.files import ReadableFile
from certif_tui.cli.arguments.kinds import short_text
from certif_tui.cli.atelier import open_session
from certif_tui.cli.codes import Code
from certif_tui.cli.ecrit.common import read_cas, say_ecrit
from certif_tui.cli.output import say, say_json, warn
from certif_tui.cli.paths import Options
from certif_tui.documents.renderers.json import values_json
from certif_tui.documents.tree import FreeText, Value
from certif_tui.domain.ecrit.decisions.tirage import PAS_DE_TIRAGE, GroupesImpossibles, is_replayed
from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.ecrit.regles import SANS_CAS, EcartAuxRegles
from certif_tui.domain.refus import Refus
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.wording.text import NBSP


@click.command(short_help="Tirer au sort les groupes et leurs cas, rejouer le tirage.")
@click.argument("session", shell_complete=complete_session)
@click.option(
    "--cas",
    "fichier",
    metavar="FICHIER",
    type=ReadableFile(),
    help="Cas à tirer, un par ligne («\u00a0-\u00a0»\u00a0: l'entrée standard).",
)
@click.option(
    "--cas-nom", "noms", metavar="NOM", multiple=True, callback=short_text, help="Cas à tirer\u00a0; à répéter."
)
@click.option("--graine", metavar="GRAINE", help="Graine du tirage\u00a0; à défaut, une nouvelle, affichée.")
@click.option(
    "--groupes", "nombre", metavar="N", type=click.IntRange(1, 10_000), help="Nombre de groupes, s'il y a le choix."
)
@click.option("--motif", metavar="MOTIF", help="Motif d'un nouveau tirage, d'un écart aux règles, d'une annulation.")
@click.option(
    "--rejouer", is_flag=True, help="Rejouer chaque tirage enregistré, annulé aussi, et dire s'il est identique."
)
@click.option("--annuler", is_flag=True, help="Annuler le dernier tirage, avec --motif\u00a0; le précédent revient.")
@click.option("--json", "as_json", is_flag=True, help="En JSON, pour un autre programme.")
@click.pass_obj
def tirage(
    options: Options,
    session: str,
    fichier: Path | None,
    noms: tuple[str, ...],
    graine: str | None,
    nombre: int | None,
    motif: str | None,
    rejouer: bool,
    annuler: bool,
    as_json: bool,
) -> int:
    """Tirer au sort les groupes de SESSION parmi les présents, et un cas par groupe.

    Le tirage est enregistré avec sa graine et son algorithme\u00a0: --rejouer le refait et compare. Code de retour 3 si
    le résultat diffère.

    \b
    certif-tui tirage 2026-06-12-bloc-1-lyon --cas cas.txt
    certif-tui tirage 2026-06-12-bloc-1-lyon --rejouer
    """
    drawing = bool(fichier or noms or graine is not None or nombre)
    if rejouer + annuler + drawing > 1:
        raise click.UsageError(f"--rejouer, --annuler et un nouveau tirage ne vont pas ensemble{NBSP}: gardez-en un.")
    ouverte = open_session(options, session)
    if rejouer:
        return _replay(ouverte, as_json=as_json)
    if annuler:
        _undo(ouverte, motif or "")
    else:
        try:
            ouverte.groupes.draw(cas=[*read_cas(fichier), *noms], graine=graine, nombre=nombre, motif=motif)
        except GroupesImpossibles as refusal:
            warn(f"Erreur{NBSP}: {refusal} {_options(refusal)}")
            return Code.DONNEES
        except EcartAuxRegles as refusal:
            warn(f"Erreur{NBSP}: {_said(refusal)}")
            return Code.DONNEES
    say_ecrit(ouverte, as_json=as_json)
    return Code.OK


def _options(refusal: GroupesImpossibles) -> str:
    ways = " ou ".join(f"--groupes {len(it)}" for it in refusal.possibilites.exceptions)
    return f"Ajoutez {ways}, et --motif."


def _said(refusal: EcartAuxRegles) -> str:
    """What departs from the rules, with the options that remedy it."""
    said = dict(refusal.constats)
    if Ecart.SANS_CAS in said:
        options = f"--cas FICHIER ou --cas-nom NOM, ou ajoutez --motif pour tirer sans eux{NBSP}"
        said[Ecart.SANS_CAS] = f"Donnez les cas d'entreprise par {options}: {SANS_CAS}."
        return " ".join(said.values())
    return " ".join((*said.values(), "Ajoutez --motif."))


def _undo(ouverte: SessionOuverte, motif: str) -> None:
    last = ouverte.session.groupes.tirage
    if last is None:
        raise Refus(PAS_DE_TIRAGE)
    ouverte.ecrit.undo(last, motif)


def _replay(ouverte: SessionOuverte, *, as_json: bool) -> int:
    draws = ouverte.session.groupes.tous_les_tirages
    if not draws:
        raise Refus(PAS_DE_TIRAGE)
    replayed = [(it, _standing(ouverte, it), is_replayed(it)) for it in draws]
    if as_json:
        say_json(values_json([_values(*it) for it in replayed]))
    else:
        say("\n".join(f"Tirage {rang} {_words(*it)}" for rang, it in enumerate(replayed, 1)))
    return Code.OK if all(same for _drawn, _which, same in replayed) else Code.DONNEES


def _standing(ouverte: SessionOuverte, drawn: TirageEffectue) -> str:
    groupes = ouverte.session.groupes
    return "en vigueur" if drawn is groupes.tirage else "remplacé" if drawn in groupes.tirages else "annulé"


def _words(drawn: TirageEffectue, which: str, same: bool) -> str:
    said = "identique" if same else "DIFFÉRENT"
    return f"({which}), graine {drawn.graine}, {drawn.algorithme}{NBSP}: {said}."


def _values(drawn: TirageEffectue, which: str, same: bool) -> Value:
    graine = FreeText(drawn.graine)
    return {"graine": graine, "algorithme": drawn.algorithme, "etat": which, "identique": same}
