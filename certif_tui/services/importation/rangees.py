"""One row of a list becomes the candidat it names, or the reason why it cannot. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime

from certif_tui.domain.refus import Refus
from certif_tui.domain.session.evenements import PLEIN_TEMPS, TIERS_TEMPS, Facteur, Precisions
from certif_tui.domain.session.inscription import MAX_NOM, Inscription, checked_nom
from certif_tui.domain.slugs import slug_of
from certif_tui.domain.textes import checked_texte
from certif_tui.services.importation.colonnes import LIBELLES, Role, TableauCompris
from certif_tui.services.importation.lecture import LigneLue
from certif_tui.services.preparation.inscriptions import NOT_A_NAME, TIERS, read_facteur

DATES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d/%m/%Y %H:%M")
NO = frozenset(
    {"", "non", "aucun", "aucune", "sans", "neant", "0", "1", "1-1", "plein-temps", "n", "no", "false", "faux"}
)
YES = frozenset({"oui", "x", "o", "vrai", "true", "tt", "33", "tiers", "1-3-temps", "temps-majore-1-3", "1-3-de-temps"})
NOT_PEOPLE = frozenset({"total", "totaux", "effectif", "nombre-de-candidats", "sous-total", "fin", "fin-de-liste"})
LUS: tuple[Role, ...] = tuple(role for role in Role if role is not Role.IGNOREE)
TEXTES = (Role.NUMERO, Role.EMAIL, Role.GROUPE, Role.HORAIRE)


def inscription_of(lecture: TableauCompris, ligne: LigneLue) -> Inscription | None:
    """The candidat of a row; null when it repeats the headings. Raises `Refus` with the reason for rejecting it."""
    said: dict[Role, str] = {role: _said(lecture, ligne, role) for role in LUS}
    if _repeats_headings(lecture, said):
        return None
    for role in TEXTES:
        _check_length(LIBELLES[role], said[role])
    return Inscription(
        _nom(lecture, ligne, said),
        read_amenagement(said[Role.AMENAGEMENT]),
        Precisions(
            numero=said[Role.NUMERO] or None,
            email=said[Role.EMAIL] or None,
            groupe=said[Role.GROUPE] or None,
            horaire=said[Role.HORAIRE] or None,
            naissance=read_naissance(said[Role.NAISSANCE]),
        ),
    )


def read_amenagement(text: str) -> Facteur:
    """The factor a cell means: « tiers-temps », « oui », `5/4`, `1,25`. Raises `Refus`, without quoting the cell.

    What is written there instead may be a diagnosis, which is never kept.
    """
    slug = slug_of(text, default="") if text else ""
    if slug in NO:
        return PLEIN_TEMPS
    if TIERS.fullmatch(text) or slug in YES or slug.startswith("tiers-temps"):
        return TIERS_TEMPS
    try:
        return read_facteur(text)
    except Refus as error:
        remedy = "écrivez tiers-temps ou une fraction comme 5/4, ou ignorez cette colonne"
        raise Refus(f"l'aménagement n'est pas une fraction du temps\u00a0: {remedy}.") from error


def read_naissance(text: str) -> date | None:
    """A birth date as offices write it, null when there is none. Raises `Refus`."""
    if not text:
        return None
    for shape in DATES:
        try:
            return datetime.strptime(text, shape).date()
        except ValueError:
            continue
    raise Refus("la date de naissance ne se lit pas\u00a0: écrivez JJ/MM/AAAA.")


def _said(lecture: TableauCompris, ligne: LigneLue, role: Role) -> str:
    rang = lecture.rang(role)
    return " ".join(ligne.cellules[rang].split()) if rang is not None and rang < len(ligne.cellules) else ""


def _repeats_headings(lecture: TableauCompris, said: dict[Role, str]) -> bool:
    """Whether this is the row of headings again, as at the top of each printed page."""
    titles = {it.role: it.titre for it in lecture.colonnes if it.titre and it.role is not Role.IGNOREE}
    return bool(titles) and all(said[role].casefold() == titre.casefold() for role, titre in titles.items())


def _nom(lecture: TableauCompris, ligne: LigneLue, said: dict[Role, str]) -> str:
    nom, prenom = said[Role.NOM], said[Role.PRENOM]
    if not nom:
        raise Refus("le nom manque." if prenom or len(lecture.colonnes) > 1 else "cette ligne ne porte pas de nom.")
    if slug_of(nom) in NOT_PEOPLE:
        raise Refus("c'est le total de la liste, pas un candidat.")
    if lecture.rang(Role.PRENOM) is not None and not prenom and _filled(ligne) == 1:
        if "\n" in "".join(ligne.cellules):
            raise Refus("un guillemet ouvert n'est pas refermé, ou il manque le prénom.")
        raise Refus("une seule cellule est remplie\u00a0: c'est un titre, ou il manque le prénom.")
    whole = f"{nom} {prenom}".strip()
    if NOT_A_NAME.fullmatch(whole):
        raise Refus("ce n'est pas un nom\u00a0: aucune lettre, ou une adresse.")
    _check_length("nom", whole)
    return checked_nom(whole)


def _check_length(what: str, text: str) -> None:
    if len(text) > MAX_NOM:
        raise Refus(f"{what} trop long\u00a0: {len(text)} caractères, {MAX_NOM} au plus.")
    checked_texte(text)


def _filled(ligne: LigneLue) -> int:
    return sum(1 for cell in ligne.cellules if re.search(r"\S", cell))
