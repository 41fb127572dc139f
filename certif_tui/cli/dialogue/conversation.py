"""`certif-tui evaluer --dialogue`: the sheet read aloud, one question after the other, for who sees no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from certif_tui.cli.arguments.lines import decode_line
from certif_tui.cli.codes import Code
from certif_tui.cli.dialogue.criteres import after, before, next_hole, place_of
from certif_tui.cli.dialogue.locuteurs import Locuteurs
from certif_tui.cli.dialogue.oral import OralParle
from certif_tui.cli.dialogue.paroles import (
    AIDE,
    as_sentence,
    changed_words,
    changes_words,
    competence_of,
    end_question_words,
    kept_words,
    left_words,
    opening_words,
    question_words,
    recorded_words,
    statut_words,
)
from certif_tui.cli.dialogue.remise import RemiseParlee
from certif_tui.cli.dialogue.reponses import AvisRepondu, Ordre, OrdreDit, ReponseDite, read_reponse
from certif_tui.cli.dialogue.voix import tell
from certif_tui.cli.grille.bilan import bilan_of
from certif_tui.cli.grille.remise import warn_of_empechement
from certif_tui.cli.grille.saisie import AvisSaisi
from certif_tui.cli.show import show
from certif_tui.documents.builders.bilan import bilan_document
from certif_tui.documents.faits import refusal_words
from certif_tui.domain.grille.evenements import Avis
from certif_tui.domain.grille.statut import StatutBloc
from certif_tui.domain.referentiel.designation import split_code
from certif_tui.domain.referentiel.model import Critere
from certif_tui.domain.refus import Refus
from certif_tui.journal.journal import JournalError
from certif_tui.wording.text import NBSP

REMARQUE = f"Remarque sur %s{NBSP}? Une ligne vide ne change rien, «{NBSP}efface{NBSP}» la retire."


class FinDesReponses(Exception):
    """Nobody answers any more: the end of the input."""


class Conversation:
    """Asks about every critère that is not evaluated, and says what each answer made once the disk has it."""

    def __init__(self, qui: Locuteurs, lines: Iterator[bytes]) -> None:
        """`lines` are the answers as they come."""
        self._qui, self._lines = qui, lines
        self._grille, self._bloc = qui.grille, qui.grille.place.bloc
        self._critere = next_hole(self._bloc, self._grille.grille, None)
        self._told: str | None = None
        self._moved = False
        self._code: int | None = None
        self._oral = OralParle(qui)
        self._orders = self._moves() | self._acts() | self._told_on_demand()

    # What each order does

    def _moves(self) -> dict[Ordre, Callable[[str], None]]:
        return {
            Ordre.PASSER: lambda _suite: self._pass_over(),
            Ordre.SUIVANT: lambda _suite: self._go(after(self._bloc, self._critere)),
            Ordre.PRECEDENT: lambda _suite: self._go(before(self._bloc, self._critere)),
            Ordre.ALLER: self._go_to,
            Ordre.RELIRE: lambda _suite: self._forget_told(),
            Ordre.QUITTER: lambda _suite: self._leave(Code.OK),
        }

    def _acts(self) -> dict[Ordre, Callable[[str], None]]:
        return {
            Ordre.REMARQUE: self._remark,
            Ordre.ANNULER: self._undo,
            Ordre.RETABLIR: lambda _suite: self._redo(),
            Ordre.CHRONO: lambda _suite: self._oral.toggle(),
            Ordre.PHASE: lambda _suite: self._oral.next_phase(),
            Ordre.TERMINER: lambda _suite: self._oral.end(),
            Ordre.REMETTRE: lambda _suite: self._hand_in(),
        }

    def _told_on_demand(self) -> dict[Ordre, Callable[[str], None]]:
        return {
            Ordre.STATUT: lambda _suite: self._tell_statut(),
            Ordre.RESTE: lambda _suite: tell(left_words(self._bloc, self._grille.grille)),
            Ordre.BILAN: lambda _suite: self._show_bilan(),
            Ordre.TEMPS: lambda _suite: self._oral.tell(),
            Ordre.AIDE: lambda _suite: tell(AIDE),
        }

    # Asking

    def hold(self) -> int:
        """Ask until the juré leaves, hands the sheet in or answers no more; returns the exit code.

        Raises why nothing can be written any more: the sheet was taken over, the juré left the jury.
        """
        self._grille.live.check_open()
        try:
            tell(opening_words(self._qui.nom, self._qui.poste.jure.nom, self._bloc, self._grille.grille))
            warn_of_empechement(self._qui.candidat, self._qui.nom)
            self._oral.tell_at_first()
            while self._code is None:
                self._ask()
        except FinDesReponses:
            self._leave(Code.OK)
        except KeyboardInterrupt:
            tell("")  # the terminal has put ^C behind what was being typed
            self._leave(Code.INTERROMPU)
        return self._code if self._code is not None else Code.OK

    def _leave(self, code: int) -> None:
        self._code = code
        tell(kept_words(self._bloc, self._grille.grille))

    def _ask(self) -> None:
        """One question, and answers until one of them moves on or changes what would be asked."""
        asked = self._critere
        if asked is None:
            tell(end_question_words(ecrit=self._grille.place.ecrit))
        else:
            tell(question_words(self._bloc, asked, self._grille.grille, self._told))
            self._told = competence_of(self._bloc, asked).code
        self._moved = False
        while not self._moved and self._code is None:
            self._answered()

    def _answered(self) -> None:
        """Obey one answer; what is refused is said with its reason, and asked again."""
        try:
            self._obey(read_reponse(self._bloc, self._critere, self.hear()))
        except (Refus, JournalError) as error:
            self._grille.live.check_open()
            tell(f"{as_sentence(refusal_words(error))}\n{self._again}")

    @property
    def _again(self) -> str:
        return f"Que faire{NBSP}?" if self._critere is None else f"{self._critere.code}, votre avis{NBSP}?"

    def hear(self) -> str:
        """The next line. Raises `FinDesReponses`, and `Refus` for what is no text."""
        raw = next(self._lines, None)
        if raw is None:
            raise FinDesReponses
        return decode_line(raw)

    def _obey(self, reponse: ReponseDite) -> None:
        match reponse:
            case AvisRepondu(avis):
                assert self._critere is not None  # no judgement is read where nothing is asked about
                self._mark(self._critere.code, avis)
                self._stay()
            case AvisSaisi():
                self._obey_line(reponse)
            case OrdreDit(ordre, suite):
                self._orders[ordre](suite)
                if not self._moved and self._code is None:
                    tell(self._again)

    def _obey_line(self, saisie: AvisSaisi) -> None:
        if saisie.has_avis:
            self._mark(saisie.code, saisie.avis)
        if saisie.remarque is not None:
            self._write(saisie.code, saisie.remarque)
        self._stay()

    def _mark(self, code: str, avis: Avis | None) -> None:
        statut = self._grille.statut
        self._grille.evaluate(code, avis)
        tell(" ".join((recorded_words(code, avis), *self._changes(statut))))

    def _changes(self, before: StatutBloc) -> tuple[str, ...]:
        """The statuts that changed; of somebody absent or the like none is told."""
        return tuple(changes_words(before, self._grille.statut)) if self._qui.candidat.evalue else ()

    def _tell_statut(self) -> None:
        if not self._qui.candidat.evalue:
            raise Refus(f"{self._qui.nom} n'est pas évalué{NBSP}: aucun statut ne s'en dit.")
        tell(statut_words(self._grille.statut))

    def _write(self, code: str, texte: str) -> None:
        before = self._grille.grille
        self._grille.write_remarque(code, texte)
        tell(changed_words(code, before, self._grille.grille))

    # Moving

    def _stay(self) -> None:
        """Ask about the same critère as long as it is not evaluated, then about the next one that is not."""
        grille = self._grille.grille
        if self._critere is None or grille.avis(self._critere.code) is not None:
            self._go(next_hole(self._bloc, grille, self._critere))
        else:
            self._go(self._critere)

    def _go(self, critere: Critere | None) -> None:
        self._critere, self._moved = critere, True

    def _go_to(self, suite: str) -> None:
        """Go to a critère, or to the first one of a compétence. Raises `Refus`."""
        if not suite:
            raise Refus(f"Aller où{NBSP}? Tapez par exemple «{NBSP}aller {self._bloc.criteres[0].code}{NBSP}».")
        code, _rest = split_code(self._bloc, suite)
        self._go(place_of(self._bloc, code))

    def _pass_over(self) -> None:
        following = next_hole(self._bloc, self._grille.grille, self._critere)
        if following is None or following is self._critere:
            raise Refus("Il n'y a pas d'autre critère à évaluer.")
        self._go(following)

    def _forget_told(self) -> None:
        self._told, self._moved = None, True

    # What may be asked for besides

    def _remark(self, suite: str) -> None:
        if self._critere is None:
            raise Refus(f"Une remarque va sur un critère{NBSP}: tapez son code, un tiret, et la remarque.")
        code, texte = self._critere.code, suite
        if not texte:
            tell(REMARQUE % code)
            texte = self.hear()
        if texte:
            self._write(code, "" if texte.casefold() == "efface" else texte)

    def _undo(self, suite: str) -> None:
        if suite.casefold() == "chrono":
            self._oral.undo()
            return
        if suite:
            raise Refus(f"Annuler quoi{NBSP}? Tapez annuler, ou annuler chrono.")
        self._tell_taken_back("Annulé", self._grille.undo)

    def _redo(self) -> None:
        self._tell_taken_back("Rétabli", self._grille.redo)

    def _tell_taken_back(self, word: str, act: Callable[[], str]) -> None:
        grille, statut = self._grille.grille, self._grille.statut
        code = act()
        now = changed_words(code, grille, self._grille.grille)
        tell(" ".join((f"{word}.", now, *self._changes(statut))))
        self._go(place_of(self._bloc, code))

    def _show_bilan(self) -> None:
        show(bilan_document(bilan_of(self._qui.poste.ouverte, self._qui.candidat, self._qui.poste.jure)))

    def _hand_in(self) -> None:
        remise = RemiseParlee(self._qui, self._oral, self.hear)
        hole = remise.first_hole()
        if hole is not None:
            tell(left_words(self._bloc, self._grille.grille))
            self._go(hole)
            return
        self._code = remise.hand_in()
