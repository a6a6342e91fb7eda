"""Financial years are read in the ways that papers write them, and `2013/15` is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.problems import EntryProblem
from model.years import (
    MOST_YEARS,
    Year,
    find_year,
    looks_like_a_year,
    parse_year,
    parse_years,
    place_of,
    year_within,
)


@pytest.mark.parametrize(
    "text", ["2013/14", "2013-14", "2013\u201314", "2013/2014", " 2013/14 ", "2013 / 14", "2013-2014"]
)
def test_a_year_is_found_however_it_is_written(text: str) -> None:
    assert find_year(text) == Year(2013)
    assert looks_like_a_year(text)


@pytest.mark.parametrize("text", ["2013/15", "2013/13", "2013/2015", "2099/98", "2013/2114"])
def test_what_is_written_like_a_year_need_not_be_one(text: str) -> None:
    assert find_year(text) is None
    assert looks_like_a_year(text)


@pytest.mark.parametrize(
    "text, meant",
    [
        ("2013", 2013),
        ("13/14", 2013),
        ("13-14 draft", 2013),
        ("2013/14*", 2013),
        ("2013/14 (£m)", 2013),
        ("FY 2013/14", 2013),
        ("FY13/14", 2013),
        ("F/Y 2013", 2013),
        ("Financial year 2013/14", 2013),
        ("Year 2013", 2013),
        ("2013/1", None),
        ("2013/145", None),
        ("2013/15 draft", None),
        ("13/15", None),
        ("99/00", 1999),
        ("2013/145 x", None),
    ],
)
def test_what_begins_as_a_year_is_told_with_the_year_it_may_mean(text: str, meant: int | None) -> None:
    assert find_year(text) is None
    assert looks_like_a_year(text)
    assert year_within(text) == (Year(meant) if meant else None)


@pytest.mark.parametrize("text", ["", "1813/14", "٢٠١٣/14", "x", "Year", "Full-year effect", "01/04/2013", "12 months"])
def test_other_headings_are_no_years(text: str) -> None:
    assert find_year(text) is None
    assert not looks_like_a_year(text)
    with pytest.raises(EntryProblem, match="write it as 2026/27"):
        parse_year(text)


@given(st.integers(1900, 2198))
def test_every_year_reads_back_from_its_label(start: int) -> None:
    assert parse_year(Year(start).label) == Year(start)


def test_the_turn_of_the_century_is_written_with_two_noughts() -> None:
    assert Year(1999).label == "1999/00"
    assert str(Year(2099)) == "2099/00"


@pytest.mark.parametrize(
    "text, starts",
    [
        ("2026/27", [2026]),
        ("2026/27..2029/30", [2026, 2027, 2028, 2029]),
        ("2026/27 .. 2026/27", [2026]),
        ("2013/14, 2014/15", [2013, 2014]),
        ("2013/14,2016/17", [2013, 2016]),
    ],
)
def test_several_years_are_read_in_order(text: str, starts: list[int]) -> None:
    assert parse_years(text) == tuple(Year(start) for start in starts)


@pytest.mark.parametrize(
    "text",
    ["", "2013", "2014/15..2013/14", "2013/14,2013/14", "2014/15,2013/14", "2013/14..",
     f"2000/01..{Year(2000 + MOST_YEARS)}"],
)  # fmt: skip
def test_a_range_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(EntryProblem):
        parse_years(text)


@pytest.mark.parametrize("starts", [(2013, 2014, 2015), (2013, 2016), (2020,)])
def test_the_place_of_a_year_is_its_index(starts: tuple[int, ...]) -> None:
    years = tuple(map(Year, starts))
    assert [place_of(year, years) for year in years] == list(range(len(years)))
    for missing in (Year(2012), Year(2030)):
        with pytest.raises(ValueError, match="not in tuple"):
            place_of(missing, years)
