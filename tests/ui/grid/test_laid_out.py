"""Texts laid out for drawing: each once, as wide as the font says, elided where there is no room."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from ui.window.grid.laid_out import LaidOutTexts


@pytest.fixture
def font(qtbot: QtBot) -> QFont:  # noqa: ARG001  # fonts need an application
    return QFont()


@pytest.fixture
def texts(font: QFont) -> LaidOutTexts:
    laid_out = LaidOutTexts()
    laid_out.measure_in(font)
    return laid_out


def test_a_text_is_laid_out_once(texts: LaidOutTexts) -> None:
    assert texts.whole("27SC1") is texts.whole("27SC1")


@pytest.mark.parametrize("text", ["", "27SC1", "-1,234.500", "Reablement & home support", "<b>not bold</b>"])
def test_a_text_is_as_wide_as_its_font_says(texts: LaidOutTexts, font: QFont, text: str) -> None:
    assert texts.whole(text).width == pytest.approx(QFontMetrics(font).horizontalAdvance(text), abs=1)


@pytest.mark.parametrize("text, shown", [("a\tb", "a b"), ("a\rb", "a b")])
def test_what_would_break_the_line_is_a_space(texts: LaidOutTexts, text: str, shown: str) -> None:
    assert texts.whole(text).text.text() == shown


def test_a_text_with_room_is_not_cut(texts: LaidOutTexts) -> None:
    assert texts.within("27SC1", 10_000).text.text() == "27SC1"


def test_a_text_without_room_is_elided(texts: LaidOutTexts) -> None:
    room = round(texts.whole("Reablement and").width)
    found = texts.within("Reablement and home support", room)
    assert found.text.text().endswith("…")
    assert found.width <= room


def test_another_font_lays_texts_out_anew(texts: LaidOutTexts, font: QFont) -> None:
    before = texts.whole("27SC1").width
    larger = QFont(font)
    larger.setPointSize(3 * font.pointSize())
    texts.measure_in(larger)
    assert texts.whole("27SC1").width > before
