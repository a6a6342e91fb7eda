"""The parts besides sheets that point at cells: names, tables, notes, drawings, charts and pivots' sources."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote, unquote

from model.workbook.formulas.references import WrittenCells
from model.workbook.formulas.words import WORDS, reference
from model.workbook.package import Package
from model.workbook.shifting.comments_gone import GoneComment, without_comments, without_notes
from model.workbook.shifting.formula_shift import FormulaShift, Unmovable, moved_squares
from model.workbook.shifting.markup_shift import shifted_anchors, shifted_markup, shifted_notes, with_each
from model.workbook.shifting.row_map import RowMap
from model.workbook.structure import Sheet, Structure, relations, relations_part
from model.workbook.tags import attributes_of, elements, whole_number
from model.workbook.xml import decoded, escaped, unescaped

_NAME = elements("definedName")
_CACHE = re.compile(r"<((?:\w+:)?(?:numCache|strCache|multiLvlStrCache))(?=[\s>]).*?</\1\s*>", re.DOTALL)
_SERIES = re.compile(r"<((?:\w+:)?(?:numRef|strRef|multiLvlStrRef))(?=[\s>]).*?</\1\s*>", re.DOTALL)
_FORMULA = re.compile(r"<(?:\w+:)?f\s*>([^<]*)<")
_PLACED = {
    "comments": ("comment", "ref"),
    "threadedComment": ("threadedComment", "ref"),
    "pivotTable": ("location", "ref"),
    "tableSingleCells": ("singleXmlCell", "r"),
}
_COMMENTS = ("comments", "threadedComment")
_BUILT_IN = "_xlnm."
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_AS_WRITTEN = "!#$&'()*+,/:;=?@"
_SOURCES = ("worksheetSource", "rangeSet")
_OF_SHEETS = frozenset(
    {
        *("comments", "threadedComment", "table", "pivotTable", "drawing", "vmlDrawing", "ctrlProp"),
        *("tableSingleCells", "namedSheetView"),
    }
)


class PartShift:
    """Moves what parts other than sheets say of cells; `maps` by sheet name in lower case."""

    def __init__(self, package: Package, structure: Structure, shift: FormulaShift, file: str) -> None:
        """Look at the parts of a package."""
        self._package = package
        self._structure = structure
        self._shift = shift
        self._file = file
        self.gone_comments: list[tuple[str, GoneComment]] = []
        self.grown_names: dict[str, str] = {}

    def parts(self) -> dict[str, str]:
        """Return the parts that change, each with its new text. Raises Unmovable, saying which part it is."""
        made: dict[str, str] = {}
        for part, sheet, kind in self._owned():
            made[part] = self._of_sheet(part, sheet, kind)
        for part in self._package.names:
            plain = part.lower()
            if plain.endswith(".rels") and part != relations_part(self._structure.workbook_part):
                made[part] = self._told("a link", self._links, self._read(part))
            if not plain.endswith(".xml") or part in made:
                continue
            if "/charts/" in plain:
                made[part] = self._told("a chart", self._chart, self._read(part))
            elif "/pivotcache/" in plain and "definition" in plain:
                made[part] = self._told("a pivot table’s source", self._pivot_source, self._read(part))
            elif posixpath.basename(plain) == "connections.xml":
                made[part] = with_each(self._read(part), "parameter", self._parameter)
        workbook = self._structure.workbook_part
        made[workbook] = self._names(self._read(workbook))
        return {part: text for part, text in made.items() if text != self._read(part)}

    @staticmethod
    def _told(what: str, change: Callable[[str], str], text: str) -> str:
        try:
            return change(text)
        except Unmovable as problem:
            raise Unmovable(f"{what} {problem.reason}") from problem

    def _read(self, part: str) -> str:
        """Return a part's text as it is spelled, prefixes included."""
        data = self._package.read(part)
        plain = decoded(data, self._file, part)
        return plain if part == self._structure.workbook_part or data[:2] in _UTF_16 else data.decode()

    def _owned(self) -> Iterator[tuple[str, Sheet, str]]:
        """Yield the parts that belong to one sheet and speak of its cells: part, sheet, kind."""
        for sheet in self._structure.sheets:
            for kind, part in relations(self._package, sheet.part, self._file).values():
                name = posixpath.basename(kind)
                if name in _OF_SHEETS and part in self._package:
                    yield part, sheet, name

    def _of_sheet(self, part: str, sheet: Sheet, kind: str) -> str:
        rows = self._shift.maps.get(sheet.name.lower())
        text = self._read(part)
        if kind in _PLACED:
            name, where = _PLACED[kind]
            if rows is None:
                return text
            if kind in _COMMENTS and rows.deleted:
                text, gone = without_comments(text, name, rows)
                self.gone_comments += [(sheet.name, each) for each in gone]
            return with_each(text, name, lambda said: _moved(said, where, rows))
        text = self._told(f"the part {part}", lambda each: shifted_markup(each, sheet.name, rows, self._shift), text)
        if rows is None:
            return text
        if kind == "vmlDrawing":
            return shifted_notes(without_notes(text, rows) if rows.deleted else text, rows)
        return shifted_anchors(text, rows)

    def _chart(self, text: str) -> str:
        """Return a chart with its references moved; figures kept for a range that took in a row go, to be read anew."""
        pieces, position = [], 0
        for series in _SERIES.finditer(text):
            new = self._markup(series[0])
            has_grown = _heights(new) != _heights(series[0])
            pieces += [self._markup(text[position : series.start()]), _CACHE.sub("", new) if has_grown else new]
            position = series.end()
        return "".join([*pieces, self._markup(text[position:])])

    def _markup(self, text: str) -> str:
        return shifted_markup(text, "", None, self._shift)

    def _pivot_source(self, text: str) -> str:
        for name in _SOURCES:
            text = with_each(text, name, lambda said: moved_source(said, self._shift))
        return text

    def _parameter(self, said: Mapping[str, str]) -> Mapping[str, str]:
        return {"cell": self._shift.of(said["cell"], "", grows=False)} if said.get("cell") else {}

    def _links(self, text: str) -> str:
        return with_each(text, "Relationship", self._link) if "#" in text else text

    def _link(self, said: Mapping[str, str]) -> Mapping[str, str]:
        """Move the place in this workbook that a link of a shape or a cell leads to, written as “#Lines!A5”."""
        target = said.get("Target", "")
        if not target.startswith("#"):
            return {}
        place = unquote(target[1:])
        moved = self._shift.of(place, "", grows=False)
        return {} if moved == place else {"Target": "#" + (quote(moved, _AS_WRITTEN) if "%" in target else moved)}

    def _names(self, text: str) -> str:
        tabs = self._shift.tabs

        def moved(name: re.Match[str]) -> str:
            said = attributes_of(name[1])
            place = whole_number(said.get("localSheetId"))
            sheet = tabs[place] if place is not None and place < len(tabs) else ""
            old = unescaped(name[2] or "")
            try:
                new = self._shift.of(old, sheet)
            except Unmovable as problem:
                raise Unmovable(f"the name {said.get('name', '')} {problem.reason}") from problem
            if sum(_heights_of(new)) > sum(_heights_of(old)) and not said.get("name", "").startswith(_BUILT_IN):
                self.grown_names[said.get("name", "")] = new
            return name[0] if new == old else f"{name[1]}{escaped(new)}</definedName>"

        return _NAME.sub(moved, text)


def moved_source(said: Mapping[str, str], shift: FormulaShift) -> Mapping[str, str]:
    """Return the cells that a pivot table or a consolidation takes its figures from, moved; nothing of other files."""
    rows = shift.maps.get(said.get("sheet", "").lower())
    if rows is None or not said.get("ref") or any(name.endswith(":id") for name in said):
        return {}
    return {"ref": moved_squares(said["ref"], rows)}


def _heights(xml: str) -> list[int]:
    """Return how many rows the ranges of a chart's series have."""
    return [height for found in _FORMULA.findall(xml) for height in _heights_of(unescaped(found))]


def _heights_of(formula: str) -> list[int]:
    written = (reference(word) for word in WORDS.findall(formula))
    return [each.bottom - each.top for each in written if isinstance(each, WrittenCells)]


def _moved(said: Mapping[str, str], where: str, rows: RowMap) -> Mapping[str, str]:
    return {where: moved_squares(said[where], rows, grows=False)} if said.get(where) else {}
