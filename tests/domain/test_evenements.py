from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from certif_tui.domain.chrono.evenements import Ajustement, Pause, PhaseDemarree, Repere
from certif_tui.domain.durees import MS_PER_DAY
from certif_tui.domain.ecrit.ecarts import Ecart
from certif_tui.domain.ecrit.evenements import GroupeTire, TempsMajore, TravailDemarre
from certif_tui.domain.ecrit.feries import Territoire
from certif_tui.domain.evenements.base import Evenement, Moment
from certif_tui.domain.evenements.catalogue import (
    TYPES,
    EvenementConnu,
    EvenementInconnu,
    EvenementInvalide,
    parse_evenement,
)
from certif_tui.domain.facteurs import TIERS_TEMPS, Facteur
from certif_tui.domain.grille.evenements import Avis, AvisDonne, Decompte, Statut
from certif_tui.domain.planning.evenements import Creneau, EntreeExportee, PausePrevue, Plage
from certif_tui.domain.referentiel.model import Piece
from certif_tui.domain.session.evenements import (
    AmenagementFixe,
    CandidatAjoute,
    CandidatDeplace,
    CandidatRenomme,
    JureAjoute,
    Lien,
    ModeRetard,
    Presence,
    PresenceNotee,
    Seance,
)

TEXT = st.text(max_size=40)
NOT_EMPTY = st.text(min_size=1, max_size=40)
HEX = "0123456789abcdef"
IDS = st.text(HEX, min_size=32, max_size=32)
SHAS = st.text(HEX, min_size=64, max_size=64)
SLUGS = st.text("abcxyz019-", min_size=1, max_size=40)
CODES = st.sampled_from(["CR3.1.1", "C3.2", "BLOC 3", "Été·1"])
PHASES = st.sampled_from(["avant", "expose", "dialogue", "apres"])
COUNTS = st.integers(min_value=0, max_value=10_000)
MS = st.integers(min_value=0, max_value=10**13)
INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
MOMENTS = st.builds(Moment, phase=PHASES, ecoule_ms=MS)
DECOMPTES = st.builds(
    Decompte, competence=CODES, valides=COUNTS, total=COUNTS, requis=COUNTS, statut=st.sampled_from(Statut)
)
FACTEURS = st.tuples(st.integers(1, 1000), st.integers(1, 1000)).map(
    lambda terms: Facteur(numerateur=max(terms), denominateur=min(terms))
)

REPERES = st.builds(Repere, boot=st.text(min_size=1, max_size=64), boottime_ms=MS)
ACTIONS = st.builds(Pause, id=IDS, instant=INSTANTS, auteur=NOT_EMPTY, repere=REPERES) | st.builds(
    PhaseDemarree, id=IDS, instant=INSTANTS, auteur=NOT_EMPTY, repere=REPERES, phase=PHASES
)

GROUP_CODES = st.integers(1, 9999).map(lambda rang: f"G{rang}")
MAJORES = st.builds(TempsMajore, candidat=SLUGS, facteur=FACTEURS)
GROUPES = st.builds(
    GroupeTire, code=GROUP_CODES, membres=st.lists(SLUGS, max_size=3).map(tuple), cas=st.none() | NOT_EMPTY
)
JOURS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
HEURES = st.times().map(lambda it: f"{it:%H:%M}")
PAUSES = st.builds(PausePrevue, heure=HEURES, minutes=st.integers(1, 1_440))
CRENEAUX = st.builds(
    Creneau, candidat=SLUGS, debut=INSTANTS, fin=st.none() | INSTANTS, duree_ms=st.integers(0, 7 * MS_PER_DAY)
)

PLAGES = st.builds(
    Plage,
    jour=JOURS,
    debut=HEURES,
    fin=st.none() | HEURES,
    jury=st.text(max_size=40),
    pauses=st.lists(PAUSES, max_size=3).map(tuple),
)
ENTREES = st.builds(
    EntreeExportee, ident=SLUGS, debut=INSTANTS, fin=INSTANTS, jury=st.text(max_size=40), annule=st.booleans()
)

FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "id": IDS,
    "instant": INSTANTS,
    "auteur": NOT_EMPTY,
    "flux": TEXT,
    "referentiel": SHAS,
    "session": st.none() | IDS,
    "cible": IDS,
    "moment": MOMENTS,
    "bloc": CODES,
    "date": st.dates(),
    "lieu": TEXT,
    "fuseau": st.sampled_from(["Europe/Paris", "Indian/Reunion"]),
    "demonstration": st.booleans(),
    "jure": SLUGS,
    "dans": SLUGS,
    "nom": NOT_EMPTY,
    "compte": NOT_EMPTY,
    "phase": PHASES,
    "minutes": st.none() | st.integers(1, 10_000),
    "candidat": SLUGS,
    "facteur": FACTEURS,
    "numero": st.none() | NOT_EMPTY,
    "email": st.none() | NOT_EMPTY,
    "groupe": st.none() | NOT_EMPTY,
    "horaire": st.none() | NOT_EMPTY,
    "naissance": st.none() | st.dates(),
    "importation": st.none() | IDS,
    "source": st.sampled_from(["formateur", "liste"]),
    "fichier": st.none() | NOT_EMPTY,
    "ordre": st.lists(SLUGS, max_size=5).map(tuple),
    "rang": st.integers(0, 1_000_000),
    "motif": NOT_EMPTY,
    "manques": st.lists(st.sampled_from(get_args(Piece)), max_size=3).map(tuple),
    "malgre": st.none() | NOT_EMPTY,
    "presence": st.sampled_from(Presence),
    "seance": st.none() | st.sampled_from(Seance),
    "lot": st.none() | IDS,
    "mode": st.none() | st.sampled_from(ModeRetard),
    "ident": IDS,
    "instant_vecu": INSTANTS,
    "ajustement": st.none() | IDS,
    "jeton": IDS,
    "critere": CODES,
    "avis": st.none() | st.sampled_from(Avis),
    "texte": TEXT,
    "brouillon": st.booleans(),
    "statut": st.sampled_from(Statut),
    "decomptes": st.lists(DECOMPTES, max_size=3).map(tuple),
    "regle": NOT_EMPTY,
    "tete": SHAS,
    "depuis": SLUGS,
    "autre_session": SLUGS,
    "autre_candidat": SLUGS,
    "majores": st.none() | st.lists(MAJORES, max_size=3).map(tuple),
    "membres": st.lists(SLUGS, min_size=1, max_size=3).map(tuple),
    "lien": st.none() | st.sampled_from(Lien),
    "remarques": st.dictionaries(CODES, TEXT),
    "vers": SLUGS,
    "repere": REPERES,
    "actions": st.lists(ACTIONS, max_size=3).map(tuple),
    "motifs": st.dictionaries(IDS, TEXT),
    "ajout_ms": st.integers(-MS_PER_DAY, MS_PER_DAY),
    "graine": NOT_EMPTY,
    "algorithme": NOT_EMPTY,
    "candidats": st.lists(SLUGS, max_size=3).map(tuple),
    "tailles": st.lists(st.integers(1, 10_000), max_size=3).map(tuple),
    "cas": st.lists(NOT_EMPTY, max_size=3).map(tuple),
    "groupes": st.lists(GROUPES, max_size=3).map(tuple),
    "tirage": IDS,
    "duree_ms": MS,
    "ecoule_ms": MS,
    "avant_ms": MS,
    "remettant": SLUGS | GROUP_CODES,
    "fin": st.none() | st.dates(),
    "echeance": INSTANTS,
    "ecarts": st.lists(st.sampled_from(Ecart), max_size=3).map(tuple),
    "jour": JOURS,
    "debut": HEURES,
    "pauses": st.lists(PAUSES, max_size=3).map(tuple),
    "plages": st.lists(PLAGES, min_size=1, max_size=3).map(tuple),
    "jury": st.text(max_size=40),
    "libre": st.booleans(),
    "entrees": st.lists(ENTREES, max_size=3).map(tuple),
    "changement": st.integers(0, 1_440),
    "deliberation": st.integers(0, 1_440),
    "nominale": st.none() | st.integers(1, 1_440),
    "fermes": st.lists(JOURS, max_size=3).map(tuple),
    "territoire": st.sampled_from(Territoire),
    "creneaux": st.lists(CRENEAUX, max_size=3).map(tuple),
    "a": SLUGS,
    "b": SLUGS,
    "apres": st.none() | SLUGS,
}
"""What each field may hold, by its name."""

OTHERWISE: dict[tuple[str, str], st.SearchStrategy[Any]] = {
    ("remarque_ecrite", "cible"): CODES,
    ("jure_excuse", "candidats"): st.lists(SLUGS, min_size=1, max_size=3).map(tuple),
    ("plan_exporte", "candidat"): st.none() | SLUGS,
    ("plan_exporte", "jury"): st.none() | st.text(max_size=40),
    ("passage_deplace", "duree_ms"): st.integers(0, 7 * MS_PER_DAY),
    ("incident_note", "candidat"): st.none() | SLUGS,
    ("incident_note", "duree_ms"): st.none() | MS,
    ("incident_corrige", "duree_ms"): st.none() | MS,
    ("incident_note", "texte"): NOT_EMPTY,
    ("incident_corrige", "candidat"): st.none() | SLUGS,
    ("incident_corrige", "texte"): NOT_EMPTY,
    ("cas_modifie", "cas"): NOT_EMPTY,
    ("echeance_fixee", "debut"): st.none() | st.dates(),
    ("debut_corrige", "debut"): INSTANTS,
    ("cas_modifie", "groupe"): GROUP_CODES,
    ("groupe_modifie", "groupe"): GROUP_CODES,
    ("grille_recue", "avis"): st.dictionaries(CODES, st.sampled_from(Avis)),
}
"""The fields that hold something else in one type of event."""


def held_by(nom: str, field: str) -> st.SearchStrategy[Any]:
    found = OTHERWISE.get((nom, field), FIELDS.get(field))
    assert found is not None, f"say in FIELDS of {__name__} what the field {field!r} of {nom} may hold"
    return found


def events(nom: str) -> st.SearchStrategy[Evenement]:
    fields = [field for field in TYPES[nom].model_fields if field not in ("v", "type")]
    return st.builds(TYPES[nom], **{field: held_by(nom, field) for field in fields})


def stored(evenement: Evenement) -> dict[str, Any]:
    """The event as a journal keeps it and gives it back."""
    kept: dict[str, Any] = orjson.loads(orjson.dumps(evenement.model_dump(mode="json")))
    return kept


@pytest.mark.parametrize("nom", TYPES)
@settings(max_examples=25)
@given(data=st.data())
def test_every_event_comes_back_from_its_json_as_it_was(nom: str, data: st.DataObject) -> None:
    evenement = data.draw(events(nom))
    again = parse_evenement(stored(evenement))
    assert again == evenement
    assert type(again) is TYPES[nom]
    assert stored(again) == stored(evenement)


@pytest.mark.parametrize("nom", TYPES)
@settings(max_examples=1)
@given(data=st.data())
def test_an_event_is_frozen(nom: str, data: st.DataObject) -> None:
    evenement = data.draw(events(nom))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(evenement, "auteur", "quelqu'un d'autre")  # noqa: B010


@pytest.mark.parametrize("nom", TYPES)
@settings(max_examples=1)
@given(data=st.data())
def test_an_event_with_a_field_too_many_or_one_too_few_is_refused_by_that_field(nom: str, data: st.DataObject) -> None:
    fields = stored(data.draw(events(nom)))
    with pytest.raises(EvenementInvalide, match="surplus"):
        parse_evenement({**fields, "surplus": 1})
    for field in ("id", "instant", "auteur"):
        with pytest.raises(EvenementInvalide, match=field):
            parse_evenement({key: value for key, value in fields.items() if key != field})


def test_no_two_events_share_a_type() -> None:
    assert set(TYPES.values()) == set(get_args(EvenementConnu))


HEAD = {"v": 1, "id": "0" * 32, "instant": "2026-11-23T08:00:00Z", "auteur": "martin-paul"}


@pytest.mark.parametrize("nom", ["inventee", "", "Ouverture"])
def test_an_event_of_an_unknown_type_is_a_newer_programs(nom: str) -> None:
    with pytest.raises(EvenementInconnu):
        parse_evenement({**HEAD, "type": nom})


def test_an_event_of_a_newer_version_is_a_newer_programs() -> None:
    with pytest.raises(EvenementInconnu):
        parse_evenement({**HEAD, "v": 2, "type": "pause"})


