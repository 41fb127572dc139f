"""The written part in words: whose dossier, where it stands, by how much it is late, what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from certif_tui.domain.durees import MS_PER_MINUTE
from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.evenements import (
    CasModifie,
    DossierRecu,
    EcheanceFixee,
    FaitEcrit,
    GroupeModifie,
    GroupesFormes,
    TirageEffectue,
    TravailDemarre,
)
from certif_tui.domain.ecrit.travail import Rendu, rendu_of
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.wording.dates import a_l_heure, heure_du_jour, heure_vue_de, jour
from certif_tui.wording.durations import whole_minutes
from certif_tui.wording.signs import WGL4
from certif_tui.wording.text import NBSP, clean, counted, name_of

if TYPE_CHECKING:
    from certif_tui.documents.tree import Value

SOURCES = {"formateur": "par le formateur", "liste": "d'après la liste"}
"""Where groups come from that were not drawn."""
ECARTS = {
    Ecart.AUTRE_JOUR: "un autre jour que l'écrit",
    Ecart.SANS_CAS: "sans cas d'entreprise",
    Ecart.SANS_TIRAGE: "groupes non tirés au sort",
    Ecart.AVANT_LE_TIRAGE: "travail commencé avant le tirage",
    Ecart.TAILLE: "taille de groupe hors référentiel",
    Ecart.SEUL: "groupe d'une personne",
    Ecart.SANS_GROUPE: "présent laissé sans groupe",
    Ecart.ABSENT: "absent placé dans un groupe",
    Ecart.SEMAINE: "autre durée que la semaine prévue",
    Ecart.ORAL_AVANT_DOSSIER: "oral avant l'échéance des dossiers",
    Ecart.ORAL_HORS_SEMAINE: "oral après la semaine de travail",
}


def ecarts_words(ecarts: Sequence[Ecart]) -> str:
    """« , hors règle : sans cas d'entreprise », behind what departs from the rules of the épreuve; else nothing."""
    return f", hors règle{NBSP}: {ecarts_said(ecarts)}" if ecarts else ""


def ecarts_said(ecarts: Iterable[Ecart]) -> str:
    """« un autre jour que l'écrit, sans cas d'entreprise »."""
    return ", ".join(ECARTS[it] for it in ecarts)


def names_words(session: Session, remettants: Sequence[str]) -> str:
    """Groups by their code, candidats by their name, between commas."""
    return ", ".join(_name(session, it) for it in remettants)


def _name(session: Session, remettant: str) -> str:
    try:
        return name_of(session, session.candidat(remettant))
    except KeyError:
        return remettant


def is_overdue(rendu: Rendu, now: datetime) -> bool:
    """Whether a dossier should have come by now and has not."""
    return rendu.dossier is None and rendu.echeance is not None and now > rendu.echeance


def dossier_words(session: Session, rendu: Rendu, now: datetime) -> str:
    """Where a dossier stands: « dossier reçu à 17:28 », « reçu à 17:42, en retard de 12 min », « manquant »…"""
    if rendu.recu is None:
        if rendu.echeance is None:
            return "dossier attendu"
        due = heure_vue_de(rendu.echeance, now, session.fuseau)
        return f"dossier manquant, attendu pour {due}" if is_overdue(rendu, now) else f"dossier attendu pour {due}"
    received = f"dossier reçu {a_l_heure(rendu.recu, now, session.fuseau)}"
    if rendu.dossier is not None and rendu.dossier.motif:
        received += f" (corrigé{NBSP}: {_motif(rendu.dossier.motif)})"
    return f"{received}, en retard de {delay_words(rendu)}" if rendu.is_late else received


