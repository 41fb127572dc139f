"""The plan of the orals: its frame, each passage as planned and as it was, how the day stands, what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from certif_tui.documents.plan import LignePlan, frame_words, history, rows_of, summary
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
from certif_tui.domain.heures import hh_mm
from certif_tui.domain.planning.state import Plan
from certif_tui.domain.planning.suivi import Suivi
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import jour
from certif_tui.wording.text import counted

COLONNES = (Column(align=Align.RIGHT, least=3), Column(), Column(), Column(), Column())
"""Rank, from when to when, who, what there is to say of it, their written work."""
CADRE = {"jour", "debut", "pauses", "changement", "deliberation", "nominale", "fermes", "territoire"}
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
            Table(COLONNES, tuple(map(_line, rows))),
            Section("", tuple(_day(session, suivi, rows, maintenant))),
            *_changes(session),
        ),
        values=_values(session, plan, suivi, warnings, rows),
    )


def _title(session: Session, plan: Plan) -> Iterator[Node]:
    if session.demonstration:
        yield Paragraph("DÉMONSTRATION")
    yield Paragraph(f"{session.bloc}, oraux du {jour(plan.cadre.jour)}, {session.lieu}")
    yield Paragraph(f"Fuseau {session.fuseau}, {frame_words(plan)}")


def _line(row: LignePlan) -> Line:
    times = f"{hh_mm(row.debut)}–{hh_mm(row.fin) if row.fin else 'libre'}"
    notes = ", ".join(filter(None, (row.amenagement, row.reel)))
    return Line((str(row.rang), times, row.named(), notes, row.travail), key=row.candidat)


def _day(session: Session, suivi: Suivi, rows: Sequence[LignePlan], maintenant: datetime) -> Iterator[Node]:
    said = summary(session, suivi, maintenant)
    if said:
        yield Paragraph(said)
    if rows:
        yield Paragraph(f"{counted(len(rows), 'passage')}, fin {hh_mm(rows[-1].tenu_jusqu_a)} puis délibération")
    else:
        yield Paragraph("Vide")


def _changes(session: Session) -> Iterator[Node]:
    """What was done to the plan, once more was done than to establish it."""
    done = history(session.planning, session)
    if len(done) > 1:
        yield Section("Modifications du plan", tuple(Paragraph(it, Tone.QUIET) for it in done))


def _values(
    session: Session, plan: Plan, suivi: Suivi, warnings: Sequence[str], rows: Sequence[LignePlan]
) -> dict[str, Value]:
    """Times are local, with their offset."""
    return {
        "session": session.slug,
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
        "debut": row.debut,
        "fin": row.fin,
        "etat": row.etat,
        "debut_reel": row.debut_reel,
        "fin_reelle": row.fin_reelle,
        "attendu": row.attendu,
        "reste_min": row.reste_min,
        "ecrit": row.ecrit.values,
    }
