"""The bar at the top: the commands used most, where we are, the unit of the figures, and the way to a reference."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from model.basis import Basis
from model.edits import Change, SettingChange
from model.money import Unit
from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.elided_label import ElidedLabel
from ui.window.icons import icon_extent
from ui.window.metrics import set_margins, space
from ui.window.search_line import SearchLine
from ui.window.session import Session

_LEFT = (ActionId.OPEN, ActionId.SAVE, ActionId.UNDO, ActionId.REDO)
_ARROW = "  \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}  "
_FIND = "Go to reference"


class TopBar(QWidget):
    """The top bar. Signals: `go_to` (text: Enter was pressed in the find box)."""

    go_to = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        """Show a session; every button triggers a command of the action table."""
        super().__init__(parent)
        self._session = session
        self.setObjectName("TopBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        set_margins(layout, 3.5, 1.5)
        layout.setSpacing(space(1.5))
        for name in _LEFT:
            layout.addWidget(self._button(actions, name))
        self.place = ElidedLabel()
        self.place.setObjectName("Muted")
        self.place.setAccessibleName("Organisation and directorate")
        layout.addSpacing(space(2))
        layout.addWidget(self.place, 1)
        self.unit = QComboBox()
        self.unit.setAccessibleName("Unit of the figures")
        self.unit.setToolTip("Show and enter figures in this unit")
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.unit.activated.connect(self._on_unit)
        layout.addWidget(self.unit)
        self.basis = QComboBox()
        self.basis.setAccessibleName("Basis of the figures")
        self.basis.setToolTip("Show figures year on year, as levels or cumulative; amounts are entered year on year")
        for basis in Basis:
            self.basis.addItem(basis.title, basis)
        self.basis.activated.connect(self._on_basis)
        layout.addWidget(self.basis)
        self.search = SearchLine()
        self.search.setPlaceholderText(_FIND)
        self.search.setAccessibleName(_FIND)
        self.search.setAccessibleDescription("A reference, a part of one or of a title, or Sheet!Cell; then Enter.")
        self.search.setToolTip("A reference, a part of one or of a title, or Sheet!Cell; Enter goes there (Ctrl+G)")
        self.search.setMinimumWidth(self.fontMetrics().horizontalAdvance(_FIND) + space(12))
        self.search.returnPressed.connect(self._on_return)
        layout.addWidget(self.search)
        layout.addWidget(self._button(actions, ActionId.EXPORT))
        session.document_replaced.connect(self.refresh)
        session.view_changed.connect(self.refresh)
        session.changed.connect(self._on_changed)
        self.refresh()

    def _button(self, actions: Actions, name: ActionId) -> QToolButton:
        button = QToolButton()
        button.setObjectName("BarButton")
        button.setDefaultAction(actions[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(icon_extent(), icon_extent()))
        button.setAccessibleName(actions[name].iconText())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot()
    def refresh(self) -> None:
        """Show what the session holds."""
        document = self._session.document
        for widget in (self.unit, self.basis, self.search):
            widget.setVisible(document is not None)
        if document is None:
            self.place.setText("")
            return
        settings = document.budget.settings
        parts = (settings.organisation, settings.directorate)
        self.place.setText(_ARROW.join(part for part in parts if part))
        with QSignalBlocker(self.unit):
            self.unit.clear()
            for unit in reversed(Unit):
                self.unit.addItem(self._unit_words(unit), unit)
            self.unit.setCurrentIndex(self.unit.findData(self._session.view.unit))
        self.basis.setCurrentIndex(list(Basis).index(self._session.view.basis))

    def _unit_words(self, unit: Unit) -> str:
        view, settings = self._session.view, self._session.budget.settings
        decimals = settings.decimals if settings.unit is unit else unit.decimals
        if view.unit is unit:
            decimals = view.decimals
        if not decimals:
            return f"{unit.symbol}, whole"
        return f"{unit.symbol}, {decimals} decimal{'s' if decimals != 1 else ''}"

    @Slot(object)
    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(isinstance(change, SettingChange) for change in changes):
            self.refresh()

    @Slot()
    def _on_unit(self) -> None:
        unit = self.unit.currentData()
        if isinstance(unit, Unit) and self._session.settle():
            self._session.show_in(unit)
        else:
            self.refresh()

    @Slot()
    def _on_basis(self) -> None:
        basis = self.basis.currentData()
        if isinstance(basis, Basis) and self._session.settle():
            self._session.look(replace(self._session.view, basis=basis))
        else:
            self.refresh()

    @Slot()
    def _on_return(self) -> None:
        if self.search.text().strip():
            self.go_to.emit(self.search.text().strip())
