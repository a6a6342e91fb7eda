"""Two tables under one band of headings: each has its own lines, whatever stands in the rows of the other."""

from decimal import Decimal

from model.lines import Kind
from tests.model.workbook.finding.books import Cells, Live, Page, lines, opened, told

HEADS: list[Cells] = [
    ["Growth bids and savings proposals £000"],
    ["Growth", None, None, None, "Savings"],
]
EXPECTED = [
    ("G1", "Cyber", Kind.PRESSURE, (Decimal(10_000), Decimal(20_000))),
    ("G2", "Parks", Kind.PRESSURE, (Decimal(5_000), Decimal(0))),
    ("S1", "Fees", Kind.SAVING, (Decimal(-1_000), Decimal(-2_000))),
]


def _page(gap: int) -> Page:
    """Growth in A to D, savings behind a gap; a total of each in a row of its own."""
    between: list[object] = [None] * gap
    first = chr(ord("E") + gap)
    rows: list[Cells] = [
        HEADS[0],
        ["Growth", None, None, None, *between, "Savings"],
        ["Ref", "Bid", "2026/27", "2027/28", *between, "Ref", "Proposal", "2026/27", "2027/28"],
        ["G1", "Cyber", 10, 20, *between, "S1", "Fees", -1, -2],
        ["G2", "Parks", 5, 0, *between, None, "Total savings", -1, -2],
        [None, "Total growth", Live("SUM(C4:C5)", 15), Live("SUM(D4:D5)", 20)],
    ]
    return Page(rows, merged=["A2:D2", f"{first}2:{chr(ord(first) + 3)}2"])


def test_tables_that_have_the_same_labels_are_two() -> None:
    assert lines(opened({"Bids": _page(0)})) == EXPECTED


def test_tables_with_a_blank_column_between_are_two_and_their_totals_agree() -> None:
    found = opened({"Bids": _page(2)})
    assert lines(found) == EXPECTED
    assert [each.message.split(":")[0] for each in told(found, "totals compared")] == [
        "4 stated totals were compared with the cast of their lines"
    ]


def test_words_between_the_years_of_pressures_and_those_of_savings_begin_no_table() -> None:
    rows: list[Cells] = [
        ["Ref", "Bid", "Growth 2026/27", "Growth 2027/28", "Comments", "Savings 2026/27", "Savings 2027/28"],
        ["G1", "Cyber", 10, 20, "from the audit", None, None],
        ["S1", "Fees", None, None, "new policy", -1, -2],
    ]
    found = lines(opened({"Bids £000": rows}))
    assert [(reference, title, kind) for reference, title, kind, _ in found] == [
        ("G1", "Cyber", Kind.PRESSURE),
        ("S1", "Fees", Kind.SAVING),
    ]
