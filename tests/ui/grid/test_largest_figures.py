"""The largest figure of a page's lines is found once for each basis, and again after an edit."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QObject

from model.basis import Basis
from model.lines import AMOUNT, Field, Line
from model.planning import set_field
from ui.window.grid.largest import LargestFigures
from ui.window.session import Session


class Asked:
    """The lines of the budget, and how often they were asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.times = 0

    def lines(self) -> list[Line]:
        self.times += 1
        return list(self._session.budget.lines())


@pytest.mark.parametrize("basis", Basis)
def test_an_edit_alone_has_it_found_again(session: Session, basis: Basis) -> None:
    asked, owner = Asked(session), QObject()
    figures = LargestFigures(session, asked.lines, owner)
    before = figures.of(basis)
    assert (figures.of(basis), asked.times) == (before, 1)
    line = next(session.budget.lines())
    first = Field(AMOUNT, session.budget.years[0])
    session.do(set_field(session.budget, line.id, first, Decimal(-900_000_000)))
    assert figures.of(basis) >= Decimal(900_000_000) > before
    session.undo_stack.undo()
    assert figures.of(basis) == before
