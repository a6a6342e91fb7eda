"""A sitting of an officer, against a plain model: whatever happens, the figures are those that were entered and kept.

Edits, undo, redo, saving, the journal, crashes with recovery, and somebody else saving the same workbook, in any order.
"""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings as effort
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from model import planning
from model.backups.store import versions
from model.edits import Edit
from model.files import read_file
from model.journal.journal import Journal
from model.journal.place import Leftover, leftovers
from model.journal.recovery import recovery_of
from model.lines import AMOUNT, Field
from model.money import Amount
from model.problems import ChangedProblem
from model.workbook.document import Document
from tests.effort import times
from tests.model.drafts import small_budget

pytestmark = pytest.mark.thorough

Figures = dict[str, tuple[Amount, ...]]
AMOUNTS = st.sampled_from([None, Decimal(0), Decimal("0.01"), Decimal(-250), Decimal("98765.43"), Decimal(2500000)])
PLACES = st.integers(0, 59)


def figures_of(document: Document) -> Figures:
    """Return each line's amounts, by its place among the areas and its words."""
    return {
        f"{document.budget.area(line.area_id).name}: {line.reference}{line.title}": line.amounts
        for line in document.budget.lines()
    }


def changed(figures: Figures, line: str, year: int, amount: Amount) -> Figures:
    amounts = list(figures[line])
    amounts[year] = amount
    return figures | {line: tuple(amounts)}


class Sitting(RuleBasedStateMachine):
    """The document, its journal and its file on one side; on the other dictionaries of what each is to hold."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("BUDGET_WORKBOOK_DATA", str(Path(self.folder.name) / "data"))
        self.path = Path(self.folder.name) / "Budget.xlsx"
        Document(small_budget()).save_as(self.path)
        self.held: Leftover | None = None
        self.held_figures: Figures = {}
        self._open(Document.open(self.path))
        self.in_file = self.plain = self.in_journal = figures_of(self.document)
        self.is_changed_behind = False

    def _open(self, document: Document) -> None:
        self.document = document
        self.done: list[tuple[Edit, Figures, Figures]] = []
        self.undone: list[tuple[Edit, Figures, Figures]] = []
        self._begin_journal()

    def _begin_journal(self) -> None:
        self.journal = Journal(self.document.journal_base(), pytest.fail)
        self.document.budget.subscribe(self._note)

    def _note(self, changes: tuple[object, ...]) -> None:
        self.journal.note(changes)  # type: ignore[arg-type]  # what the budget tells

    @rule(place=PLACES, year=st.integers(0, 1), amount=AMOUNTS)
    def enter(self, place: int, year: int, amount: Amount) -> None:
        lines = list(self.document.budget.lines())
        line = lines[place % len(lines)]
        field = Field(AMOUNT, self.document.budget.years[year])
        edit = planning.set_field(self.document.budget, line.id, field, amount, over_formula=True)
        before = self.plain
        self.plain = changed(before, list(figures_of(self.document))[place % len(lines)], year, amount)
        if edit is not None:
            self.document.budget.apply(edit)
            self.done.append((edit, before, self.plain))
            self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        step = self.done.pop()
        self.document.budget.revert(step[0])
        self.undone.append(step)
        self.plain = step[1]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        step = self.undone.pop()
        self.document.budget.apply(step[0])
        self.done.append(step)
        self.plain = step[2]

    @rule()
    def put_on_disk(self) -> None:
        self.journal.flush()
        self.in_journal = self.plain

    @rule()
    def save(self) -> None:
        if not self.is_changed_behind:
            self.document.save()
            self._saved()
            return
        with pytest.raises(ChangedProblem):
            self.document.save()
        theirs = read_file(self.path)
        job = self.document.save_job(self.path, over=True)
        self.document.finish_save(job, job.carry_out())
        assert versions(self.path)[0].read() == theirs
        self._saved()

    def _saved(self) -> None:
        self.journal.clear()
        if self.held is not None:
            self.held.remove()
            self.held = None
        self.journal = Journal(self.document.journal_base(), pytest.fail)
        self.in_file = self.in_journal = self.plain
        self.is_changed_behind = False

    @rule()
    def crash(self) -> None:
        """End without a flush, and start again; what was restored and is in no file yet is restored once more."""
        before = self.held_figures if self.held is not None else self.in_file
        if self.held is not None:
            self.held.leave()
        place = self.journal._place
        if place is not None:
            place.leave()
        found = {leftover.folder: leftover for leftover in leftovers()}
        folder = place._folder if place is not None else self.held.folder if self.held is not None else None
        newest = found.pop(folder) if folder is not None else None
        for leftover in found.values():
            leftover.remove()
        self.held = newest
        if newest is None:
            self._open(Document.open(self.path))
            self.is_changed_behind = False
            self.plain = self.in_journal = self.in_file
        else:
            self.plain = self.in_journal = self.held_figures = self.in_journal if place is not None else before
            self._restore(newest)

    def _restore(self, leftover: Leftover) -> None:
        recovery = recovery_of(leftover)
        assert recovery.restored.count == recovery.restored.of
        self._open(recovery.document)
        before = figures_of(self.document)
        self.document.budget.apply(recovery.restored.edit)
        self.done.append((recovery.restored.edit, before, self.plain))

    @precondition(lambda self: not self.is_changed_behind)
    @rule(amount=st.sampled_from([Decimal(77), Decimal(78)]))
    def let_somebody_else_save(self, amount: Decimal) -> None:
        other = Document.open(self.path)
        line = next(other.budget.lines())
        edit = planning.set_field(other.budget, line.id, Field(AMOUNT, other.budget.years[1]), amount)
        if edit is not None:
            other.budget.apply(edit)
            other.save()
            self.in_file = figures_of(other)
            self.is_changed_behind = True

    @invariant()
    def the_document_says_what_was_entered(self) -> None:
        assert figures_of(self.document) == self.plain

    @invariant()
    def the_file_says_what_was_saved(self) -> None:
        assert figures_of(Document.open(self.path)) == self.in_file

    def teardown(self) -> None:
        if not hasattr(self, "folder"):
            return
        self.journal.clear()
        if self.held is not None:
            self.held.remove()
        self.patch.undo()
        self.folder.cleanup()


Sitting.TestCase.settings = effort(max_examples=times(8), stateful_step_count=25)
TestSitting = Sitting.TestCase
