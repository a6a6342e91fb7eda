"""Cell addresses and names of sheets and tables are what Excel accepts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.workbook.addresses import LAST_COLUMN, LAST_ROW, Block, address, parse_address, parse_block
from model.workbook.layout import field_of_heading, split_heading
from model.workbook.names import sheet_name, table_name


@given(st.integers(1, LAST_ROW), st.integers(1, LAST_COLUMN))
def test_every_address_reads_back(row: int, column: int) -> None:
    assert parse_address(address(row, column)) == (row, column)


@pytest.mark.parametrize("text, place", [("A1", (1, 1)), ("$I$18", (18, 9)), ("xfd1048576", (LAST_ROW, LAST_COLUMN))])
def test_an_address_is_read_with_or_without_dollars(text: str, place: tuple[int, int]) -> None:
    assert parse_address(text) == place


@pytest.mark.parametrize("text", ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B2", "AAAA1", "Sheet!A1", "A\u0661"])
def test_what_lies_beyond_a_sheet_is_no_address(text: str) -> None:
    assert parse_address(text) is None


def test_a_block_is_read_whichever_corner_comes_first() -> None:
    assert parse_block("T40:A10") == parse_block("A10:T40") == Block(10, 1, 40, 20)
    assert Block(10, 1, 10, 1).text == "A10"
    assert parse_block("A10:") == Block(10, 1, 10, 1)
    assert parse_block("no:where") is None


@pytest.mark.parametrize(
    "wanted, name",
    [("Older People", "Older People"), ("a/b: c?", "a b c"), ("'quoted'", "quoted"), ("History", "History area"),
     ("", "Area"), ("***", "Area"), ("x" * 40, "x" * 31), ("about", "about 2"), ("ABOUT", "ABOUT 2"),
     ("x" * 30 + "'s", "x" * 30), ("\U0001f600" * 31, "\U0001f600" * 15), ("x" * 30 + "\U0001f600", "x" * 30)],
)  # fmt: skip
def test_a_tab_gets_a_name_that_excel_accepts(wanted: str, name: str) -> None:
    assert sheet_name(wanted, ["About"]) == name


@given(st.lists(st.text(max_size=45), max_size=8))
def test_tabs_and_tables_never_share_a_name(wanted: list[str]) -> None:
    tabs: list[str] = []
    tables: list[str] = []
    for text in wanted:
        tabs.append(sheet_name(text, tabs))
        tables.append(table_name("Lines_", text, tables))
    assert len({name.lower() for name in tabs}) == len(tabs)
    assert len({name.lower() for name in tables}) == len(tables)
    assert all(0 < len(name.encode("utf-16-le")) <= 62 for name in tabs)
    assert all(name.strip("'") == name for name in tabs)
    assert all(name.isascii() for name in tables)


@pytest.mark.parametrize(
    "text, parts",
    [("Activity Area - Older People", ("Activity Area", "Older People")),
     ("Service Area: Roads", ("Service Area", "Roads")),
     ("activity area \u2013 A - B", ("activity area", "A - B")), ("Older People", None), ("Area", None), ("", None)],
)  # fmt: skip
def test_a_heading_names_its_area(text: str, parts: tuple[str, str] | None) -> None:
    assert split_heading(text) == parts


@pytest.mark.parametrize(
    "text", ["Notes", " notes ", "FUNDING  source", "2013/14", "2013-14", "Forecast 2013/14", "type"]
)
def test_a_known_heading_is_found_however_it_is_spaced(text: str) -> None:
    assert field_of_heading(text) is not None


@pytest.mark.parametrize("text", ["", "Ward", "Forecast", "Forecast 2013/15", "2013/15", "Total 2013/14"])
def test_any_other_heading_is_unknown(text: str) -> None:
    assert field_of_heading(text) is None
