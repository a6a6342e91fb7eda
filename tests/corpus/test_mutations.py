"""Whatever is done to a healthy workbook, it opens or is refused with a sentence; and so is a save of it.

What a longer search (`make fuzz`) finds becomes a case of its own. A number names a workbook for ever.
"""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from model import planning
from model.lines import AMOUNT, Field
from model.problems import FileProblem
from model.workbook.document import Document
from tests.corpus.mutations import mutated
from tests.effort import times
from tests.model.workbook.helpers import comparable, written

pytestmark = pytest.mark.thorough

_A_TEST = 10


@pytest.mark.parametrize("first", range(0, times(50), _A_TEST))
def test_a_mutated_workbook_is_opened_and_saved_or_refused(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + _A_TEST):
        path = written(tmp_path, mutated(seed), f"Budget {seed}.xlsx")
        before = path.read_bytes()
        refusal = _refusal(path, seed)
        if refusal:
            assert re.fullmatch(rf"[^\n]*Budget {seed}\.xlsx[^\n]*\.", refusal), (seed, refusal)
            assert path.read_bytes() == before


def _refusal(path: Path, seed: int) -> str:
    try:
        _edit_and_save(Document.open(path))
    except FileProblem as problem:
        return str(problem)
    except Exception as error:
        error.add_note(f"The workbook is mutated({seed}).")
        raise
    return ""


def _edit_and_save(document: Document) -> None:
    """Set one amount of the first line that has a reference, where there is one, and read the file again."""
    line = next((line for line in document.budget.lines() if line.reference), None)
    if line is None or not document.budget.years:
        return
    year = document.budget.years[0]
    edit = planning.set_field(document.budget, line.id, Field(AMOUNT, year), Decimal(123456), over_formula=True)
    if edit is None:
        return
    document.budget.apply(edit)
    document.save()
    assert document.path is not None
    again = Document.open(document.path)
    assert comparable(again.budget.snapshot()) == comparable(document.budget.snapshot())
