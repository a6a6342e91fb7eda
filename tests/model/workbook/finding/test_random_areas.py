"""Random budgets of several areas, laid out in random ways: each line comes back in its own area, with its own kind."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.lines import Kind
from tests.model.workbook.finding.books import Cells, Dressed, Live, Page, errors, opened, told

NAMES = ("Older People", "Learning Disability", "Mental Health", "Highways", "Libraries & Culture", "Waste")
WORDS = ("Care homes", "Bus subsidies", "Winter maintenance", "Library hours", "School transport", "ICT licences")
HEADINGS = {Kind.PRESSURE: ("Pressures", "Growth"), Kind.SAVING: ("Savings", "Efficiencies")}
Line = tuple[str, tuple[int, ...]]


@dataclass(frozen=True)
class Part:
    area: str
    kind: Kind
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Way:
    """How areas and kinds are said, and which totals are stated."""

    areas: str
    kinds: str
    section_totals: bool
    area_totals: bool
    grand_total: bool
    live: bool
    bold: bool
    blanks: bool


WAYS = st.builds(
    Way,
    areas=st.sampled_from(["rows", "column", "sheets", "blocks"]),
    kinds=st.sampled_from(["rows", "column"]),
    section_totals=st.booleans(),
    area_totals=st.booleans(),
    grand_total=st.booleans(),
    live=st.booleans(),
    bold=st.booleans(),
    blanks=st.booleans(),
)


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, list[Part]]:
    """A number of years, and the sections of some areas in order."""
    years = draw(st.integers(1, 4))
    found = []
    number = 0
    for area in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)):
        for kind in draw(st.sampled_from([(Kind.PRESSURE, Kind.SAVING), (Kind.SAVING,), (Kind.PRESSURE,)])):
            rows: list[Line] = []
            for _ in range(draw(st.integers(1, 4))):
                number += 1
                figures = draw(st.tuples(*[st.integers(1, 9999)] * years))
                sign = -1 if kind is Kind.SAVING else 1
                title = f"{draw(st.sampled_from(WORDS))}, part {number}"
                rows.append((title, tuple(figure * sign for figure in figures)))
            found.append(Part(area, kind, draw(st.sampled_from(HEADINGS[kind])), tuple(rows)))
    return years, found


class _Writer:
    def __init__(self, years: int, way: Way) -> None:
        self.years = years
        self.way = way
        self.rows: list[Cells] = [["All figures in £000"], []]

    @property
    def labels(self) -> list[str]:
        area = ["Service area"] if self.way.areas == "column" else []
        return [*area, *(["Type"] if self.way.kinds == "column" else []), "Title"]

    def header(self) -> None:
        self.rows.append([*self.labels, *(f"{2020 + place}/{21 + place}" for place in range(self.years))])

    def heading(self, text: str) -> None:
        self.rows.append([Dressed(text, bold=True) if self.way.bold else text])

    def part(self, part: Part) -> None:
        if self.way.kinds == "rows":
            self.heading(part.heading)
        first = len(self.rows) + 1
        for title, amounts in part.lines:
            area = [part.area] if self.way.areas == "column" else []
            kind = [part.heading] if self.way.kinds == "column" else []
            self.rows.append([*area, *kind, title, *amounts])
        if self.way.section_totals:
            self.total("Total", [part], range(first, len(self.rows) + 1))

    def area(self, own: list[Part]) -> None:
        for part in own:
            self.part(part)
        if self.way.area_totals:
            self.total("Net change", own)
        if self.way.blanks or self.way.areas == "blocks":
            self.rows.append([])

    def total(self, label: str, covered: list[Part], rows: range | None = None) -> None:
        sums = [sum(amounts[place] for part in covered for _, amounts in part.lines) for place in range(self.years)]
        left = len(self.labels)
        cells: list[object] = list(sums)
        if rows is not None and self.way.live:
            letters = [chr(65 + left + place) for place in range(self.years)]
            cells = [
                Live(f"SUM({letter}{rows.start}:{letter}{rows.stop - 1})", figure)
                for letter, figure in zip(letters, sums, strict=True)
            ]
        self.rows.append([label, *[None] * (left - 1), *cells])


def laid_out(years: int, found: list[Part], way: Way) -> dict[str, Page | list[Cells]]:
    names = list(dict.fromkeys(part.area for part in found))
    pages: dict[str, Page | list[Cells]] = {}
    writer = _Writer(years, way)
    if way.areas in ("rows", "column"):
        writer.header()
    for name in names:
        if way.areas == "sheets":
            writer = _Writer(years, way)
            pages[name] = writer.rows
        if way.areas in ("rows", "blocks"):
            writer.heading(name)
        if way.areas in ("sheets", "blocks"):
            writer.header()
        writer.area([part for part in found if part.area == name])
    if way.areas == "sheets":
        return pages
    if way.grand_total:
        writer.total("Grand total", found)
    return {"Proposals": writer.rows}


@given(parts(), WAYS)
def test_lines_come_back_in_their_areas(budget: tuple[int, list[Part]], way: Way) -> None:
    years, found = budget
    read = opened(laid_out(years, found, way))
    expected = Counter(
        (part.area, title, part.kind, tuple(Decimal(amount) * 1000 for amount in amounts))
        for part in found
        for title, amounts in part.lines
    )
    lines = Counter(
        (read.budget.area(line.area_id).name, line.title, line.kind, line.amounts) for line in read.budget.lines()
    )
    assert lines == expected
    assert not errors(read)
    assert not told(read, "stated total")
    assert not told(read, "total not compared")
