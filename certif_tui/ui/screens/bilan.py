"""The result page, right after each candidat: what is validated and why, then hand in and call the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from certif_tui.documents.bilan import build_bilan
from certif_tui.domain.chrono.state import Marche
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.grille.statut import first_hole
from certif_tui.domain.refus import Refus
from certif_tui.domain.session.candidats import Candidat
from certif_tui.domain.session.state import Session
from certif_tui.journal.journal import JournalError
from certif_tui.services.grille.evaluation import GrilleIncomplete, GrilleOuverte, GrilleTenue
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import Commande, command
from certif_tui.ui.dialogs.confirmation import Confirmation
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.bilan_rows import rangs_of
from certif_tui.ui.screens.prise import take_over_question
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.entete import Entete
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page
from certif_tui.wording.statuts import PRESENCES
from certif_tui.wording.text import clean, name_of

PATIENCE_S = 2.0
"""Seconds the disk is given to acknowledge the last marks before a sheet is refused for being unsaved."""


class Suite(StrEnum):
    """What to do when a candidat's screens are left."""

    RETOUR = "retour"
    SUIVANT = "suivant"


def hand_in_question(session: Session, candidat: Candidat) -> Confirmation:
    """Ask whether a sheet is really to be handed in for somebody of whom no result may be told."""
    noted = f"{name_of(session, candidat, limit=40)} est noté «\u00a0{PRESENCES[candidat.presence]}\u00a0»"
    question = f"{noted}\u00a0: sa grille ne dira rien de son résultat. La remettre quand même\u00a0?"
    return Confirmation("Remettre la grille", question, "Remettre la grille")


