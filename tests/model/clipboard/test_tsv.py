import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clipboard.block import MOST_CELLS, MOST_CHARACTERS
from model.clipboard.tsv import read_tsv, write_tsv
from model.problems import EntryProblem

TEXTS = st.text(st.sampled_from('ab1 ,"\t\n=-£é'), max_size=8)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(GRIDS)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    assert [list(row) for row in read_tsv(write_tsv(rows)).rows] == rows


@given(GRIDS)
def test_line_ends_of_windows_make_no_difference(rows: list[list[str]]) -> None:
    text = write_tsv(rows).replace("\n", "\r\n")
    assert [list(row) for row in read_tsv(text).rows] == rows


@pytest.mark.parametrize(
    "text, rows",
    [
        ("1.2\r\n", [["1.2"]]),  # Excel, one cell
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("\r\n\r\n", [[""], [""]]),  # two blank cells
        ("\t\r\n", [["", ""]]),
        ('"first\nsecond"\t3\r\n', [["first\nsecond", "3"]]),  # Excel, Alt+Enter in a cell
        ('"He said ""no""\n"\tx\r\n', [['He said "no"\n', "x"]]),
        ('the "best" one\t3\r\n', [['the "best" one', "3"]]),  # Excel leaves such a cell bare
        ('12" pipes\t4\r\n', [['12" pipes', "4"]]),
        ('"tbc" says Ann\t4\r\n', [['"tbc" says Ann', "4"]]),  # nothing closes it before the tab
        ('"open\t4\r\nnext\t5\r\n', [['"open', "4"], ["next", "5"]]),
        ("1,234\t(56)\t1,234-\r\n", [["1,234", "(56)", "1,234-"]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("a\tb\nc\n", [["a", "b"], ["c", ""]]),
        ("£5\u00a0m", [["£5\u00a0m"]]),
    ],
)
def test_text_of_spreadsheets_is_read_as_cells(text: str, rows: list[list[str]]) -> None:
    assert [list(row) for row in read_tsv(text).rows] == rows


@pytest.mark.parametrize(
    "text",
    ["\t" * (MOST_CELLS + 1), "\n" * (MOST_CELLS + 1), "x" * (MOST_CHARACTERS + 1), "\t" * 2000 + "\n" * 2000],
    ids=["columns", "rows", "characters", "ragged"],
)
def test_hostile_sizes_are_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(EntryProblem, match=r"^The clipboard holds [\d,]+ (cells|characters); at most .* at once\.$"):
        read_tsv(text)


def test_many_unclosed_quotes_are_read_in_one_pass() -> None:
    assert read_tsv('"a\t' * 100_000).width == 100_001
