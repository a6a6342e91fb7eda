"""The tables and lists of forms keep Qt's rules, whatever is shown and searched in them."""

from collections import Counter
from decimal import Decimal

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from model.lines import AMOUNT, Field
from model.pasting.preview import PreviewRow
from model.samples import EXAMPLE, load_sample
from ui.window.grid.value_list import ValueList
from ui.window.paste_preview import PastePreviewModel
from ui.window.view import View

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.mark.usefixtures("qapp")
def test_the_preview_of_a_paste() -> None:
    budget = load_sample(EXAMPLE).budget
    field = Field(AMOUNT, budget.years[0])
    rows = [
        PreviewRow(next(budget.lines()).id, 0, field, Decimal(1), Decimal(2), "changed"),
        PreviewRow(0, 1, field, None, Decimal(-3), "added"),
    ]
    model = PastePreviewModel(budget, View())
    tester = QAbstractItemModelTester(model, FATAL)
    for shown in (rows, rows[:1], [], rows):
        model.show(shown)
    assert tester.model() is model
    assert model.rowCount() == len(rows)


@pytest.mark.usefixtures("qapp")
def test_the_values_of_a_column() -> None:
    values = ValueList(Counter({"New": 3, "Agreed": 1, "": 2}), frozenset({"New"}), sorted)
    tester = QAbstractItemModelTester(values, FATAL)
    for text in ("e", "", "nothing has this", "new", ""):
        values.search(text)
        values.tick_all(ticked=bool(text))
    assert tester.model() is values
    assert values.rowCount() == len(("New", "Agreed", ""))
