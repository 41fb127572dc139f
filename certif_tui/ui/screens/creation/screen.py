"""The form that creates a session: bloc, date, place, time zone, jury, candidats."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input

from certif_tui.documents.feries import ferie_words
from certif_tui.domain.facteurs import PLEIN_TEMPS
from certif_tui.domain.frozen import replace
from certif_tui.domain.fuseaux import FUSEAU, zone_of
from certif_tui.domain.jours import jour_court
from certif_tui.domain.session.decisions.creation import Projet
from certif_tui.domain.session.inscription import Inscription
from certif_tui.services.preparation.inscriptions import Releve, alike, near, read_list
from certif_tui.ui.commands import command
from certif_tui.ui.dialogs.coupe import Coupe
from certif_tui.ui.dialogs.lines_field import LinesField
from certif_tui.ui.dialogs.saisie import MOST_PASTED
from certif_tui.ui.dialogs.yes_no import YesNo
from certif_tui.ui.ecran import Ecran
from certif_tui.ui.flows.flow import Flow
from certif_tui.ui.screens.affichage import Affichage
from certif_tui.ui.screens.creation.fields import Blocs, Rubrique
from certif_tui.ui.typed import (
    read_date,
    read_fuseau,
    read_jury,
    read_lieu,
    read_minutes,
    read_responsable,
)
from certif_tui.ui.verbes import Verbe
from certif_tui.ui.widgets.bandeau import Bandeau
from certif_tui.ui.widgets.cell import Cell
from certif_tui.ui.widgets.key_line import KeyLine
from certif_tui.ui.widgets.title_line import TitleLine
from certif_tui.wording.text import NBSP, clean, counted

if TYPE_CHECKING:
    from certif_tui.services.bureau import Bureau

LIST = f" Un candidat par ligne{NBSP}: NOM Prénom{NBSP}; tiers-temps éventuel"
LATER = f" · plus tard{NBSP}: A en ajoute, F importe un fichier"


def at_once(binding: Binding) -> Binding:
    """The same binding, run before the next key is given out: what is typed right behind it finds the next field."""
    return replace(binding, priority=True)


class Creation(Ecran[str]):
    """Dismissed with the slug of the session created, null when left."""

    DEFAULT_CSS = """
    Creation #formulaire { height: 1fr; scrollbar-size-vertical: 1; }
    Creation #blocs { height: auto; max-height: 6; }
    Creation #durees { height: auto; }
    Creation #candidats { height: 1fr; min-height: 3; padding: 0 1; }
    Creation #releve { height: auto; max-height: 4; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("creation.creer", Verbe.ENGAGER, "creer", "Créer", "Crée la session et l'ouvre", show=True),
        at_once(
            command(
                "creation.suivant",
                Verbe.SUIVANTE,
                "app.focus_next",
                "Champ suivant",
                "Passe au champ suivant",
                show=True,
            )
        ),
        at_once(
            command(
                "creation.precedent", Verbe.PRECEDENTE, "app.focus_previous", "Champ précédent", "Revient d'un champ"
            )
        ),
        command("creation.fermer", Verbe.RETOUR, "fermer", "Fermer", "Revient à l'accueil", show=True),
    ]

    def __init__(self, bureau: Bureau, affichage: Affichage) -> None:
        """Raises `ReferentielInvalide` when the référentiel cannot be used."""
        super().__init__()
        self.bureau, self.affichage = bureau, affichage
        self._blocs = bureau.referentiel()[0].blocs

    def compose(self) -> ComposeResult:
        """One field a line, the candidats below."""
        today = self.bureau.contexte.clock.now().instant.astimezone(zone_of(FUSEAU)).date()
        yield TitleLine("Nouvelle session", id="entete")
        with VerticalScroll(id="formulaire", can_focus=False):
            blocs = Blocs(self._blocs, glyphs=self.affichage.glyphs, id="blocs")
            blocs.styles.height = len(self._blocs)
            yield blocs
            yield Rubrique("date", "Date", partial(read_date, annee=today.year), jour_court(today), hint="JJ/MM/AAAA")
            yield Rubrique("lieu", "Lieu", read_lieu, hint="ville, salle")
            yield Rubrique("fuseau", "Fuseau horaire", read_fuseau, FUSEAU)
            yield Vertical(id="durees")
            yield Rubrique("jury", "Jury", read_jury, hint="noms, entre virgules", joint=", ")
            who = self.bureau.contexte.responsable.proposed
            yield Rubrique("responsable", "Responsable", read_responsable, who, hint="vous, sans être juré")
            yield Cell(LIST, "discret")
            yield LinesField(most=MOST_PASTED, id="candidats")
        yield Cell(id="releve", style="discret")
        yield Bandeau(glyphs=self.affichage.glyphs, id="bandeau")
        yield KeyLine(id="touches")

    async def on_mount(self) -> None:
        """Start on the choice of the bloc."""
        self.set_focus(self.query_one(Blocs))
        self.on_text_area_changed()
        self.watch(self.query_one(Blocs), "cursor", lambda: self.call_next(self._ask_durees), init=False)
        await self._ask_durees()

    async def _ask_durees(self) -> None:
        """Ask for the durations that the référentiel leaves open in this bloc."""
        durees = self.query_one("#durees")
        await durees.remove_children()
        free = [phase for phase in self.query_one(Blocs).bloc.epreuve.oral.phases if phase.minutes is None]
        await durees.mount_all(
            Rubrique(
                f"duree-{it.code}",
                clean(it.intitule, limit=13),
                read_minutes,
                hint="minutes ou durée libre",
            )
            for it in free
        )

    # Candidats

    def _releve(self) -> Releve:
        return read_list(self.query_one(LinesField).text)

    def on_text_area_changed(self) -> None:
        """Say how the candidats typed so far are understood: what is wrong first, one message a line."""
        releve = self._releve()
        doubts = [it.rstrip(".") for it in releve.laisses] + [*map(_same, alike(it.nom for it in releve.inscriptions))]
        twice = [f"Doublon ignoré{NBSP}: {clean(nom, limit=60)}" for nom in releve.doublons]
        people = ", ".join(map(_named, releve.inscriptions))
        after = f"{NBSP}: {people}" if people else "" if releve.refus else LATER
        lines = [*releve.refus, *doubts, *twice, f"{counted(len(releve.inscriptions), 'candidat')}{after}"]
        style = "alerte" if releve.refus or doubts else "discret"
        cell = self.query_one("#releve", Cell)
        cell.put("\n".join(f" {it}" for it in lines), style)
        cell.refresh(layout=True)  # it is as high as what it says

    # Creating

    def action_creer(self) -> None:
        """Create the session, or say beside each field what to correct, and stand on the first of them."""
        projet = self._projet()
        if projet is not None:
            flow = Flow(self)
            flow.tell(self._create(flow, projet))

    async def _create(self, flow: Flow, projet: Projet) -> None:
        """Create it; on a public holiday, or where two jurés may be one, ask first."""
        fete = ferie_words(projet.date, projet.fuseau)
        if fete and not await flow.ask(YesNo("Jour férié", fete, "Créer malgré tout", "Continuer la saisie")):
            return
        twice = ", ".join(map(_same, near(projet.jures)))
        if twice and not await flow.ask(
            YesNo("Jury", f"{twice[0].upper()}{twice[1:]}.", "Créer malgré tout", "Continuer la saisie")
        ):
            return
        self._say_who()
        slug = self.attempt(lambda: self.bureau.create(projet))
        if slug is not None:
            self.dismiss(slug)

    def _say_who(self) -> None:
        """Be whom the form names; a field left empty says nothing of who prepares other sessions."""
        nom = self.query_one("#rubrique-responsable", Rubrique).value() or ""
        responsable = self.bureau.contexte.responsable
        if nom != (responsable.nom or ""):
            responsable.say(nom)

    def _projet(self) -> Projet | None:
        rubriques: dict[str, Rubrique[Any]] = {str(it.champ.id): it for it in self.query(Rubrique)}
        values: dict[str, Any] = {ident: rubrique.value() for ident, rubrique in rubriques.items()}
        wrong = [rubrique for rubrique in rubriques.values() if rubrique.fault]
        releve = self._releve()
        if wrong or releve.refus:
            self._stand_on(wrong[0] if wrong else None, releve)
            self.say(wrong[0].fault if wrong else releve.refus[0])
            return None
        durees = {ident.removeprefix("duree-"): it for ident, it in values.items() if ident.startswith("duree-") and it}
        return Projet(
            bloc=self.query_one(Blocs).bloc.code,
            date=values["date"],
            lieu=values["lieu"],
            fuseau=values["fuseau"],
            jures=values["jury"],
            candidats=releve.inscriptions,
            durees=tuple(durees.items()),
        )

    def _stand_on(self, wrong: Rubrique[Any] | None, releve: Releve) -> None:
        """Put the cursor on the first field that is wrong, in the list on its first wrong line."""
        lignes = self.query_one(LinesField)
        self.set_focus(wrong.champ if wrong else lignes)
        if wrong is None and releve.fautive is not None:
            lignes.stand_on(releve.fautive)

    def on_coupe(self, message: Coupe) -> None:
        """Say that not everything that was pasted went in."""
        self.say(message.words)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    # Leaving

    def action_fermer(self) -> None:
        """Leave; with something typed, ask first."""
        touched = any(rubrique.is_touched for rubrique in self.query(Rubrique))
        if not touched and not self.query_one(LinesField).text.strip():
            self.dismiss(None)
        else:
            flow = Flow(self)
            flow.tell(self._leave(flow))

    async def _leave(self, flow: Flow) -> None:
        question = "Ce que vous avez tapé ne sera pas gardé."
        if await flow.ask(YesNo("Quitter le formulaire", question, "Quitter sans créer", "Continuer la saisie")):
            self.dismiss(None)


def _named(inscription: Inscription) -> str:
    nom = clean(inscription.nom, limit=60)
    return nom if inscription.facteur == PLEIN_TEMPS else f"{nom} (tiers-temps)"


def _same(pair: tuple[str, str]) -> str:
    one, other = (clean(nom, limit=60) for nom in pair)
    return f"peut-être une même personne{NBSP}: {one} et {other}"
