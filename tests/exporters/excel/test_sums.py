"""Sums over rows of a sheet stay short enough for Excel, however many and scattered the rows are."""

import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.excel.profile import Profile
from exporters.excel.sums import LONGEST_FORMULA, column_letter, sum_of
from model.lines import DELIVERABILITIES, Kind, Line
from tests.exporters.budgets import agree, budget_of, build, excel
from tests.exporters.recalculating import recalculated
from tools.libreoffice import is_installed

_SUMIFS = re.compile(r"SUMIFS\(([A-Z]+)(\d+):\1(\d+)((?:,\$[A-Z]+\$\d+:\$[A-Z]+\$\d+,\"[^\"]*\")+)\)")
_CONDITION = re.compile(r",\$([A-Z]+)\$(\d+):\$\1\$(\d+),\"([^\"]*)\"")


def _taken(formula: str, words: Mapping[int, tuple[str, ...]]) -> list[int]:
    """Return the rows (from nil) that the sums by words of a formula take, each as often as it is taken."""
    assert re.fullmatch(r"SUMIFS\([^()]*\)(\+SUMIFS\([^()]*\))*", formula), formula[:80]
    taken: list[int] = []
    for found in _SUMIFS.finditer(formula):
        conditions = _CONDITION.findall(found[4])
        for row in range(int(found[2]) - 1, int(found[3])):
            said = words.get(row, ())
            cells = {column_letter(place): word.casefold() for place, word in enumerate(said)}
            if all(cells.get(column, "") == word for column, _, _, word in conditions):
                taken.append(row)
    return sorted(taken)


@given(st.lists(st.tuples(st.sampled_from(["Agreed", "AGREED", "Forecast", ""]), st.sampled_from(["On track", "Red"]))))
def test_sums_by_words_take_each_row_once_and_no_other(pairs: list[tuple[str, str]]) -> None:
    words = dict(enumerate([("Heading", ""), *pairs, *[("Agreed", "On track"), ("Forecast", "Red")] * 2000]))
    wanted = [row for row, (word, state) in words.items() if word.casefold() == "agreed" and state == "On track"]
    formula = sum_of(4, wanted, (), lambda: words)
    assert len(formula) < 200
    assert _taken(formula, words) == wanted


def test_a_few_rows_are_named_by_their_addresses() -> None:
    assert sum_of(2, [4, 5, 6, 9], [11], dict) == "SUM(C5:C7,C10)-SUM(C12)"


@pytest.mark.parametrize(
    "wanted_word, other_word",
    [("Agreed", "agreed"), ("*", "x"), (">1", "x"), ('a "b"', "x"), ("true", "x"), ("12", "x"), ("", "x")],
)
def test_words_that_cannot_tell_rows_apart_are_not_relied_on(wanted_word: str, other_word: str) -> None:
    words = {row: ((wanted_word, other_word)[row % 2],) for row in range(6000)}
    formula = sum_of(2, range(0, 6000, 2), (), lambda: words)
    assert "SUMIFS" not in formula
    assert len(formula) > LONGEST_FORMULA


@pytest.mark.thorough
@pytest.mark.libreoffice
@pytest.mark.skipif(
    not is_installed(), reason="LIBREOFFICE IS NOT INSTALLED: the recalculation of annexes is NOT tested"
)
def test_thousands_of_savings_at_risk_are_exported_and_cast(tmp_path: Path) -> None:
    lines = [
        Line(
            serial,
            1,
            Kind.SAVING,
            (Decimal(-serial * 1000), Decimal(-1)),
            title=f"Saving {serial}",
            reference=f"27ASC{serial}",
            deliverability=(*DELIVERABILITIES, "")[serial % (len(DELIVERABILITIES) + 1)],
            forecasts=(Decimal(-serial * 900), None),
        )
        for serial in range(1, 2501)
    ]
    annex = build("risk", budget_of(lines))
    profiles = (Profile.PRINT, Profile.ACCESSIBLE)
    written = {profile.value: excel(annex, profile) for profile in profiles}
    assert b"SUMIFS" in _sheet(written["print"])
    again = recalculated(written, tmp_path)
    for profile in profiles:
        agree(annex, written[profile.value], profile)
        agree(annex, again[profile.value], profile)


def _sheet(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read("xl/worksheets/sheet1.xml")
