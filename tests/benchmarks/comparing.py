"""How long comparing two workbooks takes, opening both included, against opening both alone."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from model.budget import Budget
from model.comparing.choosing import side_of
from model.comparing.comparison import compare
from model.workbook.document import Document
from model.workbook.new_workbook import write_new_workbook
from tests.benchmarks.measuring import Ratio, compared, timed
from tools.example_budget import example_budget

LINES = 10_000
_EVERY = 20


def ratio(folder: Path) -> Ratio:
    """Compare two workbooks of 10,000 lines, one in twenty of which differs."""
    old, new = folder / "compare-old.xlsx", folder / "compare-new.xlsx"
    budget = example_budget(LINES)
    old.write_bytes(write_new_workbook(budget))
    _change(new, budget)
    return compared(
        "open and compare two of 10,000 lines / open both",
        timed(lambda: _compared(old, new)),
        timed(lambda: _opened(old, new)),
        rounds=5,
        aim=1.5,
    )


def _change(path: Path, budget: Budget) -> None:
    lines = [
        replace(line, amounts=tuple(Decimal(place) for _ in line.amounts)) if not place % _EVERY else line
        for place, line in enumerate(budget.lines())
    ]
    path.write_bytes(write_new_workbook(Budget(budget.settings, budget.areas, lines, budget.controls)))


def _opened(old: Path, new: Path) -> tuple[Document, Document]:
    return Document.open(old), Document.open(new)


def _compared(old: Path, new: Path) -> object:
    documents = _opened(old, new)
    comparison = compare(*(side_of(document) for document in documents))
    return documents, comparison, comparison.movements
