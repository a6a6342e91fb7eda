"""The change log stands as it was made, whatever a spreadsheet sorted its rows by."""

import pytest

from model.change_log import LogEntry
from model.log_order import in_order


def entry(when: str, field: str = "2026/27") -> LogEntry:
    return LogEntry(when, "Service accountant", "Roads", "27H&E1", field, "1", "2", "")


MADE = tuple(entry(f"2026-01-{day:02} 09:00:00", field) for day in (8, 9, 12) for field in ("Status", "2026/27"))


def test_a_log_that_was_sorted_newest_first_and_added_to_is_as_it_was_made() -> None:
    newest_first = tuple(sorted(MADE, key=lambda each: each.when, reverse=True))
    added = entry("2026-01-13 10:00:00")
    assert in_order((*newest_first, added)) == (*MADE, added)


def test_a_log_that_was_sorted_by_other_words_is_by_its_moments() -> None:
    mingled = list(MADE)
    mingled.sort(key=lambda each: each.field)
    assert [each.when for each in in_order(mingled)] == [each.when for each in MADE]


@pytest.mark.parametrize(
    "whens",
    [
        (),
        ("2026-01-09 09:00:00", "2026-01-09 09:00:00"),
        ("2026-10-25 01:59:00", "2026-10-25 01:05:00"),  # the clocks went back
        ("2026-01-09 09:00:00", "2026-01-09 08:57:00"),  # another computer's clock
        ("2026-01-09 09:00:00", "last week", "2026-01-08 09:00:00"),  # typed by hand
        ("2026-01-09 09:00:00", "2026-01-08 09:00:00+00:00"),
        ("", "2026-01-09 09:00:00", ""),
    ],
)
def test_the_order_of_the_rows_stands_where_clocks_may_be_apart_or_are_not_known(whens: tuple[str, ...]) -> None:
    entries = tuple(entry(when, f"Field {place}") for place, when in enumerate(whens))
    assert in_order(entries) == entries
