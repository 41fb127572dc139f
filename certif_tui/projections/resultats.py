"""What a session made of its candidats, out of the files as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.grille.state import Grille
from certif_tui.domain.resultat.feuilles import FeuilleLue, etat_of
from certif_tui.domain.resultat.fondement import Fondement
from certif_tui.domain.resultat.resultat import Resultat, resultat_of, waited_for
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import Journal
from certif_tui.journal.kinds import CHRONO, GRILLE
from certif_tui.journal.proof import defaut_at
from certif_tui.projections.coup_d_oeil import feuille_at, sheet_state


def resultats_of(journal: Journal, session: Session, defauts: Sequence[str]) -> dict[str, Resultat]:
    """What the session made of each of its candidats, by slug; `defauts` are its own. Never raises."""
    return {
        it.slug: resultat_of(
            session,
            it,
            [feuille_at(journal, session.slug, it.slug, jure) for jure in waited_for(session, it.slug)],
            defauts,
        )
        for it in session.candidats
    }


def fondement_of(
    journal: Journal,
    session: Session,
    candidat: Candidat,
    defauts: Sequence[str],
    jure: str | None,
    held: Grille | None = None,
) -> Fondement:
    """What is to be told beside the sheet of `jure`, null when nobody has one; `defauts` are those of the session.

    `held` is that sheet as a screen holds it, what is on its way to the disk included. Never raises.
    """
    slug, waited = candidat.slug, waited_for(session, candidat.slug)
    lues = {it.slug: feuille_at(journal, session.slug, slug, it) for it in waited}
    mine = next((it.slug for it in waited if jure in it.slugs), None)
    shown = lues.get(mine or "")
    if jure is not None and mine is None:  # nobody waits for it any more, and it is looked at all the same
        shown = sheet_state(journal, GRILLE.at(session.slug, slug, jure))
    if mine is not None and held is not None and shown is not None and not shown.defaut:
        lues[mine] = FeuilleLue(etat_of(held))
    return Fondement(
        resultat_of(session, candidat, tuple(lues.values()), defauts),
        (*defauts, *filter(None, [shown.defaut if shown else ""])),
        tuple(filter(None, [defaut_at(journal, CHRONO.at(session.slug, candidat.slug))])),
    )
