"""A frozen version as records: rows of words and amounts, as the table of version lines holds them.

Settings, areas, lines, control totals, pots, narrative and the findings that were open are rows of one table, told
apart by what they record. What is read back from the rows is what was frozen, but for ids.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from model.areas import Area
from model.budget import Snapshot
from model.controls import ControlTotal, Scope, kind_in
from model.findings import Finding, Level
from model.lines import TEXT_HEADINGS, Kind, Line
from model.money import Amount, Negatives, Unit
from model.narratives import Narrative
from model.pots import Pot
from model.problems import FileProblem
from model.settings import Settings
from model.years import Year, parse_year, parse_years

SETTING, AREA, LINE, CONTROL, POT, FINDING = "Setting", "Area", "Line", "Control total", "Pot", "Finding"
NARRATIVE = "Narrative"
AREA_HEADING, SERVICE_HEADING, TYPE_HEADING, FURTHER = "Area", "Service", "Line type", "Further"
_TEXT_SETTINGS = ("organisation", "directorate", "service", "title", "basis", "marking", "version")
_OTHER = "Other: "
_FURTHER_PARTS = ("extra", "formulas", "forecast_formulas")
_NO_WORDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Record:
    """One row: what it records, its words by heading (blank ones left out), and amounts in pounds, one a year."""

    sort: str
    words: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)
    amounts: tuple[Amount, ...] = ()
    forecasts: tuple[Amount, ...] = ()


def records_of(content: Snapshot, findings: Iterable[Finding] = ()) -> Iterator[Record]:
    """Yield the records of a budget and of the findings that are open, in order."""
    years = len(content.settings.years)
    yield from _settings(content.settings)
    for area in content.areas:
        place = {AREA_HEADING: area.name, SERVICE_HEADING: area.service}
        yield _record(AREA, {**place, TEXT_HEADINGS["title"]: area.heading})
        for line in content.lines_of(area.id):
            yield _line(line, place, years)
    for control in content.controls:
        yield _control(control)
    for pot in content.pots:
        words = {"Title": pot.name, "Notes": pot.notes, "Status": pot.ends.label if pot.ends else ""}
        yield _record(POT, words, pot.amounts)
    for said in content.narratives:
        yield _record(NARRATIVE, {AREA_HEADING: said.area, "Title": said.heading, "Description": said.text})
    for finding in findings:
        words = {"Status": finding.level.value, "Title": finding.rule, "Description": finding.message}
        where = {"Reference": finding.reference, AREA_HEADING: finding.sheet, "Notes": finding.cell}
        yield _record(FINDING, {**words, **where})


def _record(
    sort: str, words: Mapping[str, str], amounts: Iterable[Amount] = (), forecasts: Iterable[Amount] = ()
) -> Record:
    return Record(sort, {heading: text for heading, text in words.items() if text}, tuple(amounts), tuple(forecasts))


def _settings(settings: Settings) -> Iterator[Record]:
    values = {name: str(getattr(settings, name)) for name in _TEXT_SETTINGS}
    values |= {
        "unit": settings.unit.code,
        "decimals": str(settings.decimals),
        "negatives": settings.negatives.value,
        "years": ",".join(year.label for year in settings.years),
        **{f"{_OTHER}{heading}": text for heading, text in settings.extra.items()},
    }
    for name, value in values.items():
        yield _record(SETTING, {"Title": name, "Description": value})


def _line(line: Line, place: Mapping[str, str], years: int) -> Record:
    words = {heading: getattr(line, name) for name, heading in TEXT_HEADINGS.items()}
    kind = "" if line.kind is Kind.UNKNOWN else line.kind.title
    further = {name: _plain(getattr(line, name)) for name in _FURTHER_PARTS if getattr(line, name)}
    said = json.dumps(further, ensure_ascii=False, sort_keys=True) if further else ""
    figures = [(*each, *[None] * (years - len(each))) for each in (line.amounts, line.forecasts)]
    return _record(LINE, {**place, TYPE_HEADING: kind, **words, FURTHER: said}, *figures)


def _plain(held: Mapping[Any, str]) -> dict[str, str]:
    return {str(key): str(text) for key, text in held.items()}


def _control(control: ControlTotal) -> Record:
    words = {
        "Title": control.name,
        "Category": control.scope.value,
        TYPE_HEADING: control.kind,
        "Description": control.source,
        "Notes": control.date,
    }
    return _record(CONTROL, words, control.amounts)


def content_of(records: Iterable[Record]) -> tuple[Snapshot, tuple[Finding, ...]]:
    """Return the budget and the findings that records hold. Raises FileProblem where they hold none."""
    try:
        return _Reader().read(records)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise FileProblem("Its rows on the sheet of version lines do not make a budget any more.") from error


class _Reader:
    """Puts a budget together again, row by row."""

    def __init__(self) -> None:
        self._settings: dict[str, str] = {}
        self._areas: list[Area] = []
        self._lines: dict[int, Line] = {}
        self._order: dict[int, tuple[int, ...]] = {}
        self._held: list[int] = []
        self._controls: list[ControlTotal] = []
        self._pots: list[Pot] = []
        self._narratives: list[Narrative] = []
        self._findings: list[Finding] = []
        self._id = 0

    def read(self, records: Iterable[Record]) -> tuple[Snapshot, tuple[Finding, ...]]:
        ways = {
            AREA: self._area,
            LINE: self._line,
            CONTROL: self._control,
            POT: self._pot,
            NARRATIVE: self._narrative,
            FINDING: self._finding,
        }
        for record in records:
            self._id += 1
            if record.sort == SETTING:
                self._settings[record.words["Title"]] = record.words.get("Description", "")
            else:
                ways[record.sort](record)
        self._close_area()
        content = Snapshot(
            self._whole_settings(),
            tuple(self._areas),
            MappingProxyType(self._order),
            MappingProxyType(self._lines),
            tuple(self._controls),
            tuple(self._pots),
            narratives=tuple(self._narratives),
        )
        return content, tuple(self._findings)

    def _whole_settings(self) -> Settings:
        said = self._settings
        extra = {key.removeprefix(_OTHER): text for key, text in said.items() if key.startswith(_OTHER)}
        return Settings(
            parse_years(said["years"]) if said.get("years") else (),
            unit=Unit.of(said["unit"]),
            decimals=int(said["decimals"]),
            negatives=Negatives(said["negatives"]),
            extra=MappingProxyType(extra),
            **{name: said.get(name, "") for name in _TEXT_SETTINGS},
        )

    def _close_area(self) -> None:
        if self._areas:
            self._order[self._areas[-1].id] = tuple(self._held)
        self._held = []

    def _area(self, record: Record) -> None:
        self._close_area()
        words = record.words
        heading = words.get("Title", "")
        self._areas.append(Area(self._id, words.get(AREA_HEADING, ""), words.get(SERVICE_HEADING, ""), heading))

    def _line(self, record: Record) -> None:
        words = record.words
        said: dict[str, Any] = {name: words.get(heading, "") for name, heading in TEXT_HEADINGS.items()}
        kind = words.get(TYPE_HEADING, "")
        further = json.loads(words[FURTHER]) if words.get(FURTHER) else {}
        for name, held in further.items():
            by_year = name != _FURTHER_PARTS[0]
            said[name] = MappingProxyType({parse_year(key) if by_year else key: text for key, text in held.items()})
        self._lines[self._id] = Line(
            self._id,
            self._areas[-1].id,
            Kind(kind.lower()) if kind else Kind.UNKNOWN,
            record.amounts,
            forecasts=record.forecasts,
            **said,
        )
        self._held.append(self._id)

    def _control(self, record: Record) -> None:
        words = record.words
        measure, without = kind_in(words[TYPE_HEADING])
        scope, name = Scope(words["Category"]), words.get("Title", "")
        said = words.get("Description", ""), words.get("Notes", "")
        control = ControlTotal(self._id, scope, name, measure, record.amounts, *said, without_transfers=without)
        self._controls.append(control)

    def _pot(self, record: Record) -> None:
        words = record.words
        ends: Year | None = parse_year(words["Status"]) if words.get("Status") else None
        self._pots.append(Pot(self._id, words.get("Title", ""), record.amounts, ends, words.get("Notes", "")))

    def _narrative(self, record: Record) -> None:
        words = record.words
        said = words.get(AREA_HEADING, ""), words.get("Title", ""), words.get("Description", "")
        self._narratives.append(Narrative(self._id, *said))

    def _finding(self, record: Record) -> None:
        words = record.words
        where = words.get(AREA_HEADING, ""), words.get("Notes", ""), words.get("Reference", "")
        finding = Finding(Level(words["Status"]), words.get("Title", ""), words.get("Description", ""), *where)
        self._findings.append(finding)
