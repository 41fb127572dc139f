"""Events of the streams `passages/CANDIDAT/chrono.json`: the clock of one oral."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from certif_tui.domain.durees import MS_PER_DAY
from certif_tui.domain.evenements.base import (
    Annulation,
    Empreinte,
    Evenement,
    Identifiant,
    Millisecondes,
    Ouverture,
    Slug,
    TexteLibre,
)
from certif_tui.domain.frozen_model import FrozenModel
from certif_tui.domain.referentiel.model import CodePhase


class Repere(FrozenModel):
    """A reading of the machine's clock that a wall-clock change cannot falsify.

    `boot` names one boot of one machine, `boottime_ms` counts the milliseconds since then, suspend included.
    """

    boot: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    boottime_ms: Millisecondes


class EvenementHorodate(Evenement):
    """An event of the clock: it carries the reading of the machine's clock beside the UTC instant."""

    repere: Repere


class PhaseDemarree(EvenementHorodate):
    """Starts a phase, ending the one before it."""

    type: Literal["phase_demarree"] = "phase_demarree"
    phase: CodePhase


class Pause(EvenementHorodate):
    """Stops the clock."""

    type: Literal["pause"] = "pause"


class Reprise(EvenementHorodate):
    """Starts the clock again after a pause."""

    type: Literal["reprise"] = "reprise"


class Ajustement(EvenementHorodate):
    """Gives (positive) or takes (negative) milliseconds, at most a day, to the phase under way."""

    type: Literal["ajustement"] = "ajustement"
    ajout_ms: Annotated[int, Field(ge=-MS_PER_DAY, le=MS_PER_DAY)]


class Fin(EvenementHorodate):
    """Ends the oral."""

    type: Literal["fin"] = "fin"


class Confirmation(EvenementHorodate):
    """A juré vouches for a time that had to be taken from the wall clock (shown « ≈ » until then)."""

    type: Literal["confirmation"] = "confirmation"


class DebutCorrige(EvenementHorodate):
    """Says when the oral really began, where its clock was started late or too soon; `motif` may be empty."""

    type: Literal["debut_corrige"] = "debut_corrige"
    debut: AwareDatetime
    motif: TexteLibre = ""


class MotifDonne(Evenement):
    """Gives, after the fact, the reason of the clock event whose id is `cible`; an empty text takes it back."""

    type: Literal["motif_donne"] = "motif_donne"
    cible: Identifiant
    texte: TexteLibre


ActionChrono = PhaseDemarree | Pause | Reprise | Ajustement | Fin | Confirmation | DebutCorrige


class ChronoRecu(Evenement):
    """Brings in the clock that was run for the wrong candidat (`depuis`), whose chain head was `tete`.

    `actions` are those that stood there, each with its own instant and machine's clock: the time goes on exactly.
    """

    type: Literal["chrono_recu"] = "chrono_recu"
    depuis: Slug
    tete: Empreinte
    actions: tuple[Annotated[ActionChrono, Field(discriminator="type")], ...]
    motifs: dict[Identifiant, TexteLibre]
    motif: Annotated[TexteLibre, Field(min_length=1)]


class ChronoTransfere(Evenement):
    """Voids this clock: it was run for the wrong candidat and now stands under `vers`. It is then one never started."""

    type: Literal["chrono_transfere"] = "chrono_transfere"
    vers: Slug
    motif: Annotated[TexteLibre, Field(min_length=1)]


EvenementChrono = (
    Ouverture
    | PhaseDemarree
    | Pause
    | Reprise
    | Ajustement
    | Fin
    | Confirmation
    | DebutCorrige
    | MotifDonne
    | Annulation
    | ChronoRecu
    | ChronoTransfere
)
