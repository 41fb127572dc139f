"""The plan of the orals: its frame, each passage as planned and as it was, how the day stands, what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from certif_tui.documents.plan import (
    LignePlan,
    changement_words,
    frame_words,
    history,
    plage_line,
    rows_of,
    since_words,
    summary,
)
from certif_tui.documents.tree import (
    Align,
    Aside,
    Column,
    Document,
    Line,
    Node,
    Note,
    Paragraph,
    Section,
    Table,
    Tone,
    Value,
)
from certif_tui.domain.fuseaux import zone_of
from certif_tui.domain.heures import hh_mm, hh_mm_up
from certif_tui.domain.jours import jour_court
from certif_tui.domain.planning.agenda import RendezVous, changements
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Etat, Suivi
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import jour
from certif_tui.wording.text import counted

COLONNES = (Column(align=Align.RIGHT, least=3), Column(), Column(), Column(), Column())
"""Rank, from when to when, who, what there is to say of it, their written work."""
CADRE = {"plages", "changement", "deliberation", "nominale", "fermes", "territoire"}
"""What scripts are told of the frame."""


def plan_document(session: Session, suivi: Suivi, warnings: Sequence[str], maintenant: datetime) -> Document:
    """The plan, `warnings` being what there is to say against it; it says nothing where there is no plan."""
    plan = session.planning.plan
    if plan is None:
        return Document((), ())
    rows = rows_of(session, suivi)
    return Document(
        title=tuple(_title(session, plan)),
        warnings=tuple(Note(Aside.ATTENTION, warning) for warning in warnings),
        sections=(
            *_tables(plan, rows),
            Section("", tuple(_day(session, suivi, rows, maintenant))),
            *_moved(session),
            *_changes(session),
        ),
        values=_values(session, plan, suivi, warnings, rows),
    )


def _title(session: Session, plan: Plan) -> Iterator[Node]:
    if session.demonstration:
        yield Paragraph("DÉMONSTRATION")
    last = plan.cadre.jours[-1]
    until = f" au {jour(last)}" if last != plan.cadre.jour else ""
    yield Paragraph(f"{session.bloc}, oraux du {jour(plan.cadre.jour)}{until}, {session.lieu}")
    yield Paragraph(f"Fuseau {session.fuseau}, {frame_words(plan)}")
    if len(plan.cadre.plages) > 1:
        yield from (Paragraph(plage_line(it)) for it in plan.cadre.plages)


def _tables(plan: Plan, rows: Sequence[LignePlan]) -> Iterator[Node]:
    """The passages, day by day and jury by jury where there are several."""
    if len(plan.cadre.jours) == 1 and len({it.jury for it in rows}) < 2:
        yield Table(COLONNES, tuple(map(_line, rows)))
        return
    groups: dict[tuple[date, str], list[LignePlan]] = {}
    for row in rows:
        groups.setdefault((row.debut.date(), row.jury), []).append(row)
    for (day, jury), own in sorted(groups.items(), key=lambda it: it[0][0]):
        title = ", ".join(filter(None, [jour(day), jury]))
        yield Section(title[0].upper() + title[1:], (Table(COLONNES, tuple(map(_line, own))),))


def _line(row: LignePlan) -> Line:
    times = f"{hh_mm(row.debut)}–{hh_mm_up(row.fin) if row.fin else 'libre'}"
    notes = ", ".join(filter(None, (row.amenagement, row.reel)))
    return Line((str(row.rang), times, row.named(), notes, row.travail), key=row.candidat)


def _day(session: Session, suivi: Suivi, rows: Sequence[LignePlan], maintenant: datetime) -> Iterator[Node]:
    said = summary(session, suivi, maintenant)
    if said:
        yield Paragraph(said)
    if rows:
        last = max(it.tenu_jusqu_a for it in rows)
        day = f"le {jour_court(last.date())} " if len({it.debut.date() for it in rows}) > 1 else ""
        count = sum(it.etat is not Etat.ECARTE for it in rows)
        yield Paragraph(f"{counted(count, 'passage')}, fin {day}{hh_mm_up(last)} puis délibération")
    else:
        yield Paragraph("Vide")


def _changes(session: Session) -> Iterator[Node]:
    """What was done to the plan, once more was done than to establish it."""
    done = history(session)
    if len(done) > 1:
        yield Section("Modifications du plan", tuple(Paragraph(it, Tone.QUIET) for it in done))


def _moved(session: Session) -> Iterator[Node]:
    """Who is to be told another hour than the one last exported."""
    said = changement_words(session)
    if said:
        yield Section(f"Horaires changés {since_words(session)}", tuple(map(Paragraph, said)))


def changes_document(session: Session) -> Document:
    """Who is to be told another hour than the one last exported."""
    since = since_words(session)
    none = f"Aucun horaire n'a changé {since}." if since else "Le plan n'a pas encore été exporté."
    sections = tuple(_moved(session)) or (Paragraph(none),)
    values: Value = [
        {"candidat": it.candidat, "avant": _rendez_vous(session, it.avant), "apres": _rendez_vous(session, it.apres)}
        for it in changements(session)
    ]
    return Document(title=(), sections=sections, values=values)


def _rendez_vous(session: Session, there: RendezVous | None) -> Value:
    if there is None:
        return None
    return {"debut": there.debut.astimezone(zone_of(session.fuseau)), "jury": there.jury}


def _values(
    session: Session, plan: Plan, suivi: Suivi, warnings: Sequence[str], rows: Sequence[LignePlan]
) -> dict[str, Value]:
    """Times are local, with their offset."""
    return {
        "session": session.slug,
        "jour": plan.cadre.jour,
        "debut": plan.cadre.debut,
        "pauses": [it.model_dump(mode="json") for it in plan.cadre.plages[0].pauses],
        **plan.cadre.model_dump(mode="json", include=CADRE),
        "fuseau": session.fuseau,
        "avertissements": tuple(warnings),
        "en_cours": suivi.en_cours.candidat if suivi.en_cours else None,
        "prochain": suivi.prochain.candidat if suivi.prochain else None,
        "retard_min": suivi.retard_min,
        "fin_prevue": suivi.fin_prevue.astimezone(zone_of(session.fuseau)) if suivi.fin_prevue else None,
        "passages": [_passage(row) for row in rows],
    }


def _passage(row: LignePlan) -> Value:
    return {
        "candidat": row.candidat,
        "nom": row.nom,
        "jury": row.jury,
        "debut": row.debut,
        "fin": row.fin,
        "etat": row.etat,
        "debut_reel": row.debut_reel,
        "fin_reelle": row.fin_reelle,
        "attendu": row.attendu,
        "reste_min": row.reste_min,
        "ecrit": row.ecrit.values,
    }
