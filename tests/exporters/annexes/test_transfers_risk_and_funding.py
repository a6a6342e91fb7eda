from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from exporters.annex import Annex
from model.budget import Budget
from model.controls import ControlTotal, Measure, Scope
from model.lines import Line
from model.pots import Pot
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.years import Year
from tests.exporters.budgets import budget_of, build, pressure, saving


def _rows(annex: Annex) -> list[tuple[str, list[str]]]:
    return [(row.texts[0], [annex.shown(amount) for amount in row.amounts]) for row in annex.rows if row.amounts]


def _said(annex: Annex, label: str) -> list[str]:
    return next(figures for text, figures in _rows(annex) if text == label)


def _with_pots(lines: Sequence[Line], *pots: Pot) -> Budget:
    return Budget(budget_of([]).settings, budget_of([]).areas, lines, (), pots)


def test_the_published_transfer_nets_to_nil_and_the_totals_without_it_are_known() -> None:
    annex = build("transfers", load_sample(OXFORDSHIRE).budget)
    assert _said(annex, "Net of the transfer: nets to nil") == ["0.000", "0.000"]
    assert _said(annex, "Pressures & Additional Funding without transfers") == ["12.875", "7.060"]
    assert _said(annex, "Savings without transfers") == ["-15.851", "-11.097"]
    assert _said(annex, "Net change without transfers") == ["-2.976", "-4.037"]


def test_a_transfer_to_several_lines_is_one_and_one_that_does_not_net_is_told() -> None:
    lines = [
        saving(2, "-300000", "0", reference="A", linked_reference="B, C"),
        pressure(3, "100000", "0", reference="B"),
        pressure(4, "150000", "0", reference="C"),
    ]
    annex = build("transfers", budget_of(lines))
    assert [row.texts[0] for row in annex.rows if row.data] == ["A", "B", "C"]
    assert annex.rows[0].texts == ("Transfer A, B and C",)
    assert _said(annex, "Net of the transfer: does not net to nil") == ["-0.050", "0.000"]


def test_a_link_to_no_line_or_to_several_is_no_transfer() -> None:
    lines = [
        saving(2, "-1", "0", reference="A", linked_reference="Z"),
        saving(3, "-1", "0", reference="B", linked_reference="D"),
        pressure(4, "1", "0", reference="D"),
        pressure(5, "1", "0", reference="D"),
    ]
    annex = build("transfers", budget_of(lines))
    assert not annex.rows
    assert annex.nothing == "This budget has no transfers: no line names another as linked."


def test_a_saving_shows_agreed_forecast_and_shortfall() -> None:
    risky = saving(2, "-3800000", None, reference="14SCS1", deliverability="At risk")
    lines = [
        replace(risky, forecasts=(Decimal(-2800000), None)),
        saving(3, "-1000000", "0", reference="14SCS9"),
    ]
    annex = build("risk", budget_of(lines))
    shown = [(text, figures) for text, figures in _rows(annex)]
    assert shown[:3] == [("Agreed", ["-3.800", ""]), ("Forecast", ["-2.800", ""]), ("Shortfall", ["1.000", ""])]
    assert _said(annex, "Agreed, in all") == ["-4.800", "0.000"]
    assert _said(annex, "Shortfall, where a forecast is stated") == ["1.000", "0.000"]


def test_the_forecast_by_deliverability_is_said_to_sum_only_what_is_stated() -> None:
    partly = replace(saving(2, "-3800000", None, deliverability="At risk"), forecasts=(Decimal(-2800000), None))
    annex = build("risk", budget_of([partly, saving(3, "-1000000", None, deliverability="At risk")]))
    assert [figures[0] for text, figures in _rows(annex) if text == "Agreed"][-1] == "-4.800"
    assert _said(annex, "Forecast, where stated")[0] == "-2.800"


