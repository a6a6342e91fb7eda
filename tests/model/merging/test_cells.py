"""An amount that a merge tells of goes with its working, as it is typed; what differs looks so."""

import pytest

from model.lines import AMOUNT, Field
from model.merging.cells import Figure, cells_words
from model.money import Unit
from model.settings import Settings
from model.years import Year
from tests.model.drafts import pounds

SETTINGS = Settings((Year(2026),), unit=Unit.GBP, decimals=0)
NAMED = '195*52+N("195 clients × 52 weeks; agreed")'


@pytest.mark.parametrize(
    "formulas, words",
    [
        ((NAMED, None), ('£10,140 (=195 clients × 52 weeks "agreed")', "£10,140")),
        (("B2*4", "195*52"), ("£10,140 (=B2*4)", "£10,140 (=195*52)")),
        (("195*52", "ROUND(195*52,2)"), ("£10,140 (=195*52)", "£10,140 (=ROUND(195*52,2))")),
    ],
)
def test_workings_are_told_as_typed_and_apart(formulas: tuple[object, ...], words: tuple[str, ...]) -> None:
    (amount,) = pounds("10140")
    figures = [Figure(amount, formula) for formula in formulas]
    assert tuple(cells_words(Field(AMOUNT, Year(2026)), figures, SETTINGS)) == words
