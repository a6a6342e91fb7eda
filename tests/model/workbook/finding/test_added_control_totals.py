"""Control totals that a workbook of others does not state: kept in an added sheet, where the officer says so."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.control_planning import ControlWish, add_control, change_control, remove_control, wish_of
from model.controls import Measure, Scope
from model.problems import FileProblem, UnkeptProblem
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells
from tests.model.workbook.finding.saves import added, facts, line, saved
from tests.model.workbook.finding.test_saving_rows import small
from tests.model.workbook.helpers import carried_out, changed_parts

TYPED: dict[int, Cells] = {7: [None, "Total", 130, 70, 200]}


def with_control(document: Document, source: str = "Budget report 2026") -> None:
    """Add a control total of the pressures of the first area, which the small workbook's own tables do not state."""
    budget = document.budget
    amounts = (Decimal(125_000), Decimal(70_000))
    wish = ControlWish(Scope.AREA, budget.areas[0].name, Measure.PRESSURES, amounts, source, without_transfers=True)
    carried_out(document, add_control(budget, wish))


def controls(document: Document) -> list[tuple[object, ...]]:
    return [(each.scope, each.name, each.kind, each.amounts, each.source) for each in document.budget.controls]


def test_a_control_total_is_only_kept_where_the_officer_says_so(tmp_path: Path) -> None:
    document = small(tmp_path)
    with_control(document)
    with pytest.raises(UnkeptProblem, match=r"no table for control totals.*Keep more in an added sheet"):
        document.save()


def test_control_totals_are_kept_behind_those_of_the_workbooks_own_tables(tmp_path: Path) -> None:
    document = small(tmp_path, change=TYPED)
    stated = controls(document)
    assert stated
    with_control(document)
    document.keeps_more = True
    before, after, receipt = saved(document)
    assert receipt.sheets_added == ("Control totals",)
    assert "xl/worksheets/sheet1.xml" not in changed_parts(before, after)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert controls(again) == controls(document)
    assert controls(again)[:-1] == stated
    assert facts(again) == facts(document)
    assert not [each for each in again.findings if each.rule == "table not read"]
    mine = again.budget.controls[-1]
    place = again._opened.bindings.place_of_control(mine.id, again.budget.years[0]) if again._opened else None
    assert place is not None
    assert place[0] == "Control totals"


def test_kept_control_totals_change_and_go_while_lines_come(tmp_path: Path) -> None:
    document = small(tmp_path)
    document.keeps_more = True
    with_control(document, "First")
    with_control(document, "Second")
    saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx")
    first, second = again.budget.controls[-2:]
    carried_out(again, change_control(again.budget, second.id, replace(wish_of(second), source="Cabinet")))
    carried_out(again, remove_control(again.budget, first.id))
    added(again, line(again, "P2"))
    again.save()
    third = Document.open(tmp_path / "Theirs.xlsx")
    assert [each.source for each in third.budget.controls][-1] == "Cabinet"
    assert controls(third) == controls(again)
    assert facts(third) == facts(again)


def test_a_control_total_that_the_workbooks_own_tables_state_is_not_removed(tmp_path: Path) -> None:
    document = small(tmp_path, change=TYPED)
    document.keeps_more = True
    carried_out(document, remove_control(document.budget, document.budget.controls[0].id))
    with pytest.raises(FileProblem, match="that are totals of its own tables"):
        document.save()
