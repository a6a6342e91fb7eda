"""Columns of words are known by more headings, by what stands in them, and by the question that they ask."""

from pathlib import Path

import pytest

from model import checks, planning
from model.lines import Field
from model.workbook.finding.yes_no import answered
from tests.model.workbook.finding.books import Cells, opened
from tests.model.workbook.finding.saves import line, saved, written
from tests.model.workbook.helpers import carried_out


def table(heading: str, *words: str | None) -> dict[str, list[Cells]]:
    rows: list[Cells] = [[f"A{place}", f"Title {place}", 10 + place, each] for place, each in enumerate(words, 1)]
    return {"Plan": [["Growth £000"], ["Ref", "Title", "2026/27", heading], *rows]}


@pytest.mark.parametrize(
    "heading", ["Transfer to", "Transferred from", "Linked to", "Link", "Transfer from/to", "Links"]
)
def test_a_column_of_references_that_lines_are_linked_with_is_one_of_links(heading: str) -> None:
    found = opened(table(heading, "A2", "A3 and A1", None))
    assert [each.linked_reference for each in found.budget.lines()] == ["A2", "A3 and A1", ""]


def test_a_column_of_names_is_none_of_links() -> None:
    found = opened(table("Transfer to", "Physical Disability", "Mental Health", None))
    assert not any(each.linked_reference for each in found.budget.lines())
    assert not [each for each in checks.run(found.budget) if each.rule == "unknown link"]
    assert next(found.budget.lines()).extra["Transfer to"] == "Physical Disability"


@pytest.mark.parametrize("heading", ["O/O", "Duration", "Profile"])
def test_a_column_of_recurrences_is_one_whatever_its_heading(heading: str) -> None:
    found = opened(table(heading, "Ongoing", "One-off", "Temporary"))
    assert [each.recurrence for each in found.budget.lines()] == ["Ongoing", "One-off", "Temporary"]


@pytest.mark.parametrize("words", [("A", "R", "G"), ("New", "Existing", "New"), ("Ongoing", None, None)])
def test_letters_and_words_of_many_meanings_make_no_column_of_choices(words: tuple[str | None, ...]) -> None:
    first = next(opened(table("Grade", *words)).budget.lines())
    assert (first.status, first.recurrence, first.deliverability) == ("", "", "")


@pytest.mark.parametrize(
    "name, heading, text, meant",
    [
        ("recurrence", "One-off?", "Y", "One-off"),
        ("recurrence", "One off (Y/N)", "no", "Ongoing"),
        ("recurrence", "Recurring?", "No", "One-off"),
        ("recurrence", "Ongoing?", "No", "No"),
        ("recurrence", "One-off/Ongoing", "Y", "Y"),
        ("status", "Agreed?", "Yes", "Agreed"),
        ("status", "Agreed?", "No", "No"),
        ("status", "Status", "Yes", "Yes"),
        ("recurrence", "One-off?", "Maybe", "Maybe"),
    ],
)
def test_yes_and_no_mean_what_their_column_asks(name: str, heading: str, text: str, meant: str) -> None:
    assert answered(name, heading, text) == meant


def test_a_choice_is_written_in_the_words_of_its_column(tmp_path: Path) -> None:
    document = written(tmp_path, table("One-off?", "Y", "N", "N"))
    assert [each.recurrence for each in document.budget.lines()] == ["One-off", "Ongoing", "Ongoing"]
    field = Field("recurrence")
    carried_out(document, planning.set_field(document.budget, line(document, "A2").id, field, "One-off"))
    carried_out(document, planning.set_field(document.budget, line(document, "A3").id, field, "Time-limited"))
    _, _, receipt = saved(document)
    assert [(each.cell, each.old, each.new) for each in receipt.cells] == [
        ("D4", "N", "Y"),
        ("D5", "N", "Time-limited"),
    ]
