"""Drawing the groups by lot: who takes part, which sizes are possible, what is changed by hand.

The rules a manager may count on:

- all those present are drawn, once nobody is still expected; the sizes are the référentiel's, and others only with a
  motif where no number of groups would make them;
- a draw is replaced with a motif, is kept, and no longer changes once a dossier of its groups came;
- what is asked of the groups somebody saw (`vu`) is refused once they were drawn again: G1 is no longer who it was;
- a draw on another day than the sitting, without cases, or a group of one takes a motif, and says so;
- a change by hand takes a motif, and says where it departs from the référentiel.
"""

from __future__ import annotations

from collections.abc import Sequence

from certif_tui.domain.ecrit.evenements import CasModifie, Formation, GroupeModifie, TirageEffectue
from certif_tui.domain.ecrit.regles import justified, of_draw, of_move
from certif_tui.domain.ecrit.state import Groupe
from certif_tui.domain.ecrit.tirage import ALGORITHME, AlgorithmeInconnu, balanced, exceptions, partitions, replay
from certif_tui.domain.ecrit.tirage import draw as drawn_by_lot
from certif_tui.domain.ecrit.travail import PRESENTS, is_collectif
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Presence, Seance
from certif_tui.domain.session.presence import seances_of
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif, checked_texte

MAX_CAS, MAX_NOM_CAS, MAX_GRAINE = 200, 300, 200
INDIVIDUEL = "Dans ce bloc, chacun travaille seul\u00a0: il n'y a pas de groupe à tirer."
PAS_DE_TIRAGE = "Les groupes ne sont pas encore tirés."
MOTIF_RETIRAGE = "Des groupes sont déjà tirés\u00a0: donnez le motif du nouveau tirage, l'ancien sera conservé."
MOTIF_MAIN = "Un changement à la main demande un motif."
MOTIF_TAILLE = "Cette taille de groupe n'est pas celle du référentiel\u00a0: donnez le motif."
TIRE_AILLEURS = "Un autre poste vient de tirer les groupes\u00a0: regardez-les avant de recommencer."


class Possibilites(Frozen):
    """Who would take part in a draw and which sizes can be made of them, the preferred first.

    `exceptions` are the ways that a motif allows when no size is legal; both are empty where the référentiel gives no
    sizes and the number of groups must be said. `bornes` are the référentiel's sizes.
    """

    candidats: tuple[Candidat, ...]
    tailles: tuple[tuple[int, ...], ...] = ()
    exceptions: tuple[tuple[int, ...], ...] = ()
    bornes: tuple[int, int] | None = None

    @property
    def pourquoi(self) -> str:
        """Why the référentiel's sizes cannot be kept, in one sentence."""
        nombre, (minimum, maximum) = len(self.candidats), self.bornes or (0, 0)
        if nombre == 1:
            return f"Un seul présent\u00a0: un groupe en compte de {minimum} à {maximum}."
        return f"{nombre} présents ne se répartissent pas en groupes de {minimum} à {maximum}."


class GroupesImpossibles(Refus):
    """No legal group can be made of those present; `possibilites` holds what a motif would allow."""

    def __init__(self, possibilites: Possibilites) -> None:
        ways = " ou ".join(sizes_words(it) for it in possibilites.exceptions)
        remedy = f"Notez d'autres candidats présents, reportez le tirage, ou acceptez, avec un motif, {ways}."
        super().__init__(f"{possibilites.pourquoi} {remedy}")
        self.possibilites = possibilites


def sizes_words(tailles: Sequence[int]) -> str:
    """Sizes in words: « 2 groupes de 4 et 1 groupe de 3 », « un groupe de 5 »."""
    if len(tailles) == 1:
        return f"un groupe de {tailles[0]}"
    counts = {taille: tailles.count(taille) for taille in tailles}
    return " et ".join(f"{count} groupe{'s' if count > 1 else ''} de {taille}" for taille, count in counts.items())


