"""The profile *accessible*: Cover, Contents, Notes and the annex's table, each on a sheet that a screen reader can
follow from A1 down. The rules are the Analysis Function's *Releasing statistics in spreadsheets*.
"""

from collections.abc import Iterator, Sequence

from exporters.annex import Annex, RowKind
from exporters.annexes import statements
from exporters.excel.flat_table import NOT_APPLICABLE, NOT_STATED, FlatTable
from exporters.excel.measures import amount_width
from exporters.excel.plain_sheet import PlainTable, plain_sheet, sentence
from exporters.excel.sheet_plan import SheetPlan, SheetRow
from exporters.excel.table_names import table_name
from exporters.excel.text_width import characters_needed
from exporters.theme import Part, theme
from model.money import NIL

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
ONE_TABLE = "This worksheet contains one table."
_NOTHING = "There is nothing to show."
_GROUP, _NARROW_GROUP, _FILLING, _WORDS = 46.0, 26.0, 56.0, 72.0
_AROUND = 3.0
_SHORTHAND = (
    (NOT_STATED, "Not stated in the workbook, or not available."),
    (NOT_APPLICABLE, "Not applicable: nothing can stand in this cell, such as the reference of a total."),
)
_MEANS = f"In cells, {NOT_STATED} means not stated or not available, and {NOT_APPLICABLE} means not applicable"


def accessible_sheets(annex: Annex) -> tuple[SheetPlan, ...]:
    """Return what stands on each sheet."""
    name = _sheet_name(annex)
    return (
        plain_sheet(annex, COVER, list(_cover(annex))),
        _contents_sheet(annex, name),
        _notes_sheet(annex),
        _table_sheet(annex, name),
    )


def _sheet_name(annex: Annex) -> str:
    taken = {COVER.lower(), CONTENTS.lower(), NOTES.lower()}
    return f"{annex.sheet} table" if annex.sheet.lower() in taken else annex.sheet


def _cover(annex: Annex) -> Iterator[SheetRow]:
    yield sentence(annex.title, Part.TITLE)
    yield from _origin(annex)
    yield sentence("About this workbook", Part.HEADING)
    yield sentence(
        "This is the annex laid out for accessible publication: one plain table, which a screen reader and other "
        "programs can follow. It says the same as the annex laid out for printing."
    )
    yield sentence("Contents: the worksheets of this workbook, with links", link=CONTENTS)
    yield sentence("About the figures", Part.HEADING)
    yield from map(sentence, _statements(annex))


def _contents_sheet(annex: Annex, name: str) -> SheetPlan:
    sheets = (
        (COVER, "What this workbook is, and where its figures come from"),
        (NOTES, "What the shorthand means, the basis and rounding of figures, and notes"),
        (name, annex.title),
    )
    rows = tuple(SheetRow(Part.LINE, sheet, link=sheet[0]) for sheet in sheets)
    table = PlainTable("List_of_worksheets", ("Worksheet", "What it holds"), (_GROUP, _WORDS), 2, rows)
    opening = (
        sentence("Contents", Part.TITLE),
        sentence(f"{ONE_TABLE} It lists the other worksheets, each with a link to it."),
    )
    return plain_sheet(annex, CONTENTS, opening, table)


def _notes_sheet(annex: Annex) -> SheetPlan:
    remarks = [
        (": ".join(filter(None, row.group)) or annex.title, row.texts[0])
        for row in annex.rows
        if row.kind is RowKind.NOTE
    ]
    numbered = [(f"[note {number}]", text) for number, text in enumerate(annex.notes, 1)]
    rows = tuple(SheetRow(Part.LINE, row) for row in (*_SHORTHAND, *numbered, *remarks))
    table = PlainTable("List_of_notes", ("Note", "What it says"), (_GROUP, _WORDS), 2, rows)
    opening = (sentence("Notes", Part.TITLE), sentence(ONE_TABLE), *map(sentence, _statements(annex)))
    return plain_sheet(annex, NOTES, opening, table)


def _table_sheet(annex: Annex, name: str) -> SheetPlan:
    table = FlatTable(annex)
    opening = list(_table_opening(annex, table))
    if not table.places:
        return plain_sheet(annex, name, opening)
    return plain_sheet(annex, name, opening, _laid_out(annex, table, len(opening) + 1))


def _laid_out(annex: Annex, table: FlatTable, first: int) -> PlainTable:
    rows = (
        SheetRow(Part.of(annex.rows[place].kind), table.cells(place), table.formulas(place, first))
        for place in table.places
    )
    return PlainTable(table_name(annex.title), table.headings, _widths(annex, table), table.words, tuple(rows))


def _table_opening(annex: Annex, table: FlatTable) -> Iterator[SheetRow]:
    yield sentence(annex.title, Part.TITLE)
    if table.places:
        yield sentence(ONE_TABLE)
    if annex.nothing or not table.places:
        yield sentence(annex.nothing or _NOTHING)
    yield from _origin(annex)
    yield from map(sentence, _statements(annex))
    yield sentence(f"{NOTES}: what the shorthand and the notes mean", link=NOTES)


def _origin(annex: Annex) -> Iterator[SheetRow]:
    """Yield whose the annex is, its marking and version: what print has in the title and in the footer."""
    yield from (sentence(text, Part.SUBTITLE) for text in annex.subtitles)
    yield from (
        sentence(f"{label}: {text}")
        for label, text in (("Marking", annex.imprint.marking), ("Version", annex.imprint.version))
        if text
    )


def _statements(annex: Annex) -> Iterator[str]:
    """Yield the annex's statements; what it says of blanks is said of the shorthand that stands in their place."""
    means = f"{_MEANS}; nil is shown as {annex.shown(NIL)}." if annex.amount_columns else f"{_MEANS}."
    told = False
    for text in annex.statements:
        if text.startswith(statements.BLANK):
            told = True
            yield means
        else:
            yield text
    if not told:
        yield means


def _widths(annex: Annex, table: FlatTable) -> tuple[float, ...]:
    """Return the greatest widths of the columns, in characters."""
    sizes = theme().widths
    words = [min(_FILLING, sizes[column.width]) if not column.fills else _FILLING for column in annex.text_columns]
    groups = [_NARROW_GROUP if annex.lists else _GROUP] * (table.words - len(words))
    figures: Sequence[float] = [
        max(amount_width(annex), characters_needed(heading, theme().points) + _AROUND)
        for heading in table.headings[table.words :]
    ]
    return (*groups, *words, *figures)
