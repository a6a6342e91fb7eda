"""The cells of a sheet's XML: one scanner that yields address, span, type, value and formula, for opening and saving.

Rows are found first and their cells read when asked for. Sheets that Excel, LibreOffice and XlsxWriter write go
through one regular expression a row; anything odder is read cell by cell; what readers would disagree on is refused.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from model.problems import FileProblem
from model.workbook.addresses import LAST_COLUMN, LAST_ROW, address, column_number
from model.workbook.filled_ranges import MOST_CELLS, Filled, filled_ranges
from model.workbook.shared_strings import SharedStrings
from model.workbook.tags import attributes_of, is_true
from model.workbook.xml import prove_well_formed, unescaped

_ROW = re.compile(r'<row\b(?: r="(\d+)")?[^>]*+>', re.ASCII)
_FAST = re.compile(
    r'<c r="([A-Z]{1,3}+)(\d++)"(?: s="(\d++)")?+(?: t="([A-Za-z]++)")?+'
    r"(?:/>|>(?:<f([^>]*)(?:/>|(?<!/)>([^<]*+)</f>))?(?:<v>([^<]*+)</v>|<is>(.*?)</is>)?</c>)",
    re.ASCII | re.DOTALL,
)
_ANY = re.compile(r"<c(?P<attributes>\s[^>]*?)?(?:/>|>(?P<inner>.*?)</c>)", re.DOTALL)
_ROW_NUMBER = re.compile(r"\d{1,7}", re.ASCII)
_NO_HEIGHT = re.compile(r"0+(?:\.0*)?")
_ROW_END = "</row>"
_DATA = "<sheetData"
_FORMULA = re.compile(r"<f\b([^>]*?)(?:/>|>(.*?)</f>)", re.DOTALL)
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>(.*?)</v>)", re.DOTALL)
_INLINE = re.compile(r"<is\b[^>]*?>(.*?)</is>", re.DOTALL)
_RUN = re.compile(r"<t\b[^>]*?(?:/>|>(.*?)</t>)", re.DOTALL)
_FAR_COLUMN = re.compile(r"<c[^>]*\br\s*=\s*[\"'][A-Z]{3}\d")
_FAR_ROW = 150_000
_PHONETIC = re.compile(r"<rPh\b.*?</rPh>", re.DOTALL)


class Cell(NamedTuple):
    """One cell as the file holds it. `kind` is the XML type (`n` when unsaid), `value` the raw text of its value.

    `formula` is None where there is none; `formula_attributes` tells shared and array formulas.
    """

    style: str
    kind: str
    formula: str | None
    formula_attributes: str
    value: str | None

    @property
    def is_blank(self) -> bool:
        """Whether it holds neither value nor formula."""
        return self.formula is None and (self.value is None or (self.value == "" and self.kind != "e"))

    @property
    def shared_group(self) -> str | None:
        """The number of the group of cells with which its formula is shared, None where it has its own."""
        if "shared" not in self.formula_attributes:
            return None
        found = attributes_of(self.formula_attributes)
        return found.get("si") if found.get("t") == "shared" else None


_NO_CELL = Cell("", "n", None, "", None)


class SheetCells:
    """The rows of one sheet and, when asked for, their cells by column number."""

    def __init__(self, text: str, sheet: str, file: str) -> None:
        """Find the rows in a sheet's XML. Raises FileProblem where readers would disagree about them."""
        self.text = text
        self._sheet = sheet
        self._file = file
        start, end = _data_span(text)
        if end < start or not end:
            raise FileProblem(
                f"{file} is damaged or unusual: the cells of its sheet “{sheet}” cannot be found or do not end; "
                "use a backup of it, or save it again in Excel and use that."
            )
        if text.find(_DATA, end) >= 0:
            raise self._odd("cells in two places")
        if _has_comments(text, start, end):
            raise self._odd("comments among its cells")
        self.end = end
        self._is_proved = False
        self._proved_rows: list[int] = []
        self._masters: dict[str, tuple[str, str]] | None = None
        self._latest: tuple[int, dict[int, Cell]] = (0, {})
        self.rows = self._find_rows(start)
        self.filled = filled_ranges(text, start, end)
        self._filled_rows = self._file_by_row()

    def _find_rows(self, start: int) -> dict[int, tuple[int, int]]:
        text, end = self.text, self.end
        rows: dict[int, tuple[int, int]] = {}
        previous, position = 0, start
        while opening := _ROW.search(text, position, end):
            number = opening[1] or attributes_of(opening[0]).get("r", str(previous + 1))
            row = int(number) if _ROW_NUMBER.fullmatch(number) else 0
            if row <= previous or row > LAST_ROW:
                raise self._odd("rows out of order")
            first, inside = opening.span()
            if first != position and text[position:first].strip():
                raise self._odd("something between its rows")
            position = inside if text[inside - 2] == "/" else text.find(_ROW_END, inside, end) + len(_ROW_END)
            if position < inside:
                raise self._odd("a row without an end")
            rows[row] = (first, position)
            previous = row
        if text[position:end].strip():
            raise self._odd("something between its rows")
        return rows

    def _odd(self, what: str) -> FileProblem:
        return FileProblem(
            f"{self._file}: the sheet “{self._sheet}” has {what}, so programs would disagree about what it says; "
            "open it in Excel, save it again and use that."
        )

    @property
    def last_row(self) -> int:
        """The last row that the sheet's XML has."""
        return next(reversed(self.rows), 0)

    def is_hidden(self, row: int) -> bool:
        """Whether a row is hidden, by hand, by a filter or by a height of nil."""
        span = self.rows.get(row)
        opening = _ROW.match(self.text, *span) if span else None
        if opening is None or ("hidden" not in opening[0] and "ht" not in opening[0]):
            return False
        said = attributes_of(opening[0])
        return is_true(said.get("hidden")) or bool(_NO_HEIGHT.fullmatch(said.get("ht", "")))

    @property
    def is_compact(self) -> bool:
        """Whether a reader that lays the sheet out in memory can take it: no stray cell in a far row and column."""
        return self.last_row < _FAR_ROW or not _FAR_COLUMN.search(self.text)

    def _file_by_row(self) -> dict[int, list[Filled]]:
        if sum(filled.cell_count for filled in self.filled) > MOST_CELLS:
            raise FileProblem(
                f"{self._file}: array formulas on the sheet “{self._sheet}” fill more than {MOST_CELLS:,} cells; "
                "shorten them in Excel and open it again."
            )
        by_row: dict[int, list[Filled]] = {}
        for filled in self.filled:
            for row in range(filled.block.top, filled.block.bottom + 1):
                by_row.setdefault(row, []).append(filled)
        return by_row

    def has_filled(self, row: int) -> bool:
        """Tell whether an array formula or data table fills cells of a row."""
        return row in self._filled_rows

    def filled_at(self, row: int, column: int) -> Filled | None:
        """Return the array formula or data table that fills a cell, None where none does."""
        here = self._filled_rows.get(row, ())
        return next((filled for filled in here if filled.block.left <= column <= filled.block.right), None)

    def row(self, number: int) -> dict[int, Cell]:
        """Return a row's cells by column number. Raises FileProblem for repeated or disordered cells.

        Each cell that an array formula or data table fills is a formula cell, also where the file has no cell.
        """
        latest, cells = self._latest
        if latest != number:
            cells = self._stored_row(number)
            self._latest = number, cells
        cells = dict(cells)
        if number not in self._filled_rows:
            return cells
        for filled in self._filled_rows[number]:
            for column in range(filled.block.left, filled.block.right + 1):
                cell = cells.get(column, _NO_CELL)
                if cell.formula is None:
                    cells[column] = cell._replace(formula="", formula_attributes=filled.attributes)
        return dict(sorted(cells.items()))

    def _stored_row(self, number: int) -> dict[int, Cell]:
        span = self.rows.get(number)
        if span is None:
            return {}
        text = self.text[span[0] : span[1]]
        found = _FAST.findall(text)
        if len(found) != text.count("<c"):
            self.prove_well_formed()
            return {column: cell for column, cell, _, _ in self.spans(number)}
        cells: dict[int, Cell] = {}
        previous = 0
        label = str(number)
        for letters, row, style, kind, attributes, formula, value, inline in found:
            column = column_number(letters)
            if column <= previous or row != label:
                raise self._odd(f"cells repeated or out of order in row {number}")
            previous = column
            has_formula = bool(formula or attributes)
            if kind == "inlineStr":
                cells[column] = Cell(style, kind, formula if has_formula else None, attributes, inline)
            else:
                cells[column] = Cell(style, kind or "n", formula if has_formula else None, attributes, value or None)
        if previous > LAST_COLUMN:
            raise self._odd("cells beyond the last column")
        return cells

    def take_as_proved(self, rows: Iterable[int]) -> None:
        """Take rows as well-formed XML: each was matched, from its first character to its last, by a strict pattern."""
        self._proved_rows.extend(rows)

    def prove_well_formed(self) -> None:
        """Prove once that the sheet is well-formed XML, whatever of it was read. Raises FileProblem.

        Rows proved already are left out, so that a large sheet written the usual way costs next to nothing.
        """
        if self._is_proved:
            return
        pieces, position = [], 0
        for row in sorted(self._proved_rows):
            start, end = self.rows[row]
            pieces.append(self.text[position:start])
            position = end
        prove_well_formed("".join([*pieces, self.text[position:]]), self._file, f"sheet “{self._sheet}”")
        self._is_proved = True

    def spans(self, number: int) -> Iterator[tuple[int, Cell, int, int]]:
        """Yield a row's cells with the span of each in `text`: column, cell, start, end."""
        span = self.rows.get(number)
        if span is None:
            return
        previous = 0
        for match in _ANY.finditer(self.text, *span):
            attributes = attributes_of(match["attributes"] or "")
            place = re.fullmatch(r"([A-Z]{1,3})(\d+)", attributes.get("r", ""), re.ASCII)
            column = column_number(place[1]) if place else previous + 1
            if column <= previous or column > LAST_COLUMN or (place and place[2] != str(number)):
                raise self._odd(f"cells repeated or out of order in row {number}")
            previous = column
            yield column, _cell(attributes, match["inner"] or ""), match.start(), match.end()

    def __iter__(self) -> Iterator[tuple[int, int, Cell]]:
        """Yield every cell: row, column, cell."""
        for number in self.rows:
            for column, cell in self.row(number).items():
                yield number, column, cell

    def formula_text(self, row: int, column: int, cell: Cell) -> str:
        """Return a formula's text; one that shares another cell's formula is translated to its own place.

        It is an ArrayPart where the formula fills other cells too.
        """
        filled = self.filled_at(row, column)
        if filled is not None:
            return filled.shown
        if cell.formula:
            return unescaped(cell.formula)
        group = cell.shared_group
        master = self._shared_masters().get(group) if group is not None else None
        if master is None:
            return ""
        from openpyxl.formula.translate import Translator, TranslatorError  # heavy, and rarely needed

        origin, text = master
        try:
            return str(Translator(f"={text}", origin).translate_formula(address(row, column)))[1:]
        except TranslatorError:  # it would point beyond the sheet's edge
            return ""

    def _shared_masters(self) -> dict[str, tuple[str, str]]:
        if self._masters is None:
            self._masters = {}
            for row, column, cell in self:
                group = cell.shared_group if cell.formula else None
                if group is not None:
                    self._masters[group] = (address(row, column), unescaped(cell.formula or ""))
        return self._masters

    @staticmethod
    def shown(cell: Cell, strings: SharedStrings) -> str:
        """Return what a cell holds as text: its string, its number as stored, TRUE or FALSE, or its error."""
        if cell.value is None:
            return ""
        if cell.kind == "s":
            return strings[cell.value]
        if cell.kind == "inlineStr":
            runs = _RUN.findall(_PHONETIC.sub("", cell.value))
            return unescaped("".join(runs))
        if cell.kind == "b":
            return "TRUE" if is_true(cell.value) else "FALSE"
        return unescaped(cell.value)


def _cell(attributes: dict[str, str], inner: str) -> Cell:
    formula = _FORMULA.search(inner)
    kind = attributes.get("t", "n")
    rest = inner[formula.end() :] if formula else inner
    content = _INLINE.search(rest) if kind == "inlineStr" else _VALUE.search(rest)
    return Cell(
        attributes.get("s", ""),
        kind,
        (formula[2] or "") if formula else None,
        formula[1] if formula else "",
        content[1] if content else None,
    )


def _has_comments(text: str, start: int, end: int) -> bool:
    """Tell whether there is a comment, CDATA or instruction; looking for its rare second character first is quick."""
    return any(
        text.find(rare, start, end) >= 0 and text.find(mark, start, end) >= 0
        for rare, mark in (("!", "<!--"), ("!", "<![CDATA["), ("?", "<?"))
    )


def _data_span(text: str) -> tuple[int, int]:
    start = text.find(_DATA)
    if start < 0:
        return 0, 0
    opening = text.find(">", start) + 1
    if not opening:
        return 0, 0
    if text[opening - 2] == "/":
        return opening, opening
    end = text.find("</sheetData>", opening)
    return opening, end
