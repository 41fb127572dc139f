"""The base of values: what is neither an event nor a service, frozen, equal to another by its fields.

A dataclass would say the same at forty times the cost, and hundreds of them stand between a start and its first frame.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, dataclass_transform

from msgspec import Struct, field, structs

__all__ = ["Frozen", "field", "replace"]

if TYPE_CHECKING:
    from dataclasses import replace  # the one mypy checks field by field
else:

    def replace(value, /, **changes):
        """A copy of a value, or of a dataclass, with other fields."""
        copy = structs.replace if isinstance(value, Struct) else dataclasses.replace
        return copy(value, **changes)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True):
    """Its fields are its annotations, and it takes no other attribute; `replace` gives a copy with others.

    What keeps what it worked out (`cached_property`) stays a dataclass: a copy would be handed that too.
    """
