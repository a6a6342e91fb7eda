"""The sample budgets: Oxfordshire's published 2013/14 strategy, an invented council with every field in use, and what
was proposed in 2017 for temporary funding.

Their contents are data files in `resources/samples`; nothing in them is computed here.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from model.areas import Area
from model.budget import Budget
from model.controls import ControlTotal, Scope, kind_in
from model.known_columns import AGREED_BY, previous_heading
from model.lines import CHOICES, TEXT_HEADINGS, Kind, Line
from model.money import Amount, Negatives, Unit, cell_text, plain_amount
from model.narratives import Narrative
from model.pots import Pot
from model.recurrence import with_last_year
from model.settings import Settings
from model.years import Year, parse_year

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples"
OXFORDSHIRE = "oxfordshire_2013_14"
EXAMPLE = "example_council"
TEMPORARY_FUNDING = "oxfordshire_2017_18"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample budget and the sentences that its About sheet says of it."""

    budget: Budget
    about: tuple[str, ...]


def load_sample(name: str) -> Sample:
    """Return one of the samples: `OXFORDSHIRE`, `EXAMPLE` or `TEMPORARY_FUNDING`."""
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    settings = _settings(data["settings"])
    areas: list[Area] = []
    lines: list[Line] = []
    serial = 0
    for stated in data["areas"]:
        serial += 1
        heading = stated.get("heading", "Activity Area").split(" - ")[0]
        area = Area(serial, stated["name"], stated.get("service", settings.service), heading)
        areas.append(area)
        for row in stated["lines"]:
            serial += 1
            lines.append(_line(serial, area.id, row, settings))
    controls = []
    for row in data["control_totals"]:
        serial += 1
        amounts = _amounts(row["amounts"], settings)
        scope, (measure, without) = Scope(row["scope"]), kind_in(row["kind"])
        said = row.get("source", ""), row.get("date", "")
        controls.append(ControlTotal(serial, scope, row["name"], measure, amounts, *said, without_transfers=without))
    pots = [
        Pot(serial + place, row["name"], _amounts(row["amounts"], settings), _ends(row), row.get("notes", ""))
        for place, row in enumerate(data.get("pots", ()), 1)
    ]
    serial += len(pots)
    narratives = [
        Narrative(serial + place, row["area"], row["heading"], row["text"])
        for place, row in enumerate(data.get("narrative", ()), 1)
    ]
    return Sample(Budget(settings, areas, lines, controls, pots, narratives=narratives), tuple(data["about"]))


def _ends(row: Mapping[str, Any]) -> Year | None:
    return parse_year(row["ends"]) if row.get("ends") else None


def _settings(row: Mapping[str, Any]) -> Settings:
    words = {key: row.get(key, "") for key in ("organisation", "directorate", "service", "title", "marking", "version")}
    return Settings(
        tuple(parse_year(text) for text in row["years"]),
        unit=Unit.of(row["unit"]),
        decimals=int(row["decimals"]),
        negatives=Negatives(row["negatives"]),
        **words,
    )


def _line(line_id: int, area_id: int, row: Mapping[str, Any], settings: Settings) -> Line:
    blank: list[str | None] = [None] * len(settings.years)
    words = {name: row.get(name, "") for name in TEXT_HEADINGS}
    for name, choices in CHOICES.items():
        words[name] = next((choice for choice in choices if choice.lower() == words[name].lower()), words[name])
    words["recurrence"] = with_last_year(words["recurrence"]) or words["recurrence"]
    return Line(
        line_id,
        area_id,
        Kind(row["kind"]),
        _amounts(row.get("amounts") or blank, settings),
        forecasts=_amounts(row.get("forecast") or blank, settings),
        extra=MappingProxyType(_beside(row, settings)),
        **words,
    )


def _beside(row: Mapping[str, Any], settings: Settings) -> dict[str, str]:
    """Return what stands in columns beside the usual ones: who agreed the line, and what it stated before."""
    found = {AGREED_BY: row["agreed_by"]} if row.get("agreed_by") else {}
    for year, text in zip(settings.years, row.get("previous", ()), strict=False):
        amount = plain_amount(text, settings.unit)
        if amount is not None:
            found[previous_heading(year)] = cell_text(amount, settings.unit)
    return found


def _amounts(stated: list[str | None], settings: Settings) -> tuple[Amount, ...]:
    return tuple(None if text is None else plain_amount(text, settings.unit) for text in stated)
