"""Hidden columns and rows below a table: figures that an officer, or the totals, would miss are findings."""

import re
from pathlib import Path

import pytest

from model.findings import Finding, Level
from model.workbook.document import Document
from tests.model.workbook.builder import CONTROLS, LEARNING, Parts, formula, sample_parts, text_cell
from tests.model.workbook.helpers import opened


def with_columns(part: str, columns: str) -> Parts:
    book = sample_parts()
    text = re.sub(r"<cols>.*?</cols>", "", book.text(part))
    book.parts[part] = text.replace("<sheetData>", f"<cols>{columns}</cols><sheetData>", 1).encode()
    return book


def found(document: Document, rule: str) -> list[Finding]:
    return [finding for finding in document.findings if finding.rule == rule]


@pytest.mark.parametrize(
    "columns",
    [
        '<col min="9" max="9" width="9" hidden="1"/>',
        "<col hidden = 'true' min='9' max='9'/>",
        '<col min="9" max="9" width="0" customWidth="1"/>',
        '<col min="9" max="9" width="0.0" customWidth="1"/>',
        '<col min="9" max="9" outlineLevel="1" hidden="1"/><col min="10" max="10" collapsed="1"/>',
        '<col min="1" max="1" width="9"/><col min="9" max="9" hidden="1"></col>',
    ],
)
def test_a_hidden_column_that_holds_figures_is_warned_of(columns: str, tmp_path: Path) -> None:
    (finding,) = opened(tmp_path, with_columns(LEARNING, columns).zipped()).findings
    assert (finding.level, finding.rule) == (Level.WARNING, "hidden column")
    assert (finding.sheet, finding.cell) == ("Learning Disability", "I11")
    assert finding.message == (
        "The column I (2013/14) of the sheet “Learning Disability” is hidden but holds 3 figures, which count in the "
        "totals; unhide it in Excel to see them."
    )


def test_every_hidden_column_of_a_range_is_told(tmp_path: Path) -> None:
    document = opened(tmp_path, with_columns(LEARNING, '<col min="8" max="16384" hidden="1"/>').zipped())
    assert [finding.cell for finding in document.findings] == ["I11", "J11"]


@pytest.mark.parametrize(
    "columns",
    [
        '<col min="9" max="9" width="9" hidden="0"/>',
        '<col min="9" max="9" width="0.5" customWidth="1"/>',
        '<col min="5" max="8" hidden="1"/>',
        '<col min="11" max="12" hidden="1"/>',
    ],
)
def test_columns_in_sight_and_hidden_ones_without_figures_are_nothing_to_tell(columns: str, tmp_path: Path) -> None:
    assert not opened(tmp_path, with_columns(LEARNING, columns).zipped()).findings


def test_a_hidden_column_of_control_totals_is_warned_of(tmp_path: Path) -> None:
    (finding,) = opened(tmp_path, with_columns(CONTROLS, '<col min="4" max="4" hidden="1"/>').zipped()).findings
    assert (finding.rule, finding.sheet, finding.cell) == ("hidden column", "Control totals", "D4")


@pytest.mark.parametrize("attribute", ['hidden="1"', "hidden='1'", 'hidden="true"', 'ht="0" customHeight="1"'])
def test_a_row_without_height_is_hidden(attribute: str, tmp_path: Path) -> None:
    book = sample_parts()
    text = re.sub(r'<row r="14"[^>]*>', f'<row r="14" {attribute}>', book.text(LEARNING))
    book.parts[LEARNING] = text.encode()
    assert [finding.cell for finding in found(opened(tmp_path, book.zipped()), "hidden row")] == ["A14"]


def with_row_below(*cells: str) -> Parts:
    return sample_parts().replace(LEARNING, "</sheetData>", f'<row r="16">{"".join(cells)}</row></sheetData>')


FIGURE = '<c r="I16"><v>-5</v></c>'


@pytest.mark.parametrize(
    "cells, reference",
    [
        ((text_cell("A16", "HAND1"), text_cell("B16", "Saving"), FIGURE), "HAND1"),
        ((text_cell("A16", "HAND1"), FIGURE), "HAND1"),
        ((text_cell("B16", "saving"),), ""),
        ((FIGURE,), ""),
        ((text_cell("B16", "Saving"), text_cell("D16", "Total rewrite of contracts"), FIGURE), ""),
    ],
)
def test_a_line_typed_below_the_table_is_an_error(cells: tuple[str, ...], reference: str, tmp_path: Path) -> None:
    document = opened(tmp_path, with_row_below(*cells).zipped())
    (finding,) = document.findings
    assert (finding.level, finding.rule) == (Level.ERROR, "line below table")
    assert (finding.sheet, finding.cell, finding.reference) == ("Learning Disability", "A16", reference)
    assert "Row 16 below the table of the sheet “Learning Disability”" in finding.message


def test_each_row_down_to_the_first_blank_one_is_told(tmp_path: Path) -> None:
    book = with_row_below(FIGURE)
    rows = "".join(f'<row r="{row}"><c r="I{row}"><v>1</v></c></row>' for row in (17, 19))
    document = opened(tmp_path, book.replace(LEARNING, "</sheetData>", f"{rows}</sheetData>").zipped())
    assert [finding.cell for finding in found(document, "line below table")] == ["A16", "A17"]


@pytest.mark.parametrize(
    "cells, count",
    [
        ((text_cell("A30", "HAND1"), text_cell("B30", "Saving"), '<c r="I30"><v>-5</v></c>'), 1),
        ((text_cell("B30", "Saving"), '<c r="I30"><v>-5</v></c>'), 1),
        ((text_cell("A30", "HAND1"), text_cell("B30", "Saving")), 0),
        ((text_cell("A30", "HAND1"), '<c r="I30"><v>-5</v></c>'), 0),
        ((text_cell("A30", "Total"), '<c r="I30"><f>SUM(I12:I15)</f><v>-5</v></c>'), 0),
    ],
)
def test_behind_a_blank_row_a_line_says_its_type_and_a_figure(
    cells: tuple[str, ...], count: int, tmp_path: Path
) -> None:
    book = sample_parts().replace(LEARNING, "</sheetData>", f'<row r="30">{"".join(cells)}</row></sheetData>')
    document = opened(tmp_path, book.zipped())
    assert [finding.cell for finding in found(document, "line below table")] == ["A30"] * count


@pytest.mark.parametrize(
    "cells",
    [
        (text_cell("A16", "Source: medium-term plan"),),
        (text_cell("A16", "Total"), FIGURE),
        (text_cell("A16", "Sum"), formula("I16", "SUM(I12:I15)", "-0.661")),
        (formula("I16", "SUM(I12:I15)", "-0.661"),),
        ('<c r="A16" s="1"/>',),
        ('<c r="Z16"><v>3</v></c>',),
    ],
)
def test_notes_and_totals_below_the_table_are_no_lines(cells: tuple[str, ...], tmp_path: Path) -> None:
    assert not opened(tmp_path, with_row_below(*cells).zipped()).findings
