"""How long the save of one edit takes, proof and all, against loading and saving with openpyxl."""

import itertools
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl

from model.lines import AMOUNT, Field
from model.planning import set_field
from model.workbook.document import Document
from tests.benchmarks.measuring import Ratio, Timed, compared, timed


def ratio(workbook: Path) -> Ratio:
    """Compare at 10,000 lines."""
    target = workbook.with_name("saved.xlsx")
    shutil.copyfile(workbook, target)
    other = workbook.with_name("openpyxl.xlsx")
    theirs = timed(lambda: openpyxl.load_workbook(workbook).save(other))
    name = "save one edit at 10,000 lines, verified / openpyxl's load and save"
    return compared(name, _save_one_edit(Document.open(target)), theirs, rounds=2, aim=0.1)


def _save_one_edit(document: Document) -> Timed:
    line = next(document.budget.lines())
    field = Field(AMOUNT, document.budget.years[0])
    thousands = itertools.count(4_001)

    def run() -> float:
        edit = set_field(document.budget, line.id, field, Decimal(next(thousands) * 1000))
        if edit is not None:
            document.budget.apply(edit)
        return timed(document.save)()

    return run
