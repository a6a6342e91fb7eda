"""Reading by a layout: its rows become lines that know their cells, what is odd about these becomes findings."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from model.areas import Area
from model.controls import ControlTotal, Scope
from model.findings import Finding, Level
from model.known_columns import holds_figures
from model.lines import AMOUNT, CHOICES, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, Line, Section
from model.money import Amount, is_cell_number
from model.previous import previous_year
from model.workbook.addresses import address
from model.workbook.conversion import Conversion
from model.workbook.finding.cell_styles import CellStyles
from model.workbook.finding.found_amounts import FoundAmounts
from model.workbook.finding.gathered import content_of, repeated_words
from model.workbook.finding.known_beside import converted
from model.workbook.finding.layout import Account, Column, ColumnRole, Layout, LinePlace, Region, Row
from model.workbook.finding.lines_found import stated_accounts
from model.workbook.finding.nil_dashes import dashes_for_nil, read_with_dashes
from model.workbook.finding.yes_no import answered
from model.workbook.found_binding import CellPlace, FoundBinding
from model.workbook.levels import Levels, changes_of, ends_of_levels
from model.workbook.reading_rows import choice_of
from model.workbook.sheet_cells import Cell
from model.workbook.sheet_source import SheetSource
from model.workbook.structure import Sheet, Structure
from model.years import Year


@dataclass(slots=True)
class Read:
    """What reading yields: areas in order with their lines, control totals, where all of them stand, and findings.

    `calculated` are the cells (sheet, row, column) whose amounts were calculated here, as no program had done it.
    """

    areas: list[Area] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    controls: list[ControlTotal] = field(default_factory=list)
    binding: FoundBinding = field(default_factory=FoundBinding)
    findings: list[Finding] = field(default_factory=list)
    ids: dict[LinePlace, int] = field(default_factory=dict)
    calculated: frozenset[tuple[str, int, int]] = frozenset()


class LayoutReader:
    """Reads the lines of a workbook by a layout, numbering areas and lines in the order of the file."""

    def __init__(
        self,
        layout: Layout,
        structure: Structure,
        source: SheetSource,
        styles: CellStyles,
        found_amounts: FoundAmounts,
    ) -> None:
        """Read from this workbook."""
        self._found_amounts = found_amounts
        self._layout = layout
        self._styles = styles
        self._sheets: Mapping[str, Sheet] = {sheet.name: sheet for sheet in structure.sheets}
        self._source = source
        self._years = layout.years
        self._areas: dict[tuple[str, str], Area] = {}
        self._cells: dict[int, dict[Field, CellPlace]] = {}
        self._firsts: dict[int, CellPlace] = {}
        self._levels: dict[int, Levels] = {}
        self._repeats: dict[int, Mapping[Field, tuple[CellPlace, ...]]] = {}
        self._extras: dict[int, Mapping[str, CellPlace]] = {}
        self._last_id = 0
        self._dashed: frozenset[tuple[int, int]] = frozenset()
        self.result = Read()

    def next_id(self) -> int:
        """Return the next number for a line, area or control total."""
        self._last_id += 1
        return self._last_id

    def read(self) -> Read:
        """Return areas, lines and control totals with their places."""
        for region in self._layout.regions:
            figured = (column.column for column in region.columns if column.role.has_year)
            cells = self._source.cells(self._sheets[region.sheet])
            self._dashed = dashes_for_nil(region, figured, cells, self._styles)
            for row in region.lines:
                for number, account in enumerate(region.accounts):
                    self._read_line(region, row, number, account)
        self.result.areas = list(self._areas.values())
        self.result.calculated = self._found_amounts.calculated
        self.result.findings.extend(_calculated(len(self.result.calculated)))
        controls = self._read_controls()
        self.result.binding = FoundBinding(
            self._cells, self._firsts, controls, self._levels, self._repeats, self._extras
        )
        return self.result

    def _read_line(self, region: Region, row: Row, number: int, account: Account) -> None:
        sheet = self._sheets[region.sheet]
        content = content_of(self._source.cells(sheet), row)
        amounts_of = region.columns_of(ColumnRole.AMOUNT)
        columns = [each for each in amounts_of if each.account == number]
        filled = {column for column, cell in content.items() if not cell.is_blank}
        if number not in stated_accounts(amounts_of, filled, row.account):
            return
        area = self._area(row.service, account.area or row.area)
        kind = account.kind or row.kind or Kind.UNKNOWN
        line_id = self.next_id()
        title_column = region.title_column(filled)
        words = self._words(region, row, content, title_column)
        is_of_kinds = len(region.accounts) > 1 and not any(each.area for each in region.accounts)
        if region.joins_title(account) or (is_of_kinds and not words.get("title")):
            title = account.title or _section(kind)
            words["title"] = " - ".join(each for each in (words.get("title"), title) if each)
        forecasts = region.columns_of(ColumnRole.FORECAST) if not number else ()
        cells = self._places(region, row, kind, (*columns, *forecasts))
        place = region.place(row, title_column.column) if title_column is not None else None
        if place is not None:
            cells[Field("title")] = CellPlace(sheet, *place, region.unit)
        if region.joins_title(account):
            cells.pop(Field("title"), None)
        reading = _LineReading(self._source, sheet, self._years, self._dashed, self._found_amounts)
        conversion = Conversion(positive_savings=region.positive_savings)
        if not row.parts:
            reading.rows[row.row] = content
        amounts = reading.figures(cells, AMOUNT)
        blank = (None,) * len(self._years)
        line = Line(
            line_id,
            area.id,
            kind,
            amounts,
            forecasts=reading.figures(cells, FORECAST) if forecasts else blank,
            formulas=reading.formulas(cells, AMOUNT),
            forecast_formulas=reading.formulas(cells, FORECAST),
            extra=self._extra(region, content, kind),
            **words,
        )
        self.result.findings += reading.told(line)
        line = conversion.signed(line)
        if self._layout.levels:
            self._levels[line_id] = Levels(line.amounts, line.forecasts)
            self.result.findings += self._ends(line, cells)
            line = self._changes(line, cells)
        self.result.lines.append(line)
        key = region.line_place(row, number)
        self.result.ids[key] = line_id
        self._cells[line_id] = cells
        self._extras[line_id] = self._extra_places(region, row, kind)
        if row.parts:
            self._repeats[line_id] = repeated_words(self._source.cells(sheet), cells)
        naming = region.place(row, region.naming_column) or (key.row, key.column)
        self._firsts[line_id] = CellPlace(sheet, *naming, region.unit)

    def _placed(self, cells: Mapping[Field, CellPlace], name: str) -> set[int]:
        """Return the positions of the years that have a cell."""
        return {position for position, year in enumerate(self._years) if Field(name, year) in cells}

    def _changes(self, line: Line, cells: Mapping[Field, CellPlace]) -> Line:
        return replace(
            line,
            amounts=changes_of(line.amounts, self._placed(cells, AMOUNT)),
            forecasts=changes_of(line.forecasts, self._placed(cells, FORECAST)),
        )

    def _ends(self, line: Line, cells: Mapping[Field, CellPlace]) -> Iterator[Finding]:
        """Yield a warning for each level that ends in a blank."""
        for position in ends_of_levels(line.amounts, self._placed(cells, AMOUNT)):
            wanted = Field(AMOUNT, self._years[position])
            place = cells.get(wanted) or self._firsts.get(line.id)
            where, sheet = (place.address, place.sheet.name) if place else ("", "")
            message = (
                f"The cell {sheet}!{where} is blank behind a level, so the level is taken to end there; enter nil or "
                "the level."
            )
            yield Finding(
                Level.WARNING, "blank level", message, sheet, where, line.reference, line.id, line.area_id, wanted
            )

    def _area(self, service: str, name: str) -> Area:
        key = (service, name)
        if key not in self._areas:
            self._areas[key] = Area(self.next_id(), name, service)
        return self._areas[key]

    def _words(self, region: Region, row: Row, content: Mapping[int, Cell], title: Column | None) -> dict[str, str]:
        words: dict[str, str] = {}
        if title is not None and title.column in content:
            words["title"] = self._text(title, content[title.column])
        for column in region.columns_of(ColumnRole.WORDS):
            cell = content.get(column.column)
            text = self._text(column, cell) if cell is not None else ""
            if text and column.field in TEXT_HEADINGS:
                words[column.field] = self._chosen(column, text) if column.field in CHOICES else text
        if row.category and "category" not in words:
            words["category"] = row.category
        return words

    @staticmethod
    def _chosen(column: Column, text: str) -> str:
        return choice_of(column.field)(answered(column.field, column.heading, text))

    def _text(self, column: Column, cell: Cell) -> str:
        """Return what a cell of words says; a reference as it shows: 1.10 is not 1.1."""
        text = self._source.text_of(cell).strip()
        decimals = self._styles.of(cell.style).decimals
        if column.field != "reference" or cell.kind != "n" or not decimals or not is_cell_number(text):
            return text
        return f"{Decimal(text):.{decimals}f}"

    def _extra(self, region: Region, content: Mapping[int, Cell], kind: Kind) -> Mapping[str, str]:
        kept = [each for each in region.extra_columns if each.column in content]
        texts = ((each.heading, self._source.text_of(content[each.column])) for each in kept)
        found = {heading: text for heading, text in texts if text}
        if any(map(holds_figures, found)):
            found = converted(found, region, kind, self._layout.unit, self._years, levels=self._layout.levels)
        return MappingProxyType(found)

    def _extra_places(self, region: Region, row: Row, kind: Kind) -> Mapping[str, CellPlace]:
        """Return the cells that may be written under headings that the app does not know: one alone, and no level."""
        if row.parts:
            return {}
        counts = Counter(each.heading for each in region.extra_columns)
        sheet, flips = self._sheets[region.sheet], region.positive_savings and kind is Kind.SAVING
        return {
            each.heading: CellPlace(sheet, row.row, each.column, region.unit, flips)
            for each in region.extra_columns
            if counts[each.heading] == 1 and not (self._layout.levels and previous_year(each.heading))
        }

    def _places(self, region: Region, row: Row, kind: Kind, columns: tuple[Column, ...]) -> dict[Field, CellPlace]:
        sheet = self._sheets[region.sheet]
        flips = region.positive_savings and kind is Kind.SAVING
        places = {
            Field(column.field): CellPlace(sheet, *place, region.unit)
            for column in region.columns_of(ColumnRole.WORDS)
            if column.field in TEXT_HEADINGS and (place := region.place(row, column.column)) is not None
        }
        places |= {
            Field(KIND): CellPlace(sheet, *place, region.unit)
            for column in region.columns_of(ColumnRole.TYPE)
            if (place := region.place(row, column.column)) is not None
        }
        for column in columns:
            name = AMOUNT if column.role is ColumnRole.AMOUNT else FORECAST
            place = region.place(row, column.column)
            if column.year is not None and place is not None:
                places[Field(name, column.year)] = CellPlace(sheet, *place, region.unit, flips)
        return places

    def _read_controls(self) -> dict[int, dict[Year, CellPlace]]:
        places: dict[int, dict[Year, CellPlace]] = {}
        for total in self._layout.totals:
            if total.control is None:
                continue
            sheet = self._sheets[total.sheet]
            cells = self._source.cells(sheet)
            stated: dict[Year, Amount] = {}
            control_id = self.next_id()
            for year, row, column in total.cells:
                cell = cells.row(row).get(column)
                stated[year], _ = self._found_amounts.read(sheet, (row, column), cell, total.unit, flips=total.flips)
                places.setdefault(control_id, {})[year] = CellPlace(sheet, row, column, total.unit, total.flips)
            scope, name, measure = total.control
            conversion = Conversion(self._layout.levels, total.flips)
            placed = {position for position, year in enumerate(self._years) if year in stated}
            amounts = conversion.control(measure, tuple(stated.get(year) for year in self._years), placed)
            where = f"{total.sheet}!{address(*total.cells[0][1:])}"
            name = name if scope is not Scope.DIRECTORATE else total.label
            self.result.controls.append(ControlTotal(control_id, scope, name, measure, amounts, where))
        return places


class _LineReading:
    """Reads the figures of one line and keeps what is odd about them."""

    def __init__(
        self,
        source: SheetSource,
        sheet: Sheet,
        years: tuple[Year, ...],
        dashed: frozenset[tuple[int, int]],
        found_amounts: FoundAmounts,
    ) -> None:
        self.rows: dict[int, Mapping[int, Cell]] = {}
        self._dashed = dashed
        self._found_amounts = found_amounts
        self._sheet = sheet
        self._cells = source.cells(sheet)
        self._years = years
        self._told: list[Callable[[Line], Finding]] = []

    def _cell(self, place: CellPlace) -> Cell | None:
        if place.row not in self.rows:
            self.rows[place.row] = self._cells.row(place.row)
        return self.rows[place.row].get(place.column)

    def figures(self, places: Mapping[Field, CellPlace], name: str) -> tuple[Amount, ...]:
        return tuple(self._figure(places.get(Field(name, year)), Field(name, year)) for year in self._years)

    def _figure(self, place: CellPlace | None, wanted: Field) -> Amount:
        if place is None:
            return None
        at = (place.row, place.column)
        cell = self._cell(place)
        read = self._found_amounts.read(self._sheet, at, cell, place.unit, flips=place.flips)
        amount, remark = read_with_dashes(*read, shows_dashes=at in self._dashed)
        remark = remark or self._found_amounts.stale(self._sheet, at, cell)
        if remark is not None:
            where = place.address
            message = f"The cell {self._sheet.name}!{where} {remark.sentence}."
            level, rule, sheet = remark.level, remark.rule, self._sheet.name
            self._told.append(
                lambda line: Finding(level, rule, message, sheet, where, line.reference, line.id, line.area_id, wanted)
            )
        return amount

    def formulas(self, places: Mapping[Field, CellPlace], name: str) -> Mapping[Year, str]:
        found: dict[Year, str] = {}
        for wanted, place in places.items():
            cell = self._cell(place) if wanted.name == name and wanted.year is not None else None
            if cell is not None and cell.formula is not None and wanted.year is not None:
                found[wanted.year] = self._cells.formula_text(place.row, place.column, cell)
        return MappingProxyType(found)

    def told(self, line: Line) -> Iterator[Finding]:
        return (tell(line) for tell in self._told)


def _calculated(count: int) -> Iterator[Finding]:
    """Yield a warning of so many amounts of lines that were calculated here; nothing where there are none."""
    if count:
        what = "1 amount has a formula" if count == 1 else f"{count:,} amounts have formulas"
        message = (
            f"{what} whose value no program has calculated yet; {'it was' if count == 1 else 'they were'} calculated "
            "here. Open and save the workbook in Excel, and compare."
        )
        yield Finding(Level.WARNING, "amounts calculated", message)


def _section(kind: Kind) -> str:
    return Section.SAVINGS.title if kind is Kind.SAVING else Section.PRESSURES.title