@pytest.mark.parametrize(
    "slug",
    ["", "A", "é", "a b", "a_b", "a/b", "..", "../../etc", "a\\b", "a.json", "a\n", "\x00", "a" * 41],
)
def test_a_name_that_is_not_a_slug_names_no_file(slug: str) -> None:
    fields = {"jure": slug, "nom": "Paul"}
    with pytest.raises(ValidationError):
        JureAjoute(**HEAD, **fields)
    with pytest.raises(ValidationError):
        CandidatAjoute(**HEAD, candidat=slug, nom="Paul")
    with pytest.raises(EvenementInvalide):
        parse_evenement({**HEAD, "type": "jure_ajoute", **fields})


@pytest.mark.parametrize("instant", ["2026-11-23T08:00:00", "demain", None])
def test_an_instant_without_its_offset_from_utc_is_refused(instant: str | None) -> None:
    with pytest.raises(ValidationError):
        JureAjoute(**{**HEAD, "instant": instant}, jure="paul", nom="Paul")


@pytest.mark.parametrize("identifiant", ["", "0" * 31, "0" * 33, "G" * 32, "0" * 32 + "\n"])
def test_an_id_is_thirty_two_hexadecimal_digits(identifiant: str) -> None:
    with pytest.raises(ValidationError):
        JureAjoute(**{**HEAD, "id": identifiant}, jure="paul", nom="Paul")


def test_a_text_that_no_file_could_hold_is_refused_before_it_reaches_one() -> None:
    with pytest.raises(ValidationError):
        JureAjoute(**HEAD, jure="paul", nom="\ud800")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Ajustement, {"repere": Repere(boot="b", boottime_ms=0), "ajout_ms": 2**63}),
        (CandidatDeplace, {"candidat": "paul", "rang": 2**63}),
        (CandidatDeplace, {"candidat": "paul", "rang": -1}),
        (AvisDonne, {"critere": "CR3.1.1", "avis": "peut-être"}),
    ],
)
def test_a_value_no_other_reader_would_understand_is_refused(kind: type[Evenement], fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        kind(**HEAD, **fields)


def test_a_presence_noted_before_delays_had_a_length_is_read_without_one() -> None:
    [read] = [parse_evenement({**HEAD, "type": "presence_notee", "candidat": "paul", "presence": "retard"})]
    assert isinstance(read, PresenceNotee)
    assert (read.v, read.presence, read.minutes, read.mode, read.motif) == (3, Presence.RETARD, None, None, "")


@pytest.mark.parametrize(
    ("nom", "fields"),
    [("candidat_renomme", {"nom": "Paul"}), ("amenagement_fixe", {"facteur": TIERS_TEMPS.model_dump()})],
)
def test_a_correction_recorded_before_it_gave_a_reason_is_read_without_one(nom: str, fields: dict[str, Any]) -> None:
    read = parse_evenement({**HEAD, "type": nom, "candidat": "paul", **fields})
    assert isinstance(read, CandidatRenomme | AmenagementFixe)
    assert (read.v, read.motif) == (2, "")


@pytest.mark.parametrize("boottime_ms", [-1, 2**63])
def test_the_boot_clock_counts_from_zero_and_within_reason(boottime_ms: int) -> None:
    with pytest.raises(ValidationError):
        Repere(boot="b", boottime_ms=boottime_ms)


@pytest.mark.parametrize("instant", [datetime.min, datetime(1799, 12, 31), datetime(9001, 1, 1), datetime.max])
def test_an_instant_that_no_time_can_be_added_to_is_no_event(instant: datetime) -> None:
    head = {**HEAD, "instant": instant.replace(tzinfo=UTC).isoformat()}
    with pytest.raises(ValidationError):
        JureAjoute(**head, jure="paul", nom="Paul")


def test_the_longest_time_added_to_the_last_instant_is_still_a_date_anywhere() -> None:
    head = {**HEAD, "instant": datetime(9000, 1, 1, tzinfo=UTC)}
    repere = Repere(boot="b", boottime_ms=0)
    last = TravailDemarre(**head, repere=repere, duree_ms=10**13)
    assert (last.instant + timedelta(milliseconds=last.duree_ms)).astimezone(ZoneInfo("Pacific/Auckland"))
    with pytest.raises(ValidationError):
        TravailDemarre(**head, repere=repere, duree_ms=10**13 + 1)
