"""Odd layouts that councils really use: every figure right, or told; none dropped or taken twice in silence."""

from decimal import Decimal

import pytest

from model.workbook.conversion import ReadAs
from tests.model.workbook.finding.books import Cells, Dressed, Live, Page, areas, errors, lines, opened, titles, told

Amounts = tuple[int | None, ...]
FIRST_OF_APRIL = [Dressed(serial, "mmm-yy") for serial in (46113, 46478)]
LAST_OF_MARCH = [Dressed(serial, "dd/mm/yyyy") for serial in (46477, 46843)]

REPEATED_HEADINGS: list[Cells] = [
    *(["Highways pressures and savings (£'000)"], ["Ref", "Description", "2026/27", "2027/28"], ["Pressures"]),
    *(["H1", "Winter", 10, 5], ["H2", "Salt", 20, 10]),
    *(["Page 1 of 2"], ["Ref", "Description", "2026/27", "2027/28"]),
    *(["H3", "Lamps", 30, 15], [None, "Total pressures", 60, 30]),
    *(["Savings"], ["S1", "LED", -50, -20], [None, "Total savings", -50, -20], [None, "Net", 10, 10]),
]

LAYOUTS: dict[str, tuple[Page | list[Cells], dict[str, Amounts]]] = {
    "area titles merged down": (
        Page(
            [
                ["Savings and pressures £000"],
                ["Service area", "Ref", "Proposal", "Type", "2026/27", "2027/28"],
                ["Older People", "OP1", "Demography", "Pressure", 500, 250],
                [None, "OP2", "Day care", "Saving", -100, None],
                ["Mental Health", "MH1", "Placements", "Pressure", 300, 100],
                [None, "MH2", "Review", "Saving", -75, -75],
                ["Total", None, None, None, 625, 275],
            ],
        ),
        {"Demography": (500, 250), "Day care": (-100, None), "Placements": (300, 100), "Review": (-75, -75)},
    ),
    "tables side by side": (
        [
            ["Growth £000", None, None, None, None, "Savings £000"],
            ["Ref", "Growth item", "2026/27", "2027/28", None, "Ref", "Saving item", "2026/27", "2027/28"],
            ["G1", "Demography", 400, 300, None, "S1", "Back office", -100, -50],
            ["G2", "Inflation", 250, None, None, "S2", "Fees", -40, None],
            [None, "Total", 650, 300, None, None, "Total", -140, -50],
        ],
        {"Demography": (400, 300), "Inflation": (250, None), "Back office": (-100, -50), "Fees": (-40, None)},
    ),
    "headings repeated on a new page": (
        REPEATED_HEADINGS,
        {"Winter": (10, 5), "Salt": (20, 10), "Lamps": (30, 15), "LED": (-50, -20)},
    ),
    "years as their first days": (
        [["Savings £000"], ["Ref", "Proposal", *FIRST_OF_APRIL], ["S1", "Fees", -10, -20], ["S2", "Salt", -30, -40]],
        {"Fees": (-10, -20), "Salt": (-30, -40)},
    ),
    "years as their last days": (
        [["Savings £000"], ["Ref", "Proposal", *LAST_OF_MARCH], ["S1", "Fees", -10, -20], ["S2", "Salt", -30, -40]],
        {"Fees": (-10, -20), "Salt": (-30, -40)},
    ),
    **{
        f"years as {first} and {second}": (
            [
                ["Savings"],
                ["Ref", "Proposal", first, second],
                ["S1", "Fees", -10, -20],
                ["S2", "Salt", -30, -40],
                ["£000"],
            ],
            {"Fees": (-10, -20), "Salt": (-30, -40)},
        )
        for first, second in (
            ("Apr-26", "Apr-27"),
            ("April 2026", "April 2027"),
            ("From 1 April 2026", "From 1 April 2027"),
            ("Apr 2026 (£000)", "Apr 2027 (£000)"),
            ("1.4.26", "1.4.27"),
            ("Mar-27", "Mar-28"),
            ("31/03/2027", "31/03/2028"),
            ("31 March 2027", "31 March 2028"),
            ("Year ending March 2027", "Year ending March 2028"),
        )
    },
    "totals above their lines": (
        [
            ["Growth £000", None, "2026/27", "2027/28"],
            ["Older People", "Total", Live("SUM(C3:C4)", 140), Live("SUM(D3:D4)", 90)],
            *(["P1", "Demography", 100, 50], ["P2", "Inflation", 40, 40]),
            ["Mental Health", "Total", Live("SUM(C6:C6)", 60), Live("SUM(D6:D6)", 20)],
            ["P3", "Placements", 60, 20],
        ],
        {"Demography": (100, 50), "Inflation": (40, 40), "Placements": (60, 20)},
    ),
    "subtotals of subtotals": (
        [
            *(["Savings £000"], ["Ref", "Proposal", "2026/27", "2027/28"], ["Adults"], ["Older People"]),
            *(["S1", "Fees", -10, -20], ["S2", "Meals", -30, -40]),
            [None, "Sub-total Older People", Live("SUM(C5:C6)", -40), Live("SUM(D5:D6)", -60)],
            *(["Mental Health"], ["S3", "Review", -5, -6], ["S4", "Rent", -7, -8]),
            [None, "Sub-total Mental Health", Live("SUM(C9:C10)", -12), Live("SUM(D9:D10)", -14)],
            [None, "Total Adults", Live("C7+C11", -52), Live("D7+D11", -74)],
            *(["Place"], ["Highways"], ["S5", "LED", -1, -2], ["S6", "Salt", -3, -4]),
            [None, "Sub-total Highways", Live("SUM(C15:C16)", -4), Live("SUM(D15:D16)", -6)],
            *([None, "Total Place", Live("C17", -4), Live("D17", -6)],),
            [None, "Grand total", Live("C12+C18", -56), Live("D12+D18", -80)],
        ],
        {
            "Fees": (-10, -20),
            "Meals": (-30, -40),
            "Review": (-5, -6),
            "Rent": (-7, -8),
            "LED": (-1, -2),
            "Salt": (-3, -4),
        },
    ),
    "blank columns between the years": (
        [
            *(["Savings £000"], ["Ref", "Proposal", None, "2026/27", None, "2027/28"]),
            *(["S1", "Fees", None, -10, None, -20], [None, "Total", None, -10, None, -20]),
        ],
        {"Fees": (-10, -20)},
    ),
    "newest year first": (
        [["Savings £000"], ["Ref", "Proposal", "2027/28", "2026/27", "Total"], ["S1", "Fees", -20, -10, -30]],
        {"Fees": (-10, -20)},
    ),
    "in two languages": (
        [
            *(["Arbedion / savings"], ["Cyf/Ref", "Teitl / Title", "2026-27 £k", "2027-28 £k"]),
            *(["S1", "Llyfrgelloedd / Libraries", -10, -20], ["Note: subject to consultation in 2026/27."]),
            *(["S2", "Parciau / Parks", -30, -40], ["Cyfanswm / Total", None, -40, -60]),
        ],
        {"Llyfrgelloedd / Libraries": (-10, -20), "Parciau / Parks": (-30, -40)},
    ),
    "parts of a line below it": (
        [
            *(["Growth £000"], ["Ref", "Growth", "2026/27", "2027/28"], ["P1", "Pay award", 500, 300]),
            *([None, "of which: teachers", 200, 100], [None, "- of which others", 300, 200]),
            *(["P2", "Energy", 50, 0], [None, "Total", 550, 300]),
        ],
        {"Pay award": (500, 300), "Energy": (50, 0)},
    ),
    "agreed and new amounts of each year": (
        [
            *(["Savings £000"], [None, None, "2026/27", None, None, "2027/28"]),
            ["Ref", "Saving", "Agreed Feb 25", "New", "Total", "Agreed Feb 25", "New", "Total"],
            *(["S1", "Fees", -10, -5, -15, -20, 0, -20], ["S2", "Salt", -30, 0, -30, -40, -2, -42]),
            [None, "Total", -40, -5, -45, -60, -2, -62],
        ],
        {
            "Fees - Agreed Feb 25": (-10, -20),
            "Fees - New": (-5, 0),
            "Salt - Agreed Feb 25": (-30, -40),
            "Salt - New": (0, -2),
        },
    ),
    "increase and decrease of each year": (
        [
            *(["Budget changes £000"], ["Ref", "Item", "2026/27", None, "2027/28"]),
            [None, None, "Increase", "Decrease", "Increase", "Decrease"],
            *(["1", "Roads", 100, 20, 50, 10], ["2", "Bins", 30, None, None, 5], [None, "Total", 130, 20, 50, 15]),
        ],
        {"Roads": (100, 50), "Roads, off": (-20, -10), "Bins": (30, None), "Bins, off": (None, -5)},
    ),
    "references of any kind": (
        [
            ["Ref", "Proposal £000", "Area", "Kind", "2026/27", "2027/28"],
            *(
                ["ASC-12/3a", "Fees", "Older People", "Saving", -1, -2],
                ["1.10", "Rent", "Older People", "Growth", 3, 0],
            ),
            ["CH/1 & 2", "Review", "Children", "Saving", -5, None],
        ],
        {"Fees": (-1, -2), "Rent": (3, 0), "Review": (-5, None)},
    ),
}


