"""Reads our own CSV of the schedule, long or wide, back as a budget: the same areas, lines, words and amounts.

What the CSV does not hold (control totals, forecasts, notes, workings, areas without lines ...) is told in a finding.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.areas import Area
from model.budget import Budget
from model.choices import choice_like
from model.findings import Finding, Level
from model.importing.csv_records import CsvTable, read_csv
from model.importing.imported import Imported
from model.lines import Kind, Line
from model.money import Amount, Unit, Unreadable, from_cell_number
from model.problems import FileProblem
from model.settings import BASIS, Settings
from model.years import Year, find_year

WORDS = (
    *("version", "directorate", "service", "area", "reference", "type", "status", "recurrence", "title"),
    "description",
)
LONG = (*WORDS, "financial_year", "basis", "amount", "unit")
WIDE = (*WORDS, "basis", "unit")
_UNIT = "GBP"
_NOT_HELD = (
    "A CSV of the schedule holds no control totals, organisation, forecasts, notes, workings or areas without lines; "
    "enter those that you need."
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the CSV: its words by heading, and its amounts' texts by year. `number` is its first row."""

    number: int
    words: Mapping[str, str]
    amounts: Mapping[Year, str]


def is_schedule_csv(data: bytes) -> bool:
    """Tell by its first words whether bytes are a CSV of the schedule, whatever is wrong with it further on."""
    return data.removeprefix(b"\xef\xbb\xbf").startswith(",".join(WORDS[:5]).encode())


def import_schedule_csv(data: bytes, file: str) -> Imported:
    """Return the budget that our CSV of the schedule holds, in pounds.

    Raises FileProblem with one sentence where the file is laid out otherwise, or is in another unit or basis.
    """
    table = read_csv(data, file)
    rows = _long(table, file) if table.headings == LONG else _wide(table, file)
    if not rows:
        raise FileProblem(f"{file} has no lines; there is nothing to import.")
    years = tuple(sorted({year for row in rows for year in row.amounts}))
    findings: list[Finding] = []
    settings = Settings(
        years,
        directorate=_single(rows, "directorate", findings),
        unit=Unit.GBP,
        decimals=Unit.GBP.decimals,
        version=_single(rows, "version", findings),
    )
    areas = {key: Area(number, key[1], key[0]) for number, key in enumerate(dict.fromkeys(map(_area_key, rows)), 1)}
    lines = [
        _line(len(areas) + number, areas[_area_key(row)], row, years, findings) for number, row in enumerate(rows, 1)
    ]
    findings.append(Finding(Level.NOTE, "not in a CSV", _NOT_HELD))
    return Imported(Budget(settings, areas.values(), lines), tuple(findings))


def _long(table: CsvTable, file: str) -> list[_Row]:
    """Gather the rows of each line: a line ends where its words change or its years begin again."""
    rows: list[_Row] = []
    held: dict[Year, str] = {}
    words: tuple[str, ...] | None = None
    for number, cells in table.rows:
        label, basis, amount, unit = cells[len(WORDS) :]
        year = _year(label, number, file)
        _refuse_other(basis, unit, number, file)
        if cells[: len(WORDS)] != words or (held and year <= max(held)):
            words, held = cells[: len(WORDS)], {}
            rows.append(_Row(number, dict(zip(WORDS, words, strict=True)), held))
        held[year] = amount
    return rows


def _wide(table: CsvTable, file: str) -> list[_Row]:
    labels = table.headings[len(WIDE) :]
    if table.headings[: len(WIDE)] != WIDE or not labels:
        raise FileProblem(
            f"{file} is not laid out as the CSV of the schedule that Budget Workbook exports; other layouts cannot be "
            "imported yet."
        )
    years = [_year(label, 1, file) for label in labels]
    for number, cells in table.rows:
        _refuse_other(cells[len(WORDS)], cells[len(WORDS) + 1], number, file)
    return [
        _Row(number, dict(zip(WORDS, cells, strict=False)), dict(zip(years, cells[len(WIDE) :], strict=True)))
        for number, cells in table.rows
    ]


def _year(label: str, number: int, file: str) -> Year:
    year = find_year(label)
    if year is None:
        raise FileProblem(f"{file}, row {number}: “{label}” is no financial year; write it as 2026/27.")
    return year


def _refuse_other(basis: str, unit: str, number: int, file: str) -> None:
    if unit != _UNIT:
        raise FileProblem(f"{file}, row {number}: amounts in “{unit}” cannot be imported; they must be in {_UNIT}.")
    if basis != BASIS:
        raise FileProblem(f"{file}, row {number}: amounts that are “{basis}” cannot be imported, only {BASIS} ones.")


def _single(rows: Sequence[_Row], name: str, findings: list[Finding]) -> str:
    """Return what every row says under a heading; where they differ, the first, with a warning."""
    said = list(dict.fromkeys(row.words[name] for row in rows))
    if len(said) > 1:
        others = ", ".join(f"“{text}”" for text in said[1:])
        message = f"The rows name more than one {name}: “{said[0]}” was taken, and not {others}."
        findings.append(Finding(Level.WARNING, f"several {name}s", message))
    return said[0]


def _area_key(row: _Row) -> tuple[str, str]:
    return row.words["service"], row.words["area"]


def _line(line_id: int, area: Area, row: _Row, years: Sequence[Year], findings: list[Finding]) -> Line:
    words = row.words
    kind = next((kind for kind in Kind if kind.value == words["type"].lower()), Kind.UNKNOWN)
    line = Line(
        line_id,
        area.id,
        kind,
        tuple(_amounts(row, years, findings)),
        reference=words["reference"],
        status=_choice("status", words["status"]),
        title=words["title"],
        description=words["description"],
        recurrence=_choice("recurrence", words["recurrence"]),
        forecasts=(None,) * len(years),
    )
    if kind is Kind.UNKNOWN:
        message = f"Row {row.number}: “{words['type']}” is no type of line, so {line.name} counts in no total."
        findings.append(
            Finding(Level.ERROR, "unknown type", message, "", f"F{row.number}", line.reference, line_id, area.id)
        )
    return line


def _choice(name: str, text: str) -> str:
    """Return a choice as the app writes it; a CSV has it in small letters. Another word stays as it is."""
    return choice_like(name, text) or text


def _amounts(row: _Row, years: Iterable[Year], findings: list[Finding]) -> Iterator[Amount]:
    for year in years:
        text = row.amounts.get(year, "")
        amount = from_cell_number(text, Unit.GBP) if text else None
        if isinstance(amount, Unreadable):
            message = f"Row {row.number}: “{text}” in {year} is no amount, so it counts in no total."
            reference = row.words["reference"]
            findings.append(Finding(Level.ERROR, "unreadable amount", message, reference=reference))
        yield amount
