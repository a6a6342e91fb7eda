"""Types changed in tables that others laid out: written in the table's own words, or refused with the reason."""

from pathlib import Path

import pytest

from model import planning
from model.lines import Field, Kind
from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.finding.books import Cells
from tests.model.workbook.finding.saves import facts, line, saved, written
from tests.model.workbook.finding.test_turned_tables import DOWN, LONG
from tests.model.workbook.helpers import carried_out

TYPED: list[Cells] = [
    ["£000"],
    ["Ref", "Proposal", "Type", "Area", "2026/27", "2027/28"],
    *(["1", "Pay", "Growth", "Adults", 5, 6], ["2", "Rent", "Growth", "Adults", 7, 8]),
    *(["3", "Fees", "Efficiency", "Adults", -5, -6], ["4", "Fines", "Efficiency", "Children", -5, -6]),
]
HELD: list[Cells] = [*TYPED[:3], [*TYPED[3][:2], None, *TYPED[3][3:]], *TYPED[4:]]
POSITIVE: list[Cells] = [*TYPED[:4], [*TYPED[4][:4], 5, 6], [*TYPED[5][:4], 5, 6]]


def changed(folder: Path, rows: list[Cells], references: dict[str, Kind]) -> Document:
    document = written(folder, {"Plan": rows})
    for reference, kind in references.items():
        carried_out(document, planning.set_field(document.budget, line(document, reference).id, Field("kind"), kind))
    return document


@pytest.mark.parametrize(
    "rows, references, cells",
    [
        (TYPED, {"1": Kind.SAVING}, {"C3": "Efficiency"}),
        (TYPED, {"3": Kind.PRESSURE}, {"C5": "Growth"}),
        (HELD, {"1": Kind.SAVING, "2": Kind.SAVING}, {"C3": "Efficiency", "C4": "Efficiency"}),
        (HELD, {"2": Kind.SAVING}, {"C4": "Efficiency"}),
        (LONG, {"S1": Kind.PRESSURE}, {"D5": "Pressure", "D7": "Pressure"}),
    ],
)
def test_a_type_is_written_in_the_words_of_its_table(
    rows: list[Cells], references: dict[str, Kind], cells: dict[str, str], tmp_path: Path
) -> None:
    document = changed(tmp_path, rows, references)
    _, _, receipt = saved(document)
    assert {change.cell: change.new for change in receipt.cells} == cells
    assert facts(Document.open(tmp_path / "Theirs.xlsx")) == facts(document)


@pytest.mark.parametrize(
    "rows, reference, kind, words",
    [
        (HELD, "1", Kind.SAVING, "is also that of 2 below it, whose own cell is blank"),
        (POSITIVE, "1", Kind.SAVING, "shows savings as positive figures"),
        (DOWN, "C1", Kind.SAVING, "says the type of C1 and of 1 other line alike"),
    ],
)
def test_a_type_that_would_change_other_lines_or_figures_is_refused_with_the_reason(
    rows: list[Cells], reference: str, kind: Kind, words: str, tmp_path: Path
) -> None:
    document = changed(tmp_path, rows, {reference: kind})
    before = (tmp_path / "Theirs.xlsx").read_bytes()
    with pytest.raises(FileProblem, match=words):
        document.save()
    assert (tmp_path / "Theirs.xlsx").read_bytes() == before
