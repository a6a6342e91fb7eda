"""A small budget to try things on, and edits made at random out of whole numbers."""

from collections.abc import Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from hypothesis import strategies as st

from model import area_planning, planning
from model.areas import Area
from model.budget import Budget
from model.control_planning import ControlWish, add_control, change_control, remove_control
from model.controls import ControlTotal, Measure, Scope
from model.edits import Edit
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, KIND, STATUSES, Field, Kind, Line
from model.money import Amount, Negatives, Unreadable
from model.muting import mute, unmute
from model.narrative_planning import add_narrative, change_narrative, remove_narrative
from model.pot_planning import PotWish, add_pot, change_pot, remove_pot
from model.problems import EntryProblem
from model.settings import Settings
from model.transferring import transfer_to
from model.years import Year

YEARS = (Year(2026), Year(2027))
CARE, STREETS = "Adult Social Care", "Highways & Environment"
OLDER, LEARNING, ROADS = 1, 2, 3
CARE_HOMES, ADVANCE, CLOSER_WORKING, AUTISM, TENDER, RESURFACING = 11, 12, 13, 21, 22, 31


def pounds(*figures: str | None) -> tuple[Amount, ...]:
    return tuple(None if figure is None else Decimal(figure) for figure in figures)


def small_budget() -> Budget:
    """Three areas of two services, six lines, one of them with a formula and one unreadable amount."""
    blank = pounds(None, None)
    lines = [
        Line(CARE_HOMES, OLDER, Kind.PRESSURE, pounds("1000.10", "0"), reference="27ASC1", status="New",
             title="Care homes", forecasts=blank),
        Line(ADVANCE, OLDER, Kind.ADDITIONAL_FUNDING, pounds("200", None), reference="27ASC2", status="Agreed",
             forecasts=blank, formulas=MappingProxyType({YEARS[0]: "100+100"})),
        Line(CLOSER_WORKING, OLDER, Kind.SAVING, pounds("-300.05", "-0.05"), reference="27ASC3", status="New",
             forecasts=pounds("-250", None)),
        Line(AUTISM, LEARNING, Kind.PRESSURE, (Unreadable("tbc"), Decimal(5)), title="Autism", forecasts=blank),
        Line(TENDER, LEARNING, Kind.SAVING, blank, reference="27ASC4", status="Withdrawn", forecasts=blank),
        Line(RESURFACING, ROADS, Kind.SAVING, pounds("-7", "7"), reference="27H&E1", status="Amended", forecasts=blank),
    ]  # fmt: skip
    areas = [
        Area(OLDER, "Older People", CARE),
        Area(LEARNING, "Learning Disability", CARE),
        Area(ROADS, "Roads", STREETS),
    ]
    controls = [
        ControlTotal(41, Scope.AREA, "Older People", Measure.PRESSURES, pounds("1200.10", "0")),
        ControlTotal(42, Scope.SERVICE, CARE, Measure.SAVINGS, pounds("-300.05", "-0.05")),
        ControlTotal(43, Scope.DIRECTORATE, "People", Measure.NET, pounds(None, "11.95")),
    ]
    settings = Settings(YEARS, organisation="Example Council", directorate="People", title="Proposals")
    return Budget(settings, areas, lines, controls)


T = TypeVar("T")
_TEXTS = ("", "a note", "=1+1", "two\nlines", "“£5” & <more>", " spaced ", "_x0041_")
_WORD_FIELDS = ("reference", "title", "description", "notes", "funding_source", "internal_notes")
_AMOUNTS = (None, Decimal(0), Decimal("0.01"), Decimal(-1234567), Decimal("98765.43"), Decimal(2500000))
_NAMES = ("Roads", "Parks & Play", "Libraries: north/south", "Older People", "mental health", "A" * 60)