class BilanScreen(Ecran[str]):
    """Dismissed with null (back to the sheet), the code of a row to go to, or a `Suite`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("bilan.remettre", "r", "remettre", "Remettre", "Remet la grille\u00a0: elle ne change plus", show=True),
        command("bilan.suivant", "ctrl+n", "suivant", "Suivant", "Passe au candidat suivant", show=True),
        command("bilan.aller", "enter", "aller", "Aller au critère", "Revient à la grille sur cette ligne", show=True),
        command("bilan.grille", "escape,b", "grille", "Grille", "Revient à la grille", show=True),
        command("bilan.rouvrir", "o", "rouvrir", "Rouvrir", "Rouvre une grille remise, avec un motif", show=True),
        command("bilan.candidats", "l", "candidats", "Liste", "Revient à la liste des candidats"),
    ]

    def __init__(
        self,
        poste: Poste,
        candidat: Candidat,
        grille: GrilleOuverte | Grille,
        chrono: ChronoOuvert,
        affichage: Affichage,
    ) -> None:
        """`grille` is the sheet held open, or the sheet as it was read by a juror who only looks, from the list."""
        super().__init__()
        self.poste, self.candidat, self.chrono, self.affichage = poste, candidat, chrono, affichage
        self._from_list = isinstance(grille, Grille)
        self._seen = grille if isinstance(grille, Grille) else Grille()
        self.tenue = None if isinstance(grille, Grille) else grille
        """The sheet when it is held open, null as long as the juror only looks."""

    @property
    def grille(self) -> Grille:
        """The sheet as it stands."""
        return self.tenue.grille if self.tenue else self._seen

    def compose(self) -> ComposeResult:
        """Title, page, banner, keys."""
        yield Entete(id="entete")
        yield Page(curseur=self.affichage.glyphs.curseur, id="page")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the result."""
        nom, jure = name_of(self.poste.ouverte.session, self.candidat), clean(self.poste.jure.nom, limit=40)
        self.query_one(Entete).show(f"BILAN · {nom} · juré {jure}")
        self.query_one(Page).focus()
        self.paint()

    def paint(self) -> None:
        """Show the sheet and the clock as they are now."""
        ouverte = self.poste.ouverte
        bilan = build_bilan(
            ouverte.session,
            ouverte.referentiel,
            ouverte.session.candidat(self.candidat.slug),
            self.poste.jure,
            self.grille,
            self.chrono.read(),
            self.poste.doutes(self.candidat.slug),
        )
        self.query_one(Page).show(tuple(rangs_of(bilan, self.affichage.glyphs)))
        self.query_one(KeyLine).show(self.commandes())
        self.saved()

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.tenue.live if self.tenue else self.poste.ouverte.live)

    async def action_remettre(self) -> None:
        """Hand the sheet in; with a hole, go back to the first one. Of somebody noted absent or the like, ask first."""
        self.poste.ouverte.live.refresh()  # what is asked is true of what others noted, too
        candidat = self.poste.ouverte.session.candidat(self.candidat.slug)
        hole = first_hole(self.poste.ouverte.bloc, self.grille.avis)
        if candidat.sans_resultat and hole is None and self.grille.remise is None:
            self.app.push_screen(hand_in_question(self.poste.ouverte.session, candidat), self._hand_in_anyway)
        else:
            await self._remettre()

    def _hand_in_anyway(self, yes: bool | None) -> None:
        if yes:
            self.run_worker(self._remettre())

    async def _remettre(self) -> None:
        if self.tenue is not None:
            await self._hand_in(self.tenue)
        elif (hole := first_hole(self.poste.ouverte.bloc, self.grille.avis)) is not None:
            self.dismiss(hole.code)  # the sheet opens there, and says how many are left
        else:
            self._take(lambda tenue: self.run_worker(self._hand_in(tenue)))

    async def _hand_in(self, tenue: GrilleOuverte) -> None:
        await asyncio.to_thread(self._wait_for_disk)
        try:
            tenue.hand_in()
        except GrilleIncomplete as refusal:
            self.dismiss(refusal.critere.code)
            return
        except Refus as refusal:
            self.say(str(refusal))
            return
        self.chrono.live.refresh()
        self.paint()
        self.say("Grille remise. Ctrl+N passe au candidat suivant.")
        if self.chrono.chrono.marche in (Marche.EN_COURS, Marche.PAUSE):
            self._ask_end()

    def _take(self, then: Callable[[GrilleOuverte], object], *, over: bool = False) -> None:
        """Take the pen, once it is agreed where the sheet is open elsewhere, then go on."""
        if self.tenue is not None:
            then(self.tenue)
            return
        try:
            self.tenue = self.poste.open_grille(self.candidat.slug, self.chrono, take_over=over)
        except GrilleTenue as refusal:
            self.app.push_screen(
                take_over_question(str(refusal)), lambda yes: self._take(then, over=True) if yes else None
            )
        except (Refus, JournalError) as error:
            self.say(str(error))
        else:
            then(self.tenue)

    def _ask_end(self) -> None:
        """A clock left running would go on unseen once the next candidat is called.

        Another program may end the oral while the question stands: it says nothing of the clock that would not hold.
        """

        def answered(yes: bool | None) -> None:
            self.chrono.live.refresh()
            over = self.chrono.chrono.marche is Marche.FINI
            ended = bool(yes) and not over and self.manage(self.chrono.end)
            self.paint()
            if over or ended:
                already = "déjà " if over else ""
                self.say(f"Grille remise, oral {already}terminé. Ctrl+N passe au candidat suivant.")

        question = "La grille est remise. Terminer aussi l'oral de ce candidat, s'il ne l'est pas déjà\u00a0?"
        self.app.push_screen(Confirmation("Chrono", question, "Terminer l'oral", "Ne pas toucher au chrono"), answered)

    def commandes(self) -> tuple[Commande, ...]:
        """The commands of the screen: handing in or reopening, whichever makes sense now."""
        senseless = {"bilan.remettre" if self.grille.remise else "bilan.rouvrir"}
        if not self._from_list:
            return tuple(commande for commande in super().commandes() if commande.ident not in senseless)
        shown = (commande for commande in super().commandes() if commande.ident not in senseless | {"bilan.candidats"})
        return tuple(
            replace(it, libelle="Liste", explication="Revient à la liste des candidats")
            if it.ident == "bilan.grille"
            else it
            for it in shown
        )

    def _wait_for_disk(self) -> None:
        flush = getattr(self.poste.writer, "flush", None)
        if flush:
            flush(PATIENCE_S)

    def action_rouvrir(self) -> None:
        """Reopen a sheet that was handed in, with a motif."""
        from certif_tui.ui.dialogs.saisie import Saisie

        if self.grille.remise is None:
            self.say("La grille n'est pas remise\u00a0: elle est déjà ouverte.")
            return

        def given(motif: str | None) -> None:
            if motif is not None:
                self._take(lambda tenue: reopened(tenue, motif))

        def reopened(tenue: GrilleOuverte, motif: str) -> None:
            if self.manage(lambda: tenue.reopen(motif)):
                self.paint()

        self.app.push_screen(Saisie("Rouvrir la grille", "Motif de la réouverture"), given)

    def action_aller(self) -> None:
        """Go back to the sheet, on the critère of this row."""
        rang = self.query_one(Page).current
        self.dismiss(rang.code if rang else None)

    def on_line_list_chosen(self) -> None:
        """A second click on a row goes there."""
        self.action_aller()

    def action_grille(self) -> None:
        """Go back to the sheet."""
        self.dismiss(None)

    def action_suivant(self) -> None:
        """Go to the next candidat."""
        self.dismiss(Suite.SUIVANT)

    def action_candidats(self) -> None:
        """Go back to the candidats."""
        self.dismiss(Suite.RETOUR)
