import csv
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.data.csv_writer import write_csv
from exporters.proof import agreeing
from model.csv_guard import guarded, needs_guard, unguarded
from model.lines import Kind, Line
from model.money import Unreadable
from model.problems import FileProblem
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import budget_of, build, pressure, saving


def _read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_schedule_has_exactly_the_columns_of_the_design() -> None:
    data = write_csv(build("schedule", load_sample(OXFORDSHIRE).budget))
    assert data.split(b"\r\n", 1)[0].decode() == (
        "version,directorate,service,area,reference,type,status,recurrence,title,description,"
        "financial_year,basis,amount,unit"
    )


def test_long_has_a_row_for_each_amount_and_none_for_totals() -> None:
    budget = load_sample(EXAMPLE).budget
    rows = _read(write_csv(build("schedule", budget)))
    assert len(rows) == budget.line_count * len(budget.years)
    assert sum(Decimal(row["amount"]) for row in rows if row["amount"]) == sum(
        amount for line in budget.lines() for amount in line.amounts if isinstance(amount, Decimal)
    )


def test_amounts_are_plain_pounds_blank_is_empty_and_nil_is_nil() -> None:
    rows = _read(write_csv(build("schedule", budget_of([saving(2, "-1234567.5", "0"), pressure(3, None, "0.125")]))))
    assert [row["amount"] for row in rows] == ["", "0.125", "-1234567.50", "0.00"]
    assert {row["unit"] for row in rows} == {"GBP"}
    assert {row["basis"] for row in rows} == {"year on year"}


def test_year_on_year_has_pressures_and_savings_but_never_net() -> None:
    rows = _read(write_csv(build("year-on-year", load_sample(OXFORDSHIRE).budget)))
    assert list(rows[0]) == [
        "version",
        "directorate",
        "service",
        "area",
        "type",
        "financial_year",
        "basis",
        "amount",
        "unit",
    ]
    assert {row["type"] for row in rows} == {"pressures & additional funding", "savings"}
    assert len(rows) == 6 * 2 * 2
    assert rows[-1]["amount"] == "-500000.00"


def test_wide_has_a_row_a_line_and_a_column_a_year() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    rows = _read(write_csv(build("schedule", budget), wide=True))
    assert len(rows) == budget.line_count
    assert rows[4]["2013/14"] == "9844000.00"


def test_lines_end_in_crlf_and_the_byte_order_mark_is_by_choice() -> None:
    annex = build("schedule", load_sample(OXFORDSHIRE).budget)
    plain, marked = write_csv(annex), write_csv(annex, bom=True)
    assert plain.count(b"\n") == plain.count(b"\r\n")
    assert marked == b"\xef\xbb\xbf" + plain
    assert "£".encode() in plain


@pytest.mark.parametrize(
    "text, cell",
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-1", "'-1"),
        ("+1", "'+1"),
        ("  =1", "'  =1"),
        ("\u200b=1", "'\u200b=1"),
        ("a\tb", "'a\tb"),
        ("a\nb", "'a\nb"),
        ("a\rb", "'a\rb"),
        ("'=1", "''=1"),
        ("1-2", "1-2"),
        ("14SCS2", "14SCS2"),
        ("http://x", "http://x"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_guarded_and_no_other(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text())
def test_a_guard_can_always_be_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not needs_guard(text) or guarded(text).startswith("'")


def test_numbers_are_never_guarded() -> None:
    rows = _read(write_csv(build("schedule", budget_of([saving(2, "-5", "-5", title="=1")]))))
    assert rows[0]["amount"] == "-5.00"
    assert rows[0]["title"] == "'=1"


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r\"',=-"), max_size=30)
pounds = st.none() | st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@given(st.lists(st.tuples(words, words, pounds, pounds), max_size=8), st.booleans())
def test_what_is_written_reads_back_as_the_annex(
    lines: list[tuple[str, str, Decimal | None, Decimal | None]], wide: bool
) -> None:
    budget = budget_of(
        [
            Line(serial, 1, Kind.SAVING, (first, second), reference=reference, title=title)
            for serial, (reference, title, first, second) in enumerate(lines, 2)
        ]
    )
    annex = build("schedule", budget)
    agreeing.agree_csv(annex, write_csv(annex, wide=wide), wide=wide)


def test_an_unreadable_amount_is_an_empty_cell() -> None:
    odd = Line(2, 1, Kind.PRESSURE, (Unreadable("tbc"), Decimal(1)))
    assert [row["amount"] for row in _read(write_csv(build("schedule", budget_of([odd]))))] == ["", "1.00"]


def test_a_file_that_differs_in_one_figure_or_label_is_not_agreed() -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "2", title="Homes")]))
    data = write_csv(annex)
    for wrong in (
        data.replace(b"2.00", b"2.01"),
        data.replace(b"Homes", b"Home"),
        data.replace(b"GBP", b"EUR"),
        data.replace(b"version", b"Version"),
        data.rsplit(b"\r\n", 2)[0] + b"\r\n",
        write_csv(replace(annex, basis="level")),
    ):
        with pytest.raises(FileProblem, match="was not exported"):
            agreeing.agree_csv(annex, wrong, wide=False)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_file_with_a_row_less_or_more_is_not_agreed(rows: int) -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "2", title="Homes")]))
    header, first, second, _end = write_csv(annex).split(b"\r\n")
    wrong = b"\r\n".join([header, *[first, second, second][:rows], b""])
    with pytest.raises(FileProblem, match=f"it has {rows} rows and should have 2"):
        agreeing.agree_csv(annex, wrong, wide=False)
