"""One table in many dresses: as councils type the same figures into quite different sheets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from model.lines import Kind
from model.money import Unit
from tests.model.workbook.finding.books import Cells, Dressed, Facts, Live, Page
from tests.model.workbook.finding.published import Section, Table

YEARS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "slash": lambda start: f"{start}/{(start + 1) % 100:02d}",
        "hyphen": lambda start: f"{start}-{(start + 1) % 100:02d}",
        "long": lambda start: f"{start}/{start + 1}",
        "short": lambda start: f"{start % 100:02d}/{(start + 1) % 100:02d}",
        "fy": lambda start: f"FY{start}/{(start + 1) % 100:02d}",
    }
)
_UNITS = {Unit.GBP: "£", Unit.THOUSANDS: "£000", Unit.MILLIONS: "£m"}


@dataclass(frozen=True)
class Dressing:
    """How a table is dressed. `sections`: where kinds are said (rows, column, sheets or blocks)."""

    years: str = "slash"
    titles: bool = True
    sections: str = "rows"
    header_rows: int = 1
    totals: str = "typed"
    unit: Unit = Unit.THOUSANDS
    unit_in: str = "title"
    across: bool = False
    notes: bool = False
    left: int = 0
    brackets: bool = False
    positive_savings: bool = False
    spacer: bool = False
    blank_rows: bool = False


def dressed(table: Table, how: Dressing) -> dict[str, Page | list[Cells]]:
    """Return the sheets of a table in a dressing."""
    return _Dresser(table, how).sheets()


def expected(table: Table) -> list[Facts]:
    """Return the lines that are to be read of it, in pounds."""
    return [
        (reference, title, section.kind, tuple(Decimal(amount).scaleb(3) for amount in amounts))
        for section in table.sections
        for reference, title, amounts in section.lines
    ]


class _Dresser:
    def __init__(self, table: Table, how: Dressing) -> None:
        self.table = table
        self.how = how
        self.has_references = any(line[0] for section in table.sections for line in section.lines)
        self.rows: list[Cells] = []
        self.merged: list[str] = []

    def sheets(self) -> dict[str, Page | list[Cells]]:
        if self.how.sections == "sheets":
            pages: dict[str, Page | list[Cells]] = {}
            for section in self.table.sections:
                self.rows, self.merged = [], []
                self._title()
                self._header()
                self._section(section)
                self._foot()
                pages[section.heading] = Page(self.rows, self.merged)
            return pages
        self._title()
        if self.how.sections != "blocks":
            self._header()
        for section in self.table.sections:
            if self.how.sections == "blocks":
                self._put(section.heading)
                self._header()
            elif self.how.sections == "rows":
                self._put(Dressed(section.heading, bold=True))
            self._section(section)
            if self.how.blank_rows or self.how.sections == "blocks":
                self._put()
        self._foot()
        return {"Proposals": Page(self.rows, self.merged)}

    def _put(self, *cells: object) -> None:
        self.rows.append([*[None] * self.how.left, *cells])

    def _title(self) -> None:
        if self.how.titles:
            self._put(Dressed("Any County Council", bold=True))
            self._put(self.table.title)
        if self.how.unit_in == "title":
            self._put(f"All figures in {_UNITS[self.how.unit]}")
        if self.how.titles:
            self._put()

    def _labels(self) -> list[object]:
        labels: list[object] = ["Type"] if self.how.sections == "column" else []
        labels += ["Ref"] if self.has_references else []
        return [*labels, "Proposal", *([None] if self.how.spacer else [])]

    def _header(self) -> None:
        labels = self._labels()
        names = [YEARS[self.how.years](self.table.first + place) for place in range(self.table.years)]
        unit = _UNITS[self.how.unit]
        if self.how.unit_in == "header" and self.how.header_rows == 1:
            names = [f"{name} {unit}" for name in names]
        behind = [*(["Total"] if self.how.across else []), *(["Notes"] if self.how.notes else [])]
        if self.how.header_rows > 2:
            self._put(*[None] * len(labels), "Budget change")
        if self.how.header_rows > 1:
            self._put(*[None] * len(labels), *names)
            self._put(*labels, *[unit] * len(names), *behind)
        else:
            self._put(*labels, *names, *behind)

    def _section(self, section: Section) -> None:
        first = len(self.rows) + 1
        for reference, title, amounts in section.lines:
            words: list[object] = [section.heading] if self.how.sections == "column" else []
            words += [reference] if self.has_references else []
            notes = ["see the report"] if self.how.notes else []
            self._put(*words, title, *self._gap(), *self._figures(amounts, section.kind), *notes)
        if self.how.totals == "none":
            return
        words = [None] * (len(self._labels()) - 1 - self.how.spacer)
        figures = list(self._figures(section.total, section.kind))
        if self.how.totals == "formula":
            start = self.how.left + len(self._labels())
            figures = [
                Live(f"SUM({chr(65 + start + place)}{first}:{chr(65 + start + place)}{len(self.rows)})", _bare(figure))
                for place, figure in enumerate(figures)
            ]
        self._put(*words, Dressed("Total", bold=True), *self._gap(), *figures)

    def _gap(self) -> list[object]:
        return [None] if self.how.spacer else []

    def _figures(self, amounts: tuple[int, ...], kind: Kind) -> Iterator[object]:
        flip = -1 if self.how.positive_savings and kind is Kind.SAVING else 1
        figures = [Decimal(amount * flip).scaleb(3 - self.how.unit.power) for amount in amounts]
        if self.how.across:
            figures.append(sum(figures, Decimal(0)))
        code = "#,##0_);(#,##0)" if self.how.brackets and self.how.unit is not Unit.MILLIONS else ""
        yield from (Dressed(figure, code) if code else figure for figure in figures)

    def _foot(self) -> None:
        if self.how.notes:
            self._put()
            self._put("* The figures are subject to the settlement, and to what the consultation brings.")
            self._put("Source: Corporate Finance")


def _bare(value: object) -> float:
    return float(str(value.value if isinstance(value, Dressed) else value))
