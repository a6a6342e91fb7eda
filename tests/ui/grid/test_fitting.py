"""Columns of words give way, in their order and no more than they must, so that every year stays in sight."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.window.grid.fitting import Fit, Want, fit

AREA = Want("area", 150, 100)
REFERENCE = Want("reference", 86, 86)
KIND = Want("kind", 127, 127, yields=True)
STATUS = Want("status", 82, 82, yields=True)
TITLE = Want("title", 220, 140, is_title=True)
YEARS = tuple(Want(f"amount {year}", 75, 75, is_year=True) for year in range(5))
FORECAST = Want("forecast", 130, 130)
ALL_LINES = (AREA, REFERENCE, KIND, STATUS, TITLE, *YEARS, FORECAST)


def head(fitted: Fit, wants: Sequence[Want]) -> int:
    """The width of the columns as far as the last year."""
    last = max(place for place, want in enumerate(wants) if want.is_year)
    return sum(fitted.widths.get(want.key, 0) for want in wants[: last + 1])


@pytest.mark.parametrize(
    "room,left_out,area,title",
    [
        (1300, set(), 150, 350),  # everything fits: the title takes the rest
        (1170, set(), 150, 220),
        (1100, set(), 122, 176),  # all fits once the words narrow
        (1040, set(), 100, 140),
        (1039, set(), 150, 220),  # the forecast is a scroll away
        (1030, set(), 146, 214),
        (910, set(), 100, 140),
        (909, {"kind"}, 150, 216),
        (700, {"kind", "status"}, 100, 140),
        (500, {"kind", "status"}, 100, 140),  # no room at all: at their least, and scrolled
    ],
)
def test_words_give_way_in_order(room: int, left_out: set[str], area: int, title: int) -> None:
    fitted = fit(ALL_LINES, room)
    assert fitted.left_out == left_out
    assert abs(fitted.widths["area"] - area) <= 2
    assert abs(fitted.widths["title"] - title) <= 2
    assert [fitted.widths[year.key] for year in YEARS] == [75] * 5


def test_what_the_officer_chose_never_yields() -> None:
    chosen = [want._replace(yields=False) for want in ALL_LINES]
    assert fit(chosen, 600).left_out == frozenset()


def test_a_title_that_was_dragged_keeps_its_width() -> None:
    dragged = Want("title", 300, 300)
    assert fit((REFERENCE, dragged, *YEARS), 2000).widths["title"] == 300
    assert fit((REFERENCE, dragged, *YEARS), 400).widths["title"] == 300


wants = st.lists(
    st.builds(
        lambda usual, give, yields: (usual, max(1, usual - give), yields),
        st.integers(1, 400),
        st.integers(0, 200),
        st.booleans(),
    ),
    max_size=6,
)


@given(words=wants, years=st.integers(1, 5), room=st.integers(0, 3000))
def test_years_are_in_sight_whole_wherever_words_can_make_room(
    words: list[tuple[int, int, bool]], years: int, room: int
) -> None:
    keys = ("status", "kind")
    columns = [
        Want(keys[place] if yields and place < len(keys) else f"words {place}", usual, least, yields=yields)
        for place, (usual, least, yields) in enumerate(words)
    ]
    columns = [want._replace(yields=want.key in keys) for want in columns]
    columns += [Want("title", 220, 140, is_title=True), *YEARS[:years]]
    fitted = fit(columns, room)
    least = sum(want.least for want in columns if not want.yields)
    assert head(fitted, columns) <= max(room, least)
    assert all(fitted.widths[want.key] >= want.least for want in columns if want.key in fitted.widths)
    if least <= room:
        assert head(fitted, columns) == room