def possibilites(session: Session, bloc: Bloc) -> Possibilites:
    """What a draw could make now. Raises `Refus` when nobody is there, or somebody is still expected."""
    if not is_collectif(bloc):
        raise Refus(INDIVIDUEL)
    attendus = [it for it in session.presentes if it.at(Seance.ECRIT).presence is Presence.ATTENDU]
    if attendus:
        encore = "1 candidat est encore attendu" if len(attendus) == 1 else f"{len(attendus)} candidats sont attendus"
        encore += " à l'écrit" if len(seances_of(bloc)) > 1 else ""
        raise Refus(f"{encore}\u00a0: notez d'abord qui est présent, en retard ou absent (P dans la session).")
    present = tuple(it for it in session.presentes if it.at(Seance.ECRIT).presence in PRESENTS)
    if not present:
        raise Refus("Aucun candidat n'est présent\u00a0: notez d'abord les présences (P dans la session).")
    groupes = bloc.epreuve.ecrit.groupes if bloc.epreuve.ecrit else None
    if groupes is None or groupes.minimum is None or groupes.maximum is None:
        return Possibilites(present)
    bornes = (groupes.minimum, groupes.maximum)
    return Possibilites(present, partitions(len(present), *bornes), exceptions(len(present), *bornes), bornes)


class Tirer(Frozen):
    """What somebody asks of a draw: its seed, the cases to give, how many groups where there is a choice, and why.

    `vu` is the draw in force they saw, null when there was none.
    """

    graine: str
    vu: Formation | None
    cas: tuple[str, ...] = ()
    nombre: int | None = None
    motif: str | None = None


@decision
def draw(session: Session, acte: Acte, bloc: Bloc, tirer: Tirer) -> Sequence[TirageEffectue]:
    """Draw the groups of those present.

    Refused when their number allows no legal group (`GroupesImpossibles` says what a motif would allow), and when a
    motif is missing for a redraw or for sizes out of the référentiel.
    """
    cases, seed = checked_cas(tirer.cas), _checked_graine(tirer.graine)
    check_draw_kept(session, tirer.vu)
    check_redrawable(session, tirer.motif)
    found = possibilites(session, bloc)
    tailles = _sizes(found, tirer.nombre, tirer.motif)
    ecarts = justified(of_draw(session, bloc, acte.instant, cases, tailles), tirer.motif)
    slugs = tuple(sorted(it.slug for it in found.candidats))
    drawn = TirageEffectue(
        **acte.entete(),
        graine=seed,
        algorithme=ALGORITHME,
        candidats=slugs,
        tailles=tailles,
        cas=cases,
        groupes=drawn_by_lot(seed, slugs, tailles, cases),
        ecarts=ecarts,
        motif=checked_motif(tirer.motif, MOTIF_RETIRAGE) if tirer.motif and tirer.motif.strip() else None,
    )
    return [drawn]


def check_draw_kept(session: Session, vu: Formation | None) -> None:
    """Refuse what was asked of other groups than those in force. Raises `Refus`."""
    if session.groupes.tirage != vu:
        raise Refus(TIRE_AILLEURS)


def check_redrawable(session: Session, motif: str | None) -> None:
    """Refuse a redraw without a motif, or one that would orphan a dossier. Raises `Refus`."""
    if session.groupes.tirage is None:
        return
    check_no_dossier(session)
    checked_motif(motif or "", MOTIF_RETIRAGE)


def check_no_dossier(session: Session) -> None:
    """Refuse to touch a draw whose groups have handed something in. Raises `Refus`."""
    if session.groupes.dossiers:
        codes = ", ".join(session.groupes.dossiers)
        raise Refus(f"Dossier déjà reçu ({codes})\u00a0: annulez d'abord sa réception, puis tirez à nouveau.")


def _sizes(found: Possibilites, nombre: int | None, motif: str | None) -> tuple[int, ...]:
    total = len(found.candidats)
    if found.bornes is None:
        if nombre is None:
            raise Refus("Le référentiel ne fixe pas la taille des groupes\u00a0: dites combien de groupes faire.")
        if not 1 <= nombre <= total:
            raise Refus(f"{nombre} groupes pour {total} présents\u00a0: donnez un nombre de 1 à {total}.")
        return balanced(total, nombre)
    if found.exceptions and nombre is None:
        raise GroupesImpossibles(found)
    ways = found.tailles or found.exceptions
    chosen = next((it for it in ways if nombre in (None, len(it))), None)
    if chosen is None:
        said = ", ".join(sizes_words(it) for it in ways)
        raise Refus(f"{nombre} groupes ne vont pas pour {total} présents. Possible\u00a0: {said}.")
    if not found.tailles:
        checked_motif(motif or "", f"{found.pourquoi} {MOTIF_TAILLE}")
    return chosen