def _pick(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


def _line(budget: Budget, number: int) -> int:
    return _pick([line.id for line in budget.lines()], number)


def _area(budget: Budget, number: int) -> int:
    return _pick(budget.areas, number).id


def _amount(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    field = Field(_pick((AMOUNT, AMOUNT, FORECAST), third), _pick(budget.years, second))
    return planning.set_field(budget, _line(budget, first), field, _pick(_AMOUNTS, third), over_formula=True)


def _words(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    return planning.set_field(budget, _line(budget, first), Field(_pick(_WORD_FIELDS, second)), _pick(_TEXTS, third))


def _status(budget: Budget, first: int, second: int, _third: int) -> Edit | None:
    return planning.set_field(budget, _line(budget, first), Field("status"), _pick(STATUSES, second))


def _kind(budget: Budget, first: int, second: int, _third: int) -> Edit | None:
    return planning.set_field(budget, _line(budget, first), Field(KIND), _pick(list(Kind)[:3], second))


def _paste(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    lines = [line.id for line in budget.lines()]
    cells = [
        (_pick(lines, first + row), Field(AMOUNT, year), _pick(_AMOUNTS, second + row))
        for row in range(1 + third % 4)
        for year in budget.years
    ]
    return planning.set_fields(budget, cells, over_formula=True)


def _add(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    return planning.add_line(budget, _area(budget, first), _pick(list(Kind)[:3], second), third % 5, title="Added")


def _delete(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    return planning.delete_lines(budget, {_line(budget, number) for number in (first, second, third)[: 1 + third % 3]})


def _move(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    lines = budget.line_ids(_area(budget, first))
    return planning.move_lines(budget, lines[second % 3 : second % 3 + 1 + third % 2], _pick((-1, 1), third))


def _move_away(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    return planning.move_to_area(budget, [_line(budget, first), _line(budget, second)], _area(budget, third))


def _add_area(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    return area_planning.add_area(budget, _pick(_NAMES, first), _pick((CARE, STREETS, ""), second), third % 4)


def _rename_area(budget: Budget, first: int, second: int, _third: int) -> Edit | None:
    return area_planning.rename_area(budget, _area(budget, first), _pick(_NAMES, second))


def _regroup_area(budget: Budget, first: int, second: int, _third: int) -> Edit | None:
    return area_planning.regroup_area(budget, _area(budget, first), _pick((CARE, STREETS, "", "New service"), second))


def _move_area(budget: Budget, first: int, second: int, _third: int) -> Edit | None:
    return area_planning.move_area(budget, _area(budget, first), _pick((-1, 1), second))


def _remove_area(budget: Budget, first: int, _second: int, _third: int) -> Edit | None:
    return area_planning.remove_area(budget, _area(budget, first))


def _setting(budget: Budget, first: int, second: int, _third: int) -> Edit | None:
    options: tuple[tuple[str, object], ...] = (
        ("title", _pick(_TEXTS, second)),
        ("decimals", second % 7),
        ("negatives", _pick(list(Negatives), second)),
        ("version", "Draft 2"),
    )
    return planning.change_setting(budget, *_pick(options, first))


def _control(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    amounts = (Decimal(third), *[None] * (len(budget.years) - 1))
    wish = ControlWish(Scope.DIRECTORATE, "People", _pick(list(Measure), second), amounts, _pick(_TEXTS, third))
    if not budget.controls or first % 3 == 0:
        return add_control(budget, wish)
    control = _pick(budget.controls, second)
    return remove_control(budget, control.id) if first % 3 == 1 else change_control(budget, control.id, wish)


def _pot(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    wish = PotWish(_pick(_NAMES, first), (Decimal(third), None), _pick((None, *budget.years), second))
    if not budget.pots or first % 3 == 0:
        return add_pot(budget, wish)
    pot = _pick(budget.pots, second)
    return remove_pot(budget, pot.id) if first % 3 == 1 else change_pot(budget, pot.id, wish)


def _mute(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    if budget.mutes and first % 2:
        return unmute(budget, _pick(budget.mutes, second).id)
    finding = Finding(_pick(list(Level), third), "positive saving", f"Finding {second % 4}")
    return mute(budget, finding, _pick(_TEXTS, third), "Head of Finance", "2026-01-09 14:30:00")


def _narrative(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    area = _pick(("", *(area.name for area in budget.areas)), second)
    said = area, _pick(("Overview", "Impact on providers"), third), _pick(_TEXTS, first + third)
    if not budget.narratives or first % 3 == 0:
        return add_narrative(budget, *said)
    narrative = _pick(budget.narratives, second)
    if first % 3 == 1:
        return remove_narrative(budget, narrative.id)
    return change_narrative(budget, narrative.id, *said)


def _transfer(budget: Budget, first: int, second: int, third: int) -> Edit | None:
    amounts = {budget.years[0]: Decimal(1 + third)}
    return transfer_to(budget, _line(budget, first), [(_area(budget, second), amounts)])


_NEED_LINES = (_amount, _words, _status, _kind, _paste, _delete, _move_away, _transfer)
_PLANS = (
    *_NEED_LINES,
    _add,
    _move,
    _add_area,
    _rename_area,
    _regroup_area,
    _move_area,
    _remove_area,
    _setting,
    _amount,
    _control,
    _pot,
    _mute,
    _narrative,
)


def try_step(budget: Budget, step: tuple[int, int, int, int]) -> Edit | None:
    """Plan the edit that four numbers stand for; None where it would change nothing or is refused."""
    choice, first, second, third = step
    plan = _PLANS[choice % len(_PLANS)]
    if not budget.areas or (plan in _NEED_LINES and not budget.line_count):
        return None
    try:
        return plan(budget, first, second, third)
    except EntryProblem:
        return None


STEPS = st.lists(st.tuples(*[st.integers(0, 60)] * 4), min_size=1, max_size=14)
