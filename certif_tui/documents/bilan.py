"""The bilan of one candidat by one juré: everything the result page says, as rows that know no screen."""

from __future__ import annotations

from datetime import date, datetime

from certif_tui.documents.ecrit import SANS_ECRIT, SituationEcrit
from certif_tui.documents.presence import LigneIncident
from certif_tui.documents.resultat import is_dit
from certif_tui.domain.chrono.state import Lecture, Marche
from certif_tui.domain.frozen import Frozen, field
from certif_tui.domain.grille.evenements import Avis, Remise, Reouverture
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import StatutBloc, StatutCompetence, statut_bloc
from certif_tui.domain.incidents.state import standing
from certif_tui.domain.referentiel.findings import findings
from certif_tui.domain.referentiel.model import Bloc, Competence, Referentiel
from certif_tui.domain.resultat.fondement import Fondement
from certif_tui.domain.resultat.resultat import Resultat
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.jury import Jure
from certif_tui.domain.session.state import Session


class LigneCritere(Frozen):
    """A critère as the sheet leaves it; `avis` is null when not evaluated, `remarque` empty when there is none."""

    code: str
    libelle: str
    avis: Avis | None
    remarque: str


class LigneCompetence(Frozen):
    """A compétence: its count, need and statut, its remarque, its critères in official order."""

    statut: StatutCompetence
    libelle: str
    remarque: str
    criteres: tuple[LigneCritere, ...]


class LigneTemps(Frozen):
    """A phase of the oral in whole seconds; `prevu_s` (what was given or taken included) is null when it counts up."""

    code: str
    intitule: str
    prevu_s: int | None
    utilise_s: int

    @property
    def depassement_s(self) -> int:
        """The seconds used beyond what was planned; 0 within it or when the phase counts up."""
        return 0 if self.prevu_s is None else max(0, self.utilise_s - self.prevu_s)


class Bilan(Frozen):
    """The result page of one candidat.

    `statut` is the live one until the sheet is handed in. `marche` is what the clock is doing, `approche` whether its
    times are only approximate, `debut_corrige` when the oral began where its clock was started at another time.
    `modifies_apres` are the codes last changed once the oral had ended, in official order; `avertissements` what the
    référentiel contradicts itself on for this bloc. `jure` is null when nobody has a sheet. `nom` tells the candidat
    from their homonyms, `incidents` are theirs, then the session's. Of a candidat not `evalue` the statut says nothing,
    and is not shown; nor where the `fondement` tells that the sheet is no proof. `lisible` is false for a sheet that
    cannot be read: nothing of it is told. `dispense` tells in French why the juré takes no part, empty when they do.
    """

    session: str
    date: date | None
    lieu: str
    fuseau: str
    demonstration: bool
    bloc: str
    intitule: str
    candidat: Candidat
    nom: str
    jure: Jure | None
    statut: StatutBloc
    competences: tuple[LigneCompetence, ...]
    temps: tuple[LigneTemps, ...]
    marche: Marche
    debut_corrige: datetime | None
    approche: bool
    modifies_apres: tuple[str, ...]
    remise: Remise | None
    reouvertures: tuple[Reouverture, ...]
    avertissements: tuple[str, ...]
    incidents: tuple[LigneIncident, ...] = ()
    ecrit: SituationEcrit = SANS_ECRIT
    fondement: Fondement = field(default_factory=Fondement)
    lisible: bool = True
    dispense: str = ""

    @property
    def resultat(self) -> Resultat:
        """What the session made of the candidat, whichever sheet is shown."""
        return self.fondement.resultat

    @property
    def dit(self) -> bool:
        """Whether the statuts of the sheet may be told."""
        return is_dit(self.candidat, self.fondement)

    @property
    def criteres(self) -> tuple[LigneCritere, ...]:
        """Every critère of the bloc, in official order."""
        return tuple(critere for competence in self.competences for critere in competence.criteres)

    def with_avis(self, avis: Avis | None) -> tuple[LigneCritere, ...]:
        """The critères judged so, in official order; null asks for those not evaluated."""
        return tuple(critere for critere in self.criteres if critere.avis is avis)


def build_bilan(
    session: Session,
    referentiel: Referentiel,
    candidat: Candidat,
    jure: Jure | None,
    lue: Grille | None,
    lecture: Lecture,
    fondement: Fondement,
) -> Bilan:
    """The bilan of a candidat from their sheet, the reading of their clock, and what the session made of them.

    The sheet is null where it cannot be read.

    Raises `KeyError` when the référentiel has not the session's bloc.
    """
    bloc, grille = referentiel.bloc(session.bloc), lue or Grille()
    statut = statut_bloc(bloc, grille.avis, remise=grille.remise is not None)
    return Bilan(
        session=session.slug,
        date=session.date,
        lieu=session.lieu,
        fuseau=session.fuseau,
        demonstration=session.demonstration,
        bloc=bloc.code,
        intitule=bloc.intitule,
        candidat=candidat,
        nom=session.designation(candidat),
        jure=jure,
        statut=statut,
        competences=tuple(
            _competence(competence, counted, grille)
            for competence, counted in zip(bloc.competences, statut.competences, strict=True)
            if lue is not None
        ),
        temps=_temps(lecture),
        marche=lecture.marche,
        debut_corrige=lecture.debut_corrige,
        approche=lecture.approche,
        modifies_apres=_in_official_order(bloc, grille.changed_after_end),
        remise=grille.remise,
        reouvertures=grille.reouvertures,
        fondement=fondement,
        lisible=lue is not None,
        dispense="" if jure is None else session.jury.dispense(jure, candidat.slug),
        ecrit=SituationEcrit.of(session, candidat, exige="dossier" in (bloc.epreuve.remise_exige or ())),
        avertissements=tuple(f"{it.message} {it.remedy}" for it in findings(referentiel, bloc.code)),
        incidents=tuple(
            LigneIncident.of(incident, lecture.ajustements)
            for whom in (candidat.slug, None)
            for incident in standing(session.incidents, whom)
        ),
    )


def _competence(competence: Competence, statut: StatutCompetence, grille: Grille) -> LigneCompetence:
    criteres = tuple(
        LigneCritere(critere.code, critere.libelle, grille.avis(critere.code), grille.remarque(critere.code))
        for critere in competence.criteres
    )
    return LigneCompetence(statut, competence.libelle, grille.remarque(competence.code), criteres)


def _temps(lecture: Lecture) -> tuple[LigneTemps, ...]:
    return tuple(
        LigneTemps(
            temps.phase.code,
            temps.phase.intitule,
            None if temps.prevu_ms is None else temps.prevu_ms // 1000,
            temps.utilise_ms // 1000,
        )
        for temps in lecture.phases
    )


def _in_official_order(bloc: Bloc, codes: tuple[str, ...]) -> tuple[str, ...]:
    official = [
        code for competence in bloc.competences for code in (competence.code, *(it.code for it in competence.criteres))
    ]
    return tuple(code for code in official if code in codes)
