"""A new workbook holds the budget exactly, as every reader sees it."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from model import planning
from model.budget import Budget
from model.lines import Field
from model.money import PENNY, Unit
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.settings import Settings
from model.texts import text_fault
from model.workbook.document import Document
from model.workbook.new_workbook import write_new_workbook
from model.workbook.opening import open_bytes
from tests.model.drafts import CARE_HOMES, YEARS, small_budget
from tests.model.workbook.helpers import FIRST, assert_reopens_equal, comparable
from tests.model.workbook.libreoffice import assert_cached_values_are_right, without_libreoffice

pytestmark = pytest.mark.thorough

SAMPLES = pytest.mark.parametrize("name", [OXFORDSHIRE, EXAMPLE])


def saved_sample(name: str, folder: Path) -> Document:
    sample = load_sample(name)
    document = Document(sample.budget, sample.about)
    document.save_as(folder / "sample.xlsx")
    return document


@SAMPLES
def test_a_sample_that_was_written_opens_as_the_same_budget(name: str, tmp_path: Path) -> None:
    document = saved_sample(name, tmp_path)
    assert not document.findings
    again = assert_reopens_equal(document)
    assert comparable(again.budget.snapshot()) == comparable(load_sample(name).budget.snapshot())


@SAMPLES
def test_saving_again_with_nothing_edited_leaves_the_file_as_it_is(name: str, tmp_path: Path) -> None:
    document = saved_sample(name, tmp_path)
    before = (tmp_path / "sample.xlsx").read_bytes()
    document.save()
    assert (tmp_path / "sample.xlsx").read_bytes() == before


@pytest.mark.libreoffice
@without_libreoffice
def test_libreoffice_recalculates_every_formula_to_its_cached_value(tmp_path: Path) -> None:
    paths = [tmp_path / name / f"{name}.xlsx" for name in (OXFORDSHIRE, EXAMPLE)]
    for path in paths:
        path.parent.mkdir()
        saved_sample(path.stem, path.parent).save_as(path)
    assert_cached_values_are_right(*paths, folder=tmp_path)


def test_another_reader_finds_the_nearest_number_to_every_figure(tmp_path: Path) -> None:
    document = saved_sample(OXFORDSHIRE, tmp_path)
    workbook = openpyxl.load_workbook(tmp_path / "sample.xlsx", data_only=True)
    for line in document.budget.lines():
        sheet, cell = document.place_of(line.id, FIRST) or ("", "")
        amount = line.amounts[0]
        expected = float(amount / 1_000_000) if isinstance(amount, Decimal) else None
        assert workbook[sheet][cell].value == expected


def test_the_about_sheet_says_what_the_sample_is(tmp_path: Path) -> None:
    saved_sample(EXAMPLE, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "sample.xlsx")["About"]
    words = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for sentence in load_sample(EXAMPLE).about:
        assert sentence in words


TEXTS = ["=1+1", "+5", "@SUM(1)", "http://example.org", "file:///x", "<r>bold</r>", "_x0041_", " spaced ",
         "tab\there", "two\nlines", "\n", "“£” & <b> \"quoted\" 'single'", "0012", "1e3", "TRUE", "#N/A", "🏛 é ż",
         "a]]>b", "<!-- c -->", "<?x?>", "\u2028", "\x85", "x" * 32_767, "]", "&amp;", "&#10;"]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("way", ["new", "patched"])
def test_any_text_comes_back_as_it_was_typed(text: str, way: str, tmp_path: Path) -> None:
    budget = small_budget()
    document = Document(budget)
    path = tmp_path / "budget.xlsx"
    if way == "patched":
        document.save_as_new(path)
    for name in ("notes", "title", "reference"):
        edit = planning.set_field(budget, CARE_HOMES, Field(name), text)
        assert edit is not None
        budget.apply(edit)
    document.save_as(path)
    line = next(assert_reopens_equal(document).budget.lines())
    assert (line.notes, line.title, line.reference) == (text, text, text)


@effort(max_examples=60)
@given(st.text(max_size=40).filter(lambda text: not text_fault(text) and "\r" not in text), st.sampled_from(list(Unit)),
       st.integers(-(10**13), 10**13))  # fmt: skip
def test_any_budget_opens_as_it_was_written(text: str, unit: Unit, pence: int) -> None:
    budget = small_budget()
    edits = [
        planning.set_field(budget, CARE_HOMES, Field("description"), text),
        planning.set_field(budget, CARE_HOMES, Field("amount", YEARS[0]), Decimal(pence) * PENNY),
    ]
    for edit in edits:
        if edit is not None:
            budget.apply(edit)
    old = budget.snapshot()
    settings = Settings(YEARS, "Council", "People", unit=unit, title="Budget")
    lines = [old.lines[line] for area in old.areas for line in old.line_ids[area.id]]
    again = open_bytes(write_new_workbook(Budget(settings, old.areas, lines, old.controls)), "new.xlsx")
    assert [line.amounts for line in again.budget.lines()] == [line.amounts for line in lines]
    assert [line.description for line in again.budget.lines()] == [line.description for line in lines]
    assert again.budget.settings == settings


def test_a_budget_without_areas_or_lines_can_be_written_and_filled(tmp_path: Path) -> None:
    document = Document(Budget(Settings(YEARS, title="Empty")))
    document.save_as(tmp_path / "empty.xlsx")
    again = Document.open(tmp_path / "empty.xlsx")
    assert again.budget.areas == ()
    assert again.budget.years == YEARS
