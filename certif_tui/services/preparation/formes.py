"""What stands around a name in a pasted list: bullets, ranks, hours, numbers, telephones, addresses, titles. Pure."""

from __future__ import annotations

import re

from certif_tui.domain.lettres import one_of
from certif_tui.services.importation.titres import words_of

SEPARATORS = re.compile(r"[;\t|]")
ASIDE = re.compile(r"\s+(?:[–—-]+|[/:=]|→)\s+")
"""What sets apart what follows a whole name."""
ALSO = (re.compile(";"), re.compile(r",|\s+(?:et|&)\s+"), re.compile("\t"), re.compile(r"\s+(?:et|&|/)\s+"))
"""What stands between two people of one line."""
BULLET = re.compile(r"^(?:[^\w\"'«(\[#]|#(?!\s?\d)|_|\[[ xX✓✔]?\]|o\s(?=\s*[A-ZÀ-Þ]))+(?=[\w\"'«(\[])")
RANK = re.compile(
    r"^\s*(?:n\s?[°o.]\s?|#)?\d{1,3}(?:\s*(?:[.)\]°/:](?!\d)|[-–](?=\s)|er?(?=\s))\s*|\s+(?=[^\W\d_]{2}))"
    r"|^\s*[a-z]\)\s*",
    re.IGNORECASE,
)
HOUR = r"(?:[01]?\d|2[0-3])\s?(?:[hH](?:\s?[0-5]\d)?|:[0-5]\d)"
HOURS = re.compile(rf"{HOUR}(?:(?:\s?[-–—→/àÀ]\s?|\s(?:et|jusqu['’]à)\s){HOUR})?")
BEFORE_HOUR = r"(?i:de|dès|à|vers|entre)"
FIRST_HOUR = re.compile(rf"^(?:{BEFORE_HOUR}\s+)?({HOURS.pattern})(?![\w@])[\s,:–—→/-]*")
LAST_HOUR = re.compile(rf"[\s,:(–—-]+(?:{BEFORE_HOUR}\s+)?({HOURS.pattern})\)?\s*$")
NUMBER = re.compile(r"(?=\S*\d)(?:[A-Za-z]{1,8}[-_/.]?\d[\w/.-]{0,20}|\d{4,9}|\d{2,6}[-_/.]\d{2,6})")
SIGNED_NUMBER = re.compile(
    r"^(?:n\s?[°ºo.]\.?\s?|#\s?)(?=0*[1-9])(\d{1,9}|[A-Z]{1,4}-?\d{1,8})(?!\w)[\s.,:)/–—-]*(?=[^\W\d_])", re.IGNORECASE
)
FIRST_NUMBER = re.compile(rf"^({NUMBER.pattern})[\s:,–-]+(?=[^\W\d_])")
LAST_NUMBER = re.compile(r"[\s,(–-]+(?:n\s?[°o.]\s?)?([A-Za-z]{1,4}-?\d{1,8}|\d{4,9})\)?\s*$")
DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d")
LAST_DATE = re.compile(rf"[\s,/(–-]+(?:née?\s+le\s+)?{DATE.pattern}\)?\s*$", re.IGNORECASE)
MAIL = re.compile(r"[^\s<>;,()\"']+@[^\s<>;,()\"']+")
ADDRESSED = re.compile(r"([^<>]*)<\s*([^<>\s]+@[^<>\s]+)\s*>")
PHONE = re.compile(
    r"(?:\b(?:t[ée]l|mob|port)[\w.]*\s*:?\s*)?(?<![\w.-])(?:(?:\+|00)\s?\d{2,3}[\s.-]?(?:\(0\)\s?)?|0)\d"
    r"(?:[\s.-]?\d\d){4}(?![\w])",
    re.IGNORECASE,
)
FIELD = re.compile(r"^\s*(?:[àa]|cci?|de)\s*:\s*", re.IGNORECASE)
"""What a message writes in front of the people it goes to."""
BRACKETS = re.compile(r"[(\[]([^()\[\]]*[^\W\d_][^()\[\]]*)[)\]]")
TICK = re.compile(r"[✓✔☑☒√✗✘🗸🗹✅]|\[[xX✓✔]\]")
"""A mark that would be a longer time behind a name; in front of one it may as well be a presence, or a bullet."""
ROLES = one_of(
    "organisateur organisatrice presentateur invite invitee externe hote cohote co moi non verifie guest host me"
)
"""What a meeting writes in brackets behind a name."""
OTHER_NAME = one_of("ne nee ep epouse epoux dit dite veuve vve")
FIRST_CIVILITE = re.compile(
    r"^(?:(?:mme|mlle|mmes|mm|mr|m|monsieur|madame|mademoiselle|dr)(?:\.|\b(?!\.))\s*(?:[/,]\s*)?)+(?=\S+\s+\S)",
    re.IGNORECASE,
)
DOTTED_CIVILITE = re.compile(r"^(?:m|mr|mme|mlle)\.\s*|^(?:monsieur|madame|mademoiselle|mme|mlle|mr)\s+", re.IGNORECASE)
LAST_CIVILITE = re.compile(r"[\s,]+(?:Mme|Mlle|Mr|M\.|Monsieur|Madame)\.?\s*$")
NEE = re.compile(
    r"\s*(?:[(\[]\s*n[ée]e?\s+(?!le\b)[^()\[\]]+[)\]]?|[\s,]n[ée]e?\s+(?:[^\W\d_a-zß-ÿ][^\Wa-zß-ÿ]*[\s'’-]?)+)\s*$"
)
"""A name at birth behind the one somebody goes by; without brackets, only in capitals: a given name may follow it."""
LEFTOVER = re.compile(r"[\s,(:–-]+(?:oui|non)\b.*$", re.IGNORECASE)
"""An answer behind a name, with words nobody reads: no name ends in it."""
AROUND = " \t\u00a0\"'«»,;:()[]–—-_→=/"
ENTETES = one_of("liste listes groupe groupes bloc session voici veuillez objet")
ACTIVITES = one_of(
    """pause pauses dejeuner dejeuners repas cafe accueil deliberation deliberations reunion reunions briefing
    debriefing installation emargement preparation cloture ouverture restitution proclamation concertation battement
    libre vide interruption"""
)
"""What a day of orals holds beside them."""
PROSE = (
    ENTETES
    | ACTIVITES
    | one_of(
        """bonjour bonsoir cordialement merci salutations bien a tous toutes et de des du la le les l d pour avec ci
    joint
    jointe jointes matin apres midi journee pause dejeuner candidat candidats candidate candidates stagiaires
    apprenants oral oraux ecrit jury salle passage passages ordre votre notre cher chere chers collegue collegues
    monsieur
    madame"""
    )
)
"""What a list or a letter says that names nobody."""


