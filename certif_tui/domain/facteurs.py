"""By how much somebody's time is lengthened, as events keep it."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from certif_tui.domain.frozen_model import FrozenModel

Terme = Annotated[int, Field(ge=1, le=1_000)]


class Facteur(FrozenModel):
    """An exact fraction by which a candidat's time is lengthened, never shortened; the tiers-temps is 4/3."""

    numerateur: Terme = 1
    denominateur: Terme = 1

    @model_validator(mode="after")
    def _lengthens(self) -> Self:
        if self.numerateur < self.denominateur:
            raise ValueError("un aménagement ne raccourcit pas le temps")
        return self


PLEIN_TEMPS = Facteur()
TIERS_TEMPS = Facteur(numerateur=4, denominateur=3)