def test_a_shortfall_below_nil_is_explained_as_what_is_saved_later_or_beyond() -> None:
    late = replace(saving(2, "-1000000", "0", deliverability="At risk"), forecasts=(Decimal(0), Decimal(-1000000)))
    annex = build("risk", budget_of([late]))
    assert _said(annex, "Shortfall") == ["1.000", "-1.000"]
    assert any(said.endswith("re-profiled from an earlier one.") for said in annex.statements)


def test_all_savings_of_the_risk_annex_are_those_of_the_directorate() -> None:
    budget = load_sample(EXAMPLE).budget
    annex = build("risk", budget)
    year_on_year = build("year-on-year", budget)
    assert _said(annex, "Agreed, in all") == _said(year_on_year, "Savings")


def test_without_forecast_or_deliverability_the_risk_annex_says_so_in_one_sentence() -> None:
    annex = build("risk", budget_of([saving(2, "-1", "0")]))
    assert (annex.rows, annex.nothing) == ((), "No saving of this budget states a forecast or a deliverability.")


def test_a_pot_shows_what_is_unallocated_and_what_is_allocated_beyond_it() -> None:
    lines = [
        pressure(serial, amount, "0", funding_source="one-off  MONEY")
        for serial, amount in ((2, "1010000"), (3, "1485000"), (4, "650000"))
    ]
    beyond = pressure(5, "1000000", "0", funding_source="Reserve")
    pots = (
        Pot(20, "One-off money", (Decimal(3400000), Decimal(0)), Year(2026)),
        Pot(21, "Reserve", (Decimal(975000), Decimal(0))),
    )
    annex = build("funding", _with_pots([*lines, beyond], *pots))
    left = [figures for text, figures in _rows(annex) if text == "Unallocated"]
    assert left == [["0.255", "0.000"], ["-0.025", "0.000"]]
    assert annex.rows[0].texts == ("Pot: One-off money, ends with 2026/27",)


def test_other_sources_are_totalled_whatever_their_capitals() -> None:
    lines = [pressure(2, "1", "2", funding_source="NHS money"), pressure(3, "3", "4", funding_source="nhs Money ")]
    annex = build("funding", _with_pots(lines))
    assert [row.amounts for row in annex.rows if row.parts] == [(Decimal(4), Decimal(6))]


def test_without_pots_and_sources_the_funding_annex_says_so() -> None:
    assert build("funding", budget_of([])).nothing == "This budget has no pots, and no line names a funding source."


def test_a_reinvestment_leaves_part_of_the_saving_and_is_no_transfer() -> None:
    lines = [
        saving(2, "-588000", "0", reference="A", linked_reference="B"),
        pressure(3, "400000", "0", reference="B", category="Reinvestment"),
    ]
    annex = build("transfers", budget_of(lines))
    assert _said(annex, "Left of the saving") == ["-0.188", "0.000"]
    assert not any("without transfers" in text for text, _ in _rows(annex))


def test_a_named_source_without_amounts_is_no_pot_but_says_when_it_ends() -> None:
    lines = [pressure(2, "90000", "0", reference="A", funding_source="Precept")]
    annex = build("funding", _with_pots(lines, Pot(9, "Precept", (None, None), Year(2027))))
    assert [row.texts[0] for row in annex.rows if not row.amounts] == ["Precept, ends with 2027/28"]
    assert _said(annex, "Total of the source") == ["0.090", "0.000"]


def test_a_control_total_without_transfers_is_reconciled_to_what_it_says() -> None:
    lines = [
        saving(2, "-300000", "0", reference="A", linked_reference="B"),
        pressure(3, "300000", "0", reference="B"),
        saving(4, "-50000", "0", reference="C"),
    ]
    control = ControlTotal(
        9, Scope.DIRECTORATE, "All", Measure.SAVINGS, (Decimal(-50000), None), without_transfers=True
    )
    plain = budget_of(lines)
    annex = build("reconciliation", Budget(plain.settings, plain.areas, lines, [control]))
    assert _said(annex, "Total of the lines without transfers") == ["-0.050", "0.000"]
    assert _said(annex, "Difference") == ["0.000", ""]
