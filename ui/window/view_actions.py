"""How figures are viewed, as commands: unit, basis, decimals, negatives. Nothing of it alters the workbook."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from model.basis import Basis
from model.money import Negatives, Unit
from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.session import Session
from ui.window.view import MOST_DECIMALS

_UNITS = {
    ActionId.SHOW_MILLIONS: Unit.MILLIONS,
    ActionId.SHOW_THOUSANDS: Unit.THOUSANDS,
    ActionId.SHOW_POUNDS: Unit.GBP,
}
_BASES = {
    ActionId.SHOW_YEAR_ON_YEAR: Basis.YEAR_ON_YEAR,
    ActionId.SHOW_LEVEL: Basis.LEVEL,
    ActionId.SHOW_CUMULATIVE: Basis.CUMULATIVE,
}
_NEGATIVES = {ActionId.NEGATIVES_MINUS: Negatives.MINUS, ActionId.NEGATIVES_BRACKETS: Negatives.BRACKETS}
_DECIMALS = {ActionId.MORE_DECIMALS: 1, ActionId.FEWER_DECIMALS: -1}


class ViewActions(QObject):
    """Carries the View menu's commands for figures out, and checks those that hold."""

    def __init__(self, session: Session, actions: Actions, parent: QObject) -> None:
        """Connect the actions."""
        super().__init__(parent)
        self._session = session
        self._actions = actions
        for name, unit in _UNITS.items():
            actions[name].due.connect(partial(self._show_in, unit))
        for name, basis in _BASES.items():
            actions[name].due.connect(partial(self._show_as, basis))
        for name, negatives in _NEGATIVES.items():
            actions[name].due.connect(partial(self._show_negatives, negatives))
        for name, more in _DECIMALS.items():
            actions[name].due.connect(partial(self._step_decimals, more))
        session.view_changed.connect(self.refresh)
        actions.stopped.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Check what holds and offer what can be done."""
        is_open, view = self._session.document is not None, self._session.view
        self._actions.enable([*_UNITS, *_BASES, *_NEGATIVES], enabled=is_open)
        self._actions.enable([ActionId.MORE_DECIMALS], enabled=is_open and view.decimals < MOST_DECIMALS)
        self._actions.enable([ActionId.FEWER_DECIMALS], enabled=is_open and view.decimals > 0)
        for name, unit in _UNITS.items():
            self._actions[name].setChecked(unit is view.unit)
        for name, basis in _BASES.items():
            self._actions[name].setChecked(basis is view.basis)
        for name, negatives in _NEGATIVES.items():
            self._actions[name].setChecked(negatives is view.negatives)

    def _show_in(self, unit: Unit, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self._session.show_in(unit)

    def _show_as(self, basis: Basis, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        self._session.look(replace(self._session.view, basis=basis))

    def _show_negatives(self, negatives: Negatives, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        self._session.look(replace(self._session.view, negatives=negatives))

    def _step_decimals(self, more: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # as above
        view = self._session.view
        self._session.look(view.with_decimals(view.decimals + more))
