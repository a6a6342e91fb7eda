"""Layouts with areas across, whole budgets beside changes, workings below, dashes for nil, and a row a year."""

from decimal import Decimal

import pytest

from model.lines import Kind
from model.workbook.finding.layout import ColumnRole, RowRole
from tests.model.workbook.finding.books import Cells, Dressed, Page, Sheets, areas, opened, titles, told

DASHED = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'


def amounts(sheets: Sheets) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return the amounts in £000 of every line, by area and title or reference."""
    found = opened(sheets)
    return {
        (found.budget.area(line.area_id).name, line.title or line.reference): tuple(
            amount / 1000 if isinstance(amount, Decimal) else amount for amount in line.amounts
        )
        for line in found.budget.lines()
    }


@pytest.mark.parametrize(
    "headings",
    [
        [
            [None, "Adults", None, "Children", None, "Total", None],
            ["Proposal", "2025/26", "2026/27", "2025/26", "2026/27", "2025/26", "2026/27"],
        ],
        [
            [
                "Proposal",
                *(f"{area} {year}" for area in ("Adults", "Children", "Total") for year in ("2025/26", "2026/27")),
            ]
        ],
    ],
    ids=["above the years", "beside the years"],
)
def test_columns_of_areas_are_those_of_their_areas_and_told(headings: list[Cells]) -> None:
    page: list[Cells] = [
        ["Pressures £000"],
        *headings,
        ["Pay", 10, 20, 5, 6, 15, 26],
        ["Energy", 1, 2, 3, 4, 4, 6],
        ["Total", 11, 22, 8, 10, 19, 33],
    ]
    assert amounts({"X": page}) == {
        ("Adults", "Pay"): (10, 20),
        ("Children", "Pay"): (5, 6),
        ("Adults", "Energy"): (1, 2),
        ("Children", "Energy"): (3, 4),
    }
    found = opened({"X": page})
    assert "Adults, Children" in told(found, "assumed areas")[0].message
    missed = told(found, "stated total")
    assert [finding.cell[0] for finding in missed] == ["G"]
    assert found.bindings.lines_at("X", len(headings) + 2, 4) != found.bindings.lines_at("X", len(headings) + 2, 2)


def test_columns_of_options_are_no_areas_and_what_is_not_read_is_an_error() -> None:
    page: list[Cells] = [["Growth £000"], ["Proposal", "Option A 2025/26", "Option B 2025/26"], ["Pay", 10, 5]]
    found = opened({"X": page})
    assert areas(found) == ["X"]
    assert "Option B" in told(found, "column not read")[0].message


@pytest.mark.parametrize("closing, told_as", [(105, ()), (106, ("rounding",)), (120, ("agree",))])
def test_an_opening_budget_and_its_changes_cast_to_the_closing_one(closing: int, told_as: tuple[str, ...]) -> None:
    page: list[Cells] = [
        ["£000"],
        ["Service", "2024/25 base", "Growth", "Savings", "2025/26 budget"],
        ["Adults", 100, 10, -5, closing],
        ["Kids", 200, 20, -10, 210],
        ["Env", 50, 5, -2, 53],
    ]
    found = opened({"B": page})
    misses = told(found, "closing budget")
    assert [finding.cell for finding in misses] == ["E3" for _ in told_as]
    assert all(word in finding.message for word, finding in zip(told_as, misses, strict=True))
    assert not told(found, "column not read")
    (counted,) = told(found, "closing budgets compared")
    agree = "2 agree" if told_as else "3 agree"
    assert counted.message == f"3 closing budgets were compared with the opening ones and the changes: {agree}."


def test_savings_shown_positive_come_off_the_opening_budget() -> None:
    page: list[Cells] = [
        ["£000"],
        ["Service", "Base budget", "Pressures 2025/26", "Savings 2025/26", "Budget 2025/26"],
        ["Adults", 100, 10, 5, 105],
        ["Kids", 200, 20, 10, 210],
        ["Env", 50, 5, 2, 54],
    ]
    assert [finding.cell for finding in told(opened({"B": page}), "closing budget")] == ["E5"]


def test_whole_budgets_that_nothing_casts_to_are_told_to_be_in_no_total() -> None:
    page: list[Cells] = [
        ["£000"],
        ["Service", "2024/25 base", "Growth", "Savings", "2025/26 budget"],
        ["Adults", 100, 10, -5, 700],
        ["Kids", 200, 20, -10, 800],
    ]
    found = opened({"B": page})
    assert [finding.cell for finding in told(found, "column not read")] == ["B2", "E2"]
    assert not told(found, "closing budgets compared")


def test_a_typed_dash_is_nil_where_figures_show_nil_so_and_unreadable_elsewhere() -> None:
    def page(code: str) -> list[Cells]:
        def cell(value: object) -> object:
            return Dressed(value, code) if code else value

        return [
            ["£000"],
            ["Ref", "Growth", "2013/14", "2014/15"],
            ["G1", "Roads", cell(10), cell("-")],
            ["G2", "Sea", cell("\u2013"), cell(5)],
            ["Total", None, cell(10), cell("-")],
        ]

    found = opened({"X": page(DASHED)})
    assert [line.amounts for line in found.budget.lines()] == [(Decimal(10_000), 0), (0, Decimal(5_000))]
    assert [finding.cell for finding in told(found, "dash as nil")] == ["D3", "C4"]
    assert not told(found, "unreadable amount")
    for code in ("", "#,##0", "0;-0;_-0_-"):
        plain = opened({"X": page(code)})
        assert {finding.cell for finding in told(plain, "unreadable amount")} == {"D3", "C4"}


def test_headings_in_four_rows_with_the_kind_between_year_and_unit() -> None:
    page: list[Cells] = [
        ["Any Council"],
        [],
        [None, None, "Budget change"],
        [None, None, "2025/26", None, "2026/27", None],
        ["Ref", "Proposal", "Growth", "Savings", "Growth", "Savings"],
        [None, None, "£000", "£000", "£000", "£000"],
        ["A1", "Adults", 10, -5, 3, -2],
    ]
    found = opened({"H": page})
    kinds = [(line.kind, line.amounts) for line in found.budget.lines()]
    assert kinds == [
        (Kind.PRESSURE, (Decimal(10_000), Decimal(3_000))),
        (Kind.SAVING, (Decimal(-5_000), Decimal(-2_000))),
    ]


def test_four_merged_heading_rows() -> None:
    rows: list[Cells] = [
        ["Proposals"],
        ["Ref", "Proposal", "Annual change", None, None, None],
        [None, None, "Pressures", None, "Savings", None],
        [None, None, "2025/26", "2026/27", "2025/26", "2026/27"],
        [None, None, "£000", "£000", "£000", "£000"],
        ["A1", "Adults", 10, 20, -5, -6],
    ]
    found = opened({"X": Page(rows, merged=["C2:F2", "C3:D3", "E3:F3"])})
    assert titles(found) == ["Adults - Annual change Pressures", "Adults - Annual change Savings"]


def test_the_total_of_an_area_is_one_though_nothing_but_its_name_says_so() -> None:
    page: list[Cells] = [
        ["£000"],
        ["Ref", "Proposal", "2025/26"],
        ["Adult Social Care"],
        ["Pressures"],
        ["A1", "Demography", 10],
        ["Savings"],
        ["A2", "Reviews", -3],
        ["Total Adult Social Care", None, 8],
        ["Children"],
        ["Pressures"],
        ["C1", "Placements", 20],
        ["Savings"],
        ["C2", "Fostering", -6],
        ["Total Children", None, 14],
        ["Grand total", None, 21],
    ]
    found = opened({"All": page})
    assert titles(found) == ["Demography", "Reviews", "Placements", "Fostering"]
    assert [finding.cell for finding in told(found, "stated total")] == ["C8"]


@pytest.mark.parametrize(
    "label, role",
    [
        ("working: 3*4", RowRole.UNREAD),
        ("Check", RowRole.UNREAD),
        ("Workings only", RowRole.UNREAD),
        ("Checking of parking permits", RowRole.LINE),
        ("Working age adults", RowRole.LINE),
    ],
)
def test_workings_beside_the_lines_are_doubted_and_told(label: str, role: RowRole) -> None:
    page: list[Cells] = [["£000"], ["Growth", "2025/26"], ["Roads", 1], ["Sea", 2], [label, 12], ["Lights", 3]]
    found = opened({"X": page})
    assert found.layout is not None
    assert next(row.role for row in found.layout.regions[0].rows if row.row == 5) is role
    assert bool(told(found, "row not read")) == (role is RowRole.UNREAD)


def test_what_stands_below_the_total_and_the_notes_is_doubted_and_told() -> None:
    page: list[Cells] = [
        ["£000"],
        ["Savings", "2025/26"],
        ["Lights", -1],
        ["Trees", -3],
        ["Total", -4],
        ["(1) subject to consultation"],
        ["Reserves", 500],
    ]
    found = opened({"X": page})
    assert titles(found) == ["Lights", "Trees"]
    assert [finding.cell for finding in told(found, "row not read")] == ["A7"]


def test_a_summary_that_no_word_tells_from_another_table_is_known_by_its_figures() -> None:
    def sheet(growth: int, saving: int) -> list[Cells]:
        return [
            ["£000"],
            ["Proposal", "2025/26"],
            ["Pressures"],
            ["Growth of it", growth],
            ["Savings"],
            ["Less of it", -saving],
        ]

    def summary(adults: int) -> list[Cells]:
        return [["£000"], ["Area", "2025/26"], ["Adults", adults], ["Children", 14], ["Total", adults + 14]]

    sheets: Sheets = {"Adults": sheet(10, 3), "Children": sheet(20, 6), "Summary": summary(7)}
    found = opened(sheets)
    assert len(told(found, "summary")) == 1
    assert not told(found, "table not read")
    wrong = opened({**sheets, "Summary": summary(9)})
    assert {finding.cell for finding in told(wrong, "stated total")} == {"B3", "B5"}


@pytest.mark.parametrize("heading, role", [("Directorate", ColumnRole.AREA), ("Area", ColumnRole.AREA)])
def test_where_nothing_else_names_areas_directorates_are_the_areas(heading: str, role: ColumnRole) -> None:
    page: list[Cells] = [
        [heading, "Type", "Description", "2025/26 £000"],
        ["Adults", "Growth", "Demography", 10],
        ["Place", "Reduction", "Lights", -1],
    ]
    found = opened({"List": page})
    assert areas(found) == ["Adults", "Place"]
    assert found.layout is not None
    assert found.layout.regions[0].columns[0].role is role


def test_figures_under_no_heading_between_years_are_warned_of() -> None:
    page: list[Cells] = [["£000"], ["Growth", "2025/26", None, "2027/28"], ["A", 1, 2, 3], ["B", 3, 4, 5]]
    (finding,) = told(opened({"X": page}), "column not read")
    assert (finding.level.value, finding.cell) == ("warning", "C2")


@pytest.mark.parametrize("title", ["£m, year on year", "£m year on year", "(£m, year on year)"])
def test_a_title_says_unit_and_basis(title: str) -> None:
    page: list[Cells] = [[title], ["", "2013/14"], ["Pressures & Additional Funding", 9.844], ["Savings", -13.48]]
    assert opened({"Older People": page}).questions == ()


@pytest.mark.parametrize("name", ["Plan", "Plan £000", "Budget £m"])
def test_a_sheet_that_names_no_area_leaves_that_to_the_text_right_above_the_table(name: str) -> None:
    page: list[Cells] = [["Adult Social Care"], ["Pressures (£000)", "2026/27"], ["Demand", 10], ["Total", 10]]
    assert areas(opened({name: page})) == ["Adult Social Care"]


def test_a_net_budget_is_a_closing_one_and_no_sum_of_changes() -> None:
    page: list[Cells] = [
        ["Service", "Base budget", "Pressures", "Savings", "Net budget"],
        ["Libraries", 500, 10, -20, 490],
        ["Parks", 300, 20, -10, 310],
        ["Total", 800, 30, -30, 800],
    ]
    found = opened({"Budget 2026-27": page})
    (closing,) = told(found, "closing budgets compared")
    assert closing.message.endswith("3 agree.")
    assert not [
        finding for finding in found.findings if "Net budget" in finding.message and finding.cell.startswith("E")
    ]
