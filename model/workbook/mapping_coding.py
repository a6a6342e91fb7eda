"""What an officer says of a workbook's layout, as a JSON file that people can read and write: the mapping.

{"format": 1, "unit": "k", "basis": "incremental", "savings": "negative", "years": {"Year 1": "2026/27"},
"version": "Final",
"tables": [...], "columns": [...], "rows": [...]}, every part optional. Tables and columns are named by a cell of their
headings, rows by their number, each with the words that stand there.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from model.lines import TEXT_HEADINGS, Kind
from model.money import Unit
from model.problems import EntryProblem, FileProblem
from model.workbook.addresses import address, parse_address
from model.workbook.conversion import ReadAs
from model.workbook.finding.corrections import Corrections, NamedYear, SaidColumn, SaidRow, SaidTable
from model.workbook.finding.layout import ColumnRole, RowRole
from model.years import Year, parse_year

FORMAT = 1
TEXT = "text"
HOLDS: Mapping[str, tuple[ColumnRole, str]] = {
    "amounts": (ColumnRole.AMOUNT, ""),
    "forecasts": (ColumnRole.FORECAST, ""),
    "total of the year": (ColumnRole.NET, ""),
    "total across the years": (ColumnRole.ACROSS, ""),
    "whole budget": (ColumnRole.BUDGET, ""),
    "type": (ColumnRole.TYPE, ""),
    "area": (ColumnRole.AREA, ""),
    "service": (ColumnRole.SERVICE, ""),
    **{heading.lower(): (ColumnRole.WORDS, name) for name, heading in TEXT_HEADINGS.items()},
    TEXT: (ColumnRole.WORDS, ""),
    "ignored": (ColumnRole.IGNORED, ""),
}
ROWS: Mapping[str, RowRole] = {
    "line": RowRole.LINE,
    "heading": RowRole.HEADING,
    "total": RowRole.TOTAL,
    "ignored": RowRole.NOTE,
}
_BASES = {"incremental": False, "level": True}
_SAVINGS = {"negative": False, "positive": True}
_READ = {True: True, False: False}
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def written(said: ReadAs) -> str:
    """Return the text of a mapping file."""
    parts: dict[str, object] = {"format": FORMAT}
    parts["unit"] = said.unit.code if said.unit else None
    parts["basis"] = _name_of(_BASES, said.holds_levels)
    parts["savings"] = _name_of(_SAVINGS, said.shows_savings_positive)
    corrections = said.corrections
    parts["years"] = {each.heading: each.year.label for each in corrections.years}
    parts["version"] = corrections.version or None
    parts["tables"] = [_told(_table(each)) for each in corrections.tables]
    parts["columns"] = [_told(_column(each)) for each in corrections.columns]
    parts["rows"] = [_told(_row(each)) for each in corrections.rows]
    return _lines({name: part for name, part in parts.items() if part or part == FORMAT})


def read(text: str, file: str) -> ReadAs:
    """Return what a mapping file says. Raises FileProblem with a sentence that names the file and what is wrong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileProblem(f"{file} is no mapping: it is not written as JSON ({error}).") from error
    return _Reader(file).all(data)


def holds_of(role: ColumnRole, field: str) -> str:
    """Return the word by which a mapping says what a column holds."""
    known = (name for name, (each, its_field) in HOLDS.items() if each is role and its_field == field)
    return next(known, TEXT)


def row_is(role: RowRole) -> str:
    """Return the word by which a mapping says what a row is."""
    return next((name for name, each in ROWS.items() if each is role), "ignored")


def _lines(parts: Mapping[str, object]) -> str:
    """Write one entry of a list a line, so that people find their way."""
    texts = []
    for name, part in parts.items():
        if isinstance(part, list):
            entries = ",\n    ".join(json.dumps(each, ensure_ascii=False) for each in part)
            texts.append(f'  "{name}": [\n    {entries}\n  ]')
        else:
            texts.append(f'  "{name}": {json.dumps(part, ensure_ascii=False)}')
    return "{\n" + ",\n".join(texts) + "\n}\n"


def _told(entry: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in entry.items() if value not in ("", None)}


def _name_of(names: Mapping[str, bool], value: object) -> str | None:
    return next((name for name, each in names.items() if each is value), None)


def _kind(kind: Kind | None) -> str:
    return kind.value if kind else ""


def _table(said: SaidTable) -> dict[str, object]:
    return {
        "sheet": said.sheet,
        "cell": address(said.row, said.column),
        "headings": said.words,
        "read": said.is_read,
        "area": said.area,
        "service": said.service,
        "type": _kind(said.kind),
        "unit": said.unit.code if said.unit else "",
        "savings": _name_of(_SAVINGS, said.positive_savings),
    }


def _column(said: SaidColumn) -> dict[str, object]:
    return {
        "sheet": said.sheet,
        "cell": address(said.row, said.column),
        "heading": said.words,
        "holds": holds_of(said.role, said.field),
        "year": said.year.label if said.year else "",
        "type": _kind(said.kind),
        "area": said.area,
    }


def _row(said: SaidRow) -> dict[str, object]:
    return {
        "sheet": said.sheet,
        "row": said.row,
        "words": said.words,
        "is": row_is(said.role),
        "type": _kind(said.kind),
        "area": said.area,
        "category": said.category,
    }


