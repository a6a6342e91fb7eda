"""The formulas of the app's own layout get their right new values after a change."""

from decimal import Decimal

from model.workbook.formulas import CellRef, ErrorValue, TableArea, recalculate
from tests.model.workbook.formulas.memory_book import book_of, ref

D = Decimal
AREA = "Older People"
LINES = TableArea("Lines_Older_People", AREA, 9, 1, 13, 3, ("Type", "2013/14", "2014/15"))
YEARS = TableArea("YearOnYear_Older_People", AREA, 3, 1, 6, 2, ("Year on year", "2013/14"))


def _pressures(year: str) -> str:
    return (
        f'=SUMIFS(Lines_Older_People[{year}],Lines_Older_People[Type],"Pressure")'
        f'+SUMIFS(Lines_Older_People[{year}],Lines_Older_People[Type],"Additional funding")'
    )


def _entries() -> dict[str, object]:
    return {
        f"{AREA}!B4": _pressures("2013/14"),
        f"{AREA}!C4": _pressures("2014/15"),
        f"{AREA}!B5": '=SUMIFS(Lines_Older_People[2013/14],Lines_Older_People[Type],"Saving")',
        f"{AREA}!B6": "=B4+B5",
        f"{AREA}!A10": "Pressure",
        f"{AREA}!B10": D("9.844"),
        f"{AREA}!C10": D("3.729"),
        f"{AREA}!A11": "Saving",
        f"{AREA}!B11": D("-13.48"),
        f"{AREA}!A12": "Additional funding",
        f"{AREA}!B12": D("0.1"),
        f"{AREA}!A13": "pressure",
        f"{AREA}!B13": D("0.2"),
        "A1": "=SUM(YearOnYear_Older_People[2013/14])",
        "A2": "=A1/0",
        "A3": "unrelated",
    }


def test_the_own_layout_is_recalculated_in_order() -> None:
    book = book_of(_entries(), tables={it.name: it for it in (LINES, YEARS)})
    result = recalculate(book, [ref(f"{AREA}!B10")])
    assert result.cleared == {}
    assert result.values == {
        ref(f"{AREA}!B4"): D("10.144"),
        ref(f"{AREA}!B5"): D("-13.48"),
        ref(f"{AREA}!B6"): D("-3.336"),
        ref("A1"): D("-6.672"),
        ref("A2"): ErrorValue("#DIV/0!"),
    }
    order = list(result.values)
    assert order.index(ref(f"{AREA}!B4")) < order.index(ref(f"{AREA}!B6")) < order.index(ref("A1"))


def test_what_the_change_does_not_reach_is_left_alone() -> None:
    book = book_of(_entries(), tables={it.name: it for it in (LINES, YEARS)})
    assert set(recalculate(book, [ref(f"{AREA}!C10")]).values) == {ref(f"{AREA}!C4")}
    assert recalculate(book, [ref("A3")]).values == {}


def test_a_changed_type_reaches_every_year() -> None:
    book = book_of(_entries(), tables={it.name: it for it in (LINES, YEARS)})
    reached = set(recalculate(book, [ref(f"{AREA}!A13")]).values)
    assert {ref(f"{AREA}!B4"), ref(f"{AREA}!C4"), ref(f"{AREA}!B5")} <= reached


def test_a_changed_cell_is_taken_as_given_even_where_a_formula_stood() -> None:
    book = book_of({"A1": 1, "B1": "=A1*2", "C1": "=B1+A1"})
    book.stored[ref("B1")] = D(100)
    assert recalculate(book, [ref("A1"), ref("B1")]).values == {ref("C1"): D(101)}


def test_each_cell_is_read_once_however_many_formulas_use_it() -> None:
    lines: dict[str, object] = {f"A{row}": "Pressure" for row in range(1, 351)}
    lines |= {f"B{row}": row for row in range(1, 351)}
    lines |= {f"C{number}": '=SUMIFS(B1:B350,A1:A350,"Pressure")' for number in range(1, 301)}
    book = book_of(lines)
    result = recalculate(book, [ref("B7")])
    assert set(result.values.values()) == {D(61_425)}
    assert book.reads <= 700


def test_results_come_for_cells_in_a_range_of_formulas_before_their_total() -> None:
    entries: dict[str, object] = {"A1": 1, "B101": "=SUM(B1:B100)", "C1": "=B101"}
    entries |= {f"B{row}": f"=$A$1*{row}" for row in range(1, 101)}
    result = recalculate(book_of(dict(reversed(entries.items()))), [ref("A1")])
    assert result.values[ref("C1")] == D(5_050)
    assert list(result.values)[-2:] == [CellRef("Sheet1", 101, 2), ref("C1")]