@pytest.mark.parametrize("page, wanted", LAYOUTS.values(), ids=LAYOUTS)
def test_every_line_has_its_figures_and_every_total_agrees(
    page: Page | list[Cells], wanted: dict[str, Amounts]
) -> None:
    found = opened({"Libraries": page if isinstance(page, Page) else Page(page)}, ReadAs(holds_levels=False))
    pounds = [tuple(each and each * 1000 for each in amounts) for amounts in wanted.values()]
    named = [title.removesuffix(", off") for title in wanted]
    assert [(title, tuple(amounts)) for _, title, _, amounts in lines(found)] == list(zip(named, pounds, strict=True))
    assert not errors(found)
    assert not told(found, "stated total")


def test_headings_of_a_new_page_begin_no_new_section_and_no_new_area() -> None:
    found = opened({"Highways": REPEATED_HEADINGS})
    assert areas(found) == ["Highways"]
    assert not told(found, "assumed type")


def test_headings_below_a_total_begin_a_table_of_their_own() -> None:
    rows: list[Cells] = [
        *(["Growth £000"], ["Older People"], ["Ref", "Growth", "2026/27"], ["P1", "Fees", 1], [None, "Total", 1]),
        *(["Mental Health"], ["Ref", "Growth", "2026/27"], ["P2", "Rent", 2], [None, "Total", 2]),
    ]
    assert areas(opened({"Sheet1": rows})) == ["Older People", "Mental Health"]


