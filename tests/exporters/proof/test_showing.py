"""An annex whose figures are right and shown as others, or not at all, does not agree."""

import re
from pathlib import Path

import pytest

from exporters.exporting import export
from exporters.proof.checking import check_annex
from exporters.wanted import EXCEL, Wanted
from model.findings import Level
from model.samples import OXFORDSHIRE, load_sample
from model.workbook.cell_looks import plain_code
from model.workbook.document import Document
from tests.exporters.proof.tampering import SHEET, alter_by

STYLES = "xl/styles.xml"
USUAL = "#,##0.000;-#,##0.000"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document(load_sample(OXFORDSHIRE).budget)
    document.save_as(tmp_path / "Strategy.xlsx")
    return document


@pytest.fixture
def schedule(document: Document, tmp_path: Path) -> Path:
    return export(document, tmp_path, Wanted(("schedule",), (EXCEL,))).files[0].path


def _errors(path: Path, document: Document) -> list[str]:
    return [finding.message for finding in check_annex(path, document) if finding.level is Level.ERROR]


def _replace(path: Path, part: str, pattern: str, new: str) -> None:
    def change(text: str) -> str:
        changed, count = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert count
        return changed

    alter_by(path, part, change)


@pytest.mark.parametrize(
    "code",
    ["#,##0.000,;-#,##0.000,", "#,##0.000;#,##0.000", ";;;", "General", "0", "#,##0.000;[White]-#,##0.000"],
)
def test_a_number_format_that_shows_other_figures_is_told_once_a_column(
    code: str, document: Document, schedule: Path
) -> None:
    _replace(schedule, STYLES, f'formatCode="{re.escape(USUAL)}"', f'formatCode="{code}"')
    told = _errors(schedule, document)
    assert told
    assert all(f"shown in the annex by the number format “{code}”" in message for message in told)
    assert all(f"it was exported with “{USUAL}”" in message for message in told)
    assert len(told) == 2
    assert re.search(r"in 2013/14 and \d+ more of the column are shown", told[0])


@pytest.mark.parametrize("code", [r"#,##0.000;\-#,##0.000", "#,##0.000;&quot;-&quot;#,##0.000", f"[$-809]{USUAL}"])
def test_a_number_format_spelled_otherwise_shows_the_same(code: str, document: Document, schedule: Path) -> None:
    _replace(schedule, STYLES, f'formatCode="{re.escape(USUAL)}"', f'formatCode="{code}"'.replace("\\", "\\\\"))
    assert _errors(schedule, document) == []


@pytest.mark.parametrize(
    "colour",
    ['<color rgb="FFFFFFFF"/>', '<color theme="0"/>', '<color indexed="9"/>', '<color theme="1" tint="0.99"/>'],
)
def test_words_in_the_colour_behind_them_are_told(colour: str, document: Document, schedule: Path) -> None:
    _replace(schedule, STYLES, r'(<fonts .*?<font><sz val="10"/>)<color [^>]*/>', rf"\1{colour}")
    told = _errors(schedule, document)
    assert told
    assert all("so that it cannot be seen" in message for message in told)


def test_words_too_small_to_read_are_told(document: Document, schedule: Path) -> None:
    _replace(schedule, STYLES, r'<sz val="15"/>', '<sz val="1"/>')
    assert any("so that it cannot be seen" in message for message in _errors(schedule, document))


def test_a_title_hidden_by_its_number_format_is_told(document: Document, schedule: Path) -> None:
    def change(text: str) -> str:
        text = text.replace(USUAL, ";;;", 1)
        number = re.search(r'numFmtId="(\d+)" formatCode=";;;"', text)
        assert number
        return re.sub(r'(<cellXfs.*?<xf [^>]*/?>.*?<xf )numFmtId="0"', rf'\1numFmtId="{number[1]}"', text, count=1)

    alter_by(schedule, STYLES, change)
    assert any("which hides words" in message for message in _errors(schedule, document))


def test_figures_under_merged_cells_are_told(document: Document, schedule: Path) -> None:
    _replace(schedule, SHEET, r"<mergeCell ref", '<mergeCell ref="A14:B14"/><mergeCell ref')
    assert "The cell B14 of Schedule lies hidden under merged cells in the annex and holds something." in _errors(
        schedule, document
    )


@pytest.mark.parametrize(
    "put_in, told",
    [
        ('<conditionalFormatting sqref="F9:G80"/>', "conditional formats"),
        ('<drawing r:id="rId9"/>', "pictures, shapes or comments"),
        ('<legacyDrawing r:id="rId9"/>', "pictures, shapes or comments"),
    ],
)
def test_what_was_laid_over_an_annex_is_told(put_in: str, told: str, document: Document, schedule: Path) -> None:
    _replace(schedule, SHEET, r"<pageMargins", f"{put_in}<pageMargins")
    (message,) = _errors(schedule, document)
    assert told in message


@pytest.mark.parametrize(
    "code, plain",
    [
        (r"#,##0\-", "#,##0-"),
        ('"£"#,##0', "£#,##0"),
        ("[$-809]0.0", "0.0"),
        ("[Red]0", "[Red]0"),
        (r"0_);\(0\)", "0_);(0)"),
    ],
)
def test_the_code_of_a_number_format_is_read_however_it_is_quoted(code: str, plain: str) -> None:
    assert plain_code(code) == plain
