"""What marks a state is seen in the light and in the dark: ticks of lists, counts; and no form cuts its words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from model.lines import Field
from tests.ui.grid.keys import press
from tests.ui.window.test_theme import contrast
from ui.window.grid.choice_editor import ChoiceEditor
from ui.window.grid.columns_dialog import ColumnsDialog
from ui.window.grid.grid_page import GridPage
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page
from ui.window.preferences_dialog import PreferencesDialog
from ui.window.settings_dialog import SettingsDialog
from ui.window.theme import Scheme, apply_theme, current_theme

SCHEMES = (Scheme.LIGHT, Scheme.DARK)


@pytest.fixture(autouse=True)
def _light_again(application: QApplication) -> Iterator[None]:
    yield
    apply_theme(application, Scheme.LIGHT)


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def most_contrast(image: QImage, part: QRect, ground: QColor) -> float:
    """Return the contrast of what stands out most in a part of a picture."""
    places = ((x, y) for x in range(part.left(), part.right() + 1) for y in range(part.top(), part.bottom() + 1))
    return max(contrast(image.pixelColor(x, y), ground) for x, y in places)


def box_of(view: QListView, row: int) -> QRect:
    """Return where the box of an entry is drawn, in the view's viewport."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    index = view.model().index(row, 0)
    option.rect = view.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    assert not box.isEmpty()
    return box


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_unticked_box_of_a_list_is_seen(
    example_window: MainWindow, application: QApplication, scheme: Scheme
) -> None:
    apply_theme(application, scheme)
    page = example_window.workbench.pages.show_page(area_page(example_window.session.budget.areas[0].id))
    assert isinstance(page, GridPage)
    dialog = ColumnsDialog(page.columns, example_window)
    dialog.show()
    unticked = next(
        row for row in range(dialog.list.count()) if dialog.list.item(row).checkState() is Qt.CheckState.Unchecked
    )
    image = picture(dialog.list.viewport())
    assert most_contrast(image, box_of(dialog.list, unticked), current_theme().colour("surface")) >= 3
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_box_half_ticked_looks_like_neither_a_ticked_nor_an_empty_one(
    empty_window: MainWindow, application: QApplication, scheme: Scheme
) -> None:
    apply_theme(application, scheme)
    box = QCheckBox("Select all", empty_window)
    box.setTristate(True)
    box.show()
    looks = []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        box.setCheckState(state)
        looks.append(picture(box))
    assert looks[0] != looks[1] != looks[2] != looks[0]
    box.close()
    box.deleteLater()


def checks_item(window: MainWindow) -> QTreeWidgetItem:
    navigator = window.workbench.navigator
    (item,) = navigator.findItems("Checks", Qt.MatchFlag.MatchExactly)
    return item


def test_counts_follow_the_theme(example_window: MainWindow, application: QApplication) -> None:
    example_window.workbench.watch.look()
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        apply_theme(application, scheme)
        QApplication.processEvents()
        count = checks_item(example_window).foreground(1).color()
        assert count == current_theme().colour("muted")


def test_counts_are_never_cut_and_take_no_more_room_than_they_need(example_window: MainWindow) -> None:
    navigator = example_window.workbench.navigator
    example_window.workbench.watch.look()
    few = navigator.columnWidth(1)
    assert navigator.sizeHintForColumn(1) <= few
    assert few < navigator.width() // 4


def test_no_form_cuts_a_placeholder_or_is_higher_than_its_sentences(example_window: MainWindow) -> None:
    preferences = PreferencesDialog(example_window)
    preferences.show()
    QApplication.processEvents()
    folder = preferences.folder
    assert folder.fontMetrics().horizontalAdvance(folder.placeholderText()) < folder.contentsRect().width()
    preferences.close()
    settings = SettingsDialog(example_window.session.budget, example_window)
    settings.show()
    QApplication.processEvents()
    assert settings.height() == settings.heightForWidth(settings.width())
    settings.close()
    for dialog in (preferences, settings):
        dialog.deleteLater()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_choice_that_is_marked_in_an_open_drop_down_is_read(
    empty_window: MainWindow, application: QApplication, scheme: Scheme
) -> None:
    apply_theme(application, scheme)
    box = QComboBox(empty_window)
    box.addItems(["£m", "£000", "£"])
    box.show()
    box.showPopup()
    image = picture(box.view().viewport())
    row = box.view().visualRect(box.view().currentIndex())
    ground = image.pixelColor(row.left() + 2, row.top() + 2)
    assert ground != current_theme().colour("surface")
    assert contrast(current_theme().colour("text"), ground) >= 4.5
    box.hidePopup()
    box.deleteLater()


def test_no_choice_of_an_open_list_is_cut(example_window: MainWindow, qtbot: QtBot) -> None:
    page = example_window.workbench.pages.show_page(area_page(example_window.session.budget.areas[0].id))
    assert isinstance(page, GridPage)
    line = next(line for line in example_window.session.budget.lines() if line.reference == "26ASC01")
    page.select_line(line.id, Field("status"))
    press(Qt.Key.Key_Down, page.active_grid, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: any(box.view().isVisible() for box in page.findChildren(ChoiceEditor)))
    (box,) = page.findChildren(ChoiceEditor)
    assert box.view().verticalScrollBar().maximum() == 0
    box.hidePopup()
