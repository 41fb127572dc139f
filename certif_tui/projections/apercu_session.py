"""The candidat list as it was last seen, so that it is there before the journal can be read. Disposable.

Nothing is ever recorded from it: it is shown, moved in, and replaced by the session itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from certif_tui.journal import places
from certif_tui.journal.stamps import Stamp, stamp_at
from certif_tui.platform.private_files import keep

MOST = 1000
"""Candidats kept; a longer list is not."""
FORME = 2
"""The form of the file: one of another form is not read."""

Etat = Stamp | None
"""The stamp of a stream, null when there is none."""


class Rapport(NamedTuple):
    """By how much a candidat's time is lengthened."""

    numerateur: int = 1
    denominateur: int = 1


class Avancee(NamedTuple):
    """What the candidat's own files say: how far they have come, what the marks make of the bloc.

    `competences` are a code, how many critères are validated, and out of how many. `panne` says in French why the files
    cannot be read; the rest is then empty. What is not `prouve` is no proof.
    """

    avancement: str = ""
    statut: str = ""
    competences: tuple[tuple[str, int, int], ...] = ()
    panne: str = ""
    prouve: bool = True


class Rangee(NamedTuple):
    """A candidat as the list shows them, in plain values: it is there before the domain can be imported.

    `signe` tells homonyms apart, `retire` is the motif of a withdrawal, `retard` the minutes of a delay, `incidents`
    how many stand about them, `resultat` what stands where the statut would for those of whom none may be told.
    `avancee` is null until their files are read, `horloge` what their clock says while it runs.
    """

    candidat: str
    nom: str
    signe: str = ""
    retire: str | None = None
    facteur: Rapport = Rapport()
    presence: str = "attendu"
    retard: int | None = None
    incidents: int = 0
    resultat: str = ""
    avancee: Avancee | None = None
    horloge: str = ""


class LigneVue(NamedTuple):
    """A candidat's row, and the stamps of the juré's sheet and of the clock that its `avancee` was read from."""

    rangee: Rangee
    etats: tuple[Etat, ...] = (None, None)


class VueSession(NamedTuple):
    """The whole list: `moi` is the user's name as a slug, `jure` the slug their sheets are named after.

    `depart` is the row the cursor starts from, `touches` the key line: a key and its label each.
    """

    session: str
    etat: Etat
    moi: str
    jure: str
    titre: str
    resume: str
    touches: tuple[tuple[str, str], ...]
    depart: int
    lignes: tuple[LigneVue, ...]


class ApercuSession:
    """The list last seen in one data folder, that of one session."""

    def __init__(self, path: Path, sessions: Path) -> None:
        self._path, self._sessions = path, sessions

    def load(self, session: str, moi: str) -> VueSession | None:
        """The list when it is that session's, as this user saw it, and the session has not changed since."""
        try:
            raw = json.loads(self._path.read_bytes())
            if [raw["forme"], raw["dossier"], raw["session"]] != [FORME, str(self._sessions), session]:
                return None
            vue = _vue(raw)
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return None
        stands = vue.etat is not None and vue.etat == self._etat(places.SESSION, session)
        return vue if stands and vue.moi == moi and vue.lignes else None

    def stands(self, vue: VueSession, ligne: LigneVue) -> bool:
        """Whether the files of that row are still those it was read from."""
        grille = self._etat(places.GRILLE, vue.session, ligne.rangee.candidat, vue.jure)
        return (grille, self._etat(places.CHRONO, vue.session, ligne.rangee.candidat)) == ligne.etats

    def keep(self, vue: VueSession) -> None:
        """Keep this list for the next start, instead of the one kept before; rows are kept as bare values."""
        if len(vue.lignes) <= MOST:
            raw = {"forme": FORME, "dossier": str(self._sessions), **vue._asdict()}
            keep(self._path, json.dumps(raw, ensure_ascii=False))

    def _etat(self, place: places.Place, session: str, *slugs: str) -> Etat:
        try:
            return stamp_at(self._sessions / f"{place.path(session, *slugs)}.json")
        except ValueError:
            return None


def _vue(raw: dict[str, Any]) -> VueSession:
    return VueSession(
        raw["session"],
        _etat(raw["etat"]),
        str(raw["moi"]),
        str(raw["jure"]),
        str(raw["titre"]),
        str(raw["resume"]),
        tuple((str(touche), str(libelle)) for touche, libelle in raw["touches"]),
        int(raw["depart"]),
        tuple(_ligne(ligne) for ligne in raw["lignes"]),
    )


def _ligne(raw: Sequence[Any]) -> LigneVue:
    rangee, (grille, chrono) = raw
    return LigneVue(_rangee(rangee), (_etat(grille), _etat(chrono)))


def _rangee(raw: Sequence[Any]) -> Rangee:
    candidat, nom, signe, retire, (numerateur, denominateur), presence, retard, incidents, resultat, avancee, _ = raw
    return Rangee(
        str(candidat),
        str(nom),
        str(signe),
        None if retire is None else str(retire),
        Rapport(int(numerateur), int(denominateur)),
        str(presence),
        None if retard is None else int(retard),
        int(incidents),
        str(resultat),
        None if avancee is None else _avancee(avancee),
    )


def _avancee(raw: Sequence[Any]) -> Avancee:
    avancement, statut, competences, panne, prouve = raw
    counts = tuple((str(code), int(valides), int(total)) for code, valides, total in competences)
    return Avancee(str(avancement), str(statut), counts, str(panne), bool(prouve))


def _etat(raw: object) -> Etat:
    return None if raw is None else Stamp(str(raw))