def test_months_as_dates_are_no_years() -> None:
    months = [Dressed(46113 + 30 * month, "mmm-yy") for month in range(12)]
    found = opened({"Spend": [["Savings £000"], ["Ref", "Saving", *months], ["S1", "Fees", *range(12)]]})
    assert titles(found) == []


def test_parts_of_a_line_are_told_to_be_in_no_total() -> None:
    found = opened({"Schools": Page(list(LAYOUTS["parts of a line below it"][0]))})  # type: ignore[arg-type]  # a list
    assert [finding.cell for finding in told(found, "row not read")] == ["A4", "A5"]


def test_a_credit_in_words_lowers_the_budget_and_makes_no_cost_a_saving() -> None:
    rows: list[Cells] = [
        *(["Savings £000"], ["Ref", "Saving", "2026/27", "2027/28"]),
        *(["S1", "Fees", "100 CR", "50 CR"], ["S2", "Salt", "25CR", 10], ["S3", "Rent", "5 CR", "6 CR"]),
    ]
    found = opened({"Libraries": rows})
    assert [amounts for _, _, _, amounts in lines(found)][1] == (Decimal(-25_000), Decimal(10_000))
    assert len(told(found, "amount as written")) == 5


ONE_YEAR: dict[str, tuple[dict[str, list[Cells]], list[int | None]]] = {
    "in the title": (
        {
            "Savings": [
                *(["Savings proposals 2026/27 (£000)"], ["Ref", "Proposal", "Amount"]),
                *(["S1", "Fees", -10], ["S2", "Salt", -20], [None, "Total", -30]),
            ]
        },
        [-10_000, -20_000],
    ),
    "in the tab": (
        {"2026-27": [["Savings £000"], ["Ref", "Proposal", "Saving"], ["S1", "Fees", -10], ["S2", "Salt", -20]]},
        [-10_000, -20_000],
    ),
    "over areas": (
        {
            "Growth": [
                *(["Growth 2026/27 £000"], ["Ref", "Growth", "Adults", "Children", "Total"]),
                *(["G1", "Pay", 10, 5, 15], ["G2", "Energy", 1, 2, 3]),
            ]
        },
        [10_000, 1_000, 5_000, 2_000],
    ),
}


