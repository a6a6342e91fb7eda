"""The common base of two copies is found by hashes and change logs, or not at all."""

from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.change_log import Signature
from model.lines import AMOUNT, Field
from model.merging.common_base import common_base
from model.versions.frozen import VersionHead
from model.workbook.document import Document
from tests.model.comparing.budgets import worked_budget
from tests.model.drafts import YEARS


@pytest.fixture(autouse=True)
def _own_backups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BUDGET_WORKBOOK_DATA", str(tmp_path / "data"))


def change(document: Document, amount: int, who: str = "") -> None:
    line = next(document.budget.lines()).id
    edit = planning.set_field(document.budget, line, Field(AMOUNT, YEARS[0]), Decimal(amount), over_formula=True)
    assert edit is not None
    document.budget.apply(edit)
    document.signature = Signature(who) if who else None
    document.save()


def copies(path: Path) -> tuple[Document, Document]:
    other = path.with_name("Theirs.xlsx")
    other.write_bytes(path.read_bytes())
    return Document.open(path), Document.open(other)


def test_a_version_frozen_in_both_is_the_base(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    Document(worked_budget()).save_as(path)
    document = Document.open(path)
    document.freeze(VersionHead("Cabinet", "Cabinet"))
    document.save()
    mine, theirs = copies(path)
    change(mine, 5)
    change(theirs, 6)
    found = common_base(mine, theirs)
    assert found is not None
    assert found.side.name == "Cabinet"
    assert found.found == "The version “Cabinet (Cabinet)” is in both, with the same SHA-256."


def test_a_copy_that_was_not_edited_since_a_backup_is_the_base_itself(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    Document(worked_budget()).save_as(path)
    mine, theirs = copies(path)
    change(mine, 5)
    found = common_base(mine, theirs)
    assert found is not None
    assert "is Theirs.xlsx itself" in found.found


def test_a_backup_whose_change_log_both_go_on_from_is_the_base(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    Document(worked_budget()).save_as(path)
    change(Document.open(path), 4, "A post")
    mine, theirs = copies(path)
    change(mine, 5, "A post")
    change(mine, 7, "A post")
    change(theirs, 6, "Another post")
    found = common_base(mine, theirs)
    assert found is not None
    assert "go on from the backup of" in found.found
    assert next(iter(found.side.snapshot.lines.values())).amounts[0] == Decimal(4)


def test_where_nothing_proves_a_base_none_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    Document(worked_budget()).save_as(path)
    mine, theirs = copies(path)
    change(mine, 5)
    change(theirs, 6)
    assert common_base(mine, theirs) is None
