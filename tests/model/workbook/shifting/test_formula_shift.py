import pytest

from model.workbook.shifting.formula_shift import FormulaShift, Unmovable, moved_squares
from model.workbook.shifting.row_map import RowMap, Slot, opened_behind, without_rows

TABS = ["Older People", "Sums", "Pay's", "End"]
BEHIND_9 = FormulaShift({"older people": opened_behind(9, 1, (1, 6))}, TABS)
WITHOUT_7 = FormulaShift({"older people": without_rows([7])}, TABS)


@pytest.mark.parametrize(
    "formula, sheet, moved",
    [
        ("C10", "Older People", "C11"),
        ("$C$10+c$9", "Older People", "$C$11+c$9"),
        ("SUM(C5:C12)", "Older People", "SUM(C5:C13)"),
        ("SUM(C5:C9)", "Older People", "SUM(C5:C10)"),
        ("SUM(C9:C9)", "Older People", "SUM(C9:C10)"),
        ("SUM(C9:E9)", "Older People", "SUM(C9:E9)"),
        ("SUM(H5:H9)", "Older People", "SUM(H5:H9)"),
        ("SUM(C9:C5)", "Older People", "SUM(C10:C5)"),
        ("SUM($5:$9)", "Older People", "SUM($5:$9)"),
        ("SUM(10:12)", "Older People", "SUM(11:13)"),
        ("SUM(C:C)", "Older People", "SUM(C:C)"),
        ("C10", "Sums", "C10"),
        ("'Older People'!C10*2", "Sums", "'Older People'!C11*2"),
        ("'OLDER PEOPLE'!C10", "Sums", "'OLDER PEOPLE'!C11"),
        ("'Pay''s'!C10", "Older People", "'Pay''s'!C10"),
        ('"C10 is ""C10"""&C10', "Older People", '"C10 is ""C10"""&C11'),
        ("LOG10(C12)", "Older People", "LOG10(C13)"),
        ("C12:INDEX(C:C,C13)", "Older People", "C13:INDEX(C:C,C14)"),
        ("INDEX(C:C,3):C12", "Older People", "INDEX(C:C,3):C13"),
        ("'Older People'!C5:'Older People'!C12", "Sums", "'Older People'!C5:'Older People'!C13"),
        ("[1]Other!C10+[Book.xlsx]S!C11", "Older People", "[1]Other!C10+[Book.xlsx]S!C11"),
        ("Lines[2013/14]+Lines[[#This Row],[A10]]", "Older People", "Lines[2013/14]+Lines[[#This Row],[A10]]"),
        ("Costs_10*1E5", "Older People", "Costs_10*1E5"),
        ("SUM(Sums:End!C12)", "Older People", "SUM(Sums:End!C12)"),
        ("IF(C10>10%,C11,#N/A)", "Older People", "IF(C11>10%,C12,#N/A)"),
        ("_xlfn.XLOOKUP(A12,A5:A9,C5:C9)", "Older People", "_xlfn.XLOOKUP(A13,A5:A10,C5:C10)"),
        ("C12#", "Older People", "C13#"),
    ],
)
def test_references_follow_an_opened_row(formula: str, sheet: str, moved: str) -> None:
    assert BEHIND_9.of(formula, sheet) == moved


def test_a_running_total_of_a_line_does_not_count_the_line_below_it() -> None:
    assert BEHIND_9.of("SUM(C$5:C9)", "Older People", row=9) == "SUM(C$5:C9)"
    assert BEHIND_9.of("SUM(C$5:C9)", "Older People", row=20) == "SUM(C$5:C10)"
    assert BEHIND_9.of("SUM('Older People'!C5:C9)", "Sums", row=9) == "SUM('Older People'!C5:C10)"


@pytest.mark.parametrize(
    "formula, moved", [("SUM(C5:C7)", "SUM(C5:C6)"), ("SUM(C7:C9)", "SUM(C7:C8)"), ("C8", "C7"), ("C6", "C6")]
)
def test_references_follow_a_deleted_row(formula: str, moved: str) -> None:
    assert WITHOUT_7.of(formula, "Older People") == moved


@pytest.mark.parametrize(
    "shift, formula",
    [(WITHOUT_7, "C7*2"), (WITHOUT_7, "SUM(C7:E7)"), (BEHIND_9, "SUM('Older People:End'!C12)")],
)
def test_what_cannot_follow_is_refused(shift: FormulaShift, formula: str) -> None:
    with pytest.raises(Unmovable):
        shift.of(formula, "Older People")


def test_a_cell_of_a_row_that_moves_is_followed() -> None:
    shift = FormulaShift({"older people": RowMap({9: Slot((6,), 1, 6)})}, TABS)
    assert shift.of("C6+SUM(C5:C9)+C9", "Older People") == "C9+SUM(C5:C9)+C8"


def test_lists_of_ranges_lose_what_is_gone() -> None:
    assert moved_squares("A5:B9 D7 F:F", without_rows([7])) == "A5:B8 F:F"
    assert moved_squares("A9 C3", opened_behind(9, 1, (1, 3))) == "A9:A10 C3"
