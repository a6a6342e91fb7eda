"""Links to other files are told by the files' names; nothing of them is opened."""

from pathlib import Path

import pytest

from tests.corpus.odd import external_link
from tests.model.workbook.builder import Parts
from tests.model.workbook.helpers import opened, told_of

RELS = "xl/externalLinks/_rels/externalLink1.xml.rels"


@pytest.mark.parametrize(
    "target, told",
    [
        ("http://192.0.2.1/other.xlsx", "(other.xlsx)"),
        ("file:///\\\\server\\Share\\Last%20year.xlsx", "(Last year.xlsx)"),
        ("a&#10;b.xlsx", "(a b.xlsx)"),
        ("x" * 300, f"({'x' * 60})"),
        ("", "(one without a name)"),
    ],
)
def test_a_linked_file_is_told_by_its_name(target: str, told: str, tmp_path: Path) -> None:
    book = Parts(external_link()).replace(RELS, "http://192.0.2.1/other.xlsx", target)
    (finding,) = told_of(opened(tmp_path, book.zipped()))
    assert finding.rule == "linked files"
    assert told in finding.message