def checked_cas(cas: Sequence[str]) -> tuple[str, ...]:
    """The cases without blanks and doubles, in their order. Raises `Refus` for an unusable one, or far too many."""
    kept: dict[str, str] = {}
    for line in cas:
        nom = " ".join(line.split())
        if nom:
            kept.setdefault(nom.casefold(), checked_texte(nom, MAX_NOM_CAS))
    if len(kept) > MAX_CAS:
        raise Refus(f"Trop de cas\u00a0: {len(kept)}, {MAX_CAS} au plus.")
    return tuple(kept.values())


def _checked_graine(graine: str) -> str:
    seed = checked_texte(graine.strip(), MAX_GRAINE)
    if not seed or not seed.isprintable():
        raise Refus("La graine est vide ou illisible\u00a0: tapez des lettres ou des chiffres.")
    return seed


def is_replayed(tirage: TirageEffectue) -> bool:
    """Whether drawing again gives the groups that were recorded. Raises `Refus` for a rule of a newer program."""
    try:
        return replay(tirage) == tirage.groupes
    except AlgorithmeInconnu as error:
        raise Refus(f"Ce tirage suit une règle inconnue de ce programme\u00a0: {error}.") from error
    except ValueError:
        return False


@decision
def move(
    session: Session,
    acte: Acte,
    bloc: Bloc,
    candidat: str,
    groupe: str | None,
    motif: str,
    *,
    vu: Formation | None,
) -> Sequence[GroupeModifie]:
    """Put a candidat in a group by hand, or out of theirs. Refused where they are there, and without a motif."""
    check_draw_kept(session, vu)
    tirage, here = _tirage(session), session.groupes.groupe_of(candidat)
    if groupe is not None:
        find_groupe(session, groupe)
    if groupe == (here.code if here else None):
        where = f"déjà dans {groupe}" if groupe else "dans aucun groupe"
        raise Refus(f"Ce candidat est {where}\u00a0: rien à changer.")
    ecarts = of_move(session, bloc, candidat, groupe)
    why = checked_motif(motif, " ".join((*ecarts.values(), MOTIF_MAIN)))
    head = acte.entete()
    return [GroupeModifie(**head, tirage=tirage.id, candidat=candidat, groupe=groupe, motif=why, ecarts=tuple(ecarts))]


@decision
def change_cas(
    session: Session, acte: Acte, groupe: str, cas: str, motif: str, *, vu: Formation | None
) -> Sequence[CasModifie]:
    """Give a group another case by hand. Refused for the one it has, and without a motif."""
    check_draw_kept(session, vu)
    tirage, here = _tirage(session), find_groupe(session, groupe)
    [nom] = checked_cas([cas]) or [""]
    if not nom or nom == here.cas:
        raise Refus("Donnez un autre cas que celui du groupe.")
    why = checked_motif(motif, MOTIF_MAIN)
    return [CasModifie(**acte.entete(), tirage=tirage.id, groupe=here.code, cas=nom, motif=why)]


def find_groupe(session: Session, code: str) -> Groupe:
    """The group of that code, `g1` too. Raises `Refus` when there is none."""
    try:
        return session.groupes.groupe(code.strip().upper())
    except KeyError as error:
        known = ", ".join(it.code for it in session.groupes.groupes)
        hint = f"Groupes\u00a0: {known}." if known else PAS_DE_TIRAGE
        raise Refus(f"Il n'y a pas de groupe «\u00a0{code}\u00a0». {hint}") from error


def _tirage(session: Session) -> Formation:
    if session.groupes.tirage is None:
        raise Refus(PAS_DE_TIRAGE)
    return session.groupes.tirage
