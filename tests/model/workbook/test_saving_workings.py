"""A working is saved as the formula of its amount's cell, wherever its line goes, and found again when opened."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from model import area_planning, planning
from model.areas import Area
from model.budget import Budget
from model.entry import read_worked
from model.lines import AMOUNT, FORECAST, Field, Kind, Line
from model.money import Unit
from model.problems import EntryProblem, FileProblem
from model.settings import Settings
from model.workbook.document import Document
from model.workings import Worked
from model.years import Year
from tests.model.strategies import NAMED_WORKINGS, WORKINGS
from tests.model.workbook.builder import LEARNING, OLDER, TYPES, Parts, formula, rich_workbook, sample, sample_parts
from tests.model.workbook.helpers import (
    FIRST,
    SECOND,
    area_id,
    assert_reopens_equal,
    carried_out,
    changed_cells,
    line_of,
    opened,
    rest_of_pressures,
    set_amount,
)
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

UNITS = st.sampled_from(Unit)


def work(document: Document, line: int, typed: str, field: Field = FIRST, unit: Unit = Unit.THOUSANDS) -> None:
    value = read_worked(typed, unit, document.budget.settings.unit)
    assert isinstance(value, Worked)
    carried_out(document, planning.set_field(document.budget, line, field, value))


def bytes_of(document: Document) -> bytes:
    assert document.path is not None
    return document.path.read_bytes()


def test_the_amounts_cell_becomes_a_live_formula_with_its_result(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    work(document, rest_of_pressures(document.budget).id, "=195*52*26")
    receipt = document.save()
    _, cell = changed_cells(sample(), bytes_of(document), OLDER)["I16"]
    assert cell == '<c r="I16" s="7"><f>(195*52*26)/1000</f><v>263.64</v></c>'
    assert [(item.sheet, item.cell, item.old, item.new) for item in receipt.cells] == [
        ("Older People", "I16", "9.844", "=(195*52*26)/1000")
    ]
    assert ("B6", "263.64") in [(item.cell, item.new) for item in receipt.recalculated]
    again = assert_reopens_equal(document)
    line = rest_of_pressures(again.budget)
    assert (line.amounts[0], line.formulas) == (Decimal(263640000), {Year(2013): "(195*52*26)/1000"})


def test_names_and_note_stand_in_the_amounts_cell_alone_and_are_found_again(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    line = rest_of_pressures(document.budget).id
    work(document, line, '=195 clients*52 weeks * £26 "agreed & <told>"')
    receipt = document.save()
    words = "195 clients × 52 weeks × £26; agreed & <told>"
    text = f'(195*52*26)/1000+N("{words}")'
    assert [(item.sheet, item.cell, item.new) for item in receipt.cells] == [("Older People", "I16", f"={text}")]
    assert openpyxl.load_workbook(BytesIO(bytes_of(document)))["Older People"]["I16"].value == f"={text}"
    again = rest_of_pressures(assert_reopens_equal(document).budget)
    assert (again.amounts[0], again.formulas) == (Decimal(263640000), {Year(2013): text})


def test_a_working_that_is_edited_or_removed_again_is_saved_so(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    line = rest_of_pressures(document.budget).id
    work(document, line, "=195*52*26")
    document.save()
    work(document, line, "=195*52*27")
    (change,) = document.save().cells
    assert (change.old, change.new) == ("=(195*52*26)/1000", "=(195*52*27)/1000")
    assert_reopens_equal(document)
    set_amount(document, line, "9844000")
    (change,) = document.save().cells
    assert (change.old, change.new) == ("=(195*52*27)/1000", "9.844")
    assert rest_of_pressures(assert_reopens_equal(document).budget).formulas == {}
    assert openpyxl.load_workbook(BytesIO(bytes_of(document)))["Older People"]["I16"].value == 9.844


def test_a_working_for_the_amount_that_is_there_already_is_saved_too(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    work(document, rest_of_pressures(document.budget).id, "=9844")
    (change,) = document.save().cells
    assert (change.old, change.new) == ("9.844", "=(9844)/1000")
    assert_reopens_equal(document)


def test_undone_before_the_save_the_file_is_byte_for_byte_as_it_was(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    value = read_worked("=195*52*26", Unit.THOUSANDS, Unit.MILLIONS)
    edit = carried_out(
        document, planning.set_field(document.budget, rest_of_pressures(document.budget).id, FIRST, value)
    )
    document.budget.revert(edit)
    assert document.save().cells == ()
    assert bytes_of(document) == sample()


def test_undone_after_the_save_the_working_goes_and_comes_again(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    line = rest_of_pressures(document.budget).id
    work(document, line, "=195*52*26")
    document.save()
    edit = set_amount(document, line, "5")
    document.save()
    document.budget.revert(edit)
    document.save()
    assert document.budget.line(line).formulas == {Year(2013): "(195*52*26)/1000"}
    assert_reopens_equal(document)


def test_new_lines_moved_lines_new_areas_and_forecasts_keep_their_workings(tmp_path: Path) -> None:
    document = opened(tmp_path, sample())
    budget = document.budget
    older = area_id(document, "Older People")
    carried_out(document, planning.add_line(budget, older, Kind.SAVING, title="Added"))
    carried_out(document, area_planning.add_area(budget, "Autism", budget.areas[0].service))
    carried_out(document, planning.add_line(budget, area_id(document, "Autism"), Kind.PRESSURE, title="In a new area"))
    moved, away = line_of(budget, "14SCS2").id, line_of(budget, "14SCS16").id
    added = [line_of(budget, "", title).id for title in ("Added", "In a new area")]
    for line in (moved, away, *added):
        work(document, line, "=1/3", SECOND)
    work(document, added[0], "=2*3", Field(FORECAST, Year(2014)))
    carried_out(document, planning.move_lines(budget, [moved], 1))
    carried_out(document, planning.move_to_area(budget, [away], older))
    document.save()
    again = assert_reopens_equal(document)
    for line in (moved, away, *added):
        assert budget.line(line).formulas == {Year(2014): "ROUND((1/3)/1000,8)"}
        assert budget.line(line).amounts[1] == Decimal("333.33")
    assert line_of(again.budget, "", "Added").forecast_formulas == {Year(2014): "(2*3)/1000"}
    carried_out(document, planning.move_to_area(budget, [moved], area_id(document, "Autism")))
    document.save()
    assert_reopens_equal(document)


def test_a_new_workbook_holds_the_workings_and_leaves_other_formulas_behind(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "I14", formula("I14", "I13*2", "-1.8"))
    book.put_cell(LEARNING, "J14", formula("J14", "1.5+0.5", "2"))
    document = opened(tmp_path, book.zipped())
    work(document, rest_of_pressures(document.budget).id, "=195*52*26")
    receipt = document.save_as_new(tmp_path / "new.xlsx")
    again = assert_reopens_equal(document)
    assert rest_of_pressures(again.budget).formulas == {Year(2013): "(195*52*26)/1000"}
    line = line_of(again.budget, "14SCS16")
    assert (line.formulas, line.amounts) == ({Year(2014): "1.5+0.5"}, (Decimal(-1800000), Decimal(2000000)))
    assert [finding.reference for finding in receipt.findings] == ["14SCS16"]


def test_a_stored_result_that_is_not_the_workings_own_goes_along_as_a_figure(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "I14", formula("I14", "1+1", "-1.8"))
    document = opened(tmp_path, book.zipped())
    line = line_of(document.budget, "14SCS16").id
    carried_out(document, planning.move_to_area(document.budget, [line], area_id(document, "Older People")))
    document.save()
    moved = line_of(assert_reopens_equal(document).budget, "14SCS16")
    assert (moved.amounts[0], moved.formulas) == (Decimal(-1800000), {})


def test_a_working_that_comes_drops_the_calculation_chain(tmp_path: Path) -> None:
    document = opened(tmp_path, rich_workbook(), "budget.xlsm")
    work(document, rest_of_pressures(document.budget).id, "=195*52*26")
    receipt = document.save()
    after = Parts(bytes_of(document))
    assert "xl/calcChain.xml" in receipt.parts_changed
    assert "xl/calcChain.xml" not in after.parts
    assert "calcChain" not in after.text(TYPES)
    assert "calcChain" not in after.text("xl/_rels/workbook.xml.rels")


@pytest.mark.parametrize("typed", ["=195*52*26", "5"])
def test_a_formula_that_other_cells_share_is_written_over_and_they_keep_theirs(typed: str, tmp_path: Path) -> None:
    book = sample_parts()
    book.put_cell(LEARNING, "I13", '<c r="I13" s="7"><f t="shared" ref="I13:I15" si="0">J13*2</f><v>1</v></c>')
    for cell in ("I14", "I15"):
        book.put_cell(LEARNING, cell, f'<c r="{cell}" s="7"><f t="shared" si="0"/><v>1</v></c>')
    document = opened(tmp_path, book.zipped())
    line = next(line for line in document.budget.lines() if line.formulas)
    value = read_worked(typed, Unit.MILLIONS, Unit.MILLIONS)
    carried_out(document, planning.set_field(document.budget, line.id, FIRST, value, over_formula=True))
    receipt = document.save()
    changed = changed_cells(book.zipped(), bytes_of(document), LEARNING)
    assert "<f>J14*2</f>" in changed["I14"][1]
    assert "<f>J15*2</f>" in changed["I15"][1]
    assert [(item.cell, item.old) for item in receipt.cells] == [("I13", "=J13*2")]
    assert_reopens_equal(document)


def test_the_proof_refuses_a_working_that_another_reader_does_not_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = opened(tmp_path, sample())
    work(document, rest_of_pressures(document.budget).id, "=195*52*26")
    monkeypatch.setattr("model.workbook.verifying_workings.MAIN", "{another}")
    with pytest.raises(FileProblem, match=r"another formula in Older People!I16"):
        document.save()
    assert bytes_of(document) == sample()


def test_the_proof_refuses_a_working_that_was_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = opened(tmp_path, sample())
    work(document, rest_of_pressures(document.budget).id, "=195*52*26")
    monkeypatch.setattr("model.workbook.content_writes.working_of", lambda *_: None)
    with pytest.raises(FileProblem, match="differs"):
        document.save()
    assert bytes_of(document) == sample()


@effort(max_examples=15)
@given(st.lists(st.tuples(st.one_of(WORKINGS, NAMED_WORKINGS), UNITS), min_size=1, max_size=4), st.booleans())
def test_any_working_comes_back_with_its_amount_and_its_text(typed: list[tuple[str, Unit]], as_new: bool) -> None:
    with TemporaryDirectory() as folder:
        document = opened(Path(folder), sample())
        expected: dict[str, Worked] = {}
        for line, (text, unit) in zip(list(document.budget.lines()), typed, strict=False):
            try:
                value = read_worked(f"={text}", unit, Unit.MILLIONS)
            except EntryProblem:
                continue
            assert isinstance(value, Worked)
            carried_out(document, planning.set_field(document.budget, line.id, FIRST, value))
            expected[f"{line.reference} {line.title}"] = value
        assume(expected)
        if as_new:
            document.save_as_new(Path(folder) / "new.xlsx")
        else:
            document.save()
        again = assert_reopens_equal(document)
        found = {
            f"{line.reference} {line.title}": Worked(line.amounts[0], line.formulas[Year(2013)])  # type: ignore[arg-type]
            for line in again.budget.lines()
            if line.formulas
        }
        assert found == expected


SAMPLE = ["195*52*26", "1/3", "-2/3", "2.01/2", "4.35*100/2", "1.005*1", "0.1+0.2-0.3", "1000000.1-1000000",
          "1.15*3/2", "(1+2)*(3+4)/7", "2.5%*1,201", "8.325*10/2", "1-0.9-0.1", "9.995*1.5", "123456789.125*2/5",
          "0.285*100*1.05", "1/7*7", "--3", "10/4/3*2", "22.5/1000*52",
          '195 clients * 52 weeks * £26 a week "the ""new"" rate, agreed & told"', "1,250 homes / 7 areas",
          f'1/3 "{"a long note " * 40}"', "(1 post + 2.5% on costs) each * 3"]  # fmt: skip


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_works_each_out_to_the_very_same_penny(tmp_path: Path) -> None:
    for stored in Unit:
        document = Document(_budget_in(stored))
        cells = [(unit, text) for unit in Unit for text in SAMPLE]
        for line, (unit, text) in zip(list(document.budget.lines()), cells, strict=True):
            work(document, line.id, f"={text}", Field(AMOUNT, Year(2026)), unit)
        document.save_as(tmp_path / f"{stored.name}.xlsx")
    assert_cached_values_are_right(*(tmp_path / f"{stored.name}.xlsx" for stored in Unit), folder=tmp_path)


def _budget_in(stored: Unit) -> Budget:
    blank = (None,)
    lines = [
        Line(number, 1, Kind.PRESSURE, blank, title=f"Line {number}", forecasts=blank)
        for number in range(1, 1 + len(Unit) * len(SAMPLE))
    ]
    return Budget(Settings((Year(2026),), unit=stored), [Area(1, "Roads")], lines)
