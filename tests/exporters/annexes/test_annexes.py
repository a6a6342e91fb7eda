from decimal import Decimal

import pytest

from exporters.annex import Annex, Row, RowKind
from exporters.annexes.registry import ANNEXES, annex_kind
from model.areas import Area
from model.lines import Kind
from model.money import Negatives, Unit
from model.problems import EntryProblem
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import budget_of, build, line, pressure, saving


def _shown(annex: Annex, row: Row) -> list[str]:
    return [annex.shown(amount) for amount in row.amounts]


def _rows(annex: Annex, text: str) -> list[Row]:
    return [row for row in annex.rows if row.texts[0] == text and row.amounts]


def test_year_on_year_prints_the_published_directorate_table() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    assert [_shown(annex, row) for row in annex.rows[1:4]] == [
        ["14.675", "7.060"],
        ["-17.651", "-11.097"],
        ["-2.976", "-4.037"],
    ]


def test_year_on_year_has_the_directorate_then_services_then_areas() -> None:
    annex = build("year-on-year", load_sample(EXAMPLE).budget)
    headings = [row.texts[0] for row in annex.rows if row.kind is RowKind.HEADING]
    assert headings[:4] == ["People & Places", "Adult Social Care", "Highways & Environment", "Older People"]


def test_one_service_alone_has_no_block_of_its_own() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    headings = [row.texts[0] for row in annex.rows if row.kind is RowKind.HEADING]
    assert headings[:2] == ["Social & Community Services, Adult Social Care", "Older People"]
    assert len(headings) == 7


@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
def test_every_total_is_the_sum_of_the_rows_it_names(name: str, sample: str) -> None:
    annex = build(name, load_sample(sample).budget)
    summing = [row for row in annex.rows if row.parts]
    assert summing or not annex.amount_columns
    assert all(annex.cast(row) == row.amounts for row in summing)


def test_the_schedule_ends_with_the_totals_of_the_directorate() -> None:
    annex = build("schedule", load_sample(OXFORDSHIRE).budget)
    assert [(row.texts[0], _shown(annex, row)) for row in annex.rows[-3:]] == [
        ("Total Pressures & Additional Funding", ["14.675", "7.060"]),
        ("Total Savings", ["-17.651", "-11.097"]),
        ("Net change", ["-2.976", "-4.037"]),
    ]


def test_the_schedule_lists_lines_without_amounts_and_keeps_blank_and_nil_apart() -> None:
    annex = build(
        "schedule", budget_of([pressure(2, None, "0", reference="A1"), saving(3, None, None, reference="A2")])
    )
    assert [_shown(annex, row) for row in annex.rows if row.data] == [["", "0.000"], ["", ""]]


def test_a_line_of_unknown_type_is_listed_but_summed_nowhere() -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "1"), line(3, Kind.UNKNOWN, "5", "5", reference="odd")]))
    place = next(place for place, row in enumerate(annex.rows) if row.texts[0] == "odd")
    assert all(place not in row.parts for row in annex.rows)
    assert annex.rows[-1].amounts == (Decimal(1), Decimal(1))


def test_a_section_without_lines_says_so_and_is_nil() -> None:
    annex = build("schedule", budget_of([pressure(2, "1", "1")]))
    assert "No lines." in [row.texts[0] for row in annex.rows]
    assert _shown(annex, _rows(annex, "Subtotal Savings")[0]) == ["0.000", "0.000"]


def test_figures_are_rounded_once_half_up_in_the_unit() -> None:
    lines = [pressure(serial, "400", "1250") for serial in (2, 3)]
    annex = build("schedule", budget_of(lines, unit=Unit.THOUSANDS, decimals=1))
    assert next(_shown(annex, row) for row in annex.rows if row.data) == ["0.4", "1.3"]
    assert _shown(annex, annex.rows[-1]) == ["0.8", "2.5"]


def test_negatives_are_printed_as_the_council_prints_them() -> None:
    annex = build("schedule", budget_of([saving(2, "-500000", "0")], negatives=Negatives.BRACKETS))
    assert _shown(annex, annex.rows[-1]) == ["(0.500)", "0.000"]
    assert "in brackets" in " ".join(annex.statements)


def test_every_annex_states_unit_basis_rounding_and_source() -> None:
    for kind in ANNEXES:
        annex = build(kind.name, load_sample(OXFORDSHIRE).budget, Unit.THOUSANDS)
        words = " ".join(annex.statements)
        assert "£000, year on year" in words
        assert "shown to 1 decimal" in words or not annex.amount_columns
        assert "Budget.xlsx, Draft for scrutiny, January 2013; exported on 9 January 2026" in words


def test_an_area_names_its_service_where_there_are_several() -> None:
    areas = [Area(1, "Older People", "Care"), Area(2, "Waste", "Environment", "Service Area")]
    annex = build("schedule", budget_of([pressure(3, "1", "1")], areas))
    assert annex.rows[0].texts == ("Activity Area - Older People (Care)",)


def test_an_unknown_annex_is_refused_by_name() -> None:
    with pytest.raises(EntryProblem, match=r"There is no annex “nonsense”; choose year-on-year, .* or certificate\."):
        annex_kind("nonsense")
