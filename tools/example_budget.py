"""An invented budget of any size, alike from run to run: 30 areas, four years, texts as officers write them."""

from decimal import Decimal
from random import Random

from model.areas import Area
from model.budget import Budget
from model.lines import DELIVERABILITIES, RECURRENCES, STATUSES, Kind, Line
from model.money import Amount
from model.settings import Settings
from model.years import Year

AREAS = 30
YEARS = tuple(Year(start) for start in range(2026, 2030))
_SEED = 2026
_SERVICES = ("Adult Social Care", "Children, Education & Families", "Environment & Economy")
_GROUPS = ("Older People", "Learning Disability", "Physical Disability", "Looked After Children", "Highways")
_TEAMS = ("Assessment", "Commissioning", "Provision", "Transport", "Support", "Early Help")
_KINDS = (Kind.PRESSURE, Kind.PRESSURE, Kind.ADDITIONAL_FUNDING, Kind.SAVING, Kind.SAVING, Kind.SAVING)
_ACTIONS = ("Review", "Renegotiate", "Reduce", "Extend", "Bring in-house", "Increase the capacity of", "Withdraw")
_SUBJECTS = (
    "residential care placements",
    "home support contracts",
    "day opportunities & transport",
    "reablement",
    "the equipment service",
    "supported living",
    "the grants programme",
)
_REASONS = (
    "following the retender in the autumn",
    "in line with demographic growth of the over-85s",
    "so that demand falls with earlier intervention",
    "as agreed by Cabinet; the remainder is met from the reserve",
    "subject to consultation with staff and unions",
    "because government grant ends",
)
_BLANK_SHARE = 0.4
_NOTE_SHARE = 0.3


def example_budget(lines: int) -> Budget:
    """Return a budget of a number of lines, spread evenly over its areas."""
    chance = Random(_SEED)  # noqa: S311  # no secret: the same budget each time is the point
    areas = [
        Area(number, f"{_GROUPS[number % len(_GROUPS)]} {_TEAMS[number // len(_GROUPS)]}", _SERVICES[number % 3])
        for number in range(AREAS)
    ]
    settings = Settings(YEARS, "Example County Council", "People", "Social Care", "Budget proposals 2026/27")
    made = [_line(AREAS + number, areas[number * AREAS // lines].id, number, chance) for number in range(lines)]
    return Budget(settings, areas, made)


def _line(line_id: int, area_id: int, number: int, chance: Random) -> Line:
    kind = chance.choice(_KINDS)
    action, subject = chance.choice(_ACTIONS), chance.choice(_SUBJECTS)
    return Line(
        line_id,
        area_id,
        kind,
        tuple(_amount(kind, chance) for _ in YEARS),
        reference=f"27SC{number + 1}",
        status=chance.choice(STATUSES),
        title=f"{action} {subject}, lot {number % 997}",
        description=f"{action} {subject} {chance.choice(_REASONS)}. The figure rests on {chance.randrange(5000)} cases "
        f"at the rates of scheme {number}.",
        category=chance.choice(("Demography", "Inflation", "Efficiency", "Service change")),
        recurrence=chance.choice(RECURRENCES),
        funding_source=chance.choice(("", "", "Better Care Fund", "Reserves")),
        forecasts=(None,) * len(YEARS),
        deliverability=chance.choice(DELIVERABILITIES) if kind is Kind.SAVING else "",
        lead_officer=chance.choice(("Head of Service", "Deputy Director", "Commissioning Manager")),
        notes=f"Agreed with finance on case {chance.randrange(900)}." if chance.random() < _NOTE_SHARE else "",
    )


def _amount(kind: Kind, chance: Random) -> Amount:
    if chance.random() < _BLANK_SHARE:
        return None
    pounds = Decimal(chance.randrange(1, 4000) * 1000)
    return -pounds if kind is Kind.SAVING else pounds
