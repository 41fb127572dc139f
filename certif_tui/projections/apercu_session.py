"""The candidat list as it was last seen, so that it is there before the journal can be read. Disposable.

Nothing is ever recorded from it: it is shown, moved in, and replaced by the session itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from certif_tui.journal import places
from certif_tui.projections.snapshot import SeenStamp, Snapshot, seen_stamp

MOST = 1000
"""Candidats kept; a longer list is not."""


class Rapport(NamedTuple):
    """By how much a candidat's time is lengthened."""

    numerateur: int = 1
    denominateur: int = 1


class Avancee(NamedTuple):
    """What the candidat's own files say: how far they have come, what the marks make of the bloc.

    `competences` are a code, how many critères are validated, and out of how many. `panne` says in French why the files
    cannot be read; the rest is then empty.
    """

    avancement: str = ""
    statut: str = ""
    competences: tuple[tuple[str, int, int], ...] = ()
    panne: str = ""


class Resume(NamedTuple):
    """What the session made of a candidat, in plain values: the verdict, how many sheets came of those waited for.

    `empechement` says in French where they were, of those about whom their sheets say nothing.
    """

    verdict: str = "a_passer"
    remises: int = 0
    attendues: int = 1
    empechement: str = ""


class Rangee(NamedTuple):
    """A candidat as the list shows them, in plain values: it is there before the domain can be imported.

    `signe` tells homonyms apart, `retire` is the motif of a withdrawal, `retard` the minutes of a delay, `incidents`
    how many stand about them. `avancee` is null until their files are read; as long as it is, `resultat` tells nothing
    but what the session alone decides. `horloge` is what their clock says while it runs. `numero` is what they are
    registered under, empty where it is not said.
    """

    candidat: str
    nom: str
    signe: str = ""
    retire: str | None = None
    facteur: Rapport = Rapport()
    presence: str = "attendu"
    retard: int | None = None
    incidents: int = 0
    resultat: Resume = Resume()
    avancee: Avancee | None = None
    horloge: str = ""
    numero: str = ""


class LigneVue(NamedTuple):
    """A candidat's row, and the stamps of what it was read from: the juré's sheet, the clock, those of other `jures`.

    They are null where there was no file.
    """

    rangee: Rangee
    etats: tuple[SeenStamp, ...] = (None, None)
    jures: tuple[str, ...] = ()


class VueSession(NamedTuple):
    """The whole list: `moi` is the user's name as a slug, `jure` the slug their sheets are named after.

    `depart` is the row the cursor starts from, `touches` the key line: a key and its label each.
    """

    session: str
    etat: SeenStamp
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
        self._snapshot = Snapshot(path, sessions, _vue)

    def load(self, session: str, moi: str) -> VueSession | None:
        """The list when it is that session's, as this user saw it, and the session has not changed since."""
        vue = self._snapshot.load()
        if vue is None or (vue.session, vue.moi) != (session, moi) or vue.etat is None or not vue.lignes:
            return None
        return vue if self._snapshot.stands((vue.etat,), (places.SESSION, (session,))) else None

    def stands(self, vue: VueSession, ligne: LigneVue) -> bool:
        """Whether the files of that row are still those it was read from."""
        passage = vue.session, ligne.rangee.candidat
        own, *others = ((places.GRILLE, (*passage, jure)) for jure in (vue.jure, *ligne.jures))
        return self._snapshot.stands(ligne.etats, own, (places.CHRONO, passage), *others)

    def keep(self, vue: VueSession) -> None:
        """Keep this list for the next start, instead of the one kept before; rows are kept as bare values."""
        if len(vue.lignes) <= MOST:
            self._snapshot.keep(vue._asdict())


def _vue(raw: dict[str, Any]) -> VueSession:
    return VueSession(
        str(raw["session"]),
        seen_stamp(raw["etat"]),
        str(raw["moi"]),
        str(raw["jure"]),
        str(raw["titre"]),
        str(raw["resume"]),
        tuple((str(touche), str(libelle)) for touche, libelle in raw["touches"]),
        int(raw["depart"]),
        tuple(_ligne(ligne) for ligne in raw["lignes"]),
    )


def _ligne(raw: Sequence[Any]) -> LigneVue:
    rangee, etats, jures = raw
    return LigneVue(_rangee(rangee), tuple(map(seen_stamp, etats)), tuple(map(str, jures)))


def _rangee(raw: Sequence[Any]) -> Rangee:
    candidat, nom, signe, retire, (numerateur, denominateur), presence, retard, incidents, resultat, *rest = raw
    avancee, _horloge, numero = rest
    verdict, remises, attendues, empechement = resultat
    return Rangee(
        str(candidat),
        str(nom),
        str(signe),
        None if retire is None else str(retire),
        Rapport(int(numerateur), int(denominateur)),
        str(presence),
        None if retard is None else int(retard),
        int(incidents),
        Resume(str(verdict), int(remises), int(attendues), str(empechement)),
        None if avancee is None else _avancee(avancee),
        numero=str(numero),
    )


def _avancee(raw: Sequence[Any]) -> Avancee:
    avancement, statut, competences, panne = raw
    counts = tuple((str(code), int(valides), int(total)) for code, valides, total in competences)
    return Avancee(str(avancement), str(statut), counts, str(panne))
