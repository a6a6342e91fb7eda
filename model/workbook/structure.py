"""The structure of a workbook: its sheets, their parts, tables and names. Read with lxml, never altered here."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from model.problems import FileProblem
from model.workbook.addresses import Block, parse_block
from model.workbook.package import Package, plain_name
from model.workbook.tags import is_true
from model.workbook.xml import MAIN, PACKAGE_RELATION, RELATION, decoded, meant, parse

TYPES = "[Content_Types].xml"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_DOCUMENT = "/officeDocument"
_WORKSHEET = "/worksheet"
_SIGNED = "/digital-signature/origin"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_MOST_DIGITS = 11
_THIS_ROW = re.compile(r"(?<![\w\]])\[\[#This Row\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """An Excel table: its part, name, rectangle (headings and totals row included) and column headings.

    `calculated` are the formulas that Excel fills into new rows, by column number of the sheet.
    """

    part: str
    number: int
    name: str
    block: Block
    columns: tuple[str, ...]
    header_rows: int
    totals_rows: int
    calculated: Mapping[int, str]

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.block.top + self.header_rows

    @property
    def last_row(self) -> int:
        """The last row above a totals row."""
        return self.block.bottom - self.totals_rows


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its tab's name, its part, whether it is hidden, and its tables."""

    name: str
    part: str
    hidden: bool
    relation_id: str
    tables: tuple[TableDefinition, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """What a workbook consists of. `sheets` are its worksheets in tab order.

    `awaits_calculation`: no program has calculated it yet; most that write it so ask whoever opens it to do it.
    """

    workbook_part: str
    sheets: tuple[Sheet, ...]
    defined_names: Mapping[str, str]
    shared_strings_part: str | None
    styles_part: str | None
    uses_1904: bool
    is_signed: bool
    content_type: str = ""
    awaits_calculation: bool = False

    def sheet(self, name: str) -> Sheet:
        """Return a worksheet by its tab's name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


def read_structure(package: Package, file: str) -> Structure:
    """Read which sheets, tables and names a workbook has. Raises FileProblem."""
    workbook_part = _main_part(package, file)
    _refuse_odd_encodings(package, workbook_part, file)
    root = parse(package.read(workbook_part), file, workbook_part)
    if root.tag == f"{_STRICT}workbook":
        raise FileProblem(f"{file} is in the Strict Open XML format; save it as “Excel Workbook (.xlsx)” first.")
    if root.tag != f"{MAIN}workbook":
        raise FileProblem(f"{file} is not an Excel workbook; open an .xlsx or .xlsm file.")
    targets = relations(package, workbook_part, file)
    sheets = tuple(_sheets(package, root, targets, file))
    _refuse_repeated_sheets(sheets, file)
    _refuse_repeated_tables(sheets, file)
    properties = root.find(f"{MAIN}workbookPr")
    return Structure(
        workbook_part,
        sheets,
        _workbook_names(root),
        _target_of_kind(targets, "/sharedStrings"),
        _target_of_kind(targets, "/styles"),
        properties is not None and properties.get("date1904") in ("1", "true"),
        _is_signed(package, file),
        _content_type(package, workbook_part, file),
        _awaits_calculation(root, targets),
    )


def _awaits_calculation(root: etree._Element, targets: Mapping[str, tuple[str, str]]) -> bool:
    """Tell whether all formulas are to be calculated on opening; Excel, which did it, keeps the order of doing so."""
    said = root.find(f"{MAIN}calcPr")
    is_asked = said is not None and is_true(said.get("fullCalcOnLoad"))
    return is_asked and not _target_of_kind(targets, "/calcChain")


def _is_signed(package: Package, file: str) -> bool:
    """Tell whether the package is signed, wherever the program that signed it keeps its signatures."""
    kinds = [kind for kind, _ in relations(package, "", file).values()]
    return any(kind.endswith(_SIGNED) for kind in kinds) or any(
        plain_name(name).startswith("_xmlsignatures/") for name in package.names
    )


def _content_type(package: Package, part: str, file: str) -> str:
    """Return the kind of workbook that the main part says it is; nothing where it is not said."""
    if TYPES not in package:
        return ""
    for override in parse(package.read(TYPES), file, TYPES).iter(_OVERRIDE):
        if plain_name(override.get("PartName", "").lstrip("/")) == plain_name(part):
            return override.get("ContentType", "")
    return ""


def _refuse_odd_encodings(package: Package, workbook_part: str, file: str) -> None:
    """What a save may have to patch must be text that can be patched: better told now than when the work is done."""
    for part in (workbook_part, package.spelled(relations_part(workbook_part)), TYPES):
        if part in package:
            decoded(package.read(part), file, part)


def _workbook_names(root: etree._Element) -> dict[str, str]:
    """Return the names that hold everywhere: those that no sheet defines for itself too."""
    names = list(root.iter(f"{MAIN}definedName"))
    local = {name.get("name", "").lower() for name in names if name.get("localSheetId") is not None}
    return {
        name.get("name", ""): name.text or ""
        for name in names
        if name.get("localSheetId") is None and name.get("name", "").lower() not in local
    }


def relations_part(part: str) -> str:
    """Return the name of the part that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(package: Package, part: str, file: str) -> dict[str, tuple[str, str]]:
    """Return what a part points to inside the package: relation id -> (kind, part name)."""
    folder, rels = posixpath.dirname(part), package.spelled(relations_part(part))
    if rels not in package:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for relation in parse(package.read(rels), file, rels).iter(f"{PACKAGE_RELATION}Relationship"):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if path.startswith(".."):
            raise FileProblem(f"{file} names a part outside itself ({target}) and is not opened.")
        found[relation.get("Id", "")] = (relation.get("Type", ""), package.spelled(path))
    return found


def _main_part(package: Package, file: str) -> str:
    for kind, part in relations(package, "", file).values():
        if kind.endswith(_DOCUMENT) and part in package:
            if part.endswith(".bin"):
                raise FileProblem(f"{file} is a binary workbook (.xlsb); open it in Excel and save it as .xlsx first.")
            return part
    raise FileProblem(f"{file} is not an Excel workbook; open an .xlsx or .xlsm file.")


def _target_of_kind(targets: Mapping[str, tuple[str, str]], kind: str) -> str | None:
    return next((part for found, part in targets.values() if found.endswith(kind)), None)


def _sheets(package: Package, root: etree._Element, targets: Mapping[str, tuple[str, str]], file: str) -> list[Sheet]:
    sheets = []
    for element in root.iterfind(f"{MAIN}sheets/{MAIN}sheet"):
        name = element.get("name", "")
        relation_id = element.get(f"{RELATION}id", "")
        kind, part = targets.get(relation_id, ("", ""))
        if part not in package:
            raise FileProblem(f"{file} is damaged: the content of its sheet “{name}” is missing. Use a backup of it.")
        if not kind.endswith(_WORKSHEET):
            continue
        hidden = element.get("state", "visible") != "visible"
        sheets.append(Sheet(name, part, hidden, relation_id, tuple(_tables(package, part, file))))
    return sheets


def _tables(package: Package, sheet_part: str, file: str) -> list[TableDefinition]:
    tables = []
    for kind, part in relations(package, sheet_part, file).values():
        if not kind.endswith("/table"):
            continue
        decoded(package.read(part), file, part)
        root = parse(package.read(part), file, part)
        block = parse_block(root.get("ref", ""))
        name = root.get("displayName") or root.get("name") or ""
        if block is None:
            raise FileProblem(f"{file} is damaged: its table {name} has no place on a sheet. Use a backup of it.")
        columns = tuple(meant(column.get("name", "")) for column in root.iter(f"{MAIN}tableColumn"))
        if len(columns) != block.right - block.left + 1:
            raise FileProblem(f"{file} is damaged: the columns of its table {name} do not match its place.")
        calculated = {
            block.left + offset: _THIS_ROW.sub(f"{name}[[#This Row]", formula)
            for offset, column in enumerate(root.iter(f"{MAIN}tableColumn"))
            if (formula := column.findtext(f"{MAIN}calculatedColumnFormula"))
        }
        tables.append(
            TableDefinition(
                part,
                _count(root, "id", "0", file),
                name,
                block,
                columns,
                _count(root, "headerRowCount", "1", file),
                _count(root, "totalsRowCount", "0", file),
                calculated,
            )
        )
    return sorted(tables, key=lambda table: table.block)


def _count(root: etree._Element, name: str, usual: str, file: str) -> int:
    text = root.get(name, usual)
    if not (text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS):
        raise FileProblem(f"{file} is damaged: {name} of one of its tables is “{text[:20]}”. Use a backup of it.")
    return int(text)


def _refuse_repeated_sheets(sheets: tuple[Sheet, ...], file: str) -> None:
    seen: dict[str, str] = {}
    for sheet in sheets:
        other = seen.setdefault(sheet.name.lower(), sheet.name)
        if other is not sheet.name:
            raise FileProblem(
                f"{file} has two sheets of the same name (“{other}” and “{sheet.name}”), so programs would disagree "
                "about it; rename one."
            )


def _refuse_repeated_tables(sheets: tuple[Sheet, ...], file: str) -> None:
    seen: dict[str, str] = {}
    for sheet in sheets:
        for table in sheet.tables:
            other = seen.get(table.name.lower())
            if other is not None:
                raise FileProblem(
                    f"{file} has two tables named {table.name} (sheets “{other}” and “{sheet.name}”), "
                    "so programs would disagree; rename one in Excel."
                )
            seen[table.name.lower()] = sheet.name
