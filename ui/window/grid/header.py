"""The heading row of a grid: headings stand exactly over their cells, figures' headings at the right."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QStyleOptionHeaderV2, QWidget

from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.figures import padding, row_height
from ui.window.grid.heading_marks import HeadingMarks
from ui.window.metrics import figure_font


class GridHeader(QHeaderView):
    """The headings; a context menu shows and hides columns."""

    def __init__(self, layout: ColumnLayout, parent: QWidget | None = None) -> None:
        """Head the columns of a layout."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = layout
        self.marks = HeadingMarks(self)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(0)

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(super().sizeHint().width(), row_height(self.fontMetrics()))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the section as the theme does and the heading with the cells' padding."""
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        self.initStyleOptionForIndex(option, logicalIndex)
        option.rect = rect
        option.text = ""
        painter.save()
        self.style().drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, self)
        painter.restore()
        painter.save()
        painter.setFont(figure_font(self.font(), bold=True))
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QFontMetrics(painter.font())
        pad = padding(self.fontMetrics())
        room = rect.adjusted(pad, 0, -pad, 0)
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        right = self._columns.columns[logicalIndex].is_amount
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        room.setRight(room.right() - self.marks.draw(painter, rect, logicalIndex))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        menu = self.column_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def column_menu(self) -> QMenu:
        """Return a menu with every column that can be hidden, checked where it shows."""
        menu = QMenu(self)
        for place, column in enumerate(self._columns.columns):
            if self._columns.can_hide(place):
                action = QAction(column.heading, menu, checkable=True, checked=not self._columns.is_hidden(place))
                action.setData(place)
                menu.addAction(action)
        menu.triggered.connect(self._on_column_chosen)
        return menu

    def _on_column_chosen(self, action: QAction) -> None:
        self._columns.show(action.data(), shown=action.isChecked())
