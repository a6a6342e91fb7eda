"""Annexes as levels and cumulative: exact, casting, named so; what could not be read has no level."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES, FOLLOWING_BASIS, annex_kind
from exporters.request import AnnexRequest, decimals_for
from exporters.source import Source
from model.basis import Basis, restated, restated_figures
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.lines import AMOUNT, Kind, Line
from model.money import Amount, Unreadable
from model.pots import Pot, allocation_of
from model.problems import EntryProblem
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import DAY, budget_of, pressure

OTHERS = (Basis.LEVEL, Basis.CUMULATIVE)


def build_in(name: str, budget: Budget, basis: Basis) -> Annex:
    unit = budget.settings.unit
    request = AnnexRequest(unit, decimals_for(budget.settings, unit), Source("B.xlsx", "0" * 64), DAY, basis=basis)
    return annex_kind(name).build(budget, request)


@pytest.mark.parametrize("name", sorted(FOLLOWING_BASIS))
@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
@pytest.mark.parametrize("basis", OTHERS)
def test_every_row_is_what_the_model_says_and_casts(name: str, sample: str, basis: Basis) -> None:
    budget = load_sample(sample).budget
    annex = build_in(name, budget, basis)
    assert all(annex.cast(row) == row.amounts for row in annex.rows if row.casts)
    for row in annex.rows:
        if row.line_id is not None and row.field == AMOUNT:
            assert row.amounts == restated(budget.line(row.line_id).amounts, basis)
    if name not in ("risk", "funding"):
        whole = restated_figures(budget.totals.directorate.measure(Measure.NET), basis)
        assert whole in [row.amounts for row in annex.rows]


@pytest.mark.parametrize("basis", OTHERS)
def test_it_says_its_basis_everywhere(basis: Basis) -> None:
    annex = build_in("year-on-year", load_sample(EXAMPLE).budget, basis)
    named = (annex.title, annex.sheet, annex.variant, annex.basis)
    assert named == (f"Pressures and savings, {basis.value}", basis.title, basis.value, basis.value)
    assert f"Amounts are in £m, {basis.value}: each is {basis.meaning}." in annex.statements


@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES if kind.name not in FOLLOWING_BASIS])
def test_annexes_of_other_matters_stay_year_on_year(name: str) -> None:
    budget = load_sample(EXAMPLE).budget
    assert build_in(name, budget, Basis.LEVEL) == build_in(name, budget, Basis.YEAR_ON_YEAR)


def test_a_control_total_says_nothing_from_the_first_year_that_it_does_not_state() -> None:
    snapshot = budget_of([pressure(2, "1", "2")]).snapshot()
    control = ControlTotal(9, Scope.AREA, "Older People", Measure.PRESSURES, (Decimal(1), None))
    annex = build_in(
        "reconciliation", Budget(snapshot.settings, snapshot.areas, snapshot.lines.values(), [control]), Basis.LEVEL
    )
    told = {
        row.texts[0]: row.amounts
        for row in annex.rows
        if row.group == ("Older People", "Pressures & Additional Funding")
    }
    assert told["Total of the lines"] == (Decimal(1), Decimal(3))
    assert (told["Control total"], told["Difference"]) == ((Decimal(1), None), (Decimal(0), None))


def test_a_line_with_an_unreadable_amount_has_no_level_and_the_annex_is_refused() -> None:
    line = Line(2, 1, Kind.PRESSURE, (Decimal(1), Unreadable("tbc")), reference="A1")
    with pytest.raises(EntryProblem, match="A1 has an amount that could not be read"):
        build_in("schedule", budget_of([line]), Basis.LEVEL)
    assert build_in("year-on-year", budget_of([replace(line, amounts=(Decimal(1), None))]), Basis.LEVEL).rows


def saving(
    identity: int, amounts: Sequence[str | None], forecasts: Sequence[str | None], deliverability: str = ""
) -> Line:
    stated, expected = (
        tuple(None if text is None else Decimal(text) for text in texts) for texts in (amounts, forecasts)
    )
    return Line(
        identity, 1, Kind.SAVING, stated, reference=f"S{identity}", forecasts=expected, deliverability=deliverability
    )


def figures_of(annex: Annex, text: str, group: str = "") -> list[tuple[Amount, ...]]:
    return [row.amounts for row in annex.rows if row.texts[0] == text and (not group or group in row.group)]


def test_a_saving_put_off_to_a_year_that_had_none_is_made_up_for_there() -> None:
    annex = build_in("risk", budget_of([saving(2, ["-400", None], ["0", "-400"])]), Basis.YEAR_ON_YEAR)
    assert figures_of(annex, "Shortfall, where a forecast is stated") == [(Decimal(400), Decimal(-400))]
    level = build_in("risk", budget_of([saving(2, ["-400", None], ["0", "-400"])]), Basis.LEVEL)
    assert figures_of(level, "Shortfall, where a forecast is stated") == [(Decimal(400), Decimal(0))]


def test_risk_knows_no_level_from_the_year_whose_amount_has_no_forecast() -> None:
    budget = budget_of([saving(2, ["-4", "-4"], ["-3", None]), saving(3, ["-2", "-2"], ["-2", "-1"])])
    annex = build_in("risk", budget, Basis.LEVEL)
    assert figures_of(annex, "Forecast", "S2") == [(Decimal(-3), None)]
    assert figures_of(annex, "Forecast", "S3") == [(Decimal(-2), Decimal(-3))]
    assert figures_of(annex, "Shortfall, where a forecast is stated") == [(Decimal(1), None)]
    assert figures_of(annex, "Agreed, in all") == [(Decimal(-6), Decimal(-12))]
    assert any("from the first year without one" in said for said in annex.statements)
    of_changes = build_in("risk", budget, Basis.YEAR_ON_YEAR)
    assert figures_of(of_changes, "Shortfall, where a forecast is stated") == [(Decimal(1), Decimal(1))]


def test_a_saving_that_states_no_forecast_has_no_shortfall_in_any_basis() -> None:
    budget = budget_of(
        [saving(2, ["-4", "-4"], [None, None], deliverability="On track"), saving(3, ["-2", None], ["-1", None])]
    )
    assert figures_of(build_in("risk", budget, Basis.LEVEL), "Shortfall, where a forecast is stated") == [
        (Decimal(1), Decimal(1))
    ]


def test_a_pot_stays_at_what_it_states_and_what_is_left_is_what_the_window_says() -> None:
    lines = [replace(pressure(2, "800", "-800"), funding_source="Reserve")]
    snapshot = budget_of(lines).snapshot()
    pot = Pot(9, "Reserve", (Decimal(1000), None))
    budget = Budget(snapshot.settings, snapshot.areas, snapshot.lines.values(), pots=[pot])
    annex = build_in("funding", budget, Basis.LEVEL)
    assert figures_of(annex, "Unallocated") == [allocation_of(pot, budget.lines()).unallocated]
    assert figures_of(annex, "Unallocated") == [(Decimal(200), Decimal(1000))]


def test_annexes_of_what_was_changed_say_that_they_stay_year_on_year() -> None:
    for name in ("movements", "amendments"):
        annex = build_in(name, load_sample(EXAMPLE).budget, Basis.LEVEL)
        assert any("as the workbook holds it, year on year" in said for said in annex.statements)
