"""Words of a workbook that look like tags are shown as they are written, in tooltips and messages."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument, QTextLayout
from PySide6.QtWidgets import QLabel

from model.lines import Field
from model.planning import set_field
from ui.window.as_written import as_written, unbroken
from ui.window.main_window import MainWindow
from ui.window.page_key import area_page

TITLE = "<b>Care</b> homes & fees <img src='other.png'> of 5 < 6"
_LETTERS = st.text(st.sampled_from("ab<>&/\"'= 1\n"), max_size=30)


@pytest.mark.usefixtures("qapp")
@given(_LETTERS)
def test_a_tooltip_shows_every_letter(text: str) -> None:
    shown, document = as_written(text), QTextDocument()
    if shown == text:
        assert "<" not in text
        return
    document.setHtml(shown)
    assert "".join(document.toPlainText().split()) == "".join(text.split())


def test_the_tooltip_of_a_title_is_the_title(window: MainWindow) -> None:
    budget = window.session.budget
    area = budget.areas[0].id
    line = budget.line_ids(area)[0]
    window.workbench.pages.show_page(area_page(area))
    window.session.do(set_field(budget, line, Field("title"), TITLE))
    page = window.workbench.pages.lines_page
    assert page is not None
    model = page.grids[0].model()
    document = QTextDocument()
    tips = []
    for column in range(model.columnCount()):
        document.setHtml(str(model.index(0, column).data(Qt.ItemDataRole.ToolTipRole)))
        tips.append(document.toPlainText())
    assert any(TITLE in tip for tip in tips)


def test_a_message_shows_words_that_look_like_tags(window: MainWindow) -> None:
    window.message_bar.tell_result(TITLE)
    labels = [label for label in window.message_bar.findChildren(QLabel) if label.text() == TITLE]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("said, is_broken", [(str, True), (unbroken, False)])
def test_no_line_of_a_sentence_ends_with_the_minus_of_a_figure(said: Callable[[str], str], is_broken: bool) -> None:
    sentence = said("the lines cast to -£3.136m and the control total is -£2.886m, a difference of -£0.250m")
    ends = {line[-1:] for width in range(40, 600, 5) for line in _lines(sentence, width)}
    assert ("-" in ends) is is_broken


def _lines(text: str, width: int) -> list[str]:
    layout = QTextLayout(text)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines
