"""Odd and hostile workbooks that are opened, or that only look like ordinary ones: what they are, and what is expected.

The builder makes each from the sample; none is kept as a file.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.corpus.refused import changed, put, with_doctype
from tests.model.workbook.builder import (
    LEARNING,
    LEARNING_TABLE,
    OLDER,
    SHEET_TYPE,
    WORKBOOK,
    Parts,
    formula,
    sample,
    sample_parts,
    text_cell,
)

STRINGS, STYLES, THEME = "xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml"
MANY = 30_000
HUGE = "2147483647"
ATTRIBUTES = " ".join(f'a{place}="1"' for place in range(20_000))
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE x [<!ENTITY a1 "ha">{LAUGHS}]>'
OUT_OF_ORDER, TWO_PLACES = "rows out of order", "cells in two places"
INLINE = '"inlineStr"'
NO_FIGURES = ("NaN", "1E400", "-Infinity", "\u0661\u0662", "1_000", "0x10", "1,5", "9" * 16)
TEXTS = ("1,234", "(1.5)", "\u22121.5", "1\u00a0234", "£2", " 3.5 ")
NO_TEXTS = ("1.234,56", "1234-", "£1.2m", "50%", "1e3", "\u0661\u0662", "tbc")
FETCHED = '<!DOCTYPE x [<!ENTITY a10 SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True)
class Odd:
    """How a workbook is made; the rules of the findings told of it; words of the refusal to open or to save it."""

    make: Callable[[], bytes]
    rules: tuple[str, ...] = ()
    refused: str = ""
    unsaved: str = ""


def cell(xml: str, address: str = "I12") -> Callable[[], bytes]:
    return lambda: sample_parts().put_cell(LEARNING, address, xml).zipped()


def number(text: str) -> Callable[[], bytes]:
    return cell(f'<c r="I12"><v>{text}</v></c>')


def cells(contents: Sequence[str]) -> Callable[[], bytes]:
    """Amounts of one sheet, one below the other, with these contents."""

    def make() -> bytes:
        book = sample_parts()
        for place, content in enumerate(contents):
            address = f"{'IJ'[place // 7]}{12 + place % 7}"
            book.put_cell(
                OLDER, address, f'<c r="{address}"{" t=" + INLINE if "<is>" in content else ""}>{content}</c>'
            )
        return book.zipped()

    return make


def in_line(texts: Sequence[str]) -> list[str]:
    return [f"<is><t>{text}</t></is>" for text in texts]


def words(text: str) -> Callable[[], bytes]:
    return cell(text_cell("I12", text))


def entity(part: str, definition: str) -> Callable[[], bytes]:
    """A part that begins with a definition and uses it at its end."""

    def make() -> bytes:
        book = sample_parts()
        start, mark, end = book.text(part).replace("?>", f"?>{definition}", 1).rpartition("</")
        return put(part, f"{start}<x>&a10;</x>{mark}{end}".encode())

    return make


def behind_rows(rows: str, part: str = LEARNING) -> Callable[[], bytes]:
    return lambda: changed(part, "</sheetData>", f"{rows}</sheetData>")


def before_rows(rows: str, part: str = LEARNING) -> Callable[[], bytes]:
    return lambda: changed(part, "<sheetData>", f"<sheetData>{rows}")


def behind_table(xml: str) -> Callable[[], bytes]:
    return lambda: changed(LEARNING, "</sheetData>", f"</sheetData>{xml}")


def said(part: str, count: str, number: str) -> Callable[[], bytes]:
    """A part that says of itself, or of what it holds, to be so many."""

    def make() -> bytes:
        text, times = re.subn(rf'{count}="\d+"', f'{count}="{number}"', sample_parts().text(part))
        assert times
        return put(part, text.encode())

    return make


def other_sheet(rows: str, behind: str = "", state: str = "visible") -> Callable[[], bytes]:
    def make() -> bytes:
        book = sample_parts()
        book.add_sheet(101, "Workings", rows, behind, state)
        return book.zipped()

    return make


def in_workbook(old: str, new: str) -> Callable[[], bytes]:
    return lambda: changed(WORKBOOK, old, new)


def external_link() -> bytes:
    book = sample_parts()
    part = "xl/externalLinks/externalLink1.xml"
    book.put(part, "<externalLink/>", f"{SHEET_TYPE}.externalLink+xml")
    book.relate(part, "externalLinkPath", "http://192.0.2.1/other.xlsx")
    name = part.rsplit("/", 1)[1]
    rels = f"xl/externalLinks/_rels/{name}.rels"
    book.parts[rels] = book.text(rels).replace("/>", ' TargetMode="External"/>').encode()
    relation = book.relate(WORKBOOK, "externalLink", "externalLinks/externalLink1.xml")
    link = f'<externalReferences><externalReference r:id="{relation}"/></externalReferences>'
    book.replace(WORKBOOK, "</sheets>", f"</sheets>{link}")
    return book.put_cell(LEARNING, "I12", formula("I12", "[1]Sheet1!A1", "2")).zipped()


def relation_outside() -> bytes:
    book = sample_parts()
    book.relate(WORKBOOK, "styles", "../../../../etc/passwd")
    return book.zipped()


def signed() -> bytes:
    book = sample_parts()
    book.parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    return book.zipped()


def signed_elsewhere() -> bytes:
    """Signed as other programs do it: only a relation of the whole package says where the signatures are."""
    book = sample_parts()
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    origin = "package/services/digital-signature/origin.psdsor"
    book.parts[origin] = b""
    relation = f'<Relationship Id="rId201" Type="{kind}" Target="{origin}"/>'
    return book.replace("_rels/.rels", "</Relationships>", f"{relation}</Relationships>").zipped()


def with_rows(shape: str, count: int) -> str:
    return "".join(shape.format(row) for row in range(1, count + 1))


def wide_row() -> str:
    letters = [""] + [chr(65 + place) for place in range(26)]
    names = [a + b + c for a in letters for b in letters for c in letters[1:] if a == "" or b]
    return "".join(f'<c r="{name}1"><v>1</v></c>' for name in names[:16384])


def long_table() -> bytes:
    """A table that reaches to the last row of a sheet that has a dozen."""
    return changed(LEARNING_TABLE, 'ref="A11:R15" ', 'ref="A11:R1048576" ')


def hidden_row() -> bytes:
    return changed(LEARNING, '<row r="12"', '<row hidden="1" r="12"')


def of_one_prefix() -> bytes:
    """The sheet as some programs spell it: each element with the namespace's prefix."""
    book = sample_parts()
    text = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", book.text(LEARNING)).replace("xmlns=", "xmlns:x=")
    return put(LEARNING, text.encode())


