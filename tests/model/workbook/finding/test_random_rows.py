"""Random budgets in random dresses after random edits: the file holds what was edited, or says why it cannot."""

import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import planning
from model.lines import AMOUNT, Field, Line
from model.problems import FileProblem
from model.workbook.document import Document
from tests.effort import times
from tests.model.workbook.finding.books import Sheets, book
from tests.model.workbook.finding.dressing import Dressing, dressed
from tests.model.workbook.finding.published import Table
from tests.model.workbook.finding.test_random_areas import WAYS, Part, Way, laid_out, parts
from tests.model.workbook.finding.test_random_dressings import DRESSINGS, tables
from tests.model.workbook.helpers import set_amount

pytestmark = pytest.mark.thorough

STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "delete", "move", "set"]), st.integers(0, 30), st.integers(-500, 500)),
    min_size=1,
    max_size=5,
)
_OURS = ("the proof of the new file", "the proof that its rows moved")


def facts(document: Document) -> Counter[tuple[object, ...]]:
    def said(line: Line) -> tuple[object, ...]:
        area = document.budget.area(line.area_id)
        return area.name, line.kind, line.reference, line.title, line.amounts

    return Counter(map(said, document.budget.lines()))


def carry_out(document: Document, steps: list[tuple[str, int, int]]) -> None:
    budget = document.budget
    for what, which, figure in steps:
        lines = list(budget.lines())
        line = lines[which % len(lines)]
        edit = None
        match what:
            case "add":
                place = list(budget.line_ids(line.area_id)).index(line.id) + (which % 2)
                edit = planning.add_line(budget, line.area_id, line.kind, place, title=f"New {which} {figure}")
            case "delete":
                others = [each for each in lines if each.area_id == line.area_id]
                edit = planning.delete_lines(budget, [line.id]) if len(others) > 1 else None
            case "move":
                edit = planning.move_lines(budget, [line.id], 1 if figure > 0 else -1)
            case _:
                year = Field(AMOUNT, budget.years[which % len(budget.years)])
                edit = planning.set_field(budget, line.id, year, Decimal(figure * 1000))
        if edit is not None:
            budget.apply(edit)
        if what == "add":
            new = max(each.id for each in budget.lines())
            set_amount(document, new, f"{figure or 1}000", Field(AMOUNT, budget.years[0]))


def check(sheets: Sheets, steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("BUDGET_WORKBOOK_DATA", folder)  # what is remembered of one example is none of another's
        path = Path(folder) / "Theirs.xlsx"
        path.write_bytes(book(sheets))
        document = Document.open(path)
        carry_out(document, steps)
        before = path.read_bytes()
        try:
            receipt = document.save()
        except FileProblem as problem:
            assert not any(words in str(problem) for words in _OURS), problem  # noqa: PT017  # most are saved
            assert path.read_bytes() == before
            return
        assert not document.changed
        is_told = any(finding.rule == "found otherwise" for finding in receipt.findings)
        assert is_told or facts(Document.open(path).as_remembered()) == facts(document)


@settings(max_examples=times(30))
@given(tables(), DRESSINGS, STEPS)
def test_a_dressed_budget_is_saved_as_edited(table: Table, how: Dressing, steps: list[tuple[str, int, int]]) -> None:
    check(dressed(table, how), steps)


@settings(max_examples=times(30))
@given(parts(), WAYS, STEPS)
def test_a_budget_of_several_areas_is_saved_as_edited(
    budget: tuple[int, list[Part]], way: Way, steps: list[tuple[str, int, int]]
) -> None:
    check(laid_out(*budget, way), steps)
