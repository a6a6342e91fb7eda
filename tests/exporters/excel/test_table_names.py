import warnings

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from exporters.excel.table_names import table_name


@pytest.mark.parametrize(
    "title, name",
    [
        ("Schedule of pressures and savings", "Schedule_of_pressures_and_savings"),
        ("Funding: 2013/14 & on", "Funding_2013_14_on"),
        ("T01", "Table_T01"),
        ("R1C1", "Table_R1C1"),
        ("c", "Table_c"),
        ("2013/14", "Table_2013_14"),
        ("£", "Table_"),
    ],
)
def test_a_table_is_named_after_its_title(title: str, name: str) -> None:
    assert table_name(title) == name


@given(st.text(max_size=300) | st.from_regex(r"[A-Za-z]{1,3}[0-9]{1,7}", fullmatch=True))
def test_no_name_is_one_that_excel_refuses(title: str) -> None:
    book = xlsxwriter.Workbook("unwritten.xlsx", {"in_memory": True})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert book.add_worksheet().add_table(0, 0, 1, 0, {"name": table_name(title)}) == 0
