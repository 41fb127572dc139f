"""Where one stands in the tutorial: what was done is seen from the sheet and the clock, never from keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from certif_tui.domain.chrono.state import Chrono, Marche
from certif_tui.domain.frozen import Frozen, replace
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.state import Grille
from certif_tui.ui.commands import command
from certif_tui.ui.verbes import Verbe
from certif_tui.wording.tutoriel import BILAN, ETAPES, FERMER, LISTE

TUTORIEL = command(
    FERMER, Verbe.TUTORIEL, "app.tutoriel", "Tutoriel", "Quitte le tutoriel de la démonstration, ou le remontre"
)


class VuDuTutoriel(Frozen):
    """What the tutorial sees: the screen, and what stands of the candidat whose sheet is open, null where none is."""

    ecran: str = LISTE
    candidat: str | None = None
    valides: int = 0
    refuses: int = 0
    annules: int = 0
    remarques: int = 0
    restants: int = 0
    marche: Marche = Marche.PRET
    phase: str | None = None
    remise: bool = False

    @classmethod
    def of(cls, ecran: str, candidat: str, grille: Grille, restants: int, chrono: Chrono) -> VuDuTutoriel:
        """What an open sheet and its clock say."""
        avis = [case.avis for case in grille.cases.values()]
        return cls(
            ecran,
            candidat,
            avis.count(Avis.VALIDE),
            avis.count(Avis.NON_VALIDE),
            len(grille.defaits),
            sum(bool(case.remarque) for case in grille.cases.values()),
            restants,
            chrono.marche,
            chrono.phase,
            grille.remise is not None,
        )


FAITS: Mapping[str, Callable[[VuDuTutoriel, VuDuTutoriel], bool]] = {
    "ouvrir": lambda _avant, vu: vu.candidat is not None and not vu.remise,
    "valider": lambda avant, vu: vu.valides > avant.valides,
    "refuser": lambda avant, vu: vu.refuses > avant.refuses,
    "annuler": lambda avant, vu: vu.annules > avant.annules,
    "remarquer": lambda avant, vu: vu.remarques > avant.remarques,
    "chronometrer": lambda _avant, vu: vu.marche is not Marche.PRET,
    "phase": lambda avant, vu: vu.phase != avant.phase or vu.marche is Marche.FINI,
    "finir": lambda _avant, vu: not vu.restants,
    "bilan": lambda _avant, vu: vu.ecran == BILAN,
    "remettre": lambda _avant, vu: vu.remise,
}
"""How each step is seen done: from what was seen as it began, and what is seen now."""


class Lecon(Frozen):
    """Where one stands: the step, and what was seen as it began, null before anything was."""

    rang: int = 0
    avant: VuDuTutoriel | None = None

    @property
    def is_over(self) -> bool:
        """Whether every step was done."""
        return self.rang >= len(ETAPES)

    def after(self, vu: VuDuTutoriel) -> Lecon:
        """Where one stands once this was seen; with another candidat's sheet the step begins anew."""
        if self.is_over:
            return self
        if self.rang and vu.candidat is None:
            return self  # away from the sheet: what was seen of it still holds on coming back
        avant = self.avant
        if avant is None or avant.candidat != vu.candidat:
            avant = vu
        if FAITS[ETAPES[self.rang].nom](avant, vu):
            return Lecon(self.rang + 1, vu)
        return replace(self, avant=avant)
