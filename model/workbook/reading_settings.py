"""Reading the table of settings. What is missing or unreadable is a finding and takes its customary value."""

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from model.findings import Finding, Level
from model.money import Negatives, Unit
from model.problems import EntryProblem, FileProblem
from model.settings import BASIS, Settings
from model.workbook.addresses import address
from model.workbook.bindings import RowsBinding
from model.workbook.conversion import ReadAs, Stated
from model.workbook.layout import FORMAT, SETTING_HEADINGS
from model.workbook.reading_headings import Heading
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, TableDefinition
from model.years import Year, parse_years

VALUE = "Value"
_NAMES = {heading.lower(): name for name, heading in SETTING_HEADINGS.items()}
_MOST_DECIMALS = 6
_USUAL_DECIMALS = 3


def years_in(headings: Iterable[Heading], stated: Settings | None) -> tuple[Year, ...]:
    """Return the years of the budget: those that the tables have columns for, else those that the settings state."""
    years = {heading.year for heading in headings if heading.year is not None}
    return tuple(sorted(years)) or (stated.years if stated else ())


def read_settings(
    sheet: Sheet, table: TableDefinition, source: SheetSource, said: ReadAs, findings: list[Finding]
) -> tuple[Settings, Stated, RowsBinding]:
    """Read the settings, which of them are stated, and where each stands.

    What is not stated is as the officer says. Adds to the findings what could not be read.
    """
    cells = source.cells(sheet)
    rows: dict[object, int] = {}
    texts: dict[str, str] = {}
    extra: dict[str, str] = {}
    name_column, value_column = table.block.left, table.block.left + 1
    for row in range(table.first_row, table.last_row + 1):
        content = cells.row(row)
        if name_column not in content:
            continue
        heading = source.text_of(content[name_column]).strip()
        value = source.text_of(content[value_column]).strip() if value_column in content else ""
        name = _NAMES.get(heading.lower())
        if name is None:
            extra[heading] = value
            continue
        rows[name] = row
        texts[name] = value
    reader = _Reader(sheet, rows, value_column, said, findings)
    settings = reader.settings(texts, extra, source.file)
    return (
        settings,
        reader.stated,
        RowsBinding(sheet, table, MappingProxyType({VALUE: value_column}), MappingProxyType(rows)),
    )


class _Reader:
    """Turns the texts of settings into their values, with a finding for each that has none."""

    def __init__(
        self, sheet: Sheet, rows: dict[object, int], column: int, said: ReadAs, findings: list[Finding]
    ) -> None:
        self.stated = Stated()
        self._said = said
        self._sheet = sheet
        self._rows = rows
        self._column = column
        self._findings = findings

    def settings(self, texts: dict[str, str], extra: dict[str, str], file: str) -> Settings:
        stated = texts.get("format", "")
        if stated not in ("", FORMAT):
            raise FileProblem(f"{file} is in format {stated} of a later Budget Workbook; open it with that version.")
        self.stated = replace(self.stated, savings=stated == FORMAT)
        words: dict[str, Any] = {
            name: texts.get(name, "")
            for name in ("organisation", "directorate", "service", "title", "marking", "version")
        }
        return Settings(
            self._years(texts.get("years", "")),
            unit=self._unit(texts.get("unit", "")),
            decimals=self._decimals(texts.get("decimals", "")),
            basis=self._basis(texts.get("basis", "")),
            negatives=self._negatives(texts.get("negatives", "")),
            extra=MappingProxyType(extra),
            **words,
        )

    def _say(self, name: str, message: str, level: Level = Level.WARNING) -> None:
        row = self._rows.get(name)
        cell = address(row, self._column) if row else ""
        heading = f"The setting {SETTING_HEADINGS[name]}"
        message = f"{heading} ({self._sheet.name}{f'!{cell}' if cell else ''}){message.removeprefix(heading)}"
        self._findings.append(Finding(level, "settings", message, self._sheet.name, cell))

    def _years(self, text: str) -> tuple[Year, ...]:
        try:
            return parse_years(text) if text else ()
        except EntryProblem as problem:
            self._say("years", f"The setting Years cannot be read: {problem} The columns of the tables are used.")
            return ()

    def _unit(self, text: str) -> Unit:
        try:
            unit = Unit.of(text)
        except EntryProblem:
            if self._said.unit is not None:
                return self._said.unit
            message = (
                f"The setting Unit is “{text}”, not £, £000 or £m, so amounts are taken as £m; put the unit right."
            )
            self._say("unit", message, Level.ERROR)
            return Unit.MILLIONS
        self.stated = replace(self.stated, unit=True)
        return unit

    def _decimals(self, text: str) -> int:
        if len(text) == 1 and text in "0123456789"[: _MOST_DECIMALS + 1]:
            return int(text)
        self._say(
            "decimals",
            f"The setting Decimals is “{text}”, not a number from 0 to {_MOST_DECIMALS}; 3 are shown; put it right.",
        )
        return _USUAL_DECIMALS

    def _basis(self, text: str) -> str:
        is_known = text.lower() in (BASIS, "incremental")
        self.stated = replace(self.stated, basis=is_known)
        if text and not is_known and self._said.holds_levels is None:
            message = (
                f"The setting Basis is “{text}”, but this layout holds amounts year on year and they are read so; "
                f"write “{BASIS}”."
            )
            self._say("basis", message, Level.ERROR)
        return BASIS

    def _negatives(self, text: str) -> Negatives:
        for negatives in Negatives:
            if text.lower() == negatives.value:
                return negatives
        if text:
            self._say("negatives", f"The setting Negatives is “{text}”, not minus or brackets; write one of these.")
        return Negatives.MINUS
