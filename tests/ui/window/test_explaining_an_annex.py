"""A figure of an annex's preview is explained by a double click, and leads to the line behind it."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from exporters.paper.page_plan import PAPER
from model.controls import Measure
from model.explaining import Explainer
from model.money import Unit
from model.scopes import scopes
from ui.window.annex_dialog import SHOW_LINE, AnnexDialog
from ui.window.annex_source import AnnexSource
from ui.window.explain.part_dialog import PartDialog
from ui.window.explain.part_tree import PartTree
from ui.window.main_window import MainWindow
from ui.window.metrics import letters, space


def shown(window: MainWindow) -> AnnexDialog:
    document = window.session.document
    assert document is not None
    dialog = AnnexDialog("Print annex", "Print…", AnnexSource(document), Unit.MILLIONS, window)
    dialog.show()
    dialog.show_preview()
    QApplication.processEvents()
    return dialog


def double_click(dialog: AnnexDialog, words: str) -> None:
    """Double-click the first words of a page that read so."""
    page = dialog.preview.page
    plan = page._plan
    assert plan is not None
    line = next(line for line in plan.pages[0].lines if line.text == words)
    scale = (page.width() - 2 * page._margin) / PAPER[0] * plan.scale
    where = QPointF(line.x + line.width / 2, line.baseline - line.face.points / 3) * scale
    where += QPointF(page._margin, page._margin)
    button, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseButtonDblClick, where, page.mapToGlobal(where), button, button, held)
    QApplication.sendEvent(page, event)


def test_a_total_of_the_preview_leads_to_the_lines_behind_it(window: MainWindow) -> None:
    dialog = shown(window)
    seen: list[str] = []

    def look() -> None:
        explained = QApplication.activeModalWidget()
        assert isinstance(explained, PartDialog)
        seen.extend(texts[0] for texts in explained.tree.texts())
        seen.append(explained.proof.text())
        assert explained.tree.go_to_words("14SCS16")
        explained.go_button.click()

    QTimer.singleShot(0, look)
    double_click(dialog, "-17.651")
    assert any(words.startswith("Learning Disability, Savings") for words in seen)
    assert "no rounding difference" in seen[-1]
    assert dialog.result() == SHOW_LINE
    assert dialog.wanted_line is not None
    assert window.session.budget.line(dialog.wanted_line[0]).reference == "14SCS16"


def test_words_and_what_stands_beside_the_table_explain_nothing(window: MainWindow) -> None:
    dialog = shown(window)
    double_click(dialog, "Savings")
    assert dialog.isVisible()
    assert dialog.wanted_line is None
    dialog.reject()


def test_the_words_keep_their_room_where_the_tree_is_narrow(window: MainWindow) -> None:
    budget = window.session.budget
    explainer = Explainer(budget, lambda _line, _field: None)
    scope = next(scopes(budget))
    tree = PartTree(window)
    tree.show_part(explainer.total(scope, Measure.NET, budget.years[0]), budget, window.session.view)
    tree.show()
    for width in (letters(180), letters(90)):
        tree.resize(width, space(60))
        QApplication.processEvents()
        assert tree.header().sectionSize(0) >= letters(35)
    assert tree.header().sectionSize(2) >= letters(6)
