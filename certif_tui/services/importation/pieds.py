"""Rows around the people of a printed list: where and when it was made, who signs it, which page it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from certif_tui.domain.lettres import one_of
from certif_tui.services.importation.titres import words_of

FAITE = (
    "(?:fait|edite|imprime|genere|extrait|exporte|etabli|arrete|dresse|valide|certifie|signe|mis a jour|mise a jour"
    "|actualise|cree)e?s?"
)
"""What was done to a list, and when it was."""
PHRASES = re.compile(
    rf"(?:(?:la |presente )*(?:liste|document|tableau|etat|pv|proces verbal|edition|extraction|export"
    r"|impression|version)"
    rf"(?: des candidats| des inscrits)? )?{FAITE} (?:a|le|les|en|au|par|ce|pour|conforme|sincere)\b.*"
    r"|(?:page|p|feuille|feuillet) \d+(?: (?:\d+|sur \d+|de \d+))?"
    r"|(?:signatures?|emargements?|paraphes?)(?: (?:et|de|du|des|d|l|la|le|les)\b.*)?"
    r"|(?:cachet|visa|tampon|nom|nom et prenom|noms|date|lieu)s?(?: (?:et|de|du|des|d|l|la|le|les))+"
    r" (?:(?:l|la|le|les|d) )?(?:signatures?|signataires?|visa|cachet|tampon|date|jury|jure|president|presidente"
    r"|centre|organisme|etablissement|ecole|responsable|direction|directeur|directrice|certificateur)\b.*"
    r"|(?:(?:le|la|les) )?(?:president|presidente|membres|responsable|directeur|directrice|secretaire|jury)"
    r"(?: (?:du|de|des|d)\b.*)?"
    r"|(?:liste|document) (?:\w+ ){0,3}(?:definitive?|provisoire|confidentiel(?:le)?)"
    r"|(?:edition|impression|extraction|version|mise a jour|date)(?: d \w+| de \w+)? (?:du|le|au) \d.*"
    r"|(?:nb|remarques?|observations?|legende) (?:les|le|la|des|tout|tous|voir|tt|tiers)\b.*"
    r"|(?:merci de|bon pour|lu et approuve|a retourner|suite (?:page|au|de)|tournez la)\b.*"
    r"|(?:groupe|jury|salle|session|bloc|demi journee|jour|centre|site) (?:n |no |numero )?(?:\d+|[a-z])"
    r"|(?:(?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?\d{1,2}(?:er)? [a-z]{3,9} \d{4}"
    r"|(?:candidats? )?(?:avec |en )?tiers temps(?: accorde.*)?"
    r"|(?:[a-z]+ ){1,4}le \d{1,2}(?:er)? (?:\d{1,2}|[a-z]+) (?:\d\d|\d{4})"
)
"""What a foot says, its words joined by one space. A surname alone — Page, Cachet, Visa — is no foot where a given
name follows it."""
LETTRE = re.compile(r"[^\W\d_]")
MOTS = one_of("cachet visa tampon signature signatures date lieu nom le la du de et jury centre fait a")


def is_foot(cells: Sequence[str]) -> bool:
    """Whether a row is a foot in all its cells: nobody's, whatever its columns are."""
    said = [cell for cell in cells if LETTRE.search(cell)]
    return all(says_foot(it) or _goes_with(it) for it in said) and any(map(_ends, said))  # a name ends it at once


def says_foot(cell: str) -> bool:
    """Whether a cell alone can only be a foot: « Fait à Lyon, le 26/11/2026 », « Page 1/2 », whatever stands beside."""
    return PHRASES.fullmatch(" ".join(words_of(cell))) is not None


def _ends(cell: str) -> bool:
    return says_foot(cell) or words_of(cell) in (["cachet"], ["visa"], ["tampon"])


def _goes_with(cell: str) -> bool:
    words = words_of(cell)
    return bool(words) and all(word.isdigit() or word in MOTS for word in words)
