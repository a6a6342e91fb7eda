import pytest

from exporters.excel.profile import Profile
from model.workbook.package import Package
from tests.exporters.budgets import budget_of, build, excel, pressure
from tests.exporters.excel.checklist import faults

SHEET, STYLES, CORE = "xl/worksheets/sheet4.xml", "xl/styles.xml", "docProps/core.xml"


@pytest.mark.parametrize(
    "part, old, new, fault",
    [
        (CORE, "<dc:language>en-GB</dc:language>", "", "no language"),
        (CORE, "<dc:title>Schedule of pressures and savings</dc:title>", "", "no document title"),
        (STYLES, 'builtinId="16"', 'builtinId="15"', "Heading 1"),
        (STYLES, 'wrapText="1"', 'wrapText="0"', "does not wrap"),
        (STYLES, '<sz val="10"/>', '<sz val="9"/>', "is in Arial 9"),
        (STYLES, '<name val="Arial"/>', '<name val="Times New Roman"/>', "is in Times New Roman"),
        (STYLES, "FFFFFFFF", "FF1B2A41", "too little contrast"),
        ("xl/workbook.xml", 'name="Notes"', 'name="Remarks"', "the sheets are"),
        ("xl/workbook.xml", 'sheetId="2"', 'sheetId="2" state="hidden"', "the sheet is hidden"),
        ("xl/worksheets/sheet2.xml", "'Schedule'!A1", "'Notes'!A1", "Contents leads to"),
        ("xl/tables/table3.xml", 'ref="A', 'ref="B', "does not start in column A"),
        ("xl/tables/table3.xml", 'name="Status"', 'name="Area"', "headings are empty, repeated"),
        ("xl/tables/table3.xml", "Schedule_of_pressures_and_savings", "Table1", "names without a meaning"),
        (SHEET, '<row r="4"', '<row hidden="1" r="4"', "something is hidden"),
        (SHEET, "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>', "merged"),
        (SHEET, "<sheetFormatPr", '<sheetFormatPr zeroHeight="1"', "something is hidden"),
        (SHEET, "</sheetView>", '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView>', "frozen panes"),
        (SHEET, "<tableParts", "<headerFooter><oddFooter>&amp;CPage</oddFooter></headerFooter><tableParts", "footers"),
    ],
)
def test_each_fault_put_into_a_good_annex_is_found(part: str, old: str, new: str, fault: str) -> None:
    data = excel(build("schedule", budget_of([pressure(2, "1", "1", reference="A1")])), Profile.ACCESSIBLE)
    package = Package(data, "Annex")
    text = package.read(part).decode()
    if part == SHEET:
        text = text.replace('workbookViewId="0"/>', 'workbookViewId="0"></sheetView>')
    assert old in text
    found = faults(package.rebuilt({part: text.replace(old, new).encode()}))
    assert any(fault in each for each in found), found
