"""What a heading says its column is: rules over its words, whatever stands in brackets or after. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from certif_tui.domain.frozen import Frozen
from certif_tui.domain.lettres import plain
from certif_tui.services.importation.roles import Role

MOT = re.compile(r"[a-z0-9]+")
MOST_WORDS = 8
"""Beyond, a cell is a sentence and no heading."""
SPACED = re.compile(r"\s[(\[{]")
BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]?")


def _any(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()))


PERSONNE = _any("candidate?s? stagiaires? apprenante?s? etudiante?s? eleves? participante?s? inscrite?s? personnes?")
NOM, PRENOM = _any("noms? patronymes? patronymiques?"), _any("prenoms? forenames? firstname")
USAGE = _any("usages? usuels? usuelle maritale?s? epouse? epoux marie?e? courants?")
USAGE_SEUL = _any("usages? usuels? usuelle maritale? epouse epoux")
"""What says so without the word name; « Marie » or « Courant » is somebody."""
NAISSANCE = _any("naissances? naiss nais fille civil patronymiques?")
DATE, NE_LE = _any("dates? jour ddn"), _any("nee? ddn naissances? naiss nais")
LIEU = _any("lieux? villes? communes? pays departements? dept cp codes?")
NUMEROTE = _any("n no nos num numeros? matricules? identifiants? ine ids? refs? references? codes?")
EMAIL = _any("emails? mails? courriels? mels? messageries? electroniques?")
GROUPE, HEURE = _any("groupes? gr grp gpe equipes?"), _any("heures? horaires? creneaux? passages? convocations?")
MAJORE = _any(
    "majore?e?s? majorations? majo amen amenage?e?s? amenagements? amenagt amgt supp? suppl[a-z]* additionnels? tiers"
)
TEMPS = _any("temps tps duree t tt")
VIENT = _any("convoque?e?s? passee? passent appele?e?s? attendue?s? arrivee?s? arrive")
"""What says when somebody comes, before « à » or alone."""
FINIE = _any("fin retour pause depart sortie duree")
"""An hour at which nobody is called."""
AUTRUI = _any(
    """tuteurs? tutrices? maitres? formateurs? formatrices? entreprises? societes? employeurs? responsables? jurys?
    jures? examinateurs? correcteurs? parents? peres? meres? conjoints? centres? ecoles? organismes? referente?s?
    sessions? blocs? certifications? formations? diplomes? titres? parcours salles? sites? etablissements? financeurs?
    opco contacts? urgence urgences? listes? fichiers? promotions? promos? conseillers? conseilleres? rue voie"""
)
"""Whose name, number or address it is instead of the candidat's."""
AUTRES = _any(
    """civilites? civ h f gsm photos? lien teams ss
    sexes? genres? statuts? etats? observations? remarques? commentaires? notes? ages? telephones? tel
    tels? mobiles? portables? fixes? adresses? postale?s? nationalites? signatures? emargements? presences? presente?s?
    absente?s? fin debut ordre siret nir secu securite annees? montants? tarifs? prix duree images? rgpd contrats?
    conventions? convoque?s? payee?s? reglements? dossiers? recus? remise? sujets? themes? projets? metiers? fonctions?
    postes? niveaux? langues? avis resultats? decisions? moyennes? deuxiemes? seconds? autres? rang linkedin source"""
)
"""What a list also keeps, which is nothing a jury grades by."""
CIVILITE = _any("m mr mme mlle mmes monsieur madame mademoiselle")


ENGLISH = (
    (re.compile(r"\b(?:first|given) ?names?\b|\bforenames?\b"), "prenom"),
    (re.compile(r"\b(?:last|family) ?names?\b|\bsurnames?\b|^names?$"), "nom"),
    (re.compile(r"\b(?:full|display) ?names?\b"), "nom complet"),
    (re.compile(r"\bbirth ?(?:date|day)\b|\bdate of birth\b"), "naissance"),
)
"""What meetings and forms write in English."""
SIGNES = {"#": Role.NUMERO, "@": Role.EMAIL}
"""Headings of one sign."""
JOINED = re.compile(r"[a-zà-ÿA-ZÀ-Þ][a-zà-ÿ]+(?:[A-ZÀ-Þ][a-zà-ÿ]+)+")
JOINT = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
LIANTS = _any("d de du des la le l les et ou e a au en si different s")


class Titre(Frozen):
    """What a heading says: a role, how sure it is (the higher, the surer), and whether it names whole people.

    `known` tells that the heading is understood, be it as something that is passed over.
    """

    role: Role = Role.IGNOREE
    surete: int = 0
    entier: bool = False
    known: bool = False


INCONNU = Titre()
AUTRE_CHOSE = Titre(known=True)


def words_of(text: str) -> list[str]:
    """The words of a text, without accents nor case: `N°` is `n`, « d'inscription » is `d`, `inscription`."""
    return list(_words(text))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """The same, kept: a cell is looked at for its column, for its row and for what a list ends with."""
    return tuple(MOT.findall(plain(text)))


@lru_cache(maxsize=4096)
def read_titre(cell: str) -> Titre:
    """What a heading says its column is; kept, as the first rows are looked at for the sheet, then for its columns."""
    if (sign := SIGNES.get(cell.strip())) is not None:
        return Titre(sign, 40, known=True)
    apart = " ".join(words_of(" ".join(BRACKETS.findall(cell)))).split()
    words = _titre_words(BRACKETS.sub(" " if SPACED.search(cell) else "", cell)) or apart
    if not 0 < len(words) <= MOST_WORDS:
        return INCONNU
    found = max(_readings(words, apart), key=lambda it: it.surete, default=None)
    return found if found is not None else (AUTRE_CHOSE if _has(words, AUTRES, AUTRUI, LIEU, CIVILITE) else INCONNU)


