"""Single words of headings: years in every style, kinds, units, totals, references."""

import pytest

from model.lines import Kind
from model.money import Unit
from model.workbook.finding.column_words import field_of_words
from model.workbook.finding.heading_years import heading_year, names_years
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.row_words import is_code, is_note, is_only_total, named_area
from model.workbook.finding.sum_formulas import cast_of, is_from_elsewhere
from model.workbook.finding.unit_words import headed_unit, stated_unit


@pytest.mark.parametrize(
    "text, start, rest",
    [
        ("2013/14", 2013, ""),
        ("2013-14", 2013, ""),
        ("2013\u201314", 2013, ""),
        ("2013/2014", 2013, ""),
        ("13/14", 2013, ""),
        ("FY2013/14", 2013, ""),
        ("FY 13/14", 2013, ""),
        ("FY14", 2013, ""),
        ("FY2014", 2013, ""),
        ("99/00", 1999, ""),
        ("April 2026 - March 2027", 2026, ""),
        ("Apr 26 to Mar 27 £000", 2026, "£000"),
        ("1 April 2026 to 31 March 2027", 2026, ""),
        ("01/04/2026 - 31/03/2027", 2026, ""),
        ("2013/14 £000", 2013, "£000"),
        ("Budget 2013/14", 2013, "Budget"),
        ("Savings\n2013/14", 2013, "Savings"),
        ("Year ending March 2027", 2026, ""),
        ("Year ended 31st March 2027", 2026, ""),
        ("Year to 31 March 2027 £000", 2026, "£000"),
        ("Y/E 31.3.27", 2026, ""),
        ("YE Mar-27", 2026, ""),
        ("Financial year ending 2027", 2026, ""),
    ],
)
def test_a_year_is_known_in_every_style(text: str, start: int, rest: str) -> None:
    found = heading_year(text)
    assert found is not None
    assert (found.year.start, found.rest) == (start, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2013",
        "2013/15",
        "13/15",
        "1.5",
        "12/12/2013",
        "Year 1",
        "2013/14 to 2015/16",
        "April 2026 - March 2029",
        "April 2026",
        "Total 2013/14 - 2015/16",
        "SCP28",
        "Year ending 31 December 2027",
        "5 years to 2027",
        "Year to date",
        "Apr-26",
    ],
)
def test_what_names_no_one_year_is_none(text: str) -> None:
    assert heading_year(text) is None


def test_a_range_names_years() -> None:
    assert names_years("Total 2013/14 - 2015/16")
    assert not names_years("2013 people")


@pytest.mark.parametrize(
    "text, kind, is_pure",
    [
        ("Pressures & Additional Funding", Kind.PRESSURE, True),
        ("PRESSURES", Kind.PRESSURE, True),
        ("Savings", Kind.SAVING, True),
        ("New savings proposals", Kind.SAVING, True),
        ("Efficiencies", Kind.SAVING, True),
        ("Additional funding", Kind.ADDITIONAL_FUNDING, True),
        ("Demographic", Kind.PRESSURE, False),
        ("Inflation", Kind.PRESSURE, False),
        ("VFM & Other Savings", Kind.SAVING, False),
        ("Better", Kind.SAVING, True),
    ],
)
def test_a_heading_names_its_kind(text: str, kind: Kind, is_pure: bool) -> None:
    assert kind_words(text) == (kind, is_pure)
    assert is_kind_heading(text)


@pytest.mark.parametrize("text", ["", "Older People", "Pressures and savings", "Care homes", "Net change", "Roads"])
def test_what_names_no_kind_or_both_is_none(text: str) -> None:
    assert kind_words(text) is None


@pytest.mark.parametrize(
    "text, unit",
    [
        ("£000", Unit.THOUSANDS),
        ("£'000", Unit.THOUSANDS),
        ("£\u2019000s", Unit.THOUSANDS),
        ("£k", Unit.THOUSANDS),
        ("£m", Unit.MILLIONS),
        ("£ million", Unit.MILLIONS),
        ("2013/14 (£m)", Unit.MILLIONS),
        ("£", Unit.GBP),
        ("Amount", None),
        ("£3m", None),
    ],
)
def test_a_heading_names_its_unit(text: str, unit: Unit | None) -> None:
    assert headed_unit(text) is unit


@pytest.mark.parametrize(
    "text, unit",
    [
        ("All figures in £000", Unit.THOUSANDS),
        ("Figures are in £ million", Unit.MILLIONS),
        ("Savings proposals (£000)", Unit.THOUSANDS),
        ("Budget changes £000", Unit.THOUSANDS),
        ("in thousands", Unit.THOUSANDS),
        ("Save £3m by merging two teams", None),
        ("Adult Social Care", None),
    ],
)
def test_a_title_states_its_unit_and_prose_none(text: str, unit: Unit | None) -> None:
    assert stated_unit(text) is unit


@pytest.mark.parametrize(
    "text, name",
    [
        ("Ref.", "reference"),
        ("Savings ref no", "reference"),
        ("Proposal", "title"),
        ("Description of saving", "description"),
        ("Lead officer", "lead_officer"),
        ("RAG", "deliverability"),
        ("One-off / ongoing", "recurrence"),
        ("Service area", "area"),
        ("Directorate", "service"),
        ("Type", "kind"),
        ("Widgets", ""),
    ],
)
def test_a_heading_names_its_field(text: str, name: str) -> None:
    assert field_of_words(text) == name


@pytest.mark.parametrize(
    "text, is_total",
    [
        *(
            ("Total", True),
            ("Sub-total", True),
            ("Total savings for roads", False),
            ("Roads total", True),
            ("Net", True),
        ),
        *(("Sub total pressures", True), ("Subtotal: Growth", True), ("Sub - total savings", True), ("Sum", True)),
        *(("Total (all)", True), ("Overall", True), ("Total/net", True), ("Total net change", True)),
        *(("Total cost of care", False), ("Total mobile fleet contract", False), ("Summer schools", False)),
    ],
)
def test_a_label_is_plainly_a_total(text: str, is_total: bool) -> None:
    assert is_only_total(text) is is_total


def test_labels_are_codes_notes_or_areas() -> None:
    assert all(map(is_code, ("14SCS2", "1.1", "2025L&CO1", "SCP28")))
    assert not any(map(is_code, ("Care homes", "Roads", "")))
    assert is_note("* subject to the settlement")
    assert not is_note("Older People")
    assert named_area("Activity Area - Older People") == "Older People"
    assert named_area("Older People") == ""


@pytest.mark.parametrize(
    "formula, rows",
    [
        ("SUM(C3:C5)", {3, 4, 5}),
        ("SUBTOTAL(9,$C$3:$C$4)", {3, 4}),
        ("C3+C5", {3, 5}),
        ("SUM(D3:D5)", None),
        ("C3*1.02", None),
        ("Sheet2!C4", None),
        ("SUM(Table1[2013/14])", set()),
    ],
)
def test_a_formula_casts_rows_of_its_own_column(formula: str, rows: set[int] | None) -> None:
    found = cast_of(formula, 6, 3)
    assert (None if found is None else set(found.rows)) == rows
    assert is_from_elsewhere(formula) is ("!" in formula)


@pytest.mark.parametrize(
    "text", ["Savings (shown as positive)", "SAVINGS - stated as negative figures", "Reductions (shown in brackets)"]
)
def test_a_section_says_how_it_shows_its_figures_and_is_no_area(text: str) -> None:
    found = kind_words(text)
    assert found is not None
    assert (found.kind, found.is_pure) == (Kind.SAVING, True)
