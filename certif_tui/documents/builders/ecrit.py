"""The written part: groups and cases, dossiers in time, late or missing, the dates, the draws, what was undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from certif_tui.documents.decompte import Compte
from certif_tui.documents.ecrit import (
    SOURCES,
    begun_words,
    dossier_words,
    ecarts_words,
    fact_words,
    is_overdue,
    names_words,
)
from certif_tui.documents.feries import ferie_words
from certif_tui.documents.tree import Document, Fact, FreeText, Inset, Node, Paragraph, Section, Tone, Value
from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.ecrit.evenements import CasModifie, Formation, GroupeModifie, TirageEffectue
from certif_tui.domain.ecrit.regles import standing
from certif_tui.domain.ecrit.travail import Rendu, is_collectif, rendus
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import heure_du_jour
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP, counted_of


def ecrit_document(session: Session, bloc: Bloc, now: Maintenant, compte: Compte | None = None) -> Document:
    """The written part; the key of a row is whose dossier it is about. `compte` is what is left of the work."""
    owed = rendus(session, bloc)
    draws = [tuple(_draw(session, it, rang)) for rang, it in enumerate(reversed(session.groupes.tirages))]
    blocks = [
        tuple(Paragraph(it, Tone.ALERT) for it in _against(session, bloc)),
        tuple(_rendu(session, bloc, it, now) for it in owed),
        (*_summary(session, owed), *_dates(session)),
        *draws,
    ]
    blocks[-1] += tuple(_undone(session))
    title = (Paragraph(compte.phrase),) if compte else ()
    return Document(title, tuple(Section("", block) for block in blocks if block), values=_values(session, bloc, owed))


def _values(session: Session, bloc: Bloc, owed: tuple[Rendu, ...]) -> Value:
    """The same for a script: a dossier a row, its members by slug; `retard_s` is null as in the bilan."""
    travail, fixed, tirage = session.groupes.travail, session.groupes.echeance, session.groupes.tirage
    return {
        "tire": isinstance(tirage, TirageEffectue),
        "graine": FreeText(tirage.graine) if isinstance(tirage, TirageEffectue) else None,
        "travail": travail.instant - timedelta(milliseconds=travail.ecoule_ms) if travail else None,
        "echeance": fixed.echeance if fixed else None,
        "dossiers": [_row(it) for it in owed],
        "hors_regle": [*standing(session, bloc)],
    }


def _row(rendu: Rendu) -> Value:
    late = None if rendu.retard_ms is None else max(0, rendu.retard_ms) // 1000
    return {
        "remettant": rendu.remettant,
        "membres": [it.slug for it in rendu.membres],
        "cas": FreeText(rendu.cas) if rendu.cas else None,
        "facteur": f"{rendu.facteur.numerateur}/{rendu.facteur.denominateur}",
        "echeance": rendu.echeance,
        "recu": rendu.recu,
        "retard_s": late,
    }


def _against(session: Session, bloc: Bloc) -> Iterator[str]:
    """What there is to say against the day of the sitting and the groups as they stand."""
    if bloc.epreuve.ecrit is not None and session.date is not None:
        yield from filter(None, [ferie_words(session.date, session.fuseau)])
    yield from standing(session, bloc)


def _rendu(session: Session, bloc: Bloc, rendu: Rendu, now: Maintenant) -> Paragraph:
    tone = Tone.ALERT if rendu.is_late or is_overdue(rendu, now.instant) else Tone.TITLE
    collectif = is_collectif(bloc)
    head = rendu.remettant if collectif else _candidat(session, rendu.membres[0])
    cas = f" · {rendu.cas}" if rendu.cas else ""
    words = f"{head}{cas} · {dossier_words(session, rendu, now.instant)}"
    members = ", ".join(_candidat(session, it) for it in rendu.membres) or "personne"
    details = (Inset((Paragraph(members, key=rendu.remettant),)),) if collectif else ()
    return Paragraph(words, tone, rendu.remettant, details)


def _candidat(session: Session, candidat: Candidat) -> str:
    longer = facteur(candidat.facteur)
    return session.designation(candidat) + (f" ({longer})" if longer else "")


def _summary(session: Session, owed: tuple[Rendu, ...]) -> Iterator[Node]:
    if not owed:
        return
    here = [it for it in owed if it.dossier is not None]
    late = [it.remettant for it in here if it.is_late]
    missing = [it.remettant for it in owed if it.dossier is None and it.membres]
    parts = [counted_of(len(here), len(owed), "dossier reçu", "dossiers reçus")]
    if late:
        parts.append(f"en retard{NBSP}: {names_words(session, late)}")
    if missing:
        parts.append(f"à recevoir{NBSP}: {names_words(session, missing)}")
    yield Paragraph(" · ".join(parts))


def _dates(session: Session) -> Iterator[Node]:
    travail, fixed = session.groupes.travail, session.groupes.echeance
    if travail is not None:
        yield Paragraph(
            begun_words(session, travail) + ecarts_words(travail.ecarts) + _because(travail.motif), Tone.QUIET
        )
    if fixed is not None:
        words = fact_words(session, fixed)
        yield Paragraph(words[:1].upper() + words[1:] + ecarts_words(fixed.ecarts) + _because(fixed.motif), Tone.QUIET)


def _draw(session: Session, tirage: Formation, rang: int) -> Iterator[Node]:
    """A draw; of one that was replaced, the groups it made too."""
    when = heure_du_jour(tirage.instant, session.fuseau)
    if isinstance(tirage, TirageEffectue):
        how, kept, by = "Tirage", "Tirage remplacé, conservé", f"graine {tirage.graine}, algorithme {tirage.algorithme}"
    else:
        how, kept, by = "Groupes", "Groupes remplacés, conservés", SOURCES[tirage.source]
    by += ecarts_words(tirage.ecarts) + _because(tirage.motif)
    details = (*_few(tirage), *(_old_groups(session, tirage) if rang else ()), *_by_hand(session, tirage))
    yield Fact(kept if rang else how, f"{when}, {by}", Tone.QUIET, details=details)


def _few(tirage: Formation) -> Iterator[Node]:
    if isinstance(tirage, TirageEffectue) and 0 < len(tirage.cas) < len(tirage.groupes):
        shared = "tous les groupes" if len(tirage.cas) == 1 else "certains groupes"
        few = f"{len(tirage.cas)} cas pour {len(tirage.groupes)} groupes"
        yield Fact(few, f"{shared} ont le même.", Tone.QUIET)


def _old_groups(session: Session, tirage: Formation) -> Iterator[Node]:
    groups = (
        Fact(f"{it.code} ({it.cas})" if it.cas else it.code, names_words(session, it.membres), Tone.QUIET)
        for it in tirage.groupes
    )
    yield Inset(tuple(groups))


def _by_hand(session: Session, tirage: Formation) -> Iterator[Node]:
    for it in session.groupes.faits:
        if isinstance(it, GroupeModifie | CasModifie) and it.tirage == tirage.id:
            yield Fact("À la main", fact_words(session, it) + _because(it.motif), Tone.QUIET)


def _undone(session: Session) -> Iterator[Node]:
    for fait, annulation in session.groupes.annules:
        when = heure_du_jour(annulation.instant, session.fuseau)
        yield Fact(f"Annulé le {when}", f"{fact_words(session, fait)}. Motif{NBSP}: {annulation.motif}", Tone.QUIET)


def _because(motif: str | None) -> str:
    return f". Motif{NBSP}: {motif}" if motif else ""
