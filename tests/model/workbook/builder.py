"""Workbooks as officers have them: the sample with a chart, a pivot table, a comment, macros and more built in.

Everything is put in at the level of parts and XML, so that no library tidies up on the way.
"""

import io
import zipfile
from functools import cache

from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.new_workbook import write_new_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
OLDER, LEARNING, JOINT = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet7.xml"
OLDER_TABLE, LEARNING_TABLE, JOINT_TABLE = (f"xl/tables/table{number}.xml" for number in (3, 5, 13))
ABOUT, CONTROLS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet8.xml"
ANALYSIS = "xl/worksheets/sheet101.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Parts:
    """The parts of a workbook, to be changed by hand and zipped up again."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def text(self, part: str) -> str:
        return self.parts[part].decode()

    def put(self, part: str, content: str | bytes, kind: str = "") -> None:
        self.parts[part] = content.encode() if isinstance(content, str) else content
        if kind:
            self.replace(TYPES, "</Types>", f'<Override PartName="/{part}" ContentType="{kind}"/></Types>')

    def replace(self, part: str, old: str, new: str) -> "Parts":
        """Replace the one place where a part has the old text."""
        text = self.text(part)
        assert text.count(old) == 1, f"{part} has {text.count(old)} times {old}"
        self.parts[part] = text.replace(old, new).encode()
        return self

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part point to another; returns the relation's id."""
        folder, name = part.rsplit("/", 1)
        rels = f"{folder}/_rels/{name}.rels"
        self.parts.setdefault(rels, f'{_HEAD}<Relationships xmlns="{PACKAGE}"></Relationships>'.encode())
        number = f"rId{self.text(rels).count('<Relationship ') + 101}"
        kind = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
        relation = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
        self.replace(rels, "</Relationships>", f"{relation}</Relationships>")
        return number

    def add_sheet(self, number: int, name: str, rows: str, behind: str = "", state: str = "visible") -> str:
        part = f"xl/worksheets/sheet{number}.xml"
        xml = f'{_HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>{behind}</worksheet>'
        self.put(part, xml, f"{SHEET_TYPE}.worksheet+xml")
        relation = self.relate(WORKBOOK, "worksheet", f"worksheets/sheet{number}.xml")
        sheet = f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="{relation}"/>'
        self.replace(WORKBOOK, "</sheets>", f"{sheet}</sheets>")
        return part

    def put_cell(self, part: str, address: str, xml: str) -> "Parts":
        """Replace a cell of a sheet that Excel's own way of writing would hold as `<c r="I16" ...>`."""
        text = self.text(part)
        start = text.index(f'<c r="{address}"')
        tag_end = text.index(">", start)
        end = tag_end + 1 if text[tag_end - 1] == "/" else text.index("</c>", start) + 4
        self.parts[part] = f"{text[:start]}{xml}{text[end:]}".encode()
        return self

    def zipped(self, *, streamed: bool = False) -> bytes:
        """Zip the parts up; `streamed` as a program that cannot seek does it, with lengths behind the content."""
        out = _Stream() if streamed else io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for place, (name, content) in enumerate(self.parts.items()):
                info = zipfile.ZipInfo(name, (2013, 1, 10, 10, place % 60, 0))
                info.compress_type = zipfile.ZIP_STORED if place % 7 == 3 else zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
            archive.comment = b"kept too"
        return out.getvalue()


class _Stream(io.BytesIO):
    """A file that can only be written to, from the front to the end."""

    def tell(self) -> int:
        raise OSError("a stream")

    def seek(self, offset: int, whence: int = 0, /) -> int:
        raise OSError(f"a stream has no place {offset}, {whence}")


@cache
def sample() -> bytes:
    """The Oxfordshire sample's workbook."""
    loaded = load_sample(OXFORDSHIRE)
    return write_new_workbook(loaded.budget, loaded.about)


@cache
def example() -> bytes:
    """The workbook of the invented council, five years and every field in use."""
    return write_new_workbook(load_sample(EXAMPLE).budget)


