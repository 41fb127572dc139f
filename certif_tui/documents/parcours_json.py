"""Parcours as JSON for scripts."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from certif_tui.documents.parcours import of_ref
from certif_tui.domain.personnes.identites import Reponse
from certif_tui.domain.personnes.parcours import BlocParcours, Passage, Personne
from certif_tui.wording.text import clean

OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def parcours_json(personne: Personne, reponses: Iterable[Reponse]) -> bytes:
    """One person, with the answers given about them."""
    return orjson.dumps(_shape(personne) | {"reponses": [_answer(each) for each in reponses]}, option=OPTIONS)


def people_json(people: Iterable[Personne]) -> bytes:
    """Everybody."""
    return orjson.dumps([_shape(each) for each in people], option=OPTIONS)


def _shape(personne: Personne) -> dict[str, object]:
    return {
        "nom": clean(personne.nom),
        "identifiants": personne.identifiants,
        "candidatures": [of_ref(ref) for ref in personne.groupe.membres],
        "presumee": personne.groupe.presume,
        "questions": [[of_ref(ref) for ref in paire] for paire in personne.groupe.questions],
        "defauts": [clean(defaut) for defaut in personne.defauts],
        "parcours": [
            {
                "certification": clean(parcours.certification.intitule),
                "acquise": parcours.acquise,
                "blocs": [_bloc(bloc) for bloc in parcours.blocs],
            }
            for parcours in personne.parcours
        ],
    }


def _bloc(bloc: BlocParcours) -> dict[str, object]:
    return {
        "bloc": bloc.code,
        "verdict": bloc.verdict,
        "acquis": _passage(bloc.acquis) if bloc.acquis else None,
        "passages": [_passage(each) for each in bloc.passages],
    }


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "candidature": of_ref(passage.candidature.ref),
        "date": passage.date,
        "lieu": clean(passage.lieu),
        "verdict": passage.verdict,
        "retire": clean(passage.retire) or None,
        "grilles_remises": passage.remises,
        "grilles_attendues": passage.jures,
        "grille_ecartee": passage.ecartee,
        "defaut": clean(" ".join(passage.defauts)) or None,
    }


def _answer(reponse: Reponse) -> dict[str, object]:
    return {
        "candidatures": [of_ref(ref) for ref in reponse.paire],
        "lien": reponse.lien,
        "motif": clean(reponse.motif) or None,
        "auteur": clean(reponse.auteur),
        "instant": reponse.instant,
    }
