"""Whatever happens, the list, the bilan, the parcours and the registre tell one result of a candidat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from certif_tui.documents.bilan import build_bilan
from certif_tui.documents.builders.bilan import bilan_document
from certif_tui.documents.builders.parcours import parcours_document
from certif_tui.documents.builders.registre import registre_document
from certif_tui.documents.registre import build_registre
from certif_tui.documents.renderers.text import UNFOLDED, text_of
from certif_tui.domain.chrono import state as chronos
from certif_tui.domain.chrono.state import Chrono
from certif_tui.domain.frozen import replace
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.referentiel.model import Referentiel
from certif_tui.domain.refus import Refus
from certif_tui.domain.resultat.resultat import ECARTENT, Resultat, Verdict, waited_for
from certif_tui.domain.session.annulations import standing
from certif_tui.domain.session.evenements import EvenementAnnule, JureExcuse, Presence, PresenceNotee
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session
from certif_tui.journal.kinds import GRILLE
from certif_tui.projections.apercu_session import Rangee
from certif_tui.projections.parcours import Lecteur
from certif_tui.projections.resultats import fondement_of, resultats_of
from certif_tui.projections.tableau import TableauSession
from certif_tui.services.registre.reading import noted_of
from certif_tui.ui.screens.candidats import cells
from certif_tui.ui.screens.session.etat import RangeesTenues
from tests.services.desk import CLAIRE, PROJET, Desk, fill

JURY = (*PROJET.jures, "ROUX Anne")
DECIDED = ("VALIDÉ", "acquis le", "non acquis", "acquise", "à proclamer")
sheet_steps = st.tuples(st.integers(0, 2), st.sampled_from(["mark", "valide", "non_valide", "reopen"]))
others = st.one_of(st.sampled_from(["withdraw", "restore", "take_back", "excuse"]), st.sampled_from(Presence))


class Views:
    """A session of so many jurés, and the views of it that stay open while things happen."""

    def __init__(self, officiel: Referentiel, jures: int) -> None:
        projet = replace(PROJET, jures=JURY[:jures], candidats=PROJET.candidats[:1])
        self.desk, self.jures = Desk(officiel, projet=projet), jures
        self.lecteur = Lecteur(self.desk.journal)
        ouverte = self.desk.open_session()
        journal, slug, bloc = self.desk.journal, self.desk.slug, ouverte.bloc
        self.tableaux = [TableauSession(journal, slug, bloc, it, self.waited) for it in ouverte.session.jures]

    def waited(self, candidat: str) -> Sequence[Jure]:
        """The jurés whose sheets that candidat's result waits for now."""
        return waited_for(self.desk.open_session().session, candidat)

    def told(self) -> Iterator[tuple[Resultat, str]]:
        """Each view's result, and all that it says."""
        annuaire = self.lecteur.read()
        [groupe] = annuaire.groupes
        personne = self.lecteur.personne(groupe)
        yield personne.passages[0].resultat, text_of(parcours_document(personne), UNFOLDED)
        ouverte = self.desk.open_session()
        session, candidat = ouverte.session, ouverte.session.candidat(CLAIRE)
        resultats = resultats_of(self.desk.journal, session, ouverte.defauts)
        flux = noted_of(self.desk.journal, self.desk.slug)
        registre = build_registre(session, flux.session, flux.chronos, flux.grilles, resultats, flux.pannes)
        yield (
            resultats[CLAIRE],
            text_of(replace(registre_document(registre), sections=registre_document(registre).sections[-1:]), UNFOLDED),
        )
        for jure, tableau in zip(session.jures, self.tableaux, strict=True):
            fondement = fondement_of(self.desk.journal, session, candidat, ouverte.defauts, jure.slug)
            grille = self.desk.journal.read(GRILLE.at(self.desk.slug, CLAIRE, jure.slug)).state
            lecture = chronos.read(Chrono(), ouverte.plan(CLAIRE), self.desk.machine.now())
            bilan = build_bilan(session, ouverte.referentiel, candidat, jure, grille, lecture, fondement)
            yield fondement.resultat, text_of(bilan_document(bilan), UNFOLDED)
            [row] = RangeesTenues().of(session, {CLAIRE: tableau.row(candidat)}, lambda _who, _row: "", ouverte.defauts)
            verdict, remises, attendues, _ = row.resultat
            if candidat.retire is not None:  # the sheets of who was withdrawn are not read for the list, nor told there
                remises, attendues = fondement.resultat.remises, fondement.resultat.attendues
            yield (
                replace(fondement.resultat, verdict=Verdict(verdict), remises=remises, attendues=attendues),
                _line(row),
            )


def _line(row: Rangee) -> str:
    return " ".join(text for text, _style in cells(1, row, masques=False, width=120, alerte="!"))


def _always(evenement: EvenementAnnule, _session: Session) -> list[EvenementAnnule]:
    return [evenement]


def happen(desk: Desk, step: str | Presence | tuple[int, str]) -> None:
    """One thing that happens to Claire, refused where it makes no sense."""
    ouverte = desk.open_session()
    if isinstance(step, Presence):
        ouverte.presences.note(CLAIRE, step, motif="Constaté")
    elif isinstance(step, tuple):
        with closing(desk.open_grille(jure=step[0], take_over=True)) as grille:
            if step[1] == "mark":
                grille.evaluate("CR3.1.1", Avis.VALIDE)
            elif step[1] == "reopen":
                grille.reopen("Erreur")
            else:
                fill(grille, Avis(step[1]))
                grille.hand_in()
    elif step == "withdraw":
        ouverte.candidats.withdraw(CLAIRE, "Désistement")
    elif step == "excuse":
        ouverte.jury.excuse(ouverte.session.jures[-1].slug, [CLAIRE], "Sa nièce")
    elif step == "restore":
        ouverte.candidats.restore(CLAIRE)
    else:
        for each in [it for it in standing(ouverte.live.evenements) if isinstance(it, PresenceNotee | JureExcuse)][-1:]:  # type: ignore[arg-type]
            taken_back = EvenementAnnule(**desk.contexte.entete(), cible=each.id, motif="Erreur")
            ouverte.record(partial(_always, taken_back))


@settings(max_examples=60, deadline=None)
@given(jures=st.integers(1, 3), steps=st.lists(st.one_of(sheet_steps, sheet_steps, others), max_size=8))
def test_no_two_views_disagree_and_none_decides_about_who_has_no_result(
    officiel: Referentiel, jures: int, steps: list[str | Presence | tuple[int, str]]
) -> None:
    views = Views(officiel, jures)
    for step in steps:
        if isinstance(step, tuple) and step[0] >= jures:
            continue
        with suppress(Refus):
            happen(views.desk, step)
        found = list(views.told())
        assert {resultat for resultat, _ in found} == {found[0][0]}
        if found[0][0].verdict in ECARTENT:
            assert not [said for _, said in found if any(words in said for words in DECIDED)]
