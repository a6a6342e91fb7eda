from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.budget import Budget
from model.pots import Pot
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from model.years import Year
from tests.exporters.budgets import budget_of, pressure


def _saved(budget: Budget, folder: Path) -> Document:
    Document(budget).save_as(folder / "Budget.xlsx")
    return Document.open(folder / "Budget.xlsx")


def _plain(pots: tuple[Pot, ...]) -> list[tuple[object, ...]]:
    return [(pot.name, pot.amounts, pot.ends, pot.notes) for pot in pots]


def test_pots_are_kept_in_the_workbook(tmp_path: Path) -> None:
    budget = load_sample(EXAMPLE).budget
    assert budget.pots
    assert _plain(_saved(budget, tmp_path).budget.pots) == _plain(budget.pots)


def test_a_pot_keeps_blank_and_nil_apart_and_its_words(tmp_path: Path) -> None:
    line = replace(pressure(2, "1", "1"), forecasts=(None, None))
    snapshot = budget_of([line]).snapshot()
    pots = (Pot(9, "=Reserve", (None, Decimal(0)), Year(2027), "Ends."),)
    budget = Budget(snapshot.settings, snapshot.areas, snapshot.lines.values(), (), pots)
    assert _plain(_saved(budget, tmp_path).budget.pots) == _plain(pots)


def test_an_edit_leaves_the_pots_as_they_are(tmp_path: Path) -> None:
    document = _saved(load_sample(EXAMPLE).budget, tmp_path)
    assert Budget.of(document.budget.snapshot()).pots == document.budget.pots


@pytest.mark.parametrize(
    "text, ends",
    [
        ("2027/28", Year(2027)),
        ("31/03/2028", Year(2027)),
        ("31 March 2028", Year(2027)),
        ("March 2028", Year(2027)),
        ("30/09/2027", Year(2027)),
        ("1 April 2028", None),
        ("April 2028", None),
        ("2028", None),
        ("never", None),
    ],
)
def test_a_pot_may_end_with_a_day_or_a_month(text: str, ends: Year | None, tmp_path: Path) -> None:
    document = _saved(load_sample(EXAMPLE).budget, tmp_path)
    book = load_workbook(tmp_path / "Budget.xlsx")
    pots = book["Pots"]
    (column,) = (cell.column for cell in pots[4] if cell.value == "Ends")
    pots.cell(5, column, text)
    book.save(tmp_path / "Budget.xlsx")
    again = Document.open(tmp_path / "Budget.xlsx")
    assert again.budget.pots[0].ends == ends
    assert len(again.budget.pots) == len(document.budget.pots)
    assert sum(finding.rule == "last year of a pot" for finding in again.findings) == (ends is None)
