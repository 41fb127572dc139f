"""The sheet against a naive model: the list of what it said after each step, and a position in it."""

from __future__ import annotations

from typing import cast

import orjson
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from certif_tui.domain.evenements.catalogue import parse_evenement
from certif_tui.domain.grille.evenements import Avis, EvenementGrille, GrilleRecue, GrilleTransferee
from certif_tui.domain.grille.state import APRES, Grille, apply, fold
from tests.domain.factory import Feuille

CODES = st.sampled_from(["CR1.1", "CR1.2", "C1"])
AVIS = st.sampled_from([None, *Avis])
TEXTES = st.sampled_from(["", "Un", "Un peu", "Deux"])
Said = dict[str, tuple[Avis | None, str]]
NOTHING = (None, "")


def said_by(grille: Grille) -> Said:
    each = {code: (case.avis, case.remarque) for code, case in grille.cases.items()}
    return {code: case for code, case in each.items() if case != NOTHING}


class SheetAgainstSnapshots(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.feuille = Feuille()
        self.grille = Grille()
        self.closed = False
        self.end: Said | None = None
        self._start_from({})

    def _start_from(self, said: Said) -> None:
        self.steps: list[Said] = [said]
        self.drafts: list[str | None] = [None]
        self.at = 0

    @property
    def now(self) -> Said:
        return self.steps[self.at]

    def _with(self, code: str, avis: Avis | None, texte: str) -> Said:
        return {each: case for each, case in {**self.now, code: (avis, texte)}.items() if case != NOTHING}

    def _note_the_moment(self) -> None:
        phase = self.feuille.moment.phase
        if phase == "expose":
            self.end = None
        elif phase == APRES and self.end is None:
            self.end = self.now

    def _catch_up(self) -> None:
        """The sheet on the screen is brought up to date event by event, as the program does."""
        self.grille = apply(self.grille, self.feuille.evenements[-1])

    def _step_to(self, said: Said, keep: int, draft: str | None) -> None:
        """Forget all steps behind number `keep` and add one, unless it says the same."""
        self.steps, self.drafts = self.steps[: keep + 1], self.drafts[: keep + 1]
        if said != self.steps[-1]:
            self.steps.append(said)
            self.drafts.append(draft)
        self.at = len(self.steps) - 1

    @precondition(lambda self: not self.closed)
    @rule(code=CODES, avis=AVIS)
    def mark(self, code: str, avis: Avis | None) -> None:
        self._note_the_moment()
        self.feuille.mark(code, avis)
        self._catch_up()
        said = self._with(code, avis, self.now.get(code, NOTHING)[1])
        if said != self.now:
            self._step_to(said, self.at, None)

    @precondition(lambda self: not self.closed)
    @rule(code=CODES, texte=TEXTES, brouillon=st.booleans())
    def write(self, code: str, texte: str, brouillon: bool) -> None:
        self._note_the_moment()
        self.feuille.write(code, texte, brouillon=brouillon)
        self._catch_up()
        said = self._with(code, self.now.get(code, NOTHING)[0], texte)
        draft, continues = code if brouillon else None, self.drafts[self.at] == code
        if said != self.now:
            self._step_to(said, self.at - 1 if continues else self.at, draft)
        elif continues:
            self.drafts[self.at] = draft

    @precondition(lambda self: not self.closed and self.at)
    @rule()
    def undo(self) -> None:
        self._note_the_moment()
        self.feuille.undo()
        self._catch_up()
        self.at -= 1

    @precondition(lambda self: not self.closed and self.at < len(self.steps) - 1)
    @rule()
    def redo(self) -> None:
        self._note_the_moment()
        self.feuille.redo()
        self._catch_up()
        self.at += 1
        self.drafts[self.at] = None

    @precondition(lambda self: not self.closed)
    @rule()
    def hand_in(self) -> None:
        self.feuille.hand_in()
        self._catch_up()
        self._start_from(self.now)
        self.closed = True

    @precondition(lambda self: self.closed)
    @rule()
    def reopen(self) -> None:
        self.feuille.reopen()
        self._catch_up()
        self.closed = False

    @precondition(lambda self: self.closed)
    @rule(code=CODES, avis=AVIS)
    def mark_a_sheet_handed_in(self, code: str, avis: Avis | None) -> None:
        self.feuille.mark(code, avis)
        self._catch_up()

    @rule()
    def move_away(self) -> None:
        self.feuille.record(GrilleTransferee, vers="durand-paul", motif="Mauvais candidat")
        self._catch_up()
        self._start_from({})
        self.closed, self.end = False, None

    @rule(avis=st.dictionaries(CODES, st.sampled_from(Avis)))
    def receive(self, avis: dict[str, Avis]) -> None:
        fields = {"depuis": "durand-paul", "tete": "0" * 64, "remarques": {}, "motif": "Mauvais candidat"}
        self.feuille.record(GrilleRecue, avis=avis, **fields)
        self._catch_up()
        self._start_from({code: (each, "") for code, each in avis.items()})
        self.closed, self.end = False, None

    @rule(phase=st.sampled_from(["avant", "expose", APRES]))
    def the_oral_goes_on(self, phase: str) -> None:
        self.feuille.during(phase)

    @rule()
    def restart(self) -> None:
        stored = [orjson.dumps(evenement.model_dump(mode="json")) for evenement in self.feuille.evenements]
        refolded = fold(cast(EvenementGrille, parse_evenement(orjson.loads(line))) for line in stored)
        assert refolded == self.grille
        self.grille = refolded

    @invariant()
    def the_sheet_says_what_the_snapshot_says(self) -> None:
        assert said_by(self.grille) == self.now

    @invariant()
    def there_are_as_many_steps_to_undo_and_to_redo(self) -> None:
        assert len(self.grille.faits) == self.at
        assert len(self.grille.defaits) == len(self.steps) - 1 - self.at

    @invariant()
    def only_what_differs_from_the_end_of_the_oral_is_late(self) -> None:
        before = self.now if self.end is None else self.end
        late = {code for code in {*before, *self.now} if before.get(code) != self.now.get(code)}
        assert set(self.grille.changed_after_end) == late

    @invariant()
    def it_is_closed_only_between_a_remise_and_what_opens_it(self) -> None:
        assert (self.grille.remise is not None) is self.closed


TestSheetAgainstSnapshots = SheetAgainstSnapshots.TestCase
TestSheetAgainstSnapshots.settings = settings(max_examples=200, stateful_step_count=40)
