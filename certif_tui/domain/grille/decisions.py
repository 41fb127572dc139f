"""What may be done on a sheet, and the events it comes to: `decide(grille, …) -> events | Refus`, pure."""

from __future__ import annotations

from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.evenements.base import Annulation, Moment
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.grille.evenements import (
    Avis,
    AvisDonne,
    Decompte,
    GrilleRecue,
    GrilleTransferee,
    RemarqueEcrite,
    Remise,
    Reouverture,
    Retablissement,
)
from certif_tui.domain.grille.pieces import PiecesManquantes
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import VERSION_REGLE, first_hole, is_allowed, statut_bloc
from certif_tui.domain.referentiel.model import Bloc, Critere, Piece
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.textes import MAX_TEXTE, checked_motif, checked_texte


class GrilleRemise(Refus):
    """The sheet is handed in: it must be reopened first."""

    def __init__(self) -> None:
        super().__init__("La grille est remise\u00a0: rouvrez-la depuis le bilan (B, puis Ctrl+O) pour la modifier.")


class GrilleIncomplete(Refus):
    """The sheet cannot be handed in: `critere` is the first one not yet evaluated, out of `restants`."""

    def __init__(self, critere: Critere, restants: int) -> None:
        pluriel = "s" if restants > 1 else ""
        super().__init__(f"Il reste {restants} critère{pluriel} à évaluer\u00a0: le premier est {critere.code}.")
        self.critere = critere


class DemandeGrille(Frozen):
    """What every demand on a sheet brings: who asks and when, the bloc graded, where the oral stands."""

    acte: Acte
    bloc: Bloc
    moment: Moment


class Remettre(Frozen):
    """What handing in asks beside: `tete`, the chain's head, is null while marks wait for the disk.

    `ecrit` says that the sheet is the pre-graded one of the written work. `manques` is what the épreuve requires and
    is not there, `malgre` why the sheet is handed in all the same, empty when nobody said so.
    """

    tete: str | None
    ecrit: bool
    manques: tuple[Piece, ...] = ()
    malgre: str = ""


class EnvoiGrille(Frozen):
    """A sheet filled for the wrong candidat, `depuis`, on its way to the right one; `tete` is its chain's head."""

    depuis: str
    grille: Grille
    tete: str
    motif: str

    @property
    def avis(self) -> dict[str, Avis]:
        """Its judgements, by the code of their critère."""
        return {code: case.avis for code, case in self.grille.cases.items() if case.avis}

    @property
    def remarques(self) -> dict[str, str]:
        """Its remarques, by code."""
        return {code: case.remarque for code, case in self.grille.cases.items() if case.remarque}


@decision
def evaluate(grille: Grille, demande: DemandeGrille, code: str, avis: Avis | None) -> list[AvisDonne]:
    """Set, or with a null `avis` clear, the judgement on a critère."""
    _check_open(grille)
    critere = demande.bloc.critere_by_code.get(code)
    if critere is None:
        raise Refus(f"Critère inconnu dans {demande.bloc.code}\u00a0: {code}.")
    if not is_allowed(critere, avis):
        raise Refus(
            f"«\u00a0Sans objet\u00a0» n'est pas permis pour {code}\u00a0: il n'est pas «\u00a0le cas échéant\u00a0»."
        )
    return [AvisDonne(**demande.acte.entete(), critere=code, avis=avis, moment=demande.moment)]


@decision
def write_remarque(
    grille: Grille, demande: DemandeGrille, cible: str, texte: str, *, brouillon: bool = False
) -> list[RemarqueEcrite]:
    """Write the remarque on a critère or a compétence; an empty text removes it."""
    _check_open(grille)
    bloc = demande.bloc
    if cible not in bloc.critere_by_code and cible not in bloc.competence_by_code:
        raise Refus(f"Code inconnu dans {bloc.code}\u00a0: {cible}.")
    if len(texte) > MAX_TEXTE:
        raise Refus(f"Cette remarque est trop longue\u00a0: {len(texte)} caractères, {MAX_TEXTE} au plus.")
    head, said = demande.acte.entete(), checked_texte(texte)
    return [RemarqueEcrite(**head, cible=cible, texte=said, brouillon=brouillon, moment=demande.moment)]


