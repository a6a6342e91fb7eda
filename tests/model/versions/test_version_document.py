"""A frozen version is looked at like any other budget, and never saved over."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field
from model.problems import FileProblem
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from model.workbook.version_document import version_document
from tests.model.comparing.budgets import content, worked_budget
from tests.model.drafts import YEARS


@pytest.fixture
def workbook(tmp_path: Path) -> Document:
    Document(worked_budget()).save_as(tmp_path / "Budget.xlsx")
    document = Document.open(tmp_path / "Budget.xlsx")
    document.freeze(VersionHead("Scrutiny"))
    document.freeze(VersionHead("Cabinet"))
    document.save()
    line = next(document.budget.lines()).id
    edit = planning.set_field(document.budget, line, Field(AMOUNT, YEARS[0]), Decimal(5))
    assert edit is not None
    document.budget.apply(edit)
    return document


def test_it_shows_what_was_frozen_and_gives_its_reason(workbook: Document) -> None:
    shown = version_document(workbook, "Cabinet")
    assert content(shown.budget.snapshot()) == content(worked_budget().snapshot())
    assert [reason.reason for reason in shown.reasons_read_only()] == [
        "is a frozen version, which nobody edits any more"
    ]
    assert (shown.name, shown.stem) == ("Budget.xlsx, version Cabinet", "Budget Cabinet")
    assert [head.name for head in shown.versions] == ["Scrutiny"]
    assert not shown.changed


def test_it_is_saved_as_a_new_workbook_alone(workbook: Document, tmp_path: Path) -> None:
    shown = version_document(workbook, "Cabinet")
    with pytest.raises(FileProblem, match="cannot be saved"):
        shown.save_as(tmp_path / "Other.xlsx")
    with pytest.raises(FileProblem, match="frozen version already"):
        shown.freeze(VersionHead("Again"))
    shown.save_as_new(tmp_path / "New.xlsx")
    assert content(Document.open(tmp_path / "New.xlsx").budget.snapshot()) == content(worked_budget().snapshot())
