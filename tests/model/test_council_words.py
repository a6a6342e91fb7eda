"""What other councils write for a status, a recurrence or a deliverability means what it says, and nothing more."""

import pytest

from model.council_words import is_doubtful, meant
from model.lines import CHOICES, Kind, Line
from model.recurrence import is_one_off, is_time_limited, last_year
from model.statuses import Standing, standing
from model.years import Year
from tests.model.drafts import pounds

MEANT = [
    ("status", "Agreed", ("agreed", "Previously agreed", "Agreed 2024", "Agreed Feb 2025", "Approved Feb 25",
                          "Agreed by Council, 19 February 2025", "Council February 2011", "Unchanged", "in base")),
    ("status", "Amended", ("amended", "Revised", "Re-profiled", "reprofiled")),
    ("status", "New", ("NEW", "New 2026/27", "New saving")),
    ("status", "Withdrawn", ("Withdrawn", "Deleted", "removed", "Rejected")),
    ("status", "", ("Proposed", "Not agreed", "To be agreed", "Agreed in principle", "tbc", "Yes", "No", "Deferred")),
    ("recurrence", "Ongoing", ("On-going", "on going", "Permanent", "Recurring", "recurrent")),
    ("recurrence", "One-off", ("One off", "one\u2011off", "Non-recurrent", "non recurring", "One year only")),
    ("recurrence", "Time-limited", ("T/L", "Temporary", "Fixed term", "time limited", "One-off (2 yrs)",
                                    "Temporary (1 yr)", "One-off 3 years", "Fixed-term for 18 months")),
    ("recurrence", "", ("Y", "N", "Twice", "One-off/ongoing", "Partly")),
    ("deliverability", "Delivered", ("Achieved", "Complete")),
    ("deliverability", "On track", ("on target", "Green", "Deliverable")),
    ("deliverability", "At risk", ("At Risk", "Amber", "Red", "at high risk", "Delayed")),
    ("deliverability", "Not deliverable", ("Not achievable", "Undeliverable", "unachievable")),
    ("deliverability", "", ("High", "Medium", "Low", "Blue", "No risk", "Not at risk")),
]  # fmt: skip


@pytest.mark.parametrize("name, choice, texts", MEANT)
def test_a_text_means_the_choice_that_it_plainly_says_and_else_nothing(
    name: str, choice: str, texts: tuple[str, ...]
) -> None:
    assert {text: meant(name, text) for text in texts} == dict.fromkeys(texts, choice)


@pytest.mark.parametrize("name", CHOICES)
def test_each_choice_means_itself_however_it_is_capitalised(name: str) -> None:
    for choice in CHOICES[name]:
        assert meant(name, choice.upper()) == choice == meant(name, f" {choice} ")
    assert not meant(name, "")


def test_lines_stand_and_last_as_other_councils_say() -> None:
    assert standing("Agreed Feb 2025") is Standing.AGREED
    assert standing("Proposed") is Standing.OTHER
    line = Line(1, 1, Kind.PRESSURE, pounds("1"), recurrence="Non-recurrent")
    assert is_one_off(line)
    assert not is_time_limited(line)
    assert is_time_limited(Line(1, 1, Kind.PRESSURE, pounds("1"), recurrence="Until March 2028"))
    assert is_doubtful("Amber")
    assert not is_doubtful("Green")


@pytest.mark.parametrize(
    "text, year",
    [
        ("time limited to 2027/28", 2027),
        ("Temporary until 31 March 2028", 2027),
        ("One-off to 2027/28", 2027),
        ("Ends December 2027", 2027),
        ("T/L (to 2027-28)", 2027),
        ("until April 2028", None),
        ("to 2028", None),
        ("Time-limited to 2027/29", None),
        ("Temporary", None),
    ],
)
def test_a_recurrence_may_name_its_last_year_in_other_words(text: str, year: int | None) -> None:
    assert last_year(text) == (Year(year) if year else None)
