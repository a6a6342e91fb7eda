import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clipboard.contents import read_contents
from model.clipboard.own_copy import OwnCopy, read_own, write_own
from model.lines import AMOUNT, FORECAST
from model.money import Unit

COPY = OwnCopy(2, ("title", AMOUNT, ""), Unit.MILLIONS, frozenset({1}), {(0, 1): "1+1", (1, 1): "2*3"})
PLACES = st.tuples(st.integers(0, 5), st.integers(0, 5))


@given(st.sampled_from(Unit), st.frozensets(st.integers(0, 9)), st.dictionaries(PLACES, st.text(max_size=9)))
def test_what_is_written_is_read_again(
    stored: Unit, savings: frozenset[int], workings: dict[tuple[int, int], str]
) -> None:
    copy = OwnCopy(3, (AMOUNT, FORECAST, "notes", ""), stored, savings, workings)
    assert read_own(write_own(copy)) == copy


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "[]", "{}", "null", "[" * 100_000, '{"height": 1}'),
        '{"height": 1, "columns": ["amount"], "stored": "furlong", "savings": [], "workings": []}',
        '{"height": 1, "columns": ["secret"], "stored": "m", "savings": [], "workings": []}',
        '{"height": 1, "columns": ["amount"], "stored": "m", "savings": [], "workings": [[0, 0]]}',
        '{"height": "x", "columns": ["amount"], "stored": "m", "savings": [], "workings": []}',
    ],
)
def test_what_nobody_here_wrote_is_no_own_copy(text: str) -> None:
    assert read_own(text) is None


def test_an_own_copy_holds_only_for_the_cells_that_it_came_with() -> None:
    fitting = read_contents("a\t1\tx\nb\t2\ty", unit=Unit.GBP, own=COPY)
    assert fitting.own == COPY
    assert read_contents("a\t1\nb\t2", unit=Unit.GBP, own=COPY).own is None
    assert read_contents("a\t1\tx\nb\t2\ty", own=COPY).own is None


def test_turned_round_or_narrowed_the_workings_stay_with_their_cells() -> None:
    block = read_contents("a\t1\tx\nb\t2\ty", unit=Unit.GBP, own=COPY)
    turned, narrow = block.transposed().own, block.first_columns(1).own
    assert turned is not None
    assert narrow is not None
    assert dict(turned.workings) == {(1, 0): "1+1", (1, 1): "2*3"}
    assert (turned.height, len(turned.columns)) == (3, 2)
    assert narrow.columns == ("title",)
    assert not narrow.workings
