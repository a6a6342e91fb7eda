import re
import zipfile
from pathlib import Path

import pytest

from exporters.excel.footing import foot_code, foot_words
from exporters.excel.profile import Profile
from exporters.exporting import export
from exporters.proof.checking import check_annex
from exporters.wanted import EXCEL, Wanted
from model.planning import change_setting
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from tests.exporters.proof.tampering import SHEET, alter, alter_by

WORKBOOK = "xl/workbook.xml"
OTHER_FOOT = "<oddFooter>&amp;LOFFICIAL&amp;CFinal&amp;RPage &amp;P of &amp;N</oddFooter>"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document(load_sample(EXAMPLE).budget)
    document.save_as(tmp_path / "Budget.xlsx")
    return document


@pytest.fixture
def schedule(document: Document, tmp_path: Path) -> Path:
    return export(document, tmp_path, Wanted(("schedule",), (EXCEL,))).files[0].path


def _told(path: Path, document: Document) -> list[str]:
    return [finding.message for finding in check_annex(path, document)][:1]


@pytest.mark.parametrize(
    "part, old, new, told",
    [
        (SHEET, '<row r="12"', '<row r="12" hidden="1"', "The row 12 of Schedule is hidden"),
        (SHEET, '<col min="1"', '<col hidden="1" min="1"', "The column A of Schedule is hidden"),
        (SHEET, '<row r="12" ht="24.75"', '<row r="12" ht="1.5"', "The row 12 of Schedule is hidden"),
        (
            SHEET,
            'width="11.7109375" customWidth="1"/><col min="2"',
            'width="0.1"/><col min="2"',
            "The column A of Sche",
        ),
        (WORKBOOK, "Schedule!$A$1:$", "Schedule!$B$1:$", "The cell A1 of Schedule is left out when the annex is pri"),
        (WORKBOOK, "Schedule!$A$1:$", "Schedule!$A$1:$K$20,Schedule!$A$22:$", "The cell A21 of Schedule is left out"),
        (WORKBOOK, "<sheet name=", '<sheet state="hidden" name=', "The sheet “Schedule” is hidden"),
        (WORKBOOK, "<sheet name=", '<sheet state="veryHidden" name=', "The sheet “Schedule” is hidden"),
    ],
)
def test_what_was_hidden_in_an_annex_is_told(
    part: str, old: str, new: str, told: str, schedule: Path, document: Document
) -> None:
    alter(schedule, part, old, new)
    assert [message[: len(told)] for message in _told(schedule, document)] == [told]


@pytest.mark.parametrize(
    "foot, said",
    [
        (OTHER_FOOT, "OFFICIAL Final"),
        ("", ""),
        ("<oddHeader>&amp;CExempt</oddHeader>" + OTHER_FOOT, "Exempt"),
        ("<firstFooter>&amp;CExempt</firstFooter>", "Exempt"),
    ],
)
def test_another_marking_at_the_foot_of_an_annex_is_told(
    foot: str, said: str, schedule: Path, document: Document
) -> None:
    alter_by(schedule, SHEET, lambda text: re.sub(r"<oddFooter>.*?</oddFooter>", foot, text))
    (message,) = _told(schedule, document)
    assert f"“{said}” where the workbook says “For general release Draft for scrutiny, December 2025”" in message


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("setting, value", [("marking", "OFFICIAL"), ("version", "Final, February 2026")])
def test_a_marking_or_version_changed_in_the_workbook_is_told(
    setting: str, value: str, profile: Profile, document: Document, tmp_path: Path
) -> None:
    annex = export(document, tmp_path, Wanted(("year-on-year",), (EXCEL,), profile=profile)).files[0].path
    edit = change_setting(document.budget, setting, value)
    assert edit is not None
    document.budget.apply(edit)
    assert any(value in message for message in [finding.message for finding in check_annex(annex, document)])


@pytest.mark.parametrize("name", ["marking & more", "2 March &P", "", 'a "quoted" one', "&L"])
def test_the_foot_says_the_same_whatever_fonts_a_program_adds_to_it(name: str) -> None:
    code = foot_code(name, "Draft")
    again = code.replace("&C", '&C&"Arial,Regular"&10&K000000') if "&&C" not in code else code
    assert foot_words(again) == foot_words(code) == " ".join(f"{name} Draft Page &P of &N".split())


@pytest.mark.parametrize("marking", ["OFFICIAL", "m" * 100, "not for publication " * 6])
@pytest.mark.parametrize("version", ["", "Draft 2", "v" * 60, "Draft for the scrutiny committee " * 3])
def test_marking_and_version_stand_side_by_side_at_the_foot_however_long_they_are(marking: str, version: str) -> None:
    left, _, rest = foot_code(marking, version).removeprefix("&L").partition("&C")
    middle = rest.removesuffix("&RPage &P of &N")
    widest = [max(map(len, text.split("\n"))) for text in (left, middle)]
    assert widest[0] + widest[1] / 2 < 70
    assert ["".join(text.split()) for text in (left, middle)] == ["".join(text.split()) for text in (marking, version)]


@pytest.mark.parametrize("text", ["'[Other.xlsx]Sheet'!$A$1", "[1]Sheet!$A$1:$B$2"])
def test_a_name_that_points_to_another_file_is_told(text: str, schedule: Path, document: Document) -> None:
    added = f'<definedName name="Rates">{text}</definedName></definedNames>'
    alter(schedule, WORKBOOK, "</definedNames>", added)
    assert ["points to another file" in message for message in _told(schedule, document)] == [True]


def test_lost_charts_are_told(document: Document, tmp_path: Path) -> None:
    path = export(document, tmp_path, Wanted(("year-on-year",), (EXCEL,))).files[0].path
    with zipfile.ZipFile(path) as package:
        sheets = [name for name in package.namelist() if b"<drawing " in package.read(name)]
    assert sheets
    alter_by(path, sheets[0], lambda text: re.sub("<drawing [^>]*>", "", text))
    assert [message for message in _told(path, document) if "has lost its charts" in message]
