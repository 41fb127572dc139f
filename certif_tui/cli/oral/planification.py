"""What `certif-tui plan` does once its words are read."""

from __future__ import annotations

from collections.abc import Sequence

import click

from certif_tui.cli.atelier import find_candidat, open_session
from certif_tui.cli.codes import Code
from certif_tui.cli.oral.plan_cadre import cadre_of
from certif_tui.cli.oral.plan_demande import Demande
from certif_tui.cli.oral.plan_ics import export
from certif_tui.cli.output import say, say_json, warn
from certif_tui.cli.paths import Options
from certif_tui.cli.show import show
from certif_tui.documents.builders.plan import changes_document, plan_document
from certif_tui.documents.reserves import reserve_words
from certif_tui.domain.planning.agenda import TOUT, Portee
from certif_tui.domain.planning.decisions import Destination
from certif_tui.domain.planning.etablissement import NeTientPas
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.refus import Refus
from certif_tui.domain.slugs import slug_of
from certif_tui.projections.suivi import SuiviDuJour
from certif_tui.services.oral.horaires import Horaires
from certif_tui.wording.text import NBSP, counted, name_of


def run(options: Options, session: str, demande: Demande) -> int:
    """Change the plan as asked, then show it or write it out. Raises `click.UsageError`, `Refus`, `JournalError`."""
    horaires = open_session(options, session).horaires
    _change(horaires, demande)
    if demande.changements:
        show(changes_document(horaires.ouverte.session), as_json=demande.as_json, folded=False)
        return Code.OK
    if demande.ics is not None:
        export(options, horaires, demande.ics, _portee(horaires, demande))
        for warning in _warnings(horaires):
            warn(f"Attention{NBSP}: {warning}")
        return Code.OK
    if horaires.planning.plan is None:
        say_json(b"null\n") if demande.as_json else say(f"Aucun plan. Pour l'établir{NBSP}: --debut 09:00")
        return Code.OK
    _show(horaires, demande.as_json)
    return Code.OK


def _portee(horaires: Horaires, demande: Demande) -> Portee:
    """Whose entries are asked for. Raises `click.UsageError`, `Refus` without a plan."""
    plan = horaires.plan
    if demande.candidat is not None:
        return Portee(candidat=find_candidat(horaires.ouverte, demande.candidat).slug)
    return Portee(jury=_jury(plan, demande.jurys[0])) if demande.jurys else TOUT


def _jury(plan: Plan, text: str) -> str:
    """The jury so named. Raises `click.UsageError`."""
    found = [it for it in plan.cadre.jurys if slug_of(it) == slug_of(text)]
    if not found:
        known = ", ".join(filter(None, plan.cadre.jurys)) or "le plan n'a qu'un jury, sans nom"
        raise click.UsageError(f"«{NBSP}{text}{NBSP}» n'est pas un jury du plan{NBSP}: {known}.")
    return found[0]


def _change(horaires: Horaires, demande: Demande) -> None:
    ouverte = horaires.ouverte
    if demande.establishes:
        _establish(horaires, demande)
    elif demande.echanger is not None:
        a, b = (find_candidat(ouverte, text).slug for text in demande.echanger)
        horaires.exchange(a, b, demande.motif)
    elif demande.reporter is not None:
        apres = find_candidat(ouverte, demande.apres).slug if demande.apres is not None else None
        horaires.postpone(find_candidat(ouverte, demande.reporter).slug, apres, demande.motif)
    elif demande.deplacer is not None:
        moved = find_candidat(ouverte, demande.deplacer).slug
        horaires.move(moved, _destination(horaires.plan, moved, demande), demande.motif)
    elif demande.annuler:
        horaires.undo(demande.motif)


def _establish(horaires: Horaires, demande: Demande) -> None:
    try:
        horaires.establish(cadre_of(horaires, demande), demande.motif, demande.si_trop)
    except NeTientPas as refusal:
        remedies = "--jusqu-a, --jury, --plage\u00a0; --incomplet les laisse sans horaire, --deborder finit plus tard"
        raise Refus(f"{refusal} ({remedies}.)") from refusal


def _destination(plan: Plan, candidat: str, demande: Demande) -> Destination:
    """Where to move a candidat: what is not said stays as it is."""
    creneau = plan.creneau(candidat)
    jury = _jury(plan, demande.jurys[0]) if demande.jurys else creneau.jury if creneau else plan.cadre.jurys[0]
    days = [it.jour for it in plan.cadre.plages if it.jury == jury]
    return Destination(jury, demande.jour or days[0])


def _warnings(horaires: Horaires) -> Sequence[str]:
    session = horaires.ouverte.session
    said = [*reserve_words(session, horaires.jour_prevu)]
    if horaires.sans_horaire:
        names = ", ".join(name_of(session, it) for it in horaires.sans_horaire[:5])
        said.append(f"{counted(len(horaires.sans_horaire), 'candidat')} sans horaire{NBSP}: {names}.")
    if horaires.perimes:
        names = ", ".join(name_of(session, it) for it in horaires.perimes[:5])
        said.append(f"la durée a changé depuis le plan{NBSP}: {names}.")
    return said


def _show(horaires: Horaires, as_json: bool) -> None:
    ouverte, session = horaires.ouverte, horaires.ouverte.session
    now = ouverte.contexte.clock.now()
    suivi = SuiviDuJour(ouverte.contexte.journal, ouverte.bloc.epreuve).read(session, now)
    if suivi is None:
        return
    warnings = _warnings(horaires)
    show(plan_document(session, suivi, warnings, now.instant), as_json=as_json, folded=False)
