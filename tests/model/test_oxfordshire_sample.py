"""The Oxfordshire sample casts exactly to the published table and invents nothing."""

from decimal import Decimal

import pytest

from model import checks
from model.control_differences import differences
from model.controls import Measure
from model.findings import Level
from model.lines import Line
from model.samples import OXFORDSHIRE, load_sample
from model.years import Year

PUBLISHED = {
    "Older People": ("9.844", "3.729", "-13.480", "-7.405"),
    "Learning Disability": ("2.225", "3.075", "-2.886", "-2.660"),
    "Physical Disability and Sensory Impairment": ("2.206", "0.256", "-0.119", "-0.198"),
    "Mental Health": ("0.400", "0.000", "-0.206", "-0.334"),
    "Services that support all client groups": ("0.000", "0.000", "-0.980", "0.000"),
    "Joint Commissioning": ("0.000", "0.000", "0.020", "-0.500"),
}
DIRECTORATE = ("14.675", "7.060", "-17.651", "-11.097")
NAMED = [*(f"14SCS{number}" for number in range(1, 27) if number not in (13, 14, 15)), "SCP28 and S10"]
PLACED = {"14SCS10": "1.8", "14SCS16": "-1.8", "14SCS23": "-0.75", "14SCS24": "-0.175"}
NOT_ITEMISED = ("Other agreed pressures, not itemised", "Other agreed savings, not itemised")
BUDGET = load_sample(OXFORDSHIRE).budget


def millions(*figures: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(figure) * 1_000_000 for figure in figures)


def line(reference: str) -> Line:
    (found,) = (line for line in BUDGET.lines() if line.reference == reference)
    return found


@pytest.mark.parametrize("name, figures", PUBLISHED.items())
def test_an_area_casts_to_its_published_table(name: str, figures: tuple[str, str, str, str]) -> None:
    area = next(area for area in BUDGET.areas if area.name == name)
    tally = BUDGET.totals.area(area.id)
    assert tally.measure(Measure.PRESSURES) == millions(*figures[:2])
    assert tally.measure(Measure.SAVINGS) == millions(*figures[2:])


def test_the_areas_stand_in_the_published_order_and_no_others() -> None:
    assert [area.name for area in BUDGET.areas] == list(PUBLISHED)
    assert BUDGET.years == (Year(2013), Year(2014))


def test_the_service_and_the_directorate_cast_to_the_published_table() -> None:
    for tally in (BUDGET.totals.directorate, BUDGET.totals.service("Adult Social Care")):
        assert tally.measure(Measure.PRESSURES) == millions(*DIRECTORATE[:2])
        assert tally.measure(Measure.SAVINGS) == millions(*DIRECTORATE[2:])
        assert tally.measure(Measure.NET) == millions("-2.976", "-4.037")


def test_every_control_total_agrees() -> None:
    compared = list(differences(BUDGET))
    assert len(compared) == 28
    assert not [item for item in compared if item.difference]


def test_every_reference_of_the_source_is_there_once_and_no_other() -> None:
    assert sorted(line.reference for line in BUDGET.lines() if line.reference) == sorted(NAMED)


def test_only_amounts_that_the_totals_place_in_a_year_stand_in_one() -> None:
    for item in BUDGET.lines():
        if item.reference in PLACED:
            assert item.amounts == (*millions(PLACED[item.reference]), None)
            assert "201" in item.notes
        elif item.reference:
            assert item.amounts == (None, None), item.reference
            assert item.forecasts == (None, None), item.reference
        else:
            assert item.title in NOT_ITEMISED


def test_a_line_says_so_where_an_area_is_not_itemised() -> None:
    for area in BUDGET.areas:
        assert {item.title for item in BUDGET.lines_of(area.id) if not item.reference} <= set(NOT_ITEMISED)


@pytest.mark.parametrize(
    "reference, stated",
    [("14SCS3", "£0.600m"), ("14SCS1", "£2.8m"), ("14SCS1", "£3.8m"), ("14SCS26", "£8.2m"), ("14SCS10", "1.8"),
     ("14SCS17", "£0.4"), ("14SCS23", "0.75"), ("14SCS24", "0.175")],
)  # fmt: skip
def test_the_notes_carry_the_amount_that_the_source_states(reference: str, stated: str) -> None:
    assert stated in f"{line(reference).notes} {line(reference).description}"


def test_the_transfer_nets_to_nil() -> None:
    assert line("14SCS10").amounts[0] == -line("14SCS16").amounts[0]  # type: ignore[operator]  # both are placed
    assert line("14SCS10").linked_reference == "14SCS16"
    assert line("14SCS16").linked_reference == "14SCS10"


def test_the_positive_saving_is_kept_and_warned_of() -> None:
    found = [finding for finding in checks.run(BUDGET) if finding.rule == "positive saving"]
    assert len(found) == 1
    assert "£0.020m" in found[0].message
    assert BUDGET.area(found[0].area_id or 0).name == "Joint Commissioning"


def test_the_checks_tell_the_oddities_that_the_source_has_and_no_others() -> None:
    found = list(checks.run(BUDGET))
    about_lines = {"line without amount", "not itemised", "conditional line"}
    others = sorted(finding.rule for finding in found if finding.rule not in about_lines)
    assert others == [
        *("area without references", "funding that ends", "missing in sequence", "nil total with lines"),
        *("positive saving", "transfer"),
    ]
    blank = [finding.reference for finding in found if finding.rule == "line without amount"]
    assert blank == [item.reference for item in BUDGET.lines() if item.amounts == (None, None)]
    assert [each.reference for each in found if each.rule == "funding that ends"] == ["14SCS26"]
    assert [each.reference for each in found if each.rule == "conditional line"] == ["14SCS26", "14SCS4"]
    held = [finding.line_id for finding in found if finding.rule == "not itemised"]
    assert held == [item.id for item in BUDGET.lines() if not item.reference and not item.is_nil]
    (bare,) = (each for each in found if each.rule == "area without references")
    assert "Mental Health" in bare.message
    (moved,) = (each for each in found if each.rule == "transfer")
    assert "14SCS16 and 14SCS10 are a transfer of £1.800m in 2013/14" in moved.message


def test_nothing_in_the_sample_is_an_error() -> None:
    assert not [finding for finding in checks.run(BUDGET) if finding.level is Level.ERROR]


def test_every_line_has_words_and_the_named_ones_a_title() -> None:
    for item in BUDGET.lines():
        assert item.title
        assert item.description
