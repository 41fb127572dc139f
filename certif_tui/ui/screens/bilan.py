"""The result page, right after each candidat: what is validated and why, then hand in and call the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from certif_tui.documents.bilan import build_bilan
from certif_tui.documents.horloge import HorlogeSalle, of_attente
from certif_tui.domain.grille.state import Grille
from certif_tui.domain.session.candidats import Candidat
from certif_tui.projections.resultats import fondement_of
from certif_tui.projections.salle import Salle
from certif_tui.services.grille.evaluation import GrilleOuverte
from certif_tui.services.grille.poste import Poste
from certif_tui.services.oral.passage import ChronoOuvert
from certif_tui.ui.commands import command
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.annotation import write_remarque
from certif_tui.ui.flows.remise import RemiseDeGrille
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.bilan_rows import rangs_of
from certif_tui.ui.screens.suite import Suite
from certif_tui.ui.tutoriel import TUTORIEL
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.chrono_vivant import ChronoVivant
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, clean, name_of

REMETTRE = command(
    "bilan.remettre", Verbe.ENGAGER, "remettre", "Remettre", f"Remet la grille{NBSP}: elle ne change plus", show=True
)
SUIVANT = command("bilan.suivant", Verbe.SUIVANT, "suivant", "Suivant", "Passe au candidat suivant", show=True)
ALLER = command(
    "bilan.aller", Verbe.OUVRIR, "aller", "Aller au critère", "Revient à la grille sur cette ligne", show=True
)
GRILLE = command("bilan.grille", (Verbe.RETOUR, Verbe.BILAN), "grille", "Grille", "Revient à la grille", show=True)
LISTE = command(
    "bilan.grille", (Verbe.RETOUR, Verbe.BILAN), "grille", "Liste", "Revient à la liste des candidats", show=True
)
ROUVRIR = command(
    "bilan.rouvrir", Verbe.ROUVRIR, "rouvrir", "Rouvrir", "Rouvre une grille remise, avec un motif", show=True
)
REMARQUE = command("bilan.remarque", Verbe.REMARQUE, "remarque", "Remarque", "Écrit une remarque sur cette ligne")
CANDIDATS = command("bilan.candidats", Verbe.LISTE, "candidats", "Liste", "Revient à la liste des candidats")

AILLEURS = f"Une remarque va sur un critère ou une compétence{NBSP}: placez-y le curseur."


def offer(*, remise: bool, from_list: bool) -> Sequence[Binding]:
    """What can be done with a result, of a sheet handed in or not, come to from the list or from the sheet."""
    back = LISTE if from_list else GRILLE
    offered = (SUIVANT, ALLER, back, ROUVRIR) if remise else (REMETTRE, SUIVANT, ALLER, back, REMARQUE)
    return offered if from_list else (*offered, CANDIDATS)


class BilanScreen(Ecran[str]):
    """Dismissed with null (back to the sheet), the code of a row to go to, or a `Suite`."""

    BINDINGS: ClassVar[list[BindingType]] = [REMETTRE, SUIVANT, ALLER, GRILLE, ROUVRIR, REMARQUE, CANDIDATS, TUTORIEL]

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
        plan = poste.ouverte.session.planning.plan
        creneau = plan.creneau(candidat.slug) if plan else None
        jury, epreuve = creneau.jury if creneau else None, poste.ouverte.bloc.epreuve
        self._salle = Salle(poste.contexte.journal, poste.ouverte.slug, epreuve, jury)
        self._remise = RemiseDeGrille(self, poste, candidat.slug, grille, chrono, self.paint)

    @property
    def tenue(self) -> GrilleOuverte | None:
        """The sheet when it is held open, null as long as the juror only looks."""
        return self._remise.tenue

    def compose(self) -> ComposeResult:
        """Title, page, banner, keys."""
        yield TitleLine(id="entete")
        yield ChronoVivant(self.chrono.fresh, self._awaited, glyphs=self.affichage.glyphs, id="chrono")
        yield Page(glyphs=self.affichage.glyphs, id="page")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def _awaited(self) -> HorlogeSalle | None:
        """What the jury waits for behind this oral: the end of its deliberation, the next candidat."""
        if self.poste.ouverte.session.planning.plan is None:
            return None
        now = self.poste.contexte.clock.now()
        waited = self._salle.look(now).attente
        return of_attente(waited, now.instant) if waited else None

    def on_mount(self) -> None:
        """Show the result."""
        nom, jure = name_of(self.poste.ouverte.session, self.candidat), clean(self.poste.jure.nom, limit=40)
        self.query_one(TitleLine).show(f"BILAN · {nom} · juré {jure}")
        self.query_one(Page).focus()
        self.paint()

    def paint(self) -> None:
        """Show the sheet and the clock as they are now."""
        ouverte, jure, grille = self.poste.ouverte, self.poste.jure, self._remise.grille
        session, candidat = ouverte.session, ouverte.session.candidat(self.candidat.slug)
        fondement = fondement_of(ouverte.contexte.journal, session, candidat, ouverte.defauts, jure.slug, grille)
        bilan = build_bilan(session, ouverte.referentiel, candidat, jure, grille, self.chrono.read(), fondement)
        self.query_one(Page).show(tuple(rangs_of(bilan, self.affichage.glyphs)))
        self.query_one(KeyLine).show(self.commandes())
        self.saved()

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.tenue.live if self.tenue else self.poste.ouverte.live)

    def action_remettre(self) -> None:
        """Hand the sheet in; with a hole, go back to the first one."""
        self._remise.tell(self._hand_in())

    async def _hand_in(self) -> None:
        hole = await self._remise.hand_in()
        if hole is not None:
            self.dismiss(hole)

    def offered(self) -> Sequence[Binding]:
        """Handing in or reopening, whichever makes sense now."""
        offered = offer(remise=self._remise.grille.remise is not None, from_list=self._from_list)
        return [*offered, TUTORIEL] if self.poste.ouverte.session.demonstration else offered

    def action_rouvrir(self) -> None:
        """Reopen a sheet that was handed in, with a motif."""
        self._remise.tell(self._remise.reopen())

    def action_remarque(self) -> None:
        """Write a remarque on the critère or compétence of this row."""
        rang = self.query_one(Page).current
        if rang is None or rang.code is None:
            self.say(AILLEURS)
        else:
            self._remise.tell(self._remark(rang.code))

    async def _remark(self, code: str) -> None:
        tenue = await self._remise.take()
        if tenue is not None:
            await write_remarque(self._remise, tenue, code)
            self.paint()

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
