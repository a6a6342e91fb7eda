"""A session with a sample, and a page of its first area on the screen."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.lines import AMOUNT, Field, Section
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from tests.ui.grid.keys import GoTo
from ui.window.grid.area_page import AreaPage
from ui.window.grid.line_grid import LineGrid
from ui.window.session import Session


@pytest.fixture(autouse=True)
def ended(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Empty the undo stack of every session at the end: the collector would end stack and steps in any order."""
    begun: list[Session] = []
    begin = Session.__init__

    def note(session: Session, parent: QObject | None = None) -> None:
        begin(session, parent)
        begun.append(session)

    monkeypatch.setattr(Session, "__init__", note)
    yield
    for session in begun:
        if shiboken6.isValid(session):
            session.undo_stack.clear()


@pytest.fixture
def session(qapp: QApplication) -> Session:  # noqa: ARG001  # a session needs an application
    session = Session()
    session.open(Document(load_sample(EXAMPLE).budget))
    return session


@pytest.fixture
def questions() -> list[str]:
    """What the officer was asked; each question is answered with yes."""
    return []


@pytest.fixture
def page(session: Session, questions: list[str], qtbot: QtBot) -> AreaPage:
    def confirm(question: str) -> bool:
        questions.append(question)
        return True

    page = AreaPage(session, session.budget.areas[0].id, confirm)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    page.show()
    return page


@pytest.fixture
def grid(page: AreaPage) -> LineGrid:
    return page.grid_for(Section.PRESSURES)


@pytest.fixture
def go_to(session: Session, page: AreaPage) -> GoTo:
    """Goes to the amount of a reference in a year's position."""

    def go(reference: str, place: int) -> QModelIndex:
        line = next(line for line in session.budget.lines() if line.reference == reference)
        page.select_line(line.id, Field(AMOUNT, session.budget.years[place]))
        return page.active_grid.currentIndex()

    return go