class _Reader:
    """Reads the parts of one mapping file, knowing where in it it is."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._where = ""

    def all(self, data: object) -> ReadAs:
        parts = self._mapping(data)
        self._known(parts, ("format", "unit", "basis", "savings", "years", "version", "tables", "columns", "rows"))
        if parts.get("format") != FORMAT:
            raise self._wrong(f"its format is {parts.get('format')!r} and not {FORMAT}")
        corrections = Corrections(
            tuple(self._each(parts, "rows", self._row)),
            tuple(self._each(parts, "columns", self._column)),
            tuple(self._each(parts, "tables", self._table)),
            tuple(NamedYear(name, self._year(year)) for name, year in self._mapping(parts.get("years", {})).items()),
            self._text(parts, "version"),
        )
        return ReadAs(
            self._unit(parts.get("unit")),
            self._choice(parts, "basis", _BASES),
            self._choice(parts, "savings", _SAVINGS),
            corrections,
        )

    def _each(
        self, parts: Mapping[str, object], name: str, reading: Callable[[Mapping[str, object]], _Value]
    ) -> Iterable[_Value]:
        entries = parts.get(name, [])
        if not isinstance(entries, Sequence) or isinstance(entries, str):
            raise self._wrong(f"“{name}” is no list")
        for place, entry in enumerate(entries, start=1):
            self._where = f" in entry {place} of “{name}”"
            yield reading(self._mapping(entry))
        self._where = ""

    def _row(self, entry: Mapping[str, object]) -> SaidRow:
        self._known(entry, ("sheet", "row", "words", "is", "type", "area", "category"))
        number = entry.get("row")
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise self._wrong("“row” is no row’s number")
        role = self._choice(entry, "is", ROWS) or RowRole.LINE
        texts = (self._text(entry, "area"), self._text(entry, "category"))
        return SaidRow(self._text(entry, "sheet"), number, self._text(entry, "words"), role, self._kind(entry), *texts)

    def _column(self, entry: Mapping[str, object]) -> SaidColumn:
        self._known(entry, ("sheet", "cell", "heading", "holds", "year", "type", "area"))
        role, field = self._choice(entry, "holds", HOLDS) or HOLDS["amounts"]
        year = self._year(entry["year"]) if entry.get("year") else None
        if (year is None) == role.has_year:
            raise self._wrong("a column of amounts needs its “year”, and no other column has one")
        place, kind, area = self._cell(entry), self._kind(entry), self._text(entry, "area")
        return SaidColumn(
            self._text(entry, "sheet"), *place, self._text(entry, "heading"), role, field, year, kind, area
        )

    def _table(self, entry: Mapping[str, object]) -> SaidTable:
        self._known(entry, ("sheet", "cell", "headings", "read", "area", "service", "type", "unit", "savings"))
        return SaidTable(
            self._text(entry, "sheet"),
            *self._cell(entry),
            self._text(entry, "headings"),
            self._choice(entry, "read", _READ),
            self._text(entry, "area"),
            self._text(entry, "service"),
            self._kind(entry),
            self._unit(entry.get("unit")),
            self._choice(entry, "savings", _SAVINGS),
        )

    def _mapping(self, data: object) -> Mapping[str, object]:
        if not isinstance(data, Mapping):
            raise self._wrong("it is not written as names with values")
        return data

    def _known(self, parts: Mapping[str, object], names: Sequence[str]) -> None:
        unknown = [name for name in parts if name not in names]
        if unknown:
            raise self._wrong(f"“{unknown[0]}” is not known; what can be said is {', '.join(names)}")

    def _choice(self, parts: Mapping[str, object], name: str, choices: Mapping[_Key, _Value]) -> _Value | None:
        value = parts.get(name)
        if value is None:
            return None
        for known, meant in choices.items():
            if known == value and type(known) is type(value):
                return meant
        raise self._wrong(f"“{name}” is {value!r} and not one of {', '.join(map(str, choices))}")

    def _text(self, parts: Mapping[str, object], name: str) -> str:
        value = parts.get(name, "")
        if not isinstance(value, str):
            raise self._wrong(f"“{name}” is no text")
        return value

    def _kind(self, parts: Mapping[str, object]) -> Kind | None:
        kinds = {kind.value: kind for kind in Kind if kind is not Kind.UNKNOWN}
        return self._choice(parts, "type", kinds) if parts.get("type") else None

    def _unit(self, value: object) -> Unit | None:
        try:
            return Unit.of(str(value)) if value else None
        except (EntryProblem, ValueError) as error:
            raise self._wrong(f"“unit” is {value!r} and not gbp, k or m") from error

    def _year(self, value: object) -> Year:
        try:
            return parse_year(str(value))
        except EntryProblem as error:
            raise self._wrong(str(error).rstrip(".")) from error

    def _cell(self, parts: Mapping[str, object]) -> tuple[int, int]:
        place = parse_address(self._text(parts, "cell"))
        if place is None:
            raise self._wrong("“cell” is no cell’s address")
        return place

    def _wrong(self, what: str) -> FileProblem:
        return FileProblem(f"{self._file} is no mapping that can be followed{self._where}: {what}.")
