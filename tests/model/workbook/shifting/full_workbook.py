"""A workbook in which everything that can point at cells does: written by XlsxWriter, the rest put in by hand."""

import io
from functools import cache

import xlsxwriter

from tests.model.workbook.builder import SHEET_TYPE, Parts

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINES, SUMS = "Older People", "Sums"
LINES_PART, SUMS_PART = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_RULE = (
    f'<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{_X14}"><x14:dataValidations xmlns:xm="{_XM}" '
    'count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>Sums!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>F6:F8</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
)
_THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_THREADED_KIND = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"


@cache
def full_workbook() -> bytes:
    """Pressures in rows 6 to 8, their total in row 9, savings in rows 11 and 12, their total in 13, net in 14."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    lines, sums = workbook.add_worksheet(LINES), workbook.add_worksheet(SUMS)
    _write_lines(lines)
    _write_rules(workbook, lines)
    chart = workbook.add_chart({"type": "column"})
    cached = {"categories_data": ["Care homes", "Demography", "Pay"], "values_data": [100, 30, 7]}
    chart.add_series(
        {"categories": f"='{LINES}'!$B$6:$B$8", "values": f"='{LINES}'!$C$6:$C$8", "name": f"='{LINES}'!$C$4", **cached}
    )
    lines.insert_chart("A22", chart)
    for row, formula in enumerate(SUM_FORMULAS):
        sums.write_formula(row, 1, f"={formula[0]}", None, formula[1])
    workbook.define_name("Costs", f"=SUM('{LINES}'!$C$6:$C$8)")
    workbook.define_name("Pay_line", f"='{LINES}'!$C$8")
    workbook.close()
    return _with_the_rest(Parts(out.getvalue()))


SUM_FORMULAS = (
    (f"'{LINES}'!C9", 137),
    (f"SUM('{LINES}'!C11:C12)", -55),
    (f"SUMIF('{LINES}'!A6:A8,\"P*\",'{LINES}'!C6:C8)", 137),
    ("Costs+Pay_line", 144),
    (f"VLOOKUP(\"P3\",'{LINES}'!A6:D8,3,FALSE)", 7),
)


def _write_lines(lines: "xlsxwriter.worksheet.Worksheet") -> None:
    lines.write_string("A1", "Older People")
    lines.write_string("A2", "All figures in £000")
    lines.write_row("A4", ["Ref", "Proposal", "2026/27", "2027/28", "Total", "Agreed"])
    sections = (
        (5, "Pressures", (("P1", "Care homes", 100, 50), ("P2", "Demography", 30, 20), ("P3", "Pay", 7, 0))),
        (10, "Savings", (("S1", "Review", -40, -5), ("S2", "Contracts", -15, -25))),
    )
    for top, heading, rows in sections:
        lines.write_string(top - 1, 0, heading)
        for row, (reference, title, first, second) in enumerate(rows, start=top + 1):
            lines.write_row(row - 1, 0, [reference, title, first, second])
            lines.write_formula(row - 1, 4, f"=SUM(C{row}:D{row})", None, first + second)
        end = top + len(rows)
        lines.write_string(end, 1, f"Total {heading}")
        totals = [sum(row[2] for row in rows), sum(row[3] for row in rows)]
        for letter, total in zip("CDE", [*totals, sum(totals)], strict=True):
            lines.write_formula(f"{letter}{end + 1}", f"=SUM({letter}{top + 1}:{letter}{end})", None, total)
    lines.write_string("B14", "Net")
    lines.write_formula("C14", "=C9+C13", None, 82)
    lines.write_formula("D14", "=D9+D13", None, 40)
    lines.write_array_formula("C15:C15", "{=SUM(C6:C8*1)}", None, 137)
    lines.merge_range("A18:F18", "Figures are subject to the settlement")


def _write_rules(workbook: "xlsxwriter.Workbook", lines: "xlsxwriter.worksheet.Worksheet") -> None:
    bold = workbook.add_format({"bold": True})
    lines.write_comment("B12", "About contracts")
    lines.write_comment("B7", "About demography")
    lines.data_validation("C6:D8", {"validate": "decimal", "criteria": ">", "value": "=C14"})
    lines.conditional_format("C6:D8", {"type": "data_bar", "data_bar_2010": True})
    lines.conditional_format("C11:D12", {"type": "formula", "criteria": "=C11<-20", "format": bold})
    lines.add_sparkline("G6", {"range": f"'{LINES}'!C6:D6"})
    lines.add_sparkline("G11", {"range": f"'{LINES}'!C11:D11"})
    lines.print_area("A1:F16")
    lines.repeat_rows(3)
    lines.set_h_pagebreaks([9])
    lines.freeze_panes(4, 2)
    lines.autofilter("A4:F8")
    lines.write_url("B16", f"internal:'{LINES}'!C9", string="to the total")
    lines.ignore_errors({"number_stored_as_text": "A6:A20"})
    lines.insert_textbox("H12", "A note", {"object_position": 2})


def _with_the_rest(book: Parts) -> bytes:
    book.replace(LINES_PART, "</extLst></worksheet>", f"{_RULE}</extLst></worksheet>")
    protected = '<protectedRanges><protectedRange name="Figures" sqref="C6:D8"/></protectedRanges>'
    book.replace(LINES_PART, "</sheetData>", f"</sheetData>{protected}")
    threads = (
        f'{HEAD}<ThreadedComments xmlns="{_THREADED}"><threadedComment ref="B12" id="{{1}}"><text>Agreed</text>'
        "</threadedComment></ThreadedComments>"
    )
    book.put("xl/threadedComments/threadedComment1.xml", threads, "application/vnd.ms-excel.threadedcomments+xml")
    book.relate(LINES_PART, _THREADED_KIND, "../threadedComments/threadedComment1.xml")
    cache = "xl/pivotCache/pivotCacheDefinition1.xml"
    book.put(
        cache,
        f'{HEAD}<pivotCacheDefinition xmlns="{MAIN}" refreshOnLoad="1" saveData="0"><cacheSource type="worksheet">'
        f'<worksheetSource ref="A4:D8" sheet="{LINES}"/></cacheSource><cacheFields count="0"/></pivotCacheDefinition>',
        f"{SHEET_TYPE}.pivotCacheDefinition+xml",
    )
    book.put("xl/untouched.xml", "<kept/>", "application/xml")
    book.put("xl/calcChain.xml", f'{HEAD}<calcChain xmlns="{MAIN}"><c r="C9" i="1"/></calcChain>',
             f"{SHEET_TYPE}.calcChain+xml")  # fmt: skip
    book.relate("xl/workbook.xml", "calcChain", "calcChain.xml")
    return book.zipped()
