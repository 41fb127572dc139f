"""The bilan as JSON for scripts."""

from __future__ import annotations

import orjson

from certif_tui.documents.bilan import Bilan
from certif_tui.domain.session.candidats import Candidat
from certif_tui.wording.text import clean


def bilan_json(bilan: Bilan) -> bytes:
    """The bilan in UTF-8 JSON: enums as the journal has them, null for what is not there, times in whole seconds.

    Where `defauts` tell that the sheet or the session is no proof, no statut is told.
    """
    return orjson.dumps(_shape(bilan), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _shape(bilan: Bilan) -> dict[str, object]:
    told = bilan.dit
    return {
        "bloc": bilan.bloc,
        "statut": bilan.statut.statut if told else None,
        "competences": [
            {
                "code": statut.code,
                "valides": statut.valides,
                "total": statut.total,
                "requis": statut.requis,
                "statut": statut.statut if told else None,
            }
            for statut in bilan.statut.competences
        ],
        "criteres": [
            {
                "code": critere.code,
                "avis": critere.avis,
                "remarque": clean(critere.remarque, multiline=True) or None,
            }
            for critere in bilan.criteres
        ],
        "temps": [
            {"phase": temps.code, "prevu_s": temps.prevu_s, "utilise_s": temps.utilise_s} for temps in bilan.temps
        ],
        "presence": _presence(bilan.candidat),
        "incidents": [
            {
                "numero": incident.numero,
                "candidat": incident.candidat,
                "instant": incident.instant,
                "texte": clean(incident.texte, multiline=True),
                "minutes": incident.minutes,
                "rendu": incident.rendu,
            }
            for incident in bilan.incidents
        ],
        "defauts": [clean(doute) for doute in bilan.doutes.tous],
    }


def _presence(candidat: Candidat) -> dict[str, object]:
    """Where the candidat was; when `evalue` is false, no statut is told of them."""
    return {
        "presence": candidat.presence,
        "retard_min": candidat.retard.minutes if candidat.retard else None,
        "mode_retard": candidat.retard.mode if candidat.retard else None,
        "evalue": candidat.evalue,
    }
