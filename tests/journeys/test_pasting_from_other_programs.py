"""An officer copies from Excel, LibreOffice and Word, sees what has to be decided, and nothing lands before that."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.clipboard.html_reading import read_html
from model.pasting.questions import Topic
from tests.journeys.officer import CONTROL, SHIFT, Key, Officer, accept, before_and_after, cancel, questions
from tests.journeys.programs import excel, libreoffice, word
from ui.window.paste_dialog import PasteDialog
from ui.window.paste_special_dialog import PasteSpecialDialog


def test_a_range_of_excel_in_the_same_unit_lands_at_once(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.copies_elsewhere(excel([["4.200", "5.100"], ["1.500", "0.700"]]))
    officer.pastes()
    assert officer.amounts("26ASC01", 3) == ["4.200", "5.100", "3.300"]
    assert officer.amounts("26ASC02", 2) == ["1.500", "0.700"]
    assert officer.last_step() == "Paste 4 cells"
    officer.press(Key.Key_Z, CONTROL)
    assert officer.amounts("26ASC01", 2) == ["3.200", "3.250"]


def test_a_heading_row_of_other_years_puts_each_figure_under_its_own_year(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.copies_elsewhere(excel([["2027/28", "2028/29"], ["3.500", "3.600"]]))

    def look(dialog: PasteDialog) -> None:
        assert questions(dialog)[1].startswith("The heading “2027/28” would stand under 2026/27")
        assert before_and_after(dialog) == [
            ("26ASC01", "2027/28", "3.250", "3.500"),
            ("26ASC01", "2028/29", "3.300", "3.600"),
        ]
        accept(dialog)

    officer.pastes_and_is_asked(look)
    assert officer.amounts("26ASC01", 4) == ["3.200", "3.500", "3.600", "0.000"]


def test_a_total_behind_the_years_never_becomes_a_forecast(officer: Officer) -> None:
    officer.go_to("26ASC01")
    forecasts = officer.line("26ASC01").forecasts
    officer.copies_elsewhere(excel([["3.300", "3.300", "3.300", "0.100", "0.100", "10.100"]]))

    def look(dialog: PasteDialog) -> None:
        assert questions(dialog) == ["1 more column is pasted than there are years from 2026/27 on."]
        accept(dialog)

    officer.pastes_and_is_asked(look)
    assert officer.amounts("26ASC01") == ["3.300", "3.300", "3.300", "0.100", "0.100"]
    assert officer.line("26ASC01").forecasts == forecasts


def test_savings_printed_without_minus_and_in_thousands_are_asked_about_together(officer: Officer) -> None:
    officer.go_to("25ASC07")
    officer.copies_elsewhere(excel([["1,900", "1,500"]]))

    def look(dialog: PasteDialog) -> None:
        units, signs = questions(dialog)
        assert units.endswith("What are they in?")
        assert signs.startswith("2 figures are positive, and would stand as savings")
        assert [row[3] for row in before_and_after(dialog)] == ["-1.900", "-1.500"]
        accept(dialog)

    officer.pastes_and_is_asked(look)
    assert officer.amounts("25ASC07", 2) == ["-1.900", "-1.500"]


def test_brackets_dashes_and_words_from_excel_are_shown_before_and_after(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.copies_elsewhere(excel([[" (0.400)", " -   ", "tbc", "1.2-"]]))

    def look(dialog: PasteDialog) -> None:
        assert list(dialog.boxes) == [Topic.MINUS, Topic.DASHES, Topic.NO_AMOUNT]
        assert [row[3] for row in before_and_after(dialog)] == ["-0.400", "3.250", "3.300", "-1.200"]
        QTest.keyClick(dialog.boxes[Topic.DASHES], Key.Key_Down)
        assert [row[3] for row in before_and_after(dialog)][1] == "0.000"
        accept(dialog)

    officer.pastes_and_is_asked(look)
    assert officer.amounts("26ASC01", 4) == ["-0.400", "0.000", "3.300", "-1.200"]


def test_the_officer_thinks_better_of_it_and_nothing_has_changed(officer: Officer) -> None:
    before = officer.window.session.budget.snapshot()
    officer.go_to("26ASC01")
    officer.copies_elsewhere(excel([["4,200"]]))
    officer.pastes_and_is_asked(cancel)
    assert officer.window.session.budget.snapshot() == before
    assert officer.steps() == 0


def test_why_nothing_could_be_pasted_is_told_until_the_officer_goes_on_elsewhere(officer: Officer) -> None:
    pressures = officer.grid
    for go_on in ("in the savings", "in the line panel", "on another cell"):
        officer.go_to("26ASC01")
        QGuiApplication.clipboard().clear()
        officer.press(Key.Key_V, CONTROL)
        QApplication.processEvents()
        assert pressures.refusal.isVisible()
        if go_on == "in the savings":
            officer.go_to("25ASC07")
        elif go_on == "in the line panel":
            officer.window.workbench.panel.reveal()
            officer.window.workbench.line_panel.first_control().setFocus()
        else:
            officer.press(Key.Key_Down)
        assert not pressures.refusal.isVisible(), go_on


def test_the_keys_begin_at_the_first_question(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.copies_elsewhere(excel([["(3,200)"]]))

    def look(dialog: PasteDialog) -> None:
        assert dialog.focusWidget() is dialog.boxes[Topic.UNITS]
        cancel(dialog)

    officer.pastes_and_is_asked(look)


def test_libreoffice_shows_less_than_its_cells_hold(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.copies_elsewhere(libreoffice([["3.2", "(0.1)"]], [["3.24567", "-0.05"]]))

    def look(dialog: PasteDialog) -> None:
        assert questions(dialog) == ["2 cells show a rounded figure: “3.2” holds 3.24567."]
        accept(dialog)

    officer.pastes_and_is_asked(look)
    assert officer.line("26ASC01").amounts[:2] == (Decimal(3245670), Decimal(-50_000))


def test_one_row_pasted_on_three_selected_lines_fills_each_of_them(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.press(Key.Key_Down, SHIFT, times=2)
    officer.copies_elsewhere(excel([["1.100", "2.200"]]))
    officer.pastes()
    references = officer.references_in_sight()
    assert [officer.amounts(reference, 2) for reference in references[:3]] == [["1.100", "2.200"]] * 3
    assert officer.last_step() == "Paste 6 cells"


def test_accounting_formats_of_excel_put_spaces_between_the_pound_and_the_figure(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.copies_elsewhere(excel([[" £ 3.300 ", "-£ 0.400 ", " £ (0.200)", "\u20130.1"]]))

    def look(dialog: PasteDialog) -> None:
        assert list(dialog.boxes) == [Topic.MINUS]
        assert [row[3] for row in before_and_after(dialog)] == ["3.300", "-0.400", "-0.200", "-0.100"]
        accept(dialog)

    officer.pastes_and_is_asked(look)
    assert officer.amounts("26ASC01", 4) == ["3.300", "-0.400", "-0.200", "-0.100"]


def test_a_table_of_word_keeps_its_paragraphs_in_the_cell(officer: Officer) -> None:
    officer.go_to("26ASC01", "Title")
    officer.copies_elsewhere(word([["Older people:\ndemographic growth", "4.100"], ["Fees", "1.600"]]))
    officer.pastes()
    assert officer.line("26ASC01").title == "Older people:\ndemographic growth"
    assert officer.line("26ASC02").title == "Fees"
    assert (officer.amounts("26ASC01", 1), officer.amounts("26ASC02", 1)) == (["4.100"], ["1.600"])


def test_rows_beyond_the_last_saving_become_savings(officer: Officer) -> None:
    officer.go_to("25ASC07", "Reference")
    count = len(officer.references_in_sight())
    officer.press(Key.Key_Down, CONTROL)
    last = officer.references_in_sight()[-1]
    officer.copies_elsewhere(excel([[last, "New", "As before"], ["27ASC88", "New", "Fewer vacancies"]]))
    officer.pastes()
    assert len(officer.references_in_sight()) == count + 1
    assert officer.line("27ASC88").section is officer.line("25ASC07").section
    assert officer.message() == "Pasted; 1 line was added."


def test_what_looks_like_a_formula_is_text_in_a_title_and_arithmetic_in_an_amount(officer: Officer) -> None:
    officer.go_to("26ASC01", "Title")
    officer.copies_elsewhere(excel([["=HYPERLINK(A1)", "=2*1.6"]]))
    officer.pastes()
    assert officer.line("26ASC01").title == "=HYPERLINK(A1)"
    assert officer.amounts("26ASC01", 1) == ["3.200"]
    assert officer.cell_tells("26ASC01") == "Working: =2*1.6, in £m"


def test_thousands_are_added_to_what_is_there(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.copies_elsewhere(excel([["20", "", "-300"]]))

    def wish(dialog: PasteSpecialDialog) -> None:
        QTest.keyClick(dialog.operation, Key.Key_Down)
        QTest.keyClick(dialog.unit, Key.Key_Down)
        QTest.keyClick(dialog.unit, Key.Key_Down)

    officer.pastes_specially(wish)
    assert officer.amounts("26ASC01", 3) == ["3.220", "3.250", "3.000"]


def test_copied_figures_reach_excel_and_word_with_format_and_come_back_with_working(officer: Officer) -> None:
    officer.go_to("26ASC01")
    officer.enter("=195*52*26/100000")
    officer.go_to("26ASC01", "Title")
    officer.press(Key.Key_Right, SHIFT)
    officer.press(Key.Key_C, CONTROL)
    content = QGuiApplication.clipboard().mimeData()
    title = officer.line("26ASC01").title
    assert content.text() == f"{title}\t2.6364"
    assert 'mso-number-format:"\\#\\,\\#\\#0\\.000"' in content.html()
    table = read_html(content.html())
    assert table is not None
    assert table.rows == ((title, "2.636"),)
    officer.go_to("26ASC02", "Title")
    officer.pastes()
    assert officer.amounts("26ASC02", 1) == ["2.636"]
    assert officer.cell_tells("26ASC02") == "Working: =195*52*26/100000, in £m"
    assert officer.grid.currentIndex().data(Qt.ItemDataRole.DisplayRole) == title
