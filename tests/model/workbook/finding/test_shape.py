"""Workbooks of the same shape have the same fingerprint, whatever their lines are; others have another."""

from model.workbook.finding.shape import Shape, shape_of
from model.workbook.found_opening import FoundReading
from tests.model.workbook.finding.books import Cells, Sheets, opened

PAGE: list[Cells] = [
    ["Growth bids £000"],
    ["Ref", "Proposal", "2013/14", "2014/15"],
    ["G1", "Demography", 150, 50],
    ["G2", "Inflation", 30, 10],
]


def whole(sheets: Sheets) -> Shape:
    found = opened(sheets)
    return shape_of(FoundReading(found.package, found.structure, found.source).pictures.sheets)


def shape(sheets: Sheets) -> str:
    return whole(sheets).exact


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


def test_next_years_workbook_is_another_shape_and_kin() -> None:
    later: list[Cells] = [["Growth bids £000"], ["Ref", "Proposal", "2014/15", "2015/16"], ["G7", "Other", 1, 2]]
    one, other = whole({"Growth": PAGE}), whole({"Growth": later})
    assert one.exact != other.exact
    assert (one.kin, one.first, other.first) == (other.kin, 2013, 2014)
    titled = [whole({f"Bids {year}-{year + 1 - 2000}": [[f"Bids for FY{year - 1999} £m"], *rows[1:]]})
              for year, rows in ((2013, PAGE), (2014, later))]  # fmt: skip
    assert titled[0].kin == titled[1].kin != one.kin


def test_years_that_nobody_knows_yet_make_no_kin() -> None:
    assert whole({"Growth": [PAGE[0], ["Ref", "Proposal", "Year 1", "Year 2"], *PAGE[2:]]})[1:] == ("", 0)


def test_other_headings_and_units_are_no_kin() -> None:
    kin = {
        whole({"Growth": PAGE}).kin,
        whole({"Growth": [["Growth bids £m"], *PAGE[1:]]}).kin,
        whole({"Growth": [PAGE[0], ["Ref", "Title", "2013/14", "2014/15"], *PAGE[2:]]}).kin,
        whole({"Growth": [PAGE[0], ["Ref", "Proposal", "2013/14", "2015/16"], *PAGE[2:]]}).kin,
    }
    assert len(kin) == 4
