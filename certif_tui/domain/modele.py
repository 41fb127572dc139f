"""The base every frozen model of the domain shares."""

from pydantic import BaseModel, ConfigDict


class Modele(BaseModel):
    """Frozen, closed to unknown fields, and built on first use so that unused models cost nothing at start."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
