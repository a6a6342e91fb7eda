"""A sheet that is no XML is refused, however lenient a reader could be."""

from pathlib import Path

import pytest

from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import OLDER, Parts, sample
from tests.model.workbook.helpers import written


@pytest.mark.parametrize(
    "old, new",
    [
        ('<c r="A12"', '<c r="A12" <'),
        ('<c r="B12"', '</row><c r="B12"'),
        ('<c r="C12"', '<c r="C12" r="C13"'),
    ],
)
def test_a_malformed_sheet_is_refused_and_left_alone(tmp_path: Path, old: str, new: str) -> None:
    parts = Parts(sample())
    parts.replace(OLDER, old, new)
    path = written(tmp_path, parts.zipped())
    before = path.read_bytes()
    with pytest.raises(FileProblem, match=r"budget\.xlsx"):
        Document.open(path)
    assert path.read_bytes() == before
