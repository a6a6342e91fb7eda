"""What is said of headings that a workbook has not is told; what it has is followed without a word."""

import pytest

from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import Corrections, NamedYear
from model.workbook.finding.questions import Question
from model.years import Year
from tests.model.workbook.finding.books import Cells, opened, told


def page(*headings: str) -> list[Cells]:
    return [["Savings £000"], ["Ref", "Title", *headings], ["S1", "Fees", -1, -2], ["S2", "Staff", -3, -4]]


@pytest.mark.parametrize(
    "headings, named, is_told",
    [
        (("2026/27", "2027/28"), "Year 1", True),
        (("Year 1", "Year 2"), "Year 1", False),
        (("Yr 1 £000", "Yr 2 £000"), "Year 1", False),
        (("2026", "2027"), "2026", False),
        (("2026", "2027"), "Yr 1", True),
    ],
)
def test_a_heading_that_is_said_to_mean_a_year_and_is_not_there_is_told(
    headings: tuple[str, str], named: str, is_told: bool
) -> None:
    said = ReadAs(corrections=Corrections(years=(NamedYear(named, Year(2026)),)))
    messages = [each.message for each in told(opened({"Plan": page(*headings)}, said), "mapping not followed")]
    expected = f"No heading is “{named}”, so that it means 2026/27 was not followed."
    assert messages == [expected] * is_told


@pytest.mark.parametrize(
    "headings, version, why",
    [
        (("Draft 2026/27", "Final 2026/27"), "Finl", "the columns for a year are headed “Final” or “Draft”."),
        (("2026/27", "2027/28"), "Final", "each year has one column."),
        (("Draft 2026/27", "Final 2026/27"), "draft", ""),
    ],
)
def test_a_version_that_is_said_and_not_there_is_told_and_asked_again(
    headings: tuple[str, str], version: str, why: str
) -> None:
    found = opened({"Plan": page(*headings)}, ReadAs(corrections=Corrections(version=version)))
    messages = [each.message for each in told(found, "mapping not followed")]
    assert messages == ([f"No columns are headed “{version}”, so that was not followed: {why}"] if why else [])
    assert (Question.VERSION in found.questions) == (version == "Finl")
