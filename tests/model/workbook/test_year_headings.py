"""A heading that stops being a year takes no figures away in silence, in the tables of lines or of control totals."""

from decimal import Decimal
from pathlib import Path

import pytest

from model.findings import Finding, Level
from model.workbook.document import Document
from model.years import Year
from tests.model.workbook.builder import CONTROLS, LEARNING, Parts, sample_parts, text_cell
from tests.model.workbook.helpers import line_of, opened

SHEETS = range(2, 8)
CONTROLS_TABLE = "xl/tables/table14.xml"


def renamed(old: str, new: str, numbers: range = SHEETS, *, record: bool = True) -> Parts:
    """The sample with one year's heading of its tables of lines spelled otherwise; `record`: in the tables too."""
    book = sample_parts()
    for number in numbers:
        column = "IJ"[old == "2014/15"]
        book.put_cell(f"xl/worksheets/sheet{number}.xml", f"{column}11", text_cell(f"{column}11", new))
        if record:
            table = f"xl/tables/table{2 * number - 1}.xml"
            book.parts[table] = book.text(table).replace(f'name="{old}"', f'name="{new}"').encode()
    return book


def errors(document: Document) -> list[Finding]:
    return [finding for finding in document.findings if finding.level is Level.ERROR]


@pytest.mark.parametrize("record", [True, False])
@pytest.mark.parametrize(
    "heading", ["2014/15*", "2014", "14/15", "FY 2014/15", "2014/15 (£m)", "2014/16", "2014/15 draft", "Year 2014"]
)
def test_a_year_whose_heading_is_none_in_every_table_is_an_error_at_each_heading(
    heading: str, record: bool, tmp_path: Path
) -> None:
    document = opened(tmp_path, renamed("2014/15", heading, record=record).zipped())
    found = errors(document)
    assert [finding.cell for finding in found] == ["J11"] * 6 + ["E4"]
    assert f"“{heading}” (Older People!J11) is not read as a year" in found[0].message
    assert "in no total" in found[0].message
    assert "write 2014/15" in found[0].message


def test_the_figures_below_it_are_counted(tmp_path: Path) -> None:
    (finding,) = errors(opened(tmp_path, renamed("2014/15", "2014/15*", range(3, 4)).zipped()))
    assert finding.message == (
        "The column “2014/15*” (Learning Disability!J11) is not read as a year: its 2 figures are in no total; "
        "write 2014/15 if it is that year."
    )
    assert (finding.sheet, finding.cell) == ("Learning Disability", "J11")


def test_a_year_that_the_settings_do_not_state_is_an_error_at_its_heading(tmp_path: Path) -> None:
    document = opened(tmp_path, renamed("2014/15", "2015/16").zipped())
    found = errors(document)
    assert [(finding.rule, finding.cell) for finding in found] == [
        *[("year not stated", "J11")] * 6,
        ("control total of unknown year", "E4"),
    ]
    assert "write 2014/15" in found[0].message
    assert document.budget.years == (Year(2013), Year(2015))


def test_what_a_cell_shows_as_its_year_is_the_year(tmp_path: Path) -> None:
    document = opened(tmp_path, renamed("2014/15", "2015/16", record=False).zipped())
    assert document.budget.years == (Year(2013), Year(2015))
    assert any("says “2015/16” where the table has “2014/15”" in finding.message for finding in errors(document))


def test_any_heading_among_the_years_is_an_error_where_it_hides_figures(tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "I11", text_cell("I11", "First"))
    document = opened(tmp_path, book.zipped())
    assert [(finding.level, finding.cell) for finding in document.findings] == [
        (Level.ERROR, "I11"),
        (Level.ERROR, "I11"),
        (Level.ERROR, "A11"),
    ]


@pytest.mark.parametrize("heading", ["Full-time posts", "2012/13 outturn"])
def test_a_column_of_other_figures_is_kept_and_warned_of(heading: str, tmp_path: Path) -> None:
    book = sample_parts().put_cell(LEARNING, "F11", text_cell("F11", heading))
    book.replace("xl/tables/table5.xml", 'name="Category"', f'name="{heading}"')
    book.put_cell(LEARNING, "F14", '<c r="F14"><v>12</v></c>')
    (finding,) = [item for item in opened(tmp_path, book.zipped()).findings if item.cell != "A11"]
    assert (finding.level, finding.rule, finding.cell) == (Level.WARNING, "column not read", "F11")
    assert "its 1 figure is in no total" in finding.message


def with_control_heading(old: str, new: str, *, record: bool = True) -> Parts:
    book = sample_parts()
    column = {"2013/14": "D", "2014/15": "E", "Scope": "A"}[old]
    book.put_cell(CONTROLS, f"{column}4", text_cell(f"{column}4", new))
    return book.replace(CONTROLS_TABLE, f'name="{old}"', f'name="{new}"') if record else book


@pytest.mark.parametrize("record", [True, False])
@pytest.mark.parametrize(
    "heading, rule",
    [("FY1", "headings changed"), ("2013", "headings changed"), ("2019/20", "control total of unknown year")],
)
def test_a_control_total_without_a_year_is_an_error_at_its_heading(
    heading: str, rule: str, record: bool, tmp_path: Path
) -> None:
    document = opened(tmp_path, with_control_heading("2013/14", heading, record=record).zipped())
    found = [(item.rule, item.sheet, item.cell) for item in errors(document)]
    assert (rule, "Control totals", "D4") in found
    assert {control.amounts[0] for control in document.budget.controls} == {None}


def test_control_totals_stand_under_the_years_that_the_officer_sees(tmp_path: Path) -> None:
    book = with_control_heading("2013/14", "2014/15", record=False)
    book.put_cell(CONTROLS, "E4", text_cell("E4", "2013/14"))
    document = opened(tmp_path, book.zipped())
    first = document.budget.controls[0]
    assert first.amounts == (Decimal(3729000), Decimal(9844000))
    assert [(item.rule, item.cell) for item in errors(document)] == [
        ("headings changed", "D4"),
        ("headings changed", "E4"),
    ]


def test_a_control_totals_table_without_scope_is_an_error(tmp_path: Path) -> None:
    document = opened(tmp_path, with_control_heading("Scope", "Area").zipped())
    assert any("has no column “Scope”" in item.message for item in errors(document))
    assert not document.budget.controls


def test_a_year_that_one_area_lacks_is_told_where_it_should_be(tmp_path: Path) -> None:
    document = opened(tmp_path, renamed("2013/14", "2013", range(3, 4)).zipped())
    assert [(item.sheet, item.cell) for item in errors(document)] == [("Learning Disability", "I11")]
    assert line_of(document.budget, "14SCS16").amounts == (None, None)
