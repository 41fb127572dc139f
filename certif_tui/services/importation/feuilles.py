"""Which sheet of a file is the list, and which others hold people: none is passed over in silence. Pure."""

from __future__ import annotations

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.places import cite
from certif_tui.services.importation.colonnes import understand
from certif_tui.services.importation.lecture import Classeur, Feuille
from certif_tui.services.importation.reconnaissance import values_of
from certif_tui.services.importation.roles import Role
from certif_tui.services.importation.titres import goes_on
from certif_tui.services.preparation.formes import is_double, is_whole

HALF = 0.5


class ChoixFeuille(Frozen):
    """The sheet that is read, and what is to be said of the others; `comment` in it is how another one is read."""

    feuille: Feuille
    passees: tuple[str, ...] = ()
    autres: tuple[str, ...] = ()

    def alertes(self, comment: str) -> tuple[str, ...]:
        """What should be looked at; `comment` says how another sheet is read."""
        said = []
        if self.passees:
            skipped = ", ".join(map(cite, self.passees))
            said.append(f"Pas de liste dans {skipped}\u00a0: c'est la feuille {cite(self.feuille.nom)} qui est lue.")
        if self.autres:
            others = ", ".join(map(cite, self.autres))
            said.append(f"Feuilles non lues qui semblent nommer des personnes\u00a0: {others} ({comment}).")
        return tuple(said)


def choose(classeur: Classeur, nom: str | None) -> ChoixFeuille:
    """The sheet of that name, which somebody chose; else the first shown that looks like a list. Raises `Refus`."""
    first = classeur.feuille(nom)
    if nom is not None:
        return ChoixFeuille(first)
    shown = [it for it in classeur.feuilles if it.lignes and not it.cachee]
    lists = [it for it in shown if names_people(it)]
    read = lists[0] if lists else first
    passees = [it.nom for it in shown[: shown.index(read)]] if lists else []
    return ChoixFeuille(read, tuple(passees), tuple(it.nom for it in lists[1:]))


def names_people(feuille: Feuille) -> bool:
    """Whether a sheet looks like a list of people: it has their headings, or most of its first names look whole."""
    lecture = understand(feuille)
    rang = lecture.rang(Role.NOM)
    if rang is None or not lecture.lignes:
        return False
    roles = {it.role for it in lecture.colonnes} - {Role.IGNOREE}
    if lecture.titres is not None and (len(roles) > 1 or goes_on(lecture.colonnes[rang].titre)):
        return True  # « Une ligne par candidat » alone is a sentence
    values = values_of(lecture.lignes, rang)
    paired = lecture.rang(Role.PRENOM) is not None
    return paired or sum(1 for it in values if is_whole(it) or is_double(it)) > HALF * len(values)
