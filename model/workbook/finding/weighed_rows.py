"""The rows of one table while they are weighed: what each says, what it was found to be, and what a total casts."""

from dataclasses import dataclass, field
from decimal import Decimal

from model.lines import Kind
from model.workbook.finding.corrections import SaidRow
from model.workbook.finding.kind_words import is_kind_heading, kind_words
from model.workbook.finding.labels import Labels
from model.workbook.finding.layout import Row, RowRole
from model.workbook.finding.sum_formulas import Cast


@dataclass(frozen=True, slots=True)
class Over:
    """What stands over a table and holds for it where nothing within says otherwise."""

    kind: Kind | None = None
    area: str = ""
    service: str = ""


@dataclass(slots=True)
class TableRow:
    """A row while it is weighed: its labels, its figures by column, and what was found about it, or `said` of it.

    `step`: which of several columns of labels it has its own in; `is_shallow` where that is none of lines.
    `stands_over`: it is a total of rows below it, and heads them.
    """

    row: int
    labels: Labels
    figures: dict[int, Decimal]
    has_figures: bool
    bold: bool
    casts: Cast | None
    elsewhere: bool
    role: RowRole = RowRole.LINE
    own_kind: Kind | None = None
    kind: Kind | None = None
    area: str = ""
    service: str = ""
    category: str = ""
    covers: tuple[int, ...] = ()
    doubt: str = ""
    proven: bool = False
    said: SaidRow | None = None
    step: int = 0
    is_shallow: bool = False
    stands_over: bool = False
    is_percentage: bool = False

    @property
    def is_pure_kind(self) -> bool:
        """Whether its label says nothing but a kind, as the rows of a Year on Year table do."""
        found = kind_words(self.labels.main)
        return found is not None and found.is_pure and not self.labels.reference

    @property
    def _headed(self) -> Kind | None:
        """The kind that it names as a heading; None where it names an area or a theme."""
        if self.said is not None and self.said.kind is not None:
            return self.said.kind
        found = kind_words(self.labels.main) if is_kind_heading(self.labels.main) else None
        return found.kind if found is not None else None

    def as_row(self) -> Row:
        """Return it as the layout has it."""
        kind = self._headed if self.role is RowRole.HEADING else self.kind
        return Row(self.row, self.role, kind, self.area, self.service, self.category, self.doubt)


@dataclass(slots=True)
class Weighed:
    """The rows of a table as they were weighed. `flipped`: a total agrees only with savings taken off."""

    rows: list[TableRow] = field(default_factory=list)
    flipped: bool = False

    @property
    def lines(self) -> list[TableRow]:
        """The lines."""
        return [row for row in self.rows if row.role is RowRole.LINE]

    @property
    def totals(self) -> list[TableRow]:
        """The totals."""
        return [row for row in self.rows if row.role is RowRole.TOTAL]
