"""The heading row of a grid: headings stand exactly over their cells, figures' headings at the right."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QStyleOptionHeaderV2, QWidget

from ui.window.grid.column_layout import ColumnLayout
from ui.window.grid.figures import padding, row_height
from ui.window.grid.heading_marks import HeadingMarks
from ui.window.metrics import figure_font


class GridHeader(QHeaderView):
    """The headings. Dragging a heading's edge gives the column that width.

    Signals: `columns_asked` (the officer wants to choose and order the columns), `menu_opening` (QMenu, place of the
    column: what can be done with it is to be put into its context menu).
    """

    columns_asked = Signal()
    menu_opening = Signal(QMenu, int)

    def __init__(self, layout: ColumnLayout, parent: QWidget | None = None) -> None:
        """Head the columns of a layout."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = layout
        self.marks = HeadingMarks(self)
        self._only: Collection[int] | None = None
        self._is_dragged = False
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(0)
        self.sectionResized.connect(self._on_section_resized)

    def apply(self, only: Collection[int] | None = None) -> None:
        """Show the layout's columns in its widths; none but the places in `only`, where that is given."""
        self._only = only
        for place in range(len(self._columns.columns)):
            shown = self._columns.shows(place) and (only is None or place in only)
            self.setSectionHidden(place, not shown)
            if shown:
                self.resizeSection(place, self._columns.width(place))

    def changeEvent(self, event: QEvent) -> None:
        """Keep the widths: another style forgets them."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self.model() is not None:
            self.apply(self._only)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what may be a drag."""
        self._is_dragged = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        super().mouseReleaseEvent(event)
        self._is_dragged = False

    def sizeHint(self) -> QSize:
        """Return the height of a row; the width of what it shows, without asking each heading what it needs."""
        return QSize(self.length(), row_height(self.fontMetrics()))

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """Return the room that a heading needs."""
        metrics = QFontMetrics(figure_font(self.font(), bold=True))
        text = metrics.horizontalAdvance(self._columns.columns[logicalIndex].heading)
        # Eliding measures fractions of a pixel, this does not: one more.
        return QSize(text + 2 * padding(self.fontMetrics()) + 1, row_height(self.fontMetrics()))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw the section as the theme does and the heading with the cells' padding."""
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        # Not initStyleOptionForIndex: it asks every cell of the column whether it is selected.
        option.section = logicalIndex
        option.orientation = Qt.Orientation.Horizontal
        option.position = QStyleOptionHeaderV2.SectionPosition.Middle
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
        right = self._columns.columns[logicalIndex].is_figure
        if right and rect.right() >= self.viewport().width():
            # As its figures: half a heading would be read as another year, and half an ellipsis is a speck.
            has_room = self.viewport().width() - room.left() >= metrics.horizontalAdvance("…")
            text, right = "…" if has_room else "", False
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        room.setRight(room.right() - self.marks.draw(painter, rect, logicalIndex))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the column, and every column to show or hide."""
        place = self.logicalIndexAt(event.pos())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if place >= 0:
            self.menu_opening.emit(menu, place)
            menu.addSeparator()
        columns = self.column_menu(menu)
        columns.setTitle("Sho&w columns")
        menu.addMenu(columns)
        menu.popup(event.globalPos())

    def column_menu(self, parent: QWidget | None = None) -> QMenu:
        """Return a menu with every column that can be hidden, checked where it shows, and the way to all of it."""
        menu = QMenu(parent or self)
        for place, column in enumerate(self._columns.columns):
            if self._columns.can_hide(place):
                action = QAction(column.heading.replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked(self._columns.shows(place))
                action.setData(place)
                menu.addAction(action)
        menu.triggered.connect(self._on_column_chosen)
        menu.addSeparator()
        menu.addAction("&Columns…").triggered.connect(self._on_columns)
        return menu

    def _on_column_chosen(self, action: QAction) -> None:
        if action.data() is not None:
            self._columns.show(action.data(), shown=action.isChecked())

    def _on_columns(self) -> None:
        self.columns_asked.emit()

    def _on_section_resized(self, place: int, _old: int, width: int) -> None:
        if self._is_dragged and width and self._columns.shows(place):
            self._columns.choose_width(place, width)