def bare_name(nom: str) -> str:
    """The name without courtesy around it nor the name at birth behind; as it is where nothing else would be left."""
    bare = LAST_CIVILITE.sub("", NEE.sub("", nom))
    return DOTTED_CIVILITE.sub("", FIRST_CIVILITE.sub("", bare)).strip(" ,\u00a0") or nom


def is_prose(line: str) -> bool:
    """Whether a line is a title or a courtesy instead of a name."""
    words = [it for it in words_of(line) if not (re.fullmatch(r"\d+h?\d*|h|min|mn|minutes", it))]
    named = [it for it in words if len(it) > 1]
    return bool(words) and (words[0] in ENTETES or (bool(named) and all(it in PROSE for it in named)))


def is_activite(line: str) -> bool:
    """Whether a line is what the day holds between two candidats, such as a pause."""
    return is_prose(line) and bool(ACTIVITES & set(words_of(line)))


def is_whole(cell: str) -> bool:
    """Whether a cell is a name and a given name: a word in capitals and one that is not."""
    words = [it for it in re.findall(r"[^\W\d_][^\W\d_'’-]+", BULLET.sub("", cell)) if len(it) > 1]
    return any(it.isupper() for it in words) and any(it[0].isupper() and not it.isupper() for it in words)


def is_double(cell: str) -> bool:
    """Whether a cell is two or three words that begin with a capital, as a name written « Claire Dupont »."""
    words = BULLET.sub("", cell).split()
    return 1 < len(words) < 4 and all(it[:1].isupper() and it[1:].islower() for it in words)
