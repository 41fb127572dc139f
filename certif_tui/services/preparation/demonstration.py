"""The demonstration: a session ready to grade, whose people do not exist."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import timedelta

from certif_tui.domain.chrono.evenements import Repere
from certif_tui.domain.chrono.state import Maintenant
from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.facteurs import TIERS_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.fuseaux import FUSEAU, zone_of
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Bloc, Competence, Referentiel
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.evenements import Presence
from certif_tui.domain.session.inscription import Inscription
from certif_tui.domain.session.state import Session
from certif_tui.domain.slugs import slug_of
from certif_tui.journal.journal import Journal, JournalError
from certif_tui.journal.kinds import SESSION
from certif_tui.services.gate.contexte import Contexte
from certif_tui.services.gate.writers import DeferredWriter
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.services.preparation.sessions import SessionOuverte, create_session

JURES = ("MARTIN Paul", "PETIT Sophie")
PASSE = Inscription("DUPONT Claire")
"""The candidat who has had their oral."""
CANDIDATS = (
    PASSE,
    Inscription("BERNARD Hugo"),
    Inscription("LEFÈVRE Inès", TIERS_TEMPS),
    Inscription("NGUYEN Minh"),
    Inscription("ROUSSEAU Amélie"),
    Inscription("BENALI Karim"),
    Inscription("GARCIA Lucas"),
    Inscription("KOWALSKI Zoé"),
)
LIEU = "Démonstration"
ORAL_MS = 55 * MS_PER_MINUTE
"""How long before now the graded oral began."""
MALGRE = "Démonstration."
"""Why the sheet is handed in where the bloc requires what a demonstration does not tell, such as a draw."""
REMARQUE_CRITERE = "Évoqué sans chiffres ni échéance (remarque de démonstration)."
REMARQUE_COMPETENCE = "Présentation structurée, sources citées (remarque de démonstration)."


def latest_demonstration(journal: Journal) -> Session | None:
    """The most recent demonstration that can be read, null when there is none.

    Only sessions whose slug says so are read: real ones may be hundreds.
    """
    for slug in sorted(journal.sessions(), reverse=True):
        if slug_of(LIEU) in slug:
            with contextlib.suppress(JournalError):
                session = journal.read(SESSION.at(slug)).state
                if session.demonstration:
                    return session
    return None


def create_demonstration(contexte: Contexte, referentiel: Referentiel, frozen: bytes) -> str:
    """Create the demonstration of the référentiel's last bloc and return its slug.

    Eight candidats, one with a longer time, the first one already graded and handed in; two jurés. `frozen` is the
    référentiel's text as the session keeps it. Raises `StorageFailure`.
    """
    now = contexte.clock.now()
    projet = Projet(
        bloc=referentiel.blocs[-1].code,
        date=now.instant.astimezone(zone_of(FUSEAU)).date(),
        lieu=LIEU,
        fuseau=FUSEAU,
        jures=JURES,
        candidats=CANDIDATS,
        demonstration=True,
    )
    slug = create_session(contexte, referentiel, frozen, projet)
    _grade_first(contexte, slug, now)
    return slug


@dataclass
class _Recit:
    """A clock that tells an oral that is over; its boot is of no machine, so its durations are exact on all of them."""

    fin: Maintenant
    ecoule_ms: int = 0

    def now(self) -> Maintenant:
        instant = self.fin.instant - timedelta(milliseconds=ORAL_MS - self.ecoule_ms)
        return Maintenant(instant, Repere(boot="demonstration", boottime_ms=self.ecoule_ms))

    def pass_ms(self, milliseconds: int) -> None:
        self.ecoule_ms += milliseconds


def _grade_first(contexte: Contexte, slug: str, now: Maintenant) -> None:
    """Tell the oral and the marks of the first candidat, as the first juré would have given them."""
    recit, writer = _Recit(now), DeferredWriter()
    ouverte = SessionOuverte(replace(contexte, clock=recit), writer, slug)
    candidat = ouverte.session.candidats[0].slug
    ouverte.presences.note(candidat, Presence.PRESENT)
    if ouverte.bloc.epreuve.ecrit is not None and not is_collectif(ouverte.bloc):
        ouverte.ecrit.receive(candidat)
    poste = Poste(ouverte, ouverte.session.jures[0], writer)
    chrono = poste.open_chrono(candidat)
    grille = poste.open_grille(candidat, chrono)
    try:
        _tell_oral(recit, chrono, grille, ouverte.bloc)
        writer.flush()
        grille.hand_in(MALGRE)
        writer.flush()
    finally:
        grille.close()


def _tell_oral(recit: _Recit, chrono: ChronoOuvert, grille: GrilleOuverte, bloc: Bloc) -> None:
    chrono.toggle()
    for competence in bloc.competences:
        _mark(recit, grille, competence, bloc.condition.regle.requis(len(competence.criteres)))
    grille.write_remarque(bloc.competences[0].code, REMARQUE_COMPETENCE)
    while chrono.next_phase():
        recit.pass_ms(18 * MS_PER_MINUTE)
    chrono.end()


def _mark(recit: _Recit, grille: GrilleOuverte, competence: Competence, requis: int) -> None:
    """Validate just what the compétence needs, and say why the rest is not."""
    for rang, critere in enumerate(competence.criteres):
        recit.pass_ms(80_000)
        grille.evaluate(critere.code, Avis.VALIDE if rang < requis else Avis.NON_VALIDE)
    if requis < len(competence.criteres):
        grille.write_remarque(competence.criteres[requis].code, REMARQUE_CRITERE)