def goes_on(cell: str) -> bool:
    """Whether a cell holds only words of headings: the second line of one that stands on two rows."""
    known = (
        PERSONNE,
        NOM,
        PRENOM,
        USAGE_SEUL,
        NAISSANCE,
        DATE,
        LIEU,
        NUMEROTE,
        EMAIL,
        GROUPE,
        HEURE,
        MAJORE,
        TEMPS,
        AUTRES,
    )
    words = words_of(cell)
    return bool(words) and all(_has([word], LIANTS, *known) for word in words)


def _titre_words(cell: str) -> list[str]:
    """The words of a heading: French where they are English, apart where they are joined, joined where spelt out."""
    if JOINED.fullmatch(cell.strip()):
        cell = JOINT.sub(" ", cell)
    words = words_of(cell.replace("+", " plus "))
    if len(words) > 2 and all(len(it) == 1 for it in words):
        words = ["".join(words)]
    text = " ".join(words)
    if "name" in text or "birth" in text:
        for shape, french in ENGLISH:
            text = shape.sub(french, text)
    return text.split()


def _has(words: list[str], *shapes: re.Pattern[str]) -> bool:
    for shape in shapes:
        for word in words:
            if shape.fullmatch(word):
                return True
    return False


def _readings(words: list[str], apart: list[str]) -> Iterator[Titre]:
    """All that a heading may say; of somebody else's name, number or address, nothing."""
    if _longer(words):
        yield Titre(Role.AMENAGEMENT, 90, known=True)
    if _has(words, GROUPE):
        yield Titre(Role.GROUPE, 80, known=True)
    if _has(words, AUTRUI):
        yield Titre(known=True, surete=75)
    elif _has(words, EMAIL) or (words[:1] == ["e"] and "mail" in words):
        yield Titre(Role.EMAIL, 70 + ("convocation" in words), known=True)
    elif _has(words, DATE, NE_LE) and not _has(words, NOM, PRENOM):
        yield from _dates(words)
    else:
        yield from _named(words, apart)
        yield from _numbered(words)


def _longer(words: list[str]) -> bool:
    joined = "".join(words)
    third = joined.startswith("tierst") or ({"1", "3"} < set(words) and _has(words, TEMPS))
    more = "plus" in words and _has(words, TEMPS)
    sure = more or (_has(words, MAJORE) and (_has(words, TEMPS) or not _has(words, PERSONNE, NOM, NUMEROTE)))
    return third or sure or joined in ("tt", "plus13", "handicap", "besoinsparticuliers")


def _dates(words: list[str]) -> Iterator[Titre]:
    if _has(words, NE_LE) and not _has(words, LIEU):
        yield Titre(Role.NAISSANCE, 70, known=True)
    else:
        yield AUTRE_CHOSE


def _named(words: list[str], apart: list[str]) -> Iterator[Titre]:
    """Names and given names: those somebody goes by first, whole ones where a heading says both."""
    first, last = _has(words, PRENOM), _has(words, NOM)
    both = (first and last) or (_has(words, PERSONNE) and (_has(apart, NOM) or _has(apart, PRENOM)))
    said = words + apart
    second = _has(said, _any("deuxiemes? seconds? autres? 2 2e 2eme 3 3e complementaires?"))
    if _has(words, NUMEROTE):
        return
    if both or _has(words, _any("complets? identites?")):
        yield Titre(Role.NOM, 50 + both, entier=True, known=True)
    elif first:
        usage, civil = _has(said, USAGE), _has(said, NAISSANCE)
        yield (
            Titre(Role.IGNOREE, 55, known=True)
            if second
            else Titre(Role.PRENOM_CIVIL if civil else Role.PRENOM, 60 + usage, known=True)
        )
    elif last or (_has(words, USAGE_SEUL) and all(_has([it], USAGE_SEUL, LIANTS) for it in words)):
        usage, birth = _has(said, USAGE), _has(said, NAISSANCE)
        role = Role.NOM_NAISSANCE if birth and not usage else Role.NOM
        yield Titre(role, 62 if usage else 58, known=True)
    elif _has(words, PERSONNE) and not _has(words, AUTRES, HEURE):
        yield Titre(Role.NOM, 30, entier=True, known=True)


def is_over(words: list[str]) -> bool:
    """Whether a heading's hour is one at which nobody is called."""
    return _has(words, FINIE)


def gives_given_name(cell: str) -> bool:
    """Whether a heading says a given name of the candidat, be it one that is not read."""
    words = _titre_words(cell)
    return _has(words, PRENOM) and not _has(words, AUTRUI, NUMEROTE)


def _comes_at(words: list[str]) -> bool:
    """« Convoqué à », « Passe à », « Arrivée »: an hour; « Convoqué » alone is a yes or a no."""
    return _has(words[:1], VIENT) and (words[-1] == "a" or words in (["arrivee"], ["arrive"]))


def _numbered(words: list[str]) -> Iterator[Titre]:
    """Numbers and hours. A telephone's number, or an hour that is over, is none of them."""
    if (_has(words, HEURE) or _comes_at(words)) and not _has(words, NUMEROTE) and "ordre" not in words:
        yield (
            Titre(known=True, surete=64)
            if is_over(words)
            else Titre(Role.HORAIRE, 40 + 20 * ("heure" in words), known=True)
        )
    elif _has(words, NUMEROTE):
        ours = "dossier" in words or not _has(words, AUTRES, LIEU) or words[0] == "code" != words[-1]
        if ours and words[:2] not in (["code", "postal"], ["code", "insee"]):
            yield Titre(Role.NUMERO, 45 + 5 * _has(words, PERSONNE) + 3 * ("inscription" in words), known=True)
        else:
            yield AUTRE_CHOSE