def sample_parts() -> Parts:
    return Parts(sample())


def formula(address: str, text: str, value: str) -> str:
    return f'<c r="{address}"><f>{text}</f><v>{value}</v></c>'


def text_cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


ANALYSIS_FORMULAS = {
    "A1": ("SUM(Lines_Older_People[2013/14])", "-3.636"),
    "A2": ("'Older People'!I16", "9.844"),
    "A3": ("A1*2", "-7.272"),
    "A4": ("SUM(OFFSET('Older People'!$I$24,0,0,-13,1))", "-3.636"),
    "A5": ("SUM(Older_2013)", "-3.636"),
    "A6": ("1+1", "2"),
    "A7": ("'Mental Health'!B6", "0.4"),
    "A8": ("A4+1", "-2.636"),
}


@cache
def rich_workbook() -> bytes:
    """The sample as an .xlsm that also holds all that a careless save would drop."""
    book = sample_parts()
    _add_analysis(book)
    _add_chart(book)
    _add_pivot(book)
    _add_comment(book)
    _add_macros_and_custom_part(book)
    book.put("xl/calcChain.xml", f'{_HEAD}<calcChain xmlns="{MAIN}"><c r="A1" i="101"/><c r="B6" i="2"/></calcChain>',
             f"{SHEET_TYPE}.calcChain+xml")  # fmt: skip
    book.relate(WORKBOOK, "calcChain", "calcChain.xml")
    return book.zipped(streamed=True)


def _add_analysis(book: Parts) -> None:
    rows = "".join(
        f'<row r="{place}">{formula(address, text, value)}</row>'
        for place, (address, (text, value)) in enumerate(ANALYSIS_FORMULAS.items(), start=1)
    )
    words = ("Group", "Amount"), ("Care", "1"), ("Roads", "2")
    for row, (word, figure) in enumerate(words, start=11):
        amount = f"<v>{figure}</v>" if figure.isdigit() else f"<is><t>{figure}</t></is>"
        kind = "" if figure.isdigit() else ' t="inlineStr"'
        first = f'<c r="A{row}" t="inlineStr"><is><t>{word}</t></is></c>'
        rows += f'<row r="{row}">{first}<c r="B{row}"{kind}>{amount}</c></row>'
    assert book.add_sheet(101, "Analysis", rows, "<!-- drawing -->") == ANALYSIS
    name = "<definedName name=\"Older_2013\">'Older People'!$I$12:$I$24</definedName>"
    book.replace(WORKBOOK, "<definedNames>", f"<definedNames>{name}")


def _add_chart(book: Parts) -> None:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet("Analysis")
        workbook.add_worksheet("Older People")
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "='Older People'!$B$6:$C$6"})
        sheet.insert_chart("D2", chart)
    made = Parts(out.getvalue())
    kind = "application/vnd.openxmlformats-officedocument.drawing"
    book.put("xl/charts/chart1.xml", made.parts["xl/charts/chart1.xml"], f"{kind}ml.chart+xml")
    book.put("xl/drawings/drawing1.xml", made.parts["xl/drawings/drawing1.xml"], f"{kind}+xml")
    book.relate("xl/drawings/drawing1.xml", "chart", "../charts/chart1.xml")
    book.replace("xl/drawings/_rels/drawing1.xml.rels", 'Id="rId101"', 'Id="rId1"')
    drawing = book.relate(ANALYSIS, "drawing", "../drawings/drawing1.xml")
    book.replace(ANALYSIS, "<!-- drawing -->", f'<drawing r:id="{drawing}"/>')


