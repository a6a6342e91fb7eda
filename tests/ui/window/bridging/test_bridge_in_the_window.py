"""The bridge in the real window: the table, the waterfall beside it, and every edit followed."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from model.lines import AMOUNT, Field
from model.planning import set_field
from model.versions.frozen import VersionHead
from ui.window.action_ids import ActionId
from ui.window.bridging.bridge_window import BridgeWindow
from ui.window.main_window import MainWindow
from ui.window.metrics import letters
from ui.window.theme import Scheme, apply_theme, current_theme


@pytest.fixture
def bridge(example_window: MainWindow) -> BridgeWindow:
    example_window.actions_table[ActionId.BRIDGE].trigger()
    return example_window.workbench.looking_back.bridging.window


def rows(window: BridgeWindow) -> list[tuple[str, ...]]:
    model = window.table.model()
    return [tuple(model.index(row, column).data() for column in range(4)) for row in range(model.rowCount())]


def add_to_first(window: MainWindow, pounds: int) -> None:
    budget = window.session.budget
    line = next(iter(budget.lines()))
    amount = line.amounts[0]
    assert isinstance(amount, Decimal)
    window.session.do(set_field(budget, line.id, Field(AMOUNT, budget.years[0]), amount + pounds))


def test_steps_lead_from_the_base_to_the_new_position(bridge: BridgeWindow) -> None:
    shown = rows(bridge)
    assert shown[0] == ("Base", "", "", "0.000")
    assert shown[-1][0] == "New position"
    steps = shown[1:-1]
    assert {kind for _, kind, _, _ in steps} == {"Pressure", "Additional funding", "Saving"}
    assert sum(Decimal(change) for _, _, change, _ in steps) == Decimal(shown[-1][3])
    assert steps[-1][3] == shown[-1][3]


def test_years_and_groups_are_chosen_by_key(bridge: BridgeWindow, example_window: MainWindow) -> None:
    before = rows(bridge)
    bridge.year.setFocus()
    QTest.keyClick(bridge.year, Qt.Key.Key_Down)
    assert bridge.year.currentText() == example_window.session.budget.years[1].label
    assert rows(bridge) != before
    bridge.by.setFocus()
    QTest.keyClick(bridge.by, Qt.Key.Key_End)
    names = {area.name for area in example_window.session.budget.areas}
    assert {row[0] for row in rows(bridge)[1:-1]} <= names


def test_it_begins_from_the_last_version_and_follows_edits_and_undo(example_window: MainWindow) -> None:
    document = example_window.session.document
    assert document is not None
    document.freeze(VersionHead("Draft 1"))
    example_window.actions_table[ActionId.BRIDGE].trigger()
    window = example_window.workbench.looking_back.bridging.window
    assert window.start.currentText() == "Draft 1"
    assert [row[0] for row in rows(window)] == ["Draft 1", "New position"]
    add_to_first(example_window, 250_000)
    QApplication.processEvents()
    (step,) = rows(window)[1:-1]
    assert step[2] == "0.250"
    example_window.session.undo()
    QApplication.processEvents()
    assert len(rows(window)) == 2


def test_a_screen_reader_reads_the_waterfall_and_the_cells(bridge: BridgeWindow) -> None:
    assert bridge.waterfall.accessibleName() == "Waterfall of 2026/27, from Base to the new position"
    assert bridge.waterfall.accessibleDescription().startswith("Base: 0.000; ")
    spoken = bridge.table.model().index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Position: 0.000"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_bar_of_the_current_row_is_marked_in_the_colours_of_the_theme(
    bridge: BridgeWindow, application: QApplication, scheme: Scheme
) -> None:
    try:
        apply_theme(application, scheme)
        bridge.table.setFocus()
        QTest.keyClick(bridge.table, Qt.Key.Key_Down)
        QApplication.processEvents()
        image = bridge.waterfall.grab().toImage()
        marked = bridge.waterfall.place_of(bridge.table.currentIndex().row())
        others = bridge.waterfall.place_of(bridge.table.currentIndex().row() + 1)
        soft = current_theme().colour("accent_soft")
        corner = [image.pixelColor(place.right() - 2, place.top() + 2) for place in (marked, others)]
        assert corner[0] == soft
        assert corner[1] != soft
    finally:
        apply_theme(application, Scheme.LIGHT)


def test_bars_keep_their_room_beside_the_names_on_a_small_screen(bridge: BridgeWindow) -> None:
    waterfall = bridge.waterfall
    bridge.by.setCurrentIndex(2)
    waterfall.setFixedWidth(waterfall.minimumSizeHint().width())
    QApplication.processEvents()
    image = waterfall.grab().toImage()
    accent = current_theme().colour("accent")
    widest = 0
    for row in range(1, bridge.table.model().rowCount()):
        middle = waterfall.place_of(row).center().y()
        widest = max(widest, sum(image.pixelColor(x, middle) == accent for x in range(image.width())))
    assert widest > letters(1)


def test_enter_in_the_table_does_not_close_it_and_escape_does(bridge: BridgeWindow) -> None:
    QTest.keyClick(bridge.table, Qt.Key.Key_Return)
    assert bridge.isVisible()
    QTest.keyClick(bridge.table, Qt.Key.Key_Escape)
    assert not bridge.isVisible()


def test_closing_the_workbook_puts_it_away(bridge: BridgeWindow, example_window: MainWindow) -> None:
    example_window.session.open(None)
    assert not bridge.isVisible()