def without_end_of_zip() -> bytes:
    data = sample()
    return data[: data.rindex(b"PK\x05\x06")]


def of_many_parts() -> bytes:
    book = sample_parts()
    for place in range(20_001):
        book.parts[f"xl/media/{place}.png"] = b""
    return book.zipped()


def _text(part: str, change: Callable[[str], str]) -> Callable[[], bytes]:
    return lambda: put(part, change(sample_parts().text(part)).encode())


ODD: dict[str, Odd] = {
    "the sample itself": Odd(sample),
    # Definitions, which no workbook needs: nothing is expanded or fetched.
    "billion laughs in a sheet": Odd(entity(LEARNING, BILLION), refused="document type definition"),
    "billion laughs in the texts": Odd(entity(STRINGS, BILLION), refused="document type definition"),
    "billion laughs in the styles": Odd(entity(STYLES, BILLION), refused="document type definition"),
    "billion laughs in a part nobody reads": Odd(entity(THEME, BILLION)),
    "an entity of a file": Odd(entity(LEARNING, FETCHED), refused="document type definition"),
    "an entity of a file in a table": Odd(entity(LEARNING_TABLE, FETCHED), refused="document type definition"),
    "a definition in a table": Odd(lambda: with_doctype(LEARNING_TABLE), refused="document type definition"),
    "a definition behind a long comment": Odd(_text(LEARNING, lambda xml: xml.replace(
        "?>", f"?><!--{'x' * 9000}-->{FETCHED}", 1)), refused="document type definition"),
    # Sizes.
    "a stray last cell": Odd(behind_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "a stray last cell elsewhere": Odd(other_sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "a cell beyond the last": Odd(behind_rows('<row r="1048577"><c r="XFE1048577"/></row>'), refused=OUT_OF_ORDER),
    "16,384 columns": Odd(other_sheet(f'<row r="1">{wide_row()}</row>')),
    "30,000 empty rows": Odd(other_sheet(with_rows('<row r="{}"/>', MANY))),
    "30,000 rows that say no place": Odd(other_sheet("<row/>" * MANY)),
    "a table to the last row": Odd(long_table),
    "merged to the last cell": Odd(
        behind_table('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ("figure under merged cells",) * 5),
    "a shared formula of the whole sheet": Odd(
        other_sheet('<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:XFD1048576">1+1</f><v>2</v></c></row>')),
    "20,001 parts": Odd(of_many_parts, refused="zip bomb"),
    "said to hold 2,147,483,647 texts": Odd(
        said(STRINGS, "uniqueCount", HUGE), refused="more texts than it has room for"),
    "said to hold -1 texts": Odd(said(STRINGS, "uniqueCount", "-1")),
    "said to be used 2,147,483,647 times": Odd(said(STRINGS, " count", HUGE)),
    "said to hold 2,147,483,647 formats": Odd(said(STYLES, "cellXfs count", HUGE)),
    "said to reach to the last cell": Odd(
        _text(LEARNING, lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', xml))),
    "said to hold 2,147,483,647 tables": Odd(said(LEARNING, "tableParts count", HUGE)),
    "deeply nested": Odd(_text(LEARNING, lambda xml: xml.replace(
        "</sheetData>", f"</sheetData>{'<x>' * MANY}{'</x>' * MANY}"))),
    "deeply nested names": Odd(_text(WORKBOOK, lambda xml: xml.replace(
        "</sheets>", f"</sheets>{'<x>' * MANY}{'</x>' * MANY}")), refused="is damaged"),
    "a tag of many spaces": Odd(behind_rows(f'<row{" " * MANY}r="90"><c{" " * MANY}r="A90"/></row>')),
    "a tag without end": Odd(behind_rows("<c" + " " * MANY), refused="something between its rows"),
    "many starts of comments": Odd(behind_rows("<!--" * MANY), refused="comments among its cells"),
    "many attributes": Odd(behind_rows(f'<row {ATTRIBUTES} r="90"/>')),
    "many entities in a text": Odd(words("&amp;" * MANY), ("unreadable amount",)),
    "a number of 30,000 digits": Odd(number("9" * MANY), ("unreadable amount",)),
    "a power of 30,000 digits": Odd(number("1E" + "9" * MANY), ("unreadable amount",)),
    "cells in two places": Odd(behind_table("<sheetData><row r='14'/></sheetData>"), refused=TWO_PLACES),
    "cells in a comment": Odd(lambda: changed(
        LEARNING, "<sheetData>", "<!-- <sheetData></sheetData> --><sheetData>"), refused=TWO_PLACES),
    # Places.
    "a row 0": Odd(before_rows('<row r="0"/>'), refused=OUT_OF_ORDER),
    "a negative row": Odd(before_rows('<row r="-1"/>'), refused=OUT_OF_ORDER),
    "a row in Arabic digits": Odd(behind_rows('<row r="\u0669\u0669"/>'), refused=OUT_OF_ORDER),
    "a row as a power": Odd(behind_rows('<row r="1e5"/>'), refused=OUT_OF_ORDER),
    "a cell of four letters": Odd(behind_rows('<row r="90"><c r="AAAA90"><v>1</v></c></row>')),
    "a cell A0": Odd(behind_rows('<row r="90"><c r="A0"><v>1</v></c></row>')),
    "a format out of range": Odd(cell('<c r="I12" s="99999"><v>1.5</v></c>')),
    "a negative format": Odd(cell('<c r="I12" s="-1"><v>1.5</v></c>')),
    "a relation out of the package": Odd(relation_outside, refused="outside itself"),
    "a link to a file of another computer": Odd(external_link, ("linked files",)),
    "a digital signature": Odd(signed, unsaved="digitally signed"),
    "a digital signature kept elsewhere": Odd(signed_elsewhere, unsaved="digitally signed"),
    # Numbers and texts.
    "figures that are none": Odd(
        cells([f"<v>{spelled}</v>" for spelled in NO_FIGURES]), ("unreadable amount",) * len(NO_FIGURES)),
    "figures as text that are read": Odd(cells(in_line(TEXTS)), ("amount as text",) * len(TEXTS)),
    "figures as text that may mean two things": Odd(cells(in_line(NO_TEXTS)), ("unreadable amount",) * len(NO_TEXTS)),
    "a formula as text": Odd(cells(in_line(["=1+1"])), ("unreadable amount",)),
    "an error": Odd(cell('<c r="I12" t="e"><v>#REF!</v></c>'), ("error cell",)),
    "a formula without value": Odd(cell('<c r="I12"><f>1+1</f></c>'), ("formula without value",)),
    "a formula that fetches": Odd(cell(formula("I12", 'WEBSERVICE("http://192.0.2.1/")', "2"))),
    "a formula of a command": Odd(cell(formula("I12", "cmd|'/c calc'!A1", "2"))),
    "half of a character": Odd(cell(text_cell("D12", "_xD83D_"), "D12")),
    "an unknown kind of cell": Odd(cell('<c r="I12" t="zz"><v>1</v></c>'), ("amount as text",)),
    # Dates, hidden things, and frames of other programs.
    "dates from 1904": Odd(in_workbook("<workbookPr ", '<workbookPr date1904="1" '), ("1904 dates",)),
    "an absurd date": Odd(cell('<c r="I12" t="d"><v>99999-99-99</v></c>'), ("unreadable amount",)),
    "a hidden sheet": Odd(in_workbook('<sheet name="Learning Disability"', '<sheet state="hidden" '
                                      'name="Learning Disability"'), ("hidden sheet",)),
    "a very hidden sheet": Odd(other_sheet("", state="veryHidden")),
    "a hidden row with a figure": Odd(hidden_row, ("hidden row",)),
    "a prefix of its own": Odd(of_one_prefix),
    "no end of the zip": Odd(without_end_of_zip, refused="is damaged"),
    "a program before the zip": Odd(lambda: b"MZ" + bytes(510) + sample(), refused="not an Excel workbook"),
    "junk behind the zip": Odd(lambda: sample() + bytes(70_000), refused="is damaged"),
    "a table of settings twice": Odd(lambda: _settings_twice().zipped(), refused="two tables named Settings"),
    "an XML spreadsheet of 2003": Odd(lambda: b'<?xml version="1.0"?><Workbook/>', refused="not an Excel workbook"),
    "CSV with a mark": Odd(lambda: b"\xef\xbb\xbfReference,Type\n", refused="such as CSV"),
    "only the two letters of a zip": Odd(lambda: b"PK", refused="is damaged"),
}  # fmt: skip


def _settings_twice() -> Parts:
    book = sample_parts()
    book.parts[LEARNING_TABLE] = book.text(LEARNING_TABLE).replace("Lines_Learning_Disability", "Settings").encode()
    return book