def _add_pivot(book: Parts) -> None:
    fields = (
        '<cacheField name="Group" numFmtId="0"><sharedItems count="2"><s v="Care"/><s v="Roads"/></sharedItems>'
        "</cacheField>"
        '<cacheField name="Amount" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" '
        'containsNumber="1" containsInteger="1" minValue="1" maxValue="2"/></cacheField>'
    )
    cache_part, records = "xl/pivotCache/pivotCacheDefinition1.xml", "xl/pivotCache/pivotCacheRecords1.xml"
    book.put(
        records,
        f'{_HEAD}<pivotCacheRecords xmlns="{MAIN}" count="2"><r><x v="0"/><n v="1"/></r><r><x v="1"/><n v="2"/></r>'
        "</pivotCacheRecords>",
        f"{SHEET_TYPE}.pivotCacheRecords+xml",
    )
    relation = book.relate(cache_part, "pivotCacheRecords", "pivotCacheRecords1.xml")
    book.put(
        cache_part,
        f'{_HEAD}<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE}" r:id="{relation}" recordCount="2">'
        '<cacheSource type="worksheet"><worksheetSource ref="A11:B13" sheet="Analysis"/></cacheSource>'
        f'<cacheFields count="2">{fields}</cacheFields></pivotCacheDefinition>',
        f"{SHEET_TYPE}.pivotCacheDefinition+xml",
    )
    in_workbook = book.relate(WORKBOOK, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    book.replace(
        WORKBOOK, "</workbook>", f'<pivotCaches><pivotCache cacheId="1" r:id="{in_workbook}"/></pivotCaches></workbook>'
    )
    table = "xl/pivotTables/pivotTable1.xml"
    book.put(
        table,
        f'{_HEAD}<pivotTableDefinition xmlns="{MAIN}" name="PivotTable1" cacheId="1" dataOnRows="1" '
        'applyNumberFormats="0" '
        'applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" '
        'applyWidthHeightFormats="1" dataCaption="Values" updatedVersion="4" minRefreshableVersion="3" '
        'createdVersion="4">'
        '<location ref="A3:B6" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2">'
        '<pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items>'
        '</pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/>'
        "</rowFields>"
        '<rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/>'
        "</colItems>"
        '<dataFields count="1"><dataField name="Sum of Amount" fld="1" baseField="0" baseItem="0"/></dataFields>'
        "</pivotTableDefinition>",
        f"{SHEET_TYPE}.pivotTable+xml",
    )
    book.relate(table, "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    sheet = book.add_sheet(102, "Pivot", '<row r="3"><c r="A3" t="inlineStr"><is><t>Row Labels</t></is></c></row>')
    book.relate(sheet, "pivotTable", "../pivotTables/pivotTable1.xml")


def _add_comment(book: Parts, cell: str = "E5") -> None:
    vml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape type="#_x0000_t202"><x:ClientData ObjectType="Note">'
        "<x:Row>4</x:Row><x:Column>4</x:Column></x:ClientData></v:shape></xml>"
    )
    book.put("xl/drawings/vmlDrawing1.vml", vml)
    book.replace(
        TYPES,
        '<Default Extension="xml"',
        '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
        '<Default Extension="xml"',
    )
    comment = (
        f'{_HEAD}<comments xmlns="{MAIN}"><authors><author>Accountant</author></authors><commentList>'
        f'<comment ref="{cell}" authorId="0"><text><t>Agreed in March</t></text></comment></commentList></comments>'
    )
    book.put("xl/comments1.xml", comment, f"{SHEET_TYPE}.comments+xml")
    book.relate(OLDER, "comments", "../comments1.xml")
    relation = book.relate(OLDER, "vmlDrawing", "../drawings/vmlDrawing1.vml")
    book.replace(OLDER, "<tableParts", f'<legacyDrawing r:id="{relation}"/><tableParts')


def with_comment(cell: str) -> bytes:
    """The sample with a comment on one cell of the first area."""
    book = sample_parts()
    _add_comment(book, cell)
    return book.zipped()


def _add_macros_and_custom_part(book: Parts) -> None:
    book.put("xl/vbaProject.bin", bytes(range(256)) * 40, "application/vnd.ms-office.vbaProject")
    book.relate(WORKBOOK, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    book.replace(TYPES, f"{SHEET_TYPE}.sheet.main+xml", macros)
    book.put("customXml/item1.xml", "<case xmlns='urn:example:case'>2013/17 &amp; more</case>")
    book.relate(WORKBOOK, "customXml", "../customXml/item1.xml")
