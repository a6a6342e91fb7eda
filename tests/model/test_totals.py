"""Totals by area, service, directorate, kind and status hold what papers print."""

from decimal import Decimal

from model.controls import Measure
from model.lines import Kind
from model.money import NIL
from tests.model.drafts import CARE, LEARNING, OLDER, STREETS, pounds, small_budget


def test_pressures_and_additional_funding_are_totalled_together() -> None:
    totals = small_budget().totals
    assert totals.area(OLDER).measure(Measure.PRESSURES) == pounds("1200.10", "0")
    assert totals.area(OLDER).kind(Kind.PRESSURE) == pounds("1000.10", "0")
    assert totals.area(OLDER).kind(Kind.ADDITIONAL_FUNDING) == pounds("200", "0")
    assert totals.area(OLDER).measure(Measure.SAVINGS) == pounds("-300.05", "-0.05")
    assert totals.area(OLDER).measure(Measure.NET) == pounds("900.05", "-0.05")


def test_services_and_directorate_cast_from_their_areas() -> None:
    totals = small_budget().totals
    assert totals.service(CARE).measure(Measure.NET) == pounds("900.05", "4.95")
    assert totals.service(STREETS).measure(Measure.NET) == pounds("-7", "7")
    assert totals.directorate.measure(Measure.NET) == pounds("893.05", "11.95")


def test_a_status_is_totalled_by_itself() -> None:
    directorate = small_budget().totals.directorate
    assert directorate.measure(Measure.NET, "New") == pounds("700.05", "-0.05")
    assert directorate.measure(Measure.SAVINGS, "Amended") == pounds("-7", "7")
    assert directorate.measure(Measure.NET, "Withdrawn") == (NIL, NIL)
    assert directorate.measure(Measure.NET, "") == (NIL, Decimal(5))


def test_an_unreadable_amount_counts_in_no_total() -> None:
    assert small_budget().totals.area(LEARNING).measure(Measure.PRESSURES) == (NIL, Decimal(5))


def test_an_area_or_service_that_does_not_exist_is_nil_throughout() -> None:
    totals = small_budget().totals
    assert totals.area(99).measure(Measure.NET) == (NIL, NIL)
    assert totals.service("No such service").measure(Measure.NET) == (NIL, NIL)