def delay_words(rendu: Rendu) -> str:
    """By how much a dossier is late: « 45 s », « 12 min », « 1 h 05 », « 2 jours 1 h »; « ≈ » by the wall clock."""
    milliseconds = rendu.retard_ms or 0
    sign = WGL4.environ if rendu.approche else ""
    if milliseconds < MS_PER_MINUTE:
        return f"{sign}{max(1, milliseconds // 1000)}{NBSP}s"
    days, rest = divmod(milliseconds // MS_PER_MINUTE, 24 * 60)
    hours, left = divmod(rest, 60)
    if days:
        return f"{sign}{counted(days, 'jour')} {hours}{NBSP}h"
    return f"{sign}{hours}{NBSP}h{NBSP}{left:02d}" if hours else f"{sign}{whole_minutes(left)}"


class SituationEcrit(Frozen):
    """What the jury is to have in mind of a candidat's written work: the group, the company of its case, the dossier.

    `groupe` and `cas` are empty where there are none, their texts as they were given; `rendu` is null where no dossier
    was ever spoken of. `exige` says that a sheet must rest on one.
    """

    groupe: str = ""
    cas: str = ""
    rendu: Rendu | None = None
    exige: bool = False

    @classmethod
    def of(cls, session: Session, candidat: Candidat, *, exige: bool = False) -> SituationEcrit:
        """The situation of a candidat."""
        groupe = session.groupes.groupe_of(candidat.slug)
        rendu = rendu_of(session, candidat)
        return cls(groupe.code if groupe else "", (groupe.cas if groupe else None) or "", rendu, exige)

    @property
    def dossier(self) -> str:
        """The dossier in a word: « dossier reçu », « dossier en retard de 20 min », « dossier manquant »."""
        if self.rendu is None or self.rendu.dossier is None:
            return "dossier manquant" if self.rendu is not None or self.exige else ""
        return f"dossier en retard de {delay_words(self.rendu)}" if self.rendu.is_late else "dossier reçu"

    def words(self, fuseau: str) -> str:
        """All of it: « groupe G3, Vélo-Cité, dossier reçu le 3 mars 2025 à 17:20, en retard de 20 min »; or nothing."""
        groupe = f"groupe {self.groupe}" if self.groupe else ""
        return ", ".join(filter(None, (groupe, self.cas, self._dated(fuseau))))

    def _dated(self, fuseau: str) -> str:
        rendu = self.rendu
        if rendu is None or rendu.recu is None:
            due = rendu.echeance if rendu else None
            return self.dossier + (f", attendu pour le {heure_du_jour(due, fuseau)}" if due else "")
        late = f", en retard de {delay_words(rendu)}" if rendu.is_late else ""
        return f"dossier reçu le {heure_du_jour(rendu.recu, fuseau)}{late}"

    @property
    def values(self) -> Value:
        """The same for a script; `retard_s` is null for a dossier that has not come or was not due at a time."""
        rendu = self.rendu or Rendu("", (), None, PLEIN_TEMPS)
        late = None if rendu.retard_ms is None else max(0, rendu.retard_ms) // 1000
        from certif_tui.documents.tree import FreeText

        groupe, cas = (FreeText(it) if it else None for it in (self.groupe, self.cas))
        return {"groupe": groupe, "cas": cas, "echeance": rendu.echeance, "recu": rendu.recu, "retard_s": late}


SANS_ECRIT = SituationEcrit()
"""Of whom there is nothing to say."""


def begun_words(session: Session, travail: TravailDemarre) -> str:
    """When the work began: « Travail démarré le 12 juin 2026 à 09:00 »."""
    return f"Travail démarré le {heure_du_jour(_began(travail), session.fuseau)}"


def _began(travail: TravailDemarre) -> datetime:
    return travail.instant - timedelta(milliseconds=travail.ecoule_ms)


def _motif(motif: str) -> str:
    # Cleaned here, not by a renderer: these words are also said in banners, titles and on the command line.
    return clean(motif, limit=300)


def fact_words(session: Session, fait: FaitEcrit) -> str:
    """An operation in a few words: « le tirage du 12 juin 2026 à 08:41 », « le dossier de G2 »."""
    when = heure_du_jour(fait.instant, session.fuseau)
    match fait:
        case TirageEffectue():
            return f"le tirage du {when}"
        case GroupesFormes(source=source):
            return f"les groupes formés {SOURCES[source]} le {when}"
        case GroupeModifie():
            return f"{_name(session, fait.candidat)} {'dans ' + fait.groupe if fait.groupe else 'hors des groupes'}"
        case CasModifie():
            return f"le cas «{NBSP}{clean(fait.cas, limit=300)}{NBSP}» pour {fait.groupe}"
        case TravailDemarre():
            return f"le travail démarré le {heure_du_jour(_began(fait), session.fuseau)}"
        case DossierRecu():
            return f"le dossier de {_name(session, fait.remettant)}"
        case EcheanceFixee():
            days = f"du {jour(fait.debut)} au {jour(fait.fin)}, " if fait.debut and fait.fin else ""
            return f"{days}dossiers attendus pour le {heure_du_jour(fait.echeance, session.fuseau)}"


def gesture_words(session: Session, faits: Sequence[FaitEcrit]) -> str:
    """What one undo takes back, in a few words: « le dossier de G2 », « la réception de 2 dossiers (G1, G2) »."""
    first, *more = faits
    if not more:
        return fact_words(session, first)
    names = names_words(session, [it.remettant for it in faits if isinstance(it, DossierRecu)])
    return f"la réception de {len(faits)} dossiers ({names})"
