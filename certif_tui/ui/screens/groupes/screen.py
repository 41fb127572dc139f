"""The groups' screen: groups and cases, dossiers in time, late or missing, the work's countdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from certif_tui.documents.builders.ecrit import ecrit_document
from certif_tui.documents.renderers.rows import rows_of
from certif_tui.domain.ecrit.evenements import TirageEffectue
from certif_tui.domain.ecrit.travail import PRESENTS, is_collectif
from certif_tui.domain.session.evenements import Seance
from certif_tui.services.preparation.sessions import SessionOuverte
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.dossiers import CorrectionEcrit, Reception
from certif_tui.ui.flows.ecrit import PERSONNE
from certif_tui.ui.flows.tirage import TirageAuSort
from certif_tui.ui.flows.travail import Travail
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.document_rows import rang_of
from certif_tui.ui.screens.groupes.commandes import COMMANDES, offer
from certif_tui.ui.screens.groupes.revelation import Revelation
from certif_tui.ui.screens.travail import show_travail
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.page import Page, Rang
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.ui.widgets.travail_line import TravailLine
from certif_tui.wording.text import NBSP, clean, counted, name_of

Noter = Callable[[str, Callable[[str], None]], None]
"""Opens the written work of a group, or of a candidat who works alone; what it calls back says why it cannot."""
LOOK_S = 2.0
"""Seconds between two looks at what other programs wrote, and at dossiers that have become late."""


class GroupesScreen(Ecran[None]):
    """Dismissed when the manager goes back to the candidats."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMMANDES]

    def __init__(self, ouverte: SessionOuverte, affichage: Affichage, noter: Noter) -> None:
        """`noter` opens the written work of a row."""
        super().__init__()
        self.ouverte, self.affichage, self._noter = ouverte, affichage, noter
        self._reception = Reception(self, ouverte, self.paint)
        self._correction = CorrectionEcrit(self, ouverte, self.paint)
        self._travail = Travail(self, ouverte, self.paint)
        self._tirage = TirageAuSort(self, ouverte, self.paint, self._reveal)

    def compose(self) -> ComposeResult:
        """Title, countdown, page, banner, keys."""
        yield TitleLine(id="entete")
        yield TravailLine(id="travail")
        yield Page(glyphs=self.affichage.glyphs, id="page")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    def on_mount(self) -> None:
        """Show the written part and watch what others write."""
        self.query_one(Page).focus()
        self.paint()
        self.set_interval(LOOK_S, self._look)

    @property
    def remettant(self) -> str | None:
        """Whose row the cursor stands on."""
        rang = self.query_one(Page).current
        return rang.code if rang else None

    def paint(self) -> None:
        """Show the written part as it is now."""
        session = self.ouverte.session
        quoi = "GROUPES" if is_collectif(self.ouverte.bloc) else "DOSSIERS"
        self.query_one(TitleLine).show(f"{quoi} · {clean(session.bloc, limit=20)} · {clean(session.lieu, limit=60)}")
        self.query_one(Page).show([*self._rows()])
        self._paint_travail()
        self.saved()

    def _rows(self) -> Iterator[Rang]:
        now = self.ouverte.contexte.clock.now()
        if is_collectif(self.ouverte.bloc) and self.ouverte.session.groupes.tirage is None:
            yield from self._before_the_draw()
        elif not self.ouverte.session.presentes:
            yield Rang(f"Aucun candidat{NBSP}: Échap, puis A en ajoute.")
        document = ecrit_document(self.ouverte.session, self.ouverte.bloc, now)
        yield from map(rang_of, rows_of(document.sections))

    def _before_the_draw(self) -> Iterator[Rang]:
        present = sum(it.at(Seance.ECRIT).presence in PRESENTS for it in self.ouverte.session.presentes)
        shown = counted(present, "candidat présent", "candidats présents")
        yield Rang(f"Aucun groupe encore{NBSP}: Ctrl+S les tire au sort parmi les présents ({shown}), ou les forme.")
        ecrit = self.ouverte.bloc.epreuve.ecrit
        if ecrit is not None and ecrit.groupes is not None and ecrit.groupes.minimum and ecrit.groupes.maximum:
            sizes = f"{ecrit.groupes.minimum} à {ecrit.groupes.maximum} personnes"
            yield Rang(f"Le référentiel demande des groupes de {sizes}.", "discret")
        yield Rang()

    def _paint_travail(self) -> None:
        if self.is_current:
            show_travail(self.query_one(TravailLine), self.ouverte, self.affichage)

    def on_travail_line_ticked(self) -> None:
        """Show what is left of the work now."""
        self._paint_travail()

    def _look(self) -> None:
        if self.is_current:
            self.ouverte.live.refresh()
            self.paint()

    def on_screen_resume(self) -> None:
        """Show what passed behind another screen."""
        super().on_screen_resume()
        self.paint()

    def saved(self) -> None:
        """Tell the truth about what is on the disk."""
        self.tell_saving(self.ouverte.live, defauts=self.ouverte.defauts)

    def offered(self) -> Sequence[Binding]:
        """What makes sense in this bloc."""
        return offer(self.ouverte.bloc)

    def on_line_list_chosen(self) -> None:
        """A second click on a row receives its dossier."""
        self.action_recevoir()

    def action_recevoir(self) -> None:
        """Note when the dossier of the row under the cursor came."""
        self._reception.tell(self._reception.receive(self.remettant))

    def action_tous_recus(self) -> None:
        """Note that all the dossiers still missing came."""
        self._reception.tell(self._reception.receive_all())

    def action_ecrit(self) -> None:
        """Note the written work of the row under the cursor."""
        who = self.remettant
        if who is None:
            self.say(PERSONNE)
        else:
            self._noter(who, self.say)

    def action_tirer(self) -> None:
        """Draw the groups of those present, or form them otherwise."""
        self._tirage.tell(self._tirage.make())

    def action_rejouer(self) -> None:
        """Say whether the draw, replayed, gives the same groups."""
        self._tirage.replay()

    def action_montrer(self) -> None:
        """Show the draw in force group by group once more."""
        self._tirage.show()

    def _reveal(self, tirage: TirageEffectue) -> None:
        session = self.ouverte.session
        noms = {it.slug: name_of(session, it, limit=300) for it in session.candidats}
        self.app.push_screen(Revelation(tirage, noms, self.ouverte.slug, self.affichage))

    def action_corriger(self) -> None:
        """Correct what was noted of the group or candidat under the cursor."""
        self._correction.tell(self._correction.correct(self.remettant))

    def action_travail(self) -> None:
        """Start the work, or correct when it started."""
        self._travail.tell(self._travail.start())

    def action_dates(self) -> None:
        """Set when dossiers are due."""
        self._travail.tell(self._travail.set_dates())

    def action_annuler(self) -> None:
        """Undo the last operation."""
        self._travail.tell(self._travail.undo())

    def action_retour(self) -> None:
        """Go back to the candidats."""
        self.dismiss(None)
