"""The base every frozen model of the domain shares."""

import os

# Looking for plugins reads the metadata of every package installed here, a tenth of the time pydantic takes to load,
# and no plugin has business in these models. The user's own choice wins.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict


class FrozenModel(BaseModel):
    """Frozen, closed to unknown fields, and built on first use so that unused models cost nothing at start."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
