"""Headings and types misspelt by a letter are known; other words are left as they are."""

import pytest

from model.lines import Kind
from model.workbook.finding.misspelt import spelt
from tests.model.workbook.finding.books import Cells, areas, errors, lines, opened, told


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("Presures", "pressures"),
        ("Savngs", "savings"),
        ("Savigns", "savings"),
        ("Reccurring", "recurring"),
        ("Desciption", "description"),
        ("Refernce", "reference"),
        ("Devision", "division"),
        ("Total Savngs", "Total savings"),
    ],
)
def test_a_letter_too_many_too_few_or_another_is_mended(wrong: str, right: str) -> None:
    assert spelt(wrong) == right


@pytest.mark.parametrize(
    "text", ["Pressures", "Saving", "Sayings", "Redaction", "Paving", "Servings", "Comment", "A", "", "Shavings off"]
)
def test_other_words_stay(text: str) -> None:
    assert spelt(text) == text


def test_misspelt_types_keep_pressures_and_savings_apart() -> None:
    rows: list[Cells] = [["P1", "Winter", "Presure", 10], ["S1", "LED", "Savngs", -5], ["S2", "Fees", "Saving", -3]]
    found = opened({"Place": [["Presures and savings £000"], ["Ref", "Desciption", "Type", "2026/27"], *rows]})
    assert [kind for _, _, kind, _ in lines(found)] == [Kind.PRESSURE, Kind.SAVING, Kind.SAVING]
    assert errors(found) == []


def test_misspelt_section_headings_are_no_areas() -> None:
    rows: list[Cells] = [["Presures"], ["P1", "Winter", 10], ["Savngs"], ["S1", "LED", -5], ["S2", "Fees", 1]]
    found = opened({"Place": [["£000"], ["Ref", "Title", "2026/27"], *rows]})
    assert [kind for _, _, kind, _ in lines(found)] == [Kind.PRESSURE, Kind.SAVING, Kind.SAVING]
    assert areas(found) == ["Place"]
    assert told(found, "assumed type") == []
