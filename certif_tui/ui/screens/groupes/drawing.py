"""The part of the groups' screen that draws by lot: how many groups, why, which cases; then the reveal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.refus import Refus
from certif_tui.services.ecrit.tirage import (
    PAS_DE_TIRAGE,
    Possibilites,
    check_no_dossier,
    draw_groups,
    is_replayed,
    possibilites,
    sizes_words,
)
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.dialogs.saisie import Saisie
from certif_tui.ui.screens.groupes.base import GroupesBase
from certif_tui.ui.screens.groupes.revelation import Revelation
from certif_tui.wording.text import NBSP, clean, counted, name_of

TIRAGE = "Tirage au sort"


class Drawing(GroupesBase):
    """Draws the groups and replays the draw."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("groupes.tirer", "t", "tirer", "Tirer", "Tire au sort les groupes et leurs cas", show=True),
        command("groupes.rejouer", "v", "rejouer", "Vérifier le tirage", "Rejoue le tirage et compare"),
        command("groupes.montrer", "m", "montrer", "Montrer le tirage", "Révèle à nouveau les groupes un à un"),
    ]

    def action_tirer(self) -> None:
        """Draw the groups of those present."""
        session, bloc = self.ouverte.session, self.ouverte.bloc
        try:
            check_no_dossier(session)
            found = possibilites(session, bloc)
        except Refus as refusal:
            self.say(str(refusal))
            return
        self._ask_number(found)

    def _ask_number(self, found: Possibilites) -> None:
        """How many groups, where there is a choice."""
        nombre = len(found.candidats)
        if found.bornes is None:
            self.ask(TIRAGE, f"{counted(nombre, 'présent')}{NBSP}: combien de groupes{NBSP}?", self._numbered)
        elif found.exceptions:
            ways = [(len(it), f"Accepter {sizes_words(it)}, avec un motif") for it in found.exceptions]
            options: list[tuple[int, str]] = [(0, "Ne pas tirer maintenant, noter d'autres présences"), *ways]
            self.app.push_screen(
                Choix(found.pourquoi, options),
                lambda chosen: self._ask_motif(chosen, "Taille hors référentiel") if chosen else None,
            )
        elif len(found.tailles) > 1:
            ways = [(len(it), sizes_words(it)) for it in found.tailles]
            self.app.push_screen(
                Choix(TIRAGE, ways, invite=counted(nombre, "présent")),
                lambda chosen: self._ask_motif(chosen) if chosen else None,
            )
        else:
            self._ask_motif(len(found.tailles[0]))

    def _numbered(self, text: str) -> None:
        if not (text.isascii() and text.isdigit() and len(text) < 5):
            raise Refus("Tapez un nombre de groupes, par exemple 2.")
        self._ask_motif(int(text))

    def _ask_motif(self, nombre: int, pourquoi: str | None = None) -> None:
        """Why, for a redraw or sizes out of the référentiel; else nothing is asked."""
        again = self.ouverte.session.groupes.tirage is not None
        titre = pourquoi or ("Nouveau tirage, l'ancien est conservé" if again else None)
        if titre is None:
            self._ask_cas(nombre, None)
        else:
            self.ask_motif(titre, partial(self._ask_cas, nombre))

    def _ask_cas(self, nombre: int, motif: str | None) -> None:
        last = self.ouverte.session.groupes.tirage
        known = "\n".join(last.cas) if last else ""
        invite = f"Cas d'entreprise à tirer, un par ligne{NBSP}; vide{NBSP}: groupes sans cas"

        def given(text: str | None) -> None:
            if text is not None:
                self._draw(nombre, motif, text.splitlines())

        self.app.push_screen(Saisie(TIRAGE, invite, known, multiligne=True), given)

    def _draw(self, nombre: int, motif: str | None, cas: list[str]) -> None:
        drawn: list[TirageEffectue] = []
        use_case: Callable[[], object] = lambda: drawn.append(  # noqa: E731 - one expression, named for the line
            draw_groups(self.ouverte, cas=cas, nombre=nombre, motif=motif)
        )
        if self.change(use_case):
            self.reveal(drawn[0])

    def reveal(self, tirage: TirageEffectue) -> None:
        """Show a draw group by group."""
        session = self.ouverte.session
        noms = {it.slug: name_of(session, it, limit=300) for it in session.candidats}
        self.app.push_screen(Revelation(tirage, noms, self.ouverte.slug, self.affichage))

    def action_montrer(self) -> None:
        """Show the draw in force group by group once more."""
        tirage = self.ouverte.session.groupes.tirage
        if tirage is None:
            self.say(PAS_DE_TIRAGE)
        else:
            self.reveal(tirage)

    def action_rejouer(self) -> None:
        """Draw again with the recorded seed and say whether the groups are the same."""
        tirage = self.ouverte.session.groupes.tirage
        same: list[bool] = []
        if tirage is None:
            self.say(PAS_DE_TIRAGE)
        elif self.manage(lambda: same.append(is_replayed(tirage))):
            seed = clean(tirage.graine, limit=60)
            verdict = "le tirage rejoué est identique" if same[0] else "le tirage rejoué est DIFFÉRENT"
            self.say(f"Graine {seed}{NBSP}: {verdict}.")
