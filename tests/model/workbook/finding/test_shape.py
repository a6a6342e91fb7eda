"""Workbooks of the same shape have the same fingerprint, whatever their lines are; others have another."""

from model.workbook.finding.shape import fingerprint
from model.workbook.found_opening import FoundReading
from tests.model.workbook.finding.books import Cells, Sheets, opened

PAGE: list[Cells] = [
    ["Growth bids £000"],
    ["Ref", "Proposal", "2013/14", "2014/15"],
    ["G1", "Demography", 150, 50],
    ["G2", "Inflation", 30, 10],
]


def shape(sheets: Sheets) -> str:
    found = opened(sheets)
    return fingerprint(FoundReading(found.package, found.structure, found.source).pictures.sheets)


def test_other_lines_figures_and_notes_are_the_same_shape() -> None:
    more: list[Cells] = [*PAGE[:3], ["G9", "Another", 1, 2], ["G2", "Inflation", 31, 11], ["See the report."]]
    assert shape({"Growth": PAGE}) == shape({"Growth": more}) == shape({"Growth": [[None], *more][1:]})


def test_other_headings_years_units_and_sheets_are_another_shape() -> None:
    shapes = {
        shape({"Growth": PAGE}),
        shape({"Bids": PAGE}),
        shape({"Growth": PAGE, "More": PAGE}),
        shape({"Growth": [["Growth bids £m"], *PAGE[1:]]}),
        shape({"Growth": [["Growth bids 2026/27 £000"], *PAGE[1:]]}),
        shape({"Growth": [PAGE[0], ["Ref", "Title", "2013/14", "2014/15"], *PAGE[2:]]}),
        shape({"Growth": [PAGE[0], ["Ref", "Proposal", "2014/15", "2015/16"], *PAGE[2:]]}),
        shape({"Growth": [PAGE[0], ["Ref", "Proposal", "Year 1", "Year 2"], *PAGE[2:]]}),
        shape({"Growth": [["Bids of 2026/27"], ["Ref", "Proposal", "Year 1", "Year 2"], *PAGE[2:]]}),
    }
    assert len(shapes) == 9