@decision
def undo(grille: Grille, demande: DemandeGrille, combien: int = 1) -> list[Annulation]:
    """Take back the last change, or the last `combien` of them, which were one gesture."""
    _check_open(grille)
    if not grille.faits:
        raise Refus("Rien à annuler.")
    last = reversed(grille.faits[-combien:])
    return [Annulation(**demande.acte.entete(), cible=it.id, moment=demande.moment) for it in last]


@decision
def redo(grille: Grille, demande: DemandeGrille, combien: int = 1) -> list[Retablissement]:
    """Do again what was last taken back, or the last `combien` of them, which were one gesture."""
    _check_open(grille)
    if not grille.defaits:
        raise Refus("Rien à rétablir.")
    last = reversed(grille.defaits[-combien:])
    return [Retablissement(**demande.acte.entete(), cible=it.id, moment=demande.moment) for it in last]


@decision
def hand_in(grille: Grille, demande: DemandeGrille, remettre: Remettre) -> list[Remise]:
    """Hand the sheet in, with what it amounts to.

    `GrilleIncomplete` with holes, `PiecesManquantes` where it does not rest on what the épreuve requires, and no motif
    says why. A motif where nothing lacks has nothing to explain, and is not kept.
    """
    _check_open(grille)
    if remettre.ecrit:
        raise Refus("Ce qui est noté à l'écrit ne se remet pas\u00a0: confirmez-le sur la grille de l'oral.")
    statut = statut_bloc(demande.bloc, grille.avis, remise=True)
    hole = first_hole(demande.bloc, grille.avis)
    if hole:
        raise GrilleIncomplete(hole, statut.restants)
    if remettre.manques and not remettre.malgre.strip():
        raise PiecesManquantes(remettre.manques)
    if remettre.tete is None:
        raise Refus("La grille n'est pas encore enregistrée\u00a0: attendez que le disque réponde, puis remettez-la.")
    decomptes = tuple(
        Decompte(competence=it.code, valides=it.valides, total=it.total, requis=it.requis, statut=it.statut)
        for it in statut.competences
    )
    counted = {"statut": statut.statut, "decomptes": decomptes, "regle": VERSION_REGLE}
    malgre = checked_motif(remettre.malgre, "") if remettre.manques else None
    rests_on = {"manques": remettre.manques, "malgre": malgre}
    return [Remise(**demande.acte.entete(), **counted, **rests_on, tete=remettre.tete)]


@decision
def reopen(grille: Grille, acte: Acte, motif: str) -> list[Reouverture]:
    """Reopen a sheet that was handed in."""
    if not grille.remise:
        raise Refus("La grille n'est pas remise\u00a0: rien à rouvrir.")
    return [Reouverture(**acte.entete(), motif=checked_motif(motif, "La réouverture demande un motif."))]


@decision
def give_away(grille: Grille, acte: Acte, vers: str, motif: str) -> list[GrilleTransferee]:
    """Empty the sheet, filled for the wrong candidat: its marks stand under `vers`."""
    given = checked_motif(motif, "Le déplacement demande un motif.")
    _check_open(grille)
    if grille.is_vierge:
        raise Refus("Cette grille est vierge\u00a0: il n'y a rien à déplacer.")
    return [GrilleTransferee(**acte.entete(), vers=vers, motif=given)]


@decision
def receive(grille: Grille, acte: Acte, envoi: EnvoiGrille) -> list[GrilleRecue]:
    """Take in the marks of a sheet filled for the wrong candidat; nothing to do where a cut-off move did already."""
    recue, avis, remarques = grille.recue, envoi.avis, envoi.remarques
    if recue is not None and (recue.depuis, recue.avis, recue.remarques) == (envoi.depuis, avis, remarques):
        return []
    if grille.remise or not grille.is_vierge:
        raise Refus("La grille de ce candidat n'est pas vierge\u00a0: le déplacement écraserait ses avis.")
    motif = checked_motif(envoi.motif, "Le déplacement demande un motif.")
    head = acte.entete()
    return [GrilleRecue(**head, depuis=envoi.depuis, tete=envoi.tete, avis=avis, remarques=remarques, motif=motif)]


def _check_open(grille: Grille) -> None:
    if grille.remise:
        raise GrilleRemise
