"""Whatever an officer does between two saves, the file says what the model says, and can be taken all the way back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as effort

from model.workbook.document import Document
from tests.model.drafts import STEPS, small_budget, try_step
from tests.model.workbook.helpers import assert_reopens_equal

pytestmark = pytest.mark.thorough

Steps = list[tuple[int, int, int, int]]


@effort(max_examples=30)
@given(STEPS, STEPS)
def test_any_sequence_of_edits_is_saved_and_reopens_equal(first: Steps, second: Steps) -> None:
    with TemporaryDirectory() as folder:
        document = Document(small_budget())
        document.save_as_new(Path(folder) / "budget.xlsx")
        edits = []
        for steps in (first, second):
            for step in steps:
                edit = try_step(document.budget, step)
                if edit is not None:
                    document.budget.apply(edit)
                    edits.append(edit)
            document.save()
            assert_reopens_equal(document)
        for edit in reversed(edits):
            document.budget.revert(edit)
        document.save()
        assert_reopens_equal(document)
