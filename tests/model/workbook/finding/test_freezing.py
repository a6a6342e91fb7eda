"""Versions frozen in a workbook that others laid out: on sheets that are added to it, if the officer says so."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field
from model.problems import EntryProblem
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from tests.model.workbook.finding.saves import added, facts, line, saved
from tests.model.workbook.finding.test_saving_rows import SMALL, small
from tests.model.workbook.helpers import carried_out, changed_parts, set_amount

SHEET = "xl/worksheets/sheet1.xml"


def frozen(folder: Path) -> Document:
    document = small(folder)
    document.keeps_more = True
    document.freeze(VersionHead("For Cabinet"))
    return document


def test_nothing_is_frozen_where_no_sheet_may_come(tmp_path: Path) -> None:
    document = small(tmp_path)
    with pytest.raises(EntryProblem, match="Keep more in an added sheet"):
        document.freeze(VersionHead("For Cabinet"))


def test_a_version_comes_on_sheets_of_its_own_and_leaves_those_of_the_officer_alone(tmp_path: Path) -> None:
    document = frozen(tmp_path)
    before, after, receipt = saved(document)
    assert receipt.sheets_added == ("Versions", "Version lines")
    assert SHEET not in changed_parts(before, after)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [head.name for head in again.versions] == ["For Cabinet"]
    assert facts(again) == facts(document)
    assert len(facts(again)) == sum(str(row[0])[0] in "PS" and len(row) > 2 for row in SMALL if row)
    assert not again.version_findings()


def test_work_goes_on_beside_it_and_a_second_one_needs_no_word(tmp_path: Path) -> None:
    saved(frozen(tmp_path))
    document = Document.open(tmp_path / "Theirs.xlsx")
    set_amount(document, line(document, "S1").id, "-50000", Field(AMOUNT, document.budget.years[0]))
    added(document, line(document, "P1"))
    carried_out(document, planning.delete_lines(document.budget, [line(document, "S2").id]))
    saved(document)
    document.freeze(VersionHead("For Council"))
    saved(document)
    again = Document.open(tmp_path / "Theirs.xlsx")
    assert [head.name for head in again.versions] == ["For Cabinet", "For Council"]
    assert not again.version_findings()
    amounts = {each.reference: each.amounts[0] for each in again.version("For Cabinet").content.lines.values()}
    assert amounts["S1"] == Decimal(-40_000)
    assert facts(again) == facts(document)