@pytest.mark.parametrize("sheets, wanted", ONE_YEAR.values(), ids=ONE_YEAR)
def test_one_year_that_only_a_title_names_is_that_of_the_amounts_and_told(
    sheets: dict[str, list[Cells]], wanted: list[int | None]
) -> None:
    found = opened(sheets)
    assert [str(year) for year in found.budget.years] == ["2026/27"]
    assert [amounts[0] for _, _, _, amounts in lines(found)] == wanted
    assert told(found, "assumed years")
    assert not told(found, "stated total")


def test_a_title_with_a_year_makes_no_budget_of_a_list_of_figures() -> None:
    rows: list[Cells] = [["Staffing 2026/27"], ["Ref", "Name", "Grade", "Pay"], ["1", "A", 5, 30_000], ["2", "B", 6, 9]]
    assert not lines(opened({"Staff": rows}))


BRIDGES: dict[str, list[Cells]] = {
    "from one year's budget to the next": [
        ["Movement from 2025/26 to 2026/27 (£000)"],
        ["", "Adults", "Place", "Total"],
        *(["Opening budget", 1000, 500, 1500], ["Inflation", 30, 10, 40], ["Growth", 50, 0, 50]),
        *(["Savings", -20, -5, -25], ["Closing budget", 1060, 505, 1565]),
    ],
    "with sections": [
        ["Budget bridge 2026/27 £000"],
        [None, "Adults", "Place", "Total"],
        *(["2025/26 base budget", 1000, 500, 1500], ["Pressures"], ["Inflation", 30, 10, 40], ["Demand", 50, 0, 50]),
        *(["Savings"], ["Contracts", -20, -5, -25], ["2026/27 budget", 1060, 505, 1565]),
    ],
}


@pytest.mark.parametrize("rows", BRIDGES.values(), ids=BRIDGES)
def test_a_bridge_of_one_year_has_its_areas_across_and_its_budgets_in_no_total(rows: list[Cells]) -> None:
    found = opened({"Bridge": rows})
    assert [str(year) for year in found.budget.years] == ["2026/27"]
    assert areas(found) == ["Adults", "Place"]
    assert [amounts[0] for _, _, _, amounts in lines(found)] == [30_000, 50_000, -20_000, 10_000, 0, -5_000]
    assert len(told(found, "row not read")) == 2
    assert told(found, "assumed years")
    assert errors(found) == []


def test_months_as_words_are_no_years() -> None:
    found = opened(
        {"Spend": [["Savings £000"], ["Ref", "Saving", "Mar-26", "Apr-26", "May-26"], ["S1", "Fees", 1, 2, 3]]}
    )
    assert titles(found) == []
    assert not titles(
        opened({"Spend": [["Savings £000"], ["Ref", "Saving", "Mar-26", "Apr-26"], ["S1", "Fees", 1, 2]]})
    )
