"""The totals of the bottom bar are explained where they stand, in one line and as a table."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from model.basis import Basis
from model.lines import AMOUNT, Field
from ui.window.explain.dialog import ExplainDialog
from ui.window.explain.figure_label import FigureLabel
from ui.window.explain.subject import AmountSubject
from ui.window.main_window import MainWindow


def figure(window: MainWindow, text: str) -> FigureLabel:
    label = window.workbench.bottom_bar.label_of(text)
    assert label is not None
    return label


def explained(window: MainWindow) -> tuple[str, str]:
    dialog = window.workbench.explaining.dialog
    assert isinstance(dialog, ExplainDialog)
    assert dialog.isVisible()
    return dialog.figure.text(), dialog.words.text()


@pytest.mark.parametrize("width", [1900, 1000])
def test_a_double_click_on_a_total_of_the_bar_explains_it(window: MainWindow, width: int) -> None:
    window.resize(width, 768)
    QApplication.processEvents()
    QTest.mouseDClick(figure(window, "-17.651"), Qt.MouseButton.LeftButton)
    assert explained(window) == ("-17.651", "Social & Community Services, Adult Social Care, Savings 2013/14")


def test_the_bar_is_explained_in_the_basis_that_it_shows(window: MainWindow) -> None:
    window.session.look(window.session.view.__class__(basis=Basis.LEVEL))
    QTest.mouseDClick(figure(window, "-28.748"), Qt.MouseButton.LeftButton)
    assert explained(window)[0] == "-28.748"


def test_the_menu_of_a_total_offers_to_explain_it(window: MainWindow) -> None:
    met: list[str] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        met.extend(action.text() for action in menu.actions())
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(0, choose)
    label = figure(window, "14.675")
    centre = label.rect().center()
    QApplication.sendEvent(label, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, centre, label.mapToGlobal(centre)))
    QApplication.processEvents()
    assert met == ["Explain this number…"]
    assert explained(window)[0] == "14.675"


def test_words_of_the_bar_explain_nothing(window: MainWindow) -> None:
    QTest.mouseDClick(figure(window, "Savings"), Qt.MouseButton.LeftButton)
    assert window.workbench.explaining.dialog is None


def test_a_blank_amount_is_explained_as_not_stated(window: MainWindow) -> None:
    line = next(line for line in window.session.budget.lines() if line.reference == "14SCS1")
    window.workbench.explaining.explain(AmountSubject(line.id, Field(AMOUNT, window.session.budget.years[0])))
    assert explained(window)[0] == "Not stated"
