"""Dossiers as they come in: their arrival noted, corrected or forgotten, and the group they are of changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from certif_tui.documents.ecrit import delay_words, dossier_words, gesture_words, names_words
from certif_tui.domain.ecrit.evenements import DossierRecu
from certif_tui.domain.ecrit.regles import of_move
from certif_tui.domain.ecrit.travail import Rendu, is_collectif, rendus
from certif_tui.ui.dialogs.choix import Choix
from certif_tui.ui.flows.ecrit import PERSONNE, FlowEcrit
from certif_tui.wording.dates import heure
from certif_tui.wording.text import NBSP, counted, name_of

PAS_RECU = f"Ce dossier n'est pas reçu{NBSP}: Entrée note sa réception."
DEJA_RECU = f"Ce dossier est déjà reçu{NBSP}: M corrige son heure ou l'annule."
SANS_GROUPE = "sans groupe"


class Reception(FlowEcrit):
    """Takes a dossier in: now with Enter alone, or at the hour typed."""

    async def receive(self, who: str | None) -> None:
        """Note when the dossier of a group or candidat came: the time shown, unless another one is typed."""
        if who is None:
            self.screen.say(PERSONNE)
            return
        if who in self.ouverte.session.groupes.dossiers:
            self.screen.say(DEJA_RECU)
            return
        now = self.now
        shown = heure(now, self.ouverte.session.fuseau)
        owed = self.screen.attempt(lambda: self.ouverte.ecrit.rendu(who))
        if owed is None:
            return
        titre = f"Dossier reçu{NBSP}: {self._nom(owed)}"
        recu = await self._ask_reception(titre, now, shown)
        if recu is not None:
            self.record(lambda: self.ouverte.ecrit.receive(who, recu=recu), self._received)

    async def _ask_reception(self, titre: str, now: datetime, shown: str) -> datetime | None:
        """When something came: `now`, `shown`, unless another time is typed; null when closed."""
        given = await self.ask_read(
            titre, self.reception, lambda text: now if text in ("", shown) else self.read(text), shown, offered=True
        )
        return given[0] if given else None

    async def receive_all(self) -> None:
        """Note that all the dossiers still missing came, now or at the time typed; where none is, offer to undo it."""
        if self._nothing_missing():
            await self._forget_all_received()
            return
        now = self.now
        shown = heure(now, self.ouverte.session.fuseau)
        recu = await self._ask_reception("Tous les dossiers qui manquent sont reçus", now, shown)
        if recu is not None:
            self.record(lambda: self.ouverte.ecrit.receive_all(recu=recu), _all_received)

    def _nothing_missing(self) -> bool:
        owed = [it for it in rendus(self.ouverte.session, self.ouverte.bloc) if it.membres]
        return all(it.dossier is not None for it in owed) and bool(self.ouverte.session.groupes.recus_ensemble)

    async def _forget_all_received(self) -> None:
        session, at_once = self.ouverte.session, self.ouverte.session.groupes.recus_ensemble
        motif = await self.ask_motif(f"Annuler {gesture_words(session, at_once)}")
        if motif is not None:
            self.record(
                lambda: self.ouverte.ecrit.forget_all_received(motif),
                lambda _taken: f"Annulé{NBSP}: {gesture_words(session, at_once)}.",
            )

    def _received(self, rendu: Rendu) -> str:
        late = f"EN RETARD de {delay_words(rendu)}" if rendu.is_late else None
        return f"{self._nom(rendu)}{NBSP}: {late or dossier_words(self.ouverte.session, rendu, self.now)}."

    def _nom(self, rendu: Rendu) -> str:
        return names_words(self.ouverte.session, [rendu.remettant])


def _all_received(received: Sequence[DossierRecu]) -> str:
    done = counted(len(received), "dossier reçu", "dossiers reçus")
    if len(received) == 1:
        return f"{done}{NBSP}: M le corrige, U ou Y l'annule."
    return f"{done}{NBSP}: M corrige l'un d'eux, U ou Y les annule d'un coup."


class CorrectionEcrit(FlowEcrit):
    """Corrects what was noted of a group or candidat, each time with a motif."""

    async def correct(self, who: str | None) -> None:
        """Ask what to correct, what it should be, and why."""
        options = [] if who is None else self._corrections(who)
        if who is None or not options:
            self.screen.say(PERSONNE if who is None else PAS_RECU)
            return
        actions = {"heure": self._correct_time, "oubli": self._forget, "cas": self._change_cas, "membre": self._move}
        chosen = await self.ask(Choix("Corriger", options, invite=who))
        if chosen is not None:
            await actions[chosen](who)

    def _corrections(self, who: str) -> list[tuple[str, str]]:
        options = []
        if who in self.ouverte.session.groupes.dossiers:
            options += [("heure", "Heure de réception du dossier"), ("oubli", "Annuler la réception du dossier")]
        if is_collectif(self.ouverte.bloc):
            options += [("cas", "Donner un autre cas"), ("membre", "Changer un candidat de groupe")]
        return options

    async def _correct_time(self, who: str) -> None:
        known = self.ouverte.ecrit.rendu(who).recu
        shown = self.typed(known) if known else ""
        given = await self.ask_read("Corriger l'heure", self.reception, self.read, shown)
        motif = await self.ask_motif("Corriger l'heure") if given else None
        if given and motif is not None:
            [recu] = given
            self.record(lambda: self.ouverte.ecrit.receive(who, recu=recu, motif=motif))

    async def _forget(self, who: str) -> None:
        motif = await self.ask_motif("Annuler la réception")
        if motif is not None:
            self.record(lambda: self.ouverte.ecrit.forget_dossier(who, motif))

    async def _change_cas(self, code: str) -> None:
        cas = await self.ask_line("Autre cas", f"Cas de {code}")
        motif = None if cas is None else await self.ask_motif("Autre cas")
        if cas is not None and motif is not None:
            self.record(lambda: self.ouverte.groupes.change_cas(code, cas, motif))

    async def _move(self, code: str) -> None:
        """Choose a candidat, those of this group first, then their new group."""
        session = self.ouverte.session
        drawn = {it.slug: session.groupes.groupe_of(it.slug) for it in session.presentes}
        here = {slug: groupe.code if groupe else SANS_GROUPE for slug, groupe in drawn.items()}
        order = sorted(session.presentes, key=lambda it: here[it.slug] != code)
        options = [(it.slug, f"{name_of(session, it, limit=200)} ({here[it.slug]})") for it in order]
        slug = await self.ask(Choix("Quel candidat", options))
        if not slug:
            return
        groups = [(it.code, it.code) for it in session.groupes.groupes]
        vers = await self.ask(Choix("Vers quel groupe", [*groups, ("", "Aucun groupe")]))
        if vers is None:
            return
        against = of_move(session, self.ouverte.bloc, slug, vers or None)
        motif = await self.ask_motif("Changer de groupe", against.values())
        if motif is not None:
            self.record(lambda: self.ouverte.groupes.move(slug, vers or None, motif))
