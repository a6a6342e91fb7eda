from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.lines import AMOUNT, FORECAST, KIND, TEXT_HEADINGS, Field, Kind, value_of
from model.money import Unit
from model.planning import set_field
from ui.window.action_ids import ActionId
from ui.window.line_panel import LinePanel
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page
from ui.window.panel_editors import ChoiceEditor, LongTextEditor, TextEditor

CHOSEN = {"status": "Amended", "recurrence": "One-off", "deliverability": "At risk"}


@pytest.fixture
def panel(window: MainWindow) -> LinePanel:
    area = window.session.budget.areas[0]
    window.workbench.pages.show_page(area_page(area.id))
    window.session.set_current_line(window.session.budget.line_ids(area.id)[0])
    return window.workbench.line_panel


def enter(panel: LinePanel, field: Field, text: str) -> None:
    """Type into a field as if by hand, and leave it."""
    editor = panel.fields[field].editor
    editor.setFocus()
    if isinstance(editor, ChoiceEditor):
        editor.setCurrentText(text)
        editor.activated.emit(editor.currentIndex())
    elif isinstance(editor, LongTextEditor):
        editor.setPlainText(text)
        editor.take()
    else:
        assert isinstance(editor, TextEditor)
        editor.setText(text)
        editor.take()


def held(window: MainWindow, field: Field) -> object:
    line = window.session.current_line
    assert line is not None
    return value_of(line, field, window.session.budget.years)


@pytest.mark.parametrize("name", TEXT_HEADINGS)
def test_every_text_field_is_edited_as_one_undo_step(window: MainWindow, panel: LinePanel, name: str) -> None:
    before = held(window, Field(name))
    text = CHOSEN.get(name, "Something else & more")
    enter(panel, Field(name), text)
    assert held(window, Field(name)) == text
    assert window.session.undo_stack.count() == 1
    window.session.undo_stack.undo()
    assert held(window, Field(name)) == before


@pytest.mark.parametrize("name", [AMOUNT, FORECAST])
def test_amounts_and_forecasts_are_entered_in_the_unit_in_sight(
    window: MainWindow, panel: LinePanel, name: str
) -> None:
    field = Field(name, window.session.budget.years[1])
    enter(panel, field, "(0.5)")
    assert held(window, field) == Decimal(-500_000)
    window.session.show_in(Unit.THOUSANDS)
    enter(panel, field, "=2*125")
    assert held(window, field) == Decimal(250_000)
    enter(panel, field, "")
    assert held(window, field) is None


def test_the_type_moves_the_line_to_the_other_table(window: MainWindow, panel: LinePanel) -> None:
    enter(panel, Field(KIND), "Saving")
    assert held(window, Field(KIND)) is Kind.SAVING


def test_a_refused_amount_says_why_and_stays_until_another_is_taken(window: MainWindow, panel: LinePanel) -> None:
    field = Field(AMOUNT, window.session.budget.years[0])
    enter(panel, field, "1.5")
    enter(panel, field, "about 2")
    assert "about 2" in panel.fields[field].refusal
    assert held(window, field) == Decimal(1_500_000)
    editor = panel.fields[field].editor
    assert isinstance(editor, TextEditor)
    assert editor.text() == "about 2"
    assert window.session.undo_stack.count() == 1
    enter(panel, field, "2")
    assert panel.fields[field].refusal == ""


def test_an_amount_finer_than_shown_is_not_rounded_by_passing_through(
    window: MainWindow, panel: LinePanel, qtbot: QtBot
) -> None:
    session = window.session
    line = session.current_line
    assert line is not None
    field = Field(AMOUNT, session.budget.years[0])
    session.do(set_field(session.budget, line.id, field, Decimal("1234567.89")))
    editor = panel.fields[field].editor
    assert isinstance(editor, TextEditor)
    assert editor.text() == "1.235"
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    assert editor.text() == "1.23456789"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "1.235"
    assert held(window, field) == Decimal("1234567.89")
    assert session.undo_stack.count() == 1


def test_escape_puts_the_old_text_back(window: MainWindow, panel: LinePanel) -> None:
    editor = panel.fields[Field("category")].editor
    assert isinstance(editor, TextEditor)
    editor.setText("Changed")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.text() == held(window, Field("category"))
    assert window.session.undo_stack.count() == 0


def test_the_panel_follows_the_line_and_the_model(window: MainWindow, panel: LinePanel) -> None:
    session = window.session
    assert panel.heading.text() == "14SCS2"
    second = session.budget.line_ids(session.budget.areas[0].id)[1]
    session.set_current_line(second)
    assert panel.heading.text() == "14SCS3"
    session.do(set_field(session.budget, second, Field("reference"), "14SCS3a"))
    assert panel.heading.text() == "14SCS3a"
    session.set_current_line(None)
    assert not panel.heading.isVisible()


def test_the_panel_can_be_hidden_and_shown(window: MainWindow, panel: LinePanel) -> None:
    from ui.window.action_ids import ActionId

    assert panel.isVisible()
    window.actions_table[ActionId.LINE_PANEL].trigger()
    assert not panel.isVisible()
    window.actions_table[ActionId.LINE_PANEL].trigger()
    assert panel.isVisible()


@pytest.mark.parametrize("name", [AMOUNT, FORECAST])
def test_a_working_stands_beneath_its_figure_and_is_edited_as_typed(
    window: MainWindow, panel: LinePanel, name: str, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.show_in(Unit.THOUSANDS)
    window.workbench.lines.go_to_line(window.session.budget.line_ids(window.session.budget.areas[0].id)[0])
    field = Field(name, window.session.budget.years[0])
    shown = '=195 clients × 52 × 26 "agreed"'  # the sign for times
    enter(panel, field, '=195 clients*52*26 "agreed"')
    assert held(window, field) == Decimal(263_640_000)
    assert panel.amounts.working_shown(field).endswith(f"Working: {shown}, in £000")
    assert panel.amounts.working_shown(Field(name, window.session.budget.years[1])) == ""
    editor = panel.fields[field].editor
    panel.fields[Field("notes")].editor.setFocus()
    assert isinstance(editor, TextEditor)
    assert editor.text() == "263,640.0"
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton)
    assert editor.text() == shown
    enter(panel, field, "5")
    assert panel.amounts.working_shown(field) == ""
    assert window.session.undo_stack.undoText().endswith(", working removed")


def test_the_panel_follows_the_cursor_across_the_tables_and_back(example_window: MainWindow) -> None:
    window = example_window
    area = window.session.budget.areas[0]
    window.workbench.pages.show_page(area_page(area.id))
    page = window.workbench.pages.lines_page
    assert page is not None
    pressures, savings = page.grids
    for grid in (pressures, savings, pressures):
        first = grid.lines.index(0, grid.lines.column_of(Field("reference")) or 0)
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(first).center())
        line = window.session.current_line
        assert line is not None
        assert line.id == grid.lines.line_id(0)
        assert window.workbench.line_panel.heading.text() == line.reference


def test_the_panel_says_that_its_figures_are_year_on_year_while_the_grids_show_levels(window: MainWindow) -> None:
    window.workbench.lines.go_to("14SCS10")
    amounts = window.workbench.line_panel.amounts
    assert amounts.basis_note.isHidden()
    window.actions_table[ActionId.SHOW_LEVEL].trigger()
    assert amounts.basis_note.isVisible()
    window.actions_table[ActionId.SHOW_YEAR_ON_YEAR].trigger()
    assert amounts.basis_note.isHidden()
