"""What a save writes into one area's table: the difference between its lines as opened and as they are now."""

from collections.abc import Collection, Sequence

from model.lines import KIND, Field, Kind, Line, formula_field, value_of
from model.money import Unit
from model.problems import FileProblem
from model.workbook.bindings import LinesBinding
from model.workbook.cell_xml import CellWrite, Content, style_of, with_own_formula
from model.workbook.content_writes import content_of, content_of_field, extra_content
from model.workbook.conversion import NO_CONVERSION, Conversion
from model.workbook.layout import column_heading, line_columns
from model.workbook.row_formulas import in_row
from model.workbook.sheet_source import SheetSource
from model.workbook.table_rows import RowPlan
from model.workbook.text_formulas import refuse_over_formula
from model.years import Year

_GENERAL = "0"
Writes = dict[tuple[int, int], CellWrite | None]


class LineWriter:
    """Plans the cell writes of one area's table."""

    def __init__(
        self,
        binding: LinesBinding,
        source: SheetSource,
        years: tuple[Year, ...],
        unit: Unit,
        conversion: Conversion = NO_CONVERSION,
        calculated: Collection[tuple[int, str]] = (),
    ) -> None:
        """Write through a binding, amounts in the workbook's unit.

        `calculated` names the formulas that lines had in columns unknown to the app: line and heading.
        """
        self._binding = binding
        self._calculated = calculated
        self._conversion = conversion
        self._cells = source.cells(binding.sheet)
        self._dates = source.dates.numbers
        self._years = years
        self._unit = unit
        self._file = source.file
        self._columns = range(binding.table.block.left, binding.table.block.right + 1)
        self.writes: Writes = {}

    def plan(self, rows: RowPlan, old: dict[int, Line], new: Sequence[Line]) -> Writes:
        """Return the writes that turn the old lines into the new ones, each in its planned row."""
        for line in new:
            row = rows.rows[line.id]
            before = old.get(line.id) if line.id in self._binding.rows else None
            if before is None:
                self._write_new(line, row)
                continue
            source = self._binding.rows[line.id]
            styles = self._move(source, row) if source != row else {}
            self._write_changes(before, line, (source, row), styles)
        for row in rows.emptied:
            inside = row <= rows.last_row
            for column, cell in self._cells.row(row).items():
                if column in self._columns:
                    self.writes[row, column] = CellWrite(Content.BLANK, style=cell.style) if inside else None
        return self.writes

    def _move(self, source: int, target: int) -> dict[int, str]:
        """Carry a row's cells over as they stand; returns the style of each column."""
        styles: dict[int, str] = {}
        for column in self._cells.row(target):
            if column in self._columns:
                self.writes[target, column] = None
        for column, cell, start, end in self._cells.spans(source):
            if column in self._columns:
                xml = self._cells.text[start:end]
                if cell.formula is not None and self._cells.filled_at(source, column) is None:
                    text = self._cells.formula_text(source, column, cell)
                    if cell.shared_group is not None or in_row(text, target) != text:
                        xml = with_own_formula(xml, in_row(text, target))
                styles[column] = style_of(xml)
                self.writes[target, column] = CellWrite(Content.MOVED, xml)
        return styles

    def _write_changes(self, before: Line, after: Line, rows: tuple[int, int], styles: dict[int, str]) -> None:
        if before is after:
            return
        source, row = rows
        fields = {*self._binding.columns, *self._changed_fields(before, after)}
        for field in fields:
            old, new = self._value(before, field), self._value(after, field)
            if old == new and type(old) is type(new) and not self._formula_differs(field, before, after):
                continue
            column = self._column(field, after)
            if field.year is None:
                refuse_over_formula(self._cells, self._binding, source, column, self._file)
            style = self._figure_style(field, column, styles.get(column) or self._style(source, column))
            self.writes[row, column] = self._content(after, field, style)
        if before.extra != after.extra:
            self._write_extra(before, after, rows)

    def _write_extra(self, before: Line, after: Line, rows: tuple[int, int]) -> None:
        """Write the texts of columns unknown to the app, which a comparison or a merge may bring."""
        source, row = rows
        for heading in {**before.extra, **after.extra}:
            text = after.extra.get(heading, "")
            if before.extra.get(heading, "") != text:
                column = self._binding.extra.get(heading)
                if column is None:
                    raise self._no_column(after, heading)
                refuse_over_formula(self._cells, self._binding, source, column, self._file)
                style = self._style(source, column)
                self.writes[row, column] = extra_content(heading, text, style)

    def _value(self, line: Line, field: Field) -> object:
        """Return a field's value as the workbook shows it."""
        return self._conversion.shown(value_of(line, field, self._years), is_saving=line.kind is Kind.SAVING)

    def _content(self, line: Line, field: Field, style: str) -> CellWrite:
        if not self._conversion.flips(line):
            return content_of_field(line, field, self._years, self._unit, style)
        if field.year is not None and value_of(line, formula_field(field), self._years) is not None:
            raise FileProblem(
                f"{self._file} cannot be saved: it shows savings as positive figures, so the formula of {line.name} in "
                f"{field.year} cannot be written; enter the figure alone, or save as a new workbook."
            )
        return content_of(self._value(line, field), self._unit, style)

    def _style(self, row: int, column: int) -> str:
        cell = self._cells.row(row).get(column)
        return cell.style if cell else ""

    def _figure_style(self, field: Field, column: int, style: str) -> str:
        """Return the style for a cell's new content: that of a neighbour where a figure would be shown as a date."""
        if field.year is None or style not in self._dates:
            return style
        styles = (self._style(row, column) for row in self._binding.rows.values())
        return next((each for each in styles if each and each not in self._dates), _GENERAL)

    def _formula_differs(self, field: Field, before: Line, after: Line) -> bool:
        if field.year is None:
            return False
        formula = formula_field(field)
        return value_of(before, formula, self._years) != value_of(after, formula, self._years)

    def _changed_fields(self, before: Line, after: Line) -> set[Field]:
        return {field for field in line_columns(self._years) if self._value(before, field) != self._value(after, field)}

    def _column(self, field: Field, line: Line) -> int:
        column = self._binding.columns.get(field)
        if column is None:
            raise FileProblem(
                f"{self._file} cannot be saved: the table {self._binding.table.name} on the sheet "
                f"“{self._binding.sheet.name}” has no column “{column_heading(field)}” for {line.name}. "
                "Add that column in Excel, or save as a new workbook."
            )
        return column

    def _write_new(self, line: Line, row: int) -> None:
        styles = self._template_styles()
        for column in self._columns:
            style = styles.get(column, "")
            self.writes[row, column] = CellWrite(Content.BLANK, style=style) if style else None
            formula = self._binding.table.calculated.get(column)
            if formula and column in self._binding.extra.values():
                self.writes[row, column] = CellWrite(Content.FORMULA, formula, style)
        fields = {*self._binding.columns, *self._changed_fields(Line(0, 0, Kind.UNKNOWN, ()), line)}
        for field in fields:
            value = self._value(line, field)
            if value in (None, "") or (field.name == KIND and value is Kind.UNKNOWN):
                continue
            column = self._column(field, line)
            style = self._figure_style(field, column, styles.get(column, ""))
            self.writes[row, column] = self._content(line, field, style)
        for heading, text in line.extra.items():
            extra_column = self._binding.extra.get(heading)
            if extra_column is None:
                raise self._no_column(line, heading)
            self.writes[row, extra_column] = extra_content(heading, text, styles.get(extra_column, ""))

    def _no_column(self, line: Line, heading: str) -> FileProblem:
        return FileProblem(
            f"{self._file} cannot be saved: {line.name} has {self._what(line, heading)} under “{heading}”, "
            f"a column that the sheet “{self._binding.sheet.name}” does not have. "
            "Add it in Excel, or move the line back."
        )

    def _what(self, line: Line, heading: str) -> str:
        return "a formula" if (line.id, heading) in self._calculated else "a text"

    def _template_styles(self) -> dict[int, str]:
        last = max(self._binding.rows.values(), default=self._binding.table.first_row)
        return {column: cell.style for column, cell in self._cells.row(last).items() if column in self._columns}


def lost_formulas(before: Line, after: Line) -> bool:
    """Tell whether a formula of the line's was replaced by a figure."""
    amounts = before.formulas.keys() - after.formulas.keys()
    return bool(amounts or before.forecast_formulas.keys() - after.forecast_formulas.keys())
