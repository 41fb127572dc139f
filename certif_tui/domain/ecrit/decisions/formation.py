"""Groups that are not drawn by lot: chosen by the trainer, or taken from the list's « Groupe » column.

The rules a manager may count on:

- nobody is in two groups, and all are of the session;
- groups that stand are replaced with a motif, and no longer once a dossier of theirs came;
- a référentiel that has groups drawn by lot, sizes that are not its own, a present candidat left out and an absent one
  put in are named, and take a motif.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from certif_tui.domain.ecrit.decisions.tirage import INDIVIDUEL, check_draw_kept, check_redrawable
from certif_tui.domain.ecrit.evenements import Formation, GroupesFormes, GroupeTire
from certif_tui.domain.ecrit.regles import justified, of_groups
from certif_tui.domain.ecrit.travail import is_collectif
from certif_tui.domain.evenements.acte import Acte
from certif_tui.domain.frozen import Frozen
from certif_tui.domain.lettres import plain
from certif_tui.domain.personnes.designes import find_person
from certif_tui.domain.referentiel.model import Bloc
from certif_tui.domain.refus import Refus, decision
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.evenements import Seance
from certif_tui.domain.session.presence import PARTIS
from certif_tui.domain.session.state import Session
from certif_tui.domain.textes import checked_motif

SANS_COLONNE = "La liste ne donne aucun groupe\u00a0: importez la colonne «\u00a0Groupe\u00a0», ou formez-les."
MOST_NAMED = 4
"""Of whom somebody may have meant."""
SEPARATEURS = re.compile("[,;]")
LAST_NUMBER = re.compile(r"([1-9][0-9]{0,3})\s*$")


class Former(Frozen):
    """Groups somebody asks for: the slugs of each by its code, where they come from, and why.

    `vu` is what made the groups they saw, null when there were none.
    """

    groupes: tuple[tuple[str, tuple[str, ...]], ...]
    source: Literal["formateur", "liste"]
    vu: Formation | None
    motif: str | None = None


@decision
def form(session: Session, acte: Acte, bloc: Bloc, former: Former) -> Sequence[GroupesFormes]:
    """Form the groups. Refused for a work done alone, for somebody unknown or in two groups, without a motif."""
    if not is_collectif(bloc):
        raise Refus(INDIVIDUEL)
    check_draw_kept(session, former.vu)
    check_redrawable(session, former.motif)
    members = [slug for _code, slugs in former.groupes for slug in slugs]
    if not members or not all(slugs for _code, slugs in former.groupes):
        raise Refus("Un groupe est vide\u00a0: donnez ses membres.")
    for candidat in map(session.candidat, members):
        nom = session.designation(candidat)
        if members.count(candidat.slug) > 1:
            raise Refus(f"{nom} est dans deux groupes\u00a0: gardez-en un.")
        if candidat.retire is not None:
            raise Refus(
                f"{nom} est retiré de la session\u00a0: rétablissez-le d'abord, ou formez les groupes sans lui."
            )
    ecarts = justified(of_groups(session, bloc, [slugs for _code, slugs in former.groupes]), former.motif)
    groupes = tuple(GroupeTire(code=code, membres=slugs) for code, slugs in former.groupes)
    motif = checked_motif(former.motif, "") if former.motif and former.motif.strip() else None
    return [GroupesFormes(**acte.entete(), source=former.source, groupes=groupes, motif=motif, ecarts=ecarts)]


def named(session: Session, lignes: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The groups of lines that name the members of one each, between commas. Raises `Refus`, naming the line."""
    groups: list[tuple[str, tuple[str, ...]]] = []
    placed: dict[str, int] = {}
    for numero, ligne in enumerate(lignes, 1):
        membres = [_named(session, numero, text) for text in names_in(ligne)]
        for slug in membres:
            if slug in placed:
                nom = session.designation(session.candidat(slug))
                raise Refus(f"Ligne {numero}\u00a0: {nom} est déjà ligne {placed[slug]}, gardez-en un.")
            placed[slug] = numero
        if membres:
            groups.append((f"G{len(groups) + 1}", tuple(membres)))
    if not groups:
        raise Refus("Aucun groupe n'est nommé\u00a0: tapez les membres d'un groupe par ligne, entre virgules.")
    return tuple(groups)


def names_in(ligne: str) -> list[str]:
    """What a line names, between commas or semicolons."""
    return [it for it in (text.strip() for text in SEPARATEURS.split(ligne)) if it]


def written(session: Session, candidat: Candidat) -> str:
    """How a line names a candidat so that nobody else is meant: by name or, of homonyms, by slug."""
    alone = find_person(session.candidats, candidat.nom) == [candidat] and names_in(candidat.nom) == [candidat.nom]
    return candidat.nom if alone else candidat.slug


def to_place(session: Session, texte: str) -> list[str]:
    """Those not absent whom these lines do not name yet, each as a line names them."""
    said = {plain(it) for ligne in texte.splitlines() for it in names_in(ligne)}
    here = [it for it in session.presentes if it.at(Seance.ECRIT).presence not in PARTIS]
    exact = {it.slug for it in here if said & {plain(it.nom), it.slug}}
    left = [it for it in here if it.slug not in exact]
    others = said - {plain(it.nom) for it in here} - {it.slug for it in here}
    found = [find_person(session.presentes, it) for it in others]
    placed = {it[0].slug for it in found if len(it) == 1}
    return [written(session, it) for it in left if it.slug not in placed]


def _named(session: Session, numero: int, text: str) -> str:
    found = find_person(session.candidats, text)
    if len(found) == 1:
        return found[0].slug
    if found:
        several = ", ".join(f"{it.slug} ({session.designation(it)})" for it in found[:MOST_NAMED])
        raise Refus(f"Ligne {numero}\u00a0: plusieurs répondent à «\u00a0{text}\u00a0»\u00a0: tapez {several}.")
    raise Refus(f"Ligne {numero}\u00a0: aucun candidat ne s'appelle «\u00a0{text}\u00a0». Tab complète un nom.")


def listed(session: Session) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The groups the list's « Groupe » column makes of those who are not absent. Raises `Refus` when it says none.

    Each keeps the number its name ends with, where all end with one of their own; else they are numbered in order.
    """
    by_name: dict[str, list[str]] = {}
    for candidat in session.presentes:
        if candidat.groupe and candidat.at(Seance.ECRIT).presence not in PARTIS:
            by_name.setdefault(" ".join(plain(candidat.groupe).split()), []).append(candidat.slug)
    if not by_name:
        raise Refus(SANS_COLONNE)
    found = {nom: LAST_NUMBER.search(nom) for nom in by_name}
    numbers = {nom: int(it[1]) for nom, it in found.items() if it}
    if len(set(numbers.values())) < len(by_name):
        numbers = {nom: rang for rang, nom in enumerate(sorted(by_name), 1)}
    ordered = sorted(by_name, key=numbers.__getitem__)
    return tuple((f"G{numbers[nom]}", tuple(by_name[nom])) for nom in ordered)
