"""What stands on each sheet of an annex's workbook, cell by cell, before anything writes it.

The writer draws a plan; the reader that proves the file agrees every cell with the same plan.
"""

from dataclasses import dataclass
from decimal import Decimal

from exporters.theme import Part
from model.money import Negatives

Cell = str | Decimal | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. `cells` hold words, figures in the annex's unit, or None where a cell is empty but drawn.

    `formulas` give each figure's formula, from the first column of figures on, "" where it has none. The first cell
    stands across `span` columns. `height` is in points, nil where the program that opens the file may choose it.
    `link` names the sheet that the first cell leads to.
    """

    part: Part
    cells: tuple[Cell, ...] = ()
    formulas: tuple[str, ...] = ()
    span: int = 1
    height: float = 0.0
    link: str = ""


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """How a sheet is printed: the foot of the page, and the rows (from nil) that begin a new page.

    Only the first `columns` are printed where that is said.
    """

    marking: str
    version: str
    breaks: tuple[int, ...] = ()
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its name stands at (`header`, `column`), its figures below, from `first` to `last`.

    Rows and columns count from nil; the names of the bars are in the first column. `colour` is "" for one of the
    program's choosing, "none" for a part that only carries others.
    """

    header: int
    column: int
    first: int
    last: int
    colour: str


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """One chart: the row (from nil) below which it stands, the rows and pixels that it covers, what it draws.

    `number_format` is that of its axis; `description` is its alternative text.
    """

    row: int
    height: int
    title: str
    unit: str
    pixels: int
    series: tuple[Series, ...]
    stacked: bool
    number_format: str
    description: str


@dataclass(frozen=True)
class SheetPlan:
    """One sheet. The first `words` columns hold words, the others figures; `header` is the row of their headings.

    `table` names the Excel table that begins at the header, "" where the sheet has none; `widths` are in characters.
    """

    name: str
    rows: tuple[SheetRow, ...]
    widths: tuple[float, ...]
    words: int
    header: int | None = None
    decimals: int = 0
    negatives: Negatives = Negatives.MINUS
    table: str = ""
    printing: PrintSetup | None = None
    charts: tuple[ChartPlan, ...] = ()
