"""Who works under a system login without being a juré: said in the session before what they do, not in each event."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from certif_tui.domain.evenements.base import Evenement, Nom


class ResponsableNomme(Evenement):
    """Says which person works under the login `compte` from now on, until another one is said for it.

    It is never taken back: the next person at the keyboard says who they are.
    """

    type: Literal["responsable_nomme"] = "responsable_nomme"
    compte: Nom
    nom: Nom


Responsables = Mapping[str, str]
"""The person last named for each login."""
PERSONNE: Responsables = MappingProxyType({})


def apply(responsables: Responsables, evenement: ResponsableNomme) -> Responsables:
    """Who works under which login after one more was named."""
    return MappingProxyType({**responsables, evenement.compte: evenement.nom})
