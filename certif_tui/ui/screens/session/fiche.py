"""Asks for everything that is said of a candidat, on one form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from certif_tui.domain.jours import jour_court
from certif_tui.domain.refus import MotifManquant, Refus
from certif_tui.domain.session.candidats import PRECISIONS, Candidat
from certif_tui.domain.session.inscription import Inscription, inscription_like
from certif_tui.journal.journal import JournalError
from certif_tui.services.preparation import fiches, textes
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.dialogs.coupe import Coupe
from certif_tui.ui.dialogs.dialogue import ECHAP, ENTREE, Dialogue, Touche
from certif_tui.ui.screens.creation.fields import Rubrique
from certif_tui.ui.screens.creation.screen import at_once
from certif_tui.ui.widgets.cell import Cell
from certif_tui.wording.durations import facteur
from certif_tui.wording.text import NBSP, clean, name_of

V = TypeVar("V")
INVITE = f"Compléter ne demande rien{NBSP}; corriger ce qui est dit, un motif."
AMENAGEMENT = "tiers-temps, ou une fraction comme 5/4"
MOTIF = "pourquoi ce qui était dit est corrigé"


class Fiche(Dialogue[bool]):
    """Returns true once what was typed is recorded; what is refused stays in the form, with the reason."""

    DEFAULT_CSS = """
    Fiche #invite { height: 2; }
    Fiche .faute { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "donner", "Valider", show=False),
        at_once(Binding("tab,down", "app.focus_next", "Champ suivant", show=False)),
        at_once(Binding("shift+tab,up", "app.focus_previous", "Champ précédent", show=False)),
    ]

    def __init__(self, ouverte: SessionOuverte, candidat: Candidat) -> None:
        super().__init__(f"Modifier · {name_of(ouverte.session, candidat)}")
        self._ouverte, self._candidat = ouverte, candidat

    def body(self) -> ComposeResult:
        """One field a line, then what is to be known or is wrong."""
        it = self._candidat
        yield _rubrique("nom", "Nom", it.nom, fiches.read_nom)
        longer = facteur(it.facteur).removeprefix(f"×{NBSP}")
        yield _rubrique("facteur", "Aménagement", longer, fiches.read_amenagement, AMENAGEMENT)
        yield _rubrique("numero", "Numéro", it.numero, textes.read_precision)
        yield _rubrique("email", "E-mail", it.email, textes.read_email, "adresse")
        yield _rubrique("groupe", "Groupe", it.groupe, textes.read_precision)
        yield _rubrique("horaire", "Horaire", it.horaire, textes.read_horaire, "HH:MM")
        if it.naissance is not None:
            born = jour_court(it.naissance)
            yield _rubrique("naissance", "Naissance", born, fiches.read_date_de_naissance, "JJ/MM/AAAA")
        yield _rubrique("motif", "Motif", None, str.strip, MOTIF)
        yield Cell(INVITE, "discret", inset=1, id="invite")

    def first(self) -> Widget:
        """The name."""
        return self._rubrique("nom").champ

    def touches(self) -> tuple[Touche, ...]:
        """Enter gives the whole form, from whichever field."""
        return (ENTREE, ("Tab", "Champ suivant", "app.focus_next"), ECHAP)

    def _rubrique(self, ident: str) -> Rubrique[Any]:
        return self.query_one(f"#rubrique-{ident}", Rubrique)

    def on_coupe(self, message: Coupe) -> None:
        """Say that not everything went in."""
        self._tell(message.words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the form."""
        event.stop()
        self.action_donner()

    def action_donner(self) -> None:
        """Give what was typed; stand on the first field that cannot be used, and say why."""
        touched = [it for it in self.query(Rubrique) if it.is_touched]
        values: dict[str, Any] = {str(it.champ.id): it.value() for it in touched}
        wrong = next((it for it in touched if it.fault), None)
        if wrong is not None:
            self.set_focus(wrong.champ)
            self._tell(wrong.fault)
        else:
            self._give(values)

    def _give(self, values: dict[str, Any]) -> None:
        """Correct what was typed, and that only: the rest may have changed since."""
        now = inscription_like(self._ouverte.session.candidat(self._candidat.slug))
        precisions = now.precisions.model_copy(update={it: values[it] for it in PRECISIONS if it in values})
        said = Inscription(values.get("nom", now.nom), values.get("facteur", now.facteur), precisions)
        try:
            self._ouverte.candidats.correct(self._candidat.slug, said, values.get("motif", ""))
        except (Refus, JournalError) as error:
            if isinstance(error, MotifManquant):
                self.set_focus(self._rubrique("motif").champ)
            self._tell(str(error))
        else:
            self.answer(True)

    def _tell(self, words: str) -> None:
        self.query_one("#invite", Cell).put(clean(words, limit=200), "non_valide")


def _rubrique(ident: str, label: str, value: str | None, read: Callable[[str], V], hint: str = "") -> Rubrique[V]:
    return Rubrique(ident, label, read, clean(value or "", limit=300), hint=hint, offered=False)
