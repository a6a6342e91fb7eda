"""An amount of the app's own layout that its formula no longer comes to is told, with what it would be, and kept."""

from decimal import Decimal
from pathlib import Path

import pytest

from model.findings import Level
from tests.model.workbook.builder import LEARNING, formula, sample_parts
from tests.model.workbook.helpers import line_of, opened


@pytest.mark.parametrize(
    "text, held, words",
    [
        ("J13*2", "2", "holds 2, but its formula comes to 6.15"),
        ("Nowhere!A1+J13", "2", ""),
        ("J13-1", "2.075", ""),
        ("0.1+0.2-0.3+0*J13", "5.5511151231257827E-17", ""),
        ("1+1", "3", ""),
    ],
)
def test_an_amount_that_was_not_calculated_again_is_told(text: str, held: str, words: str, tmp_path: Path) -> None:
    document = opened(tmp_path, sample_parts().put_cell(LEARNING, "I13", formula("I13", text, held)).zipped())
    found = [finding for finding in document.findings if finding.rule == "stale formula"]
    assert [(each.level, each.sheet, each.cell) for each in found] == [
        (Level.WARNING, "Learning Disability", "I13")
    ] * bool(words)
    assert all(words in each.message for each in found)
    if found:
        assert line_of(document.budget, "", "pressures", "Learning").amounts[0] == Decimal(2_000_000)
