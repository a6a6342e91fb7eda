"""The navigator: the pages of the open document, the activity areas under their services, with counts of findings."""

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QPainter, QShowEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

from model.edits import AreaAdded, AreaChange, AreaMoved, AreaRemoved, Change
from ui.window.findings_watch import FindingsWatch
from ui.window.metrics import letters, space
from ui.window.page_key import ALL_LINES, CHANGE_LOG, CHECKS, RECONCILIATION, SUMMARY, PageKey, PageKind, area_page
from ui.window.session import Session
from ui.window.theme import current_theme

Index = QModelIndex | QPersistentModelIndex

_COUNT_MARGINS = 5
_KEY = Qt.ItemDataRole.UserRole
_AREA_CHANGES = AreaAdded | AreaRemoved | AreaMoved | AreaChange


class Navigator(QTreeWidget):
    """Lists the pages. Signals: `page_chosen` (PageKey: the officer went to another page)."""

    page_chosen = Signal(object)

    def __init__(self, session: Session, watch: FindingsWatch, parent: QWidget | None = None) -> None:
        """List the pages of a session's document, now and after every change of its areas."""
        super().__init__(parent)
        self._session = session
        self._watch = watch
        self._items: dict[PageKey, QTreeWidgetItem] = {}
        self.setObjectName("Navigator")
        self.setAccessibleName("Pages")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(space(3.5))
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_context_menu)
        self._area_actions: list[QAction] = []
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(space(4))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.currentItemChanged.connect(self._on_current_item)
        session.document_replaced.connect(self.refresh)
        session.changed.connect(self._on_changed)
        watch.updated.connect(self._show_counts)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Offer room for the usual area names."""
        return QSize(letters(31), super().sizeHint().height())

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a page; the one that has the focus with a ring round its name and its count."""
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        if self.hasFocus() and (index.row(), index.parent()) == (current.row(), current.parent()):
            row = self.visualRect(current.siblingAtColumn(0)).united(self.visualRect(current.siblingAtColumn(1)))
            row.setLeft(self.visualRect(self.model().index(0, 0)).left())  # as far as its fill reaches
            painter.setPen(current_theme().colour("accent"))
            painter.drawRect(row.adjusted(0, 0, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the rows anew: they were listed before the style sheet reached them."""
        super().showEvent(event)
        self.doItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Show the counts in the colour of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._items:
            self._show_counts()

    def pages(self) -> list[PageKey]:
        """Return the pages in the order in which they are listed."""
        return list(self._items)

    def texts(self) -> list[str]:
        """Return what is listed, in order, service headings included."""
        shown: list[str] = []
        for place in range(self.topLevelItemCount()):
            item = cast("QTreeWidgetItem", self.topLevelItem(place))
            shown.append(item.text(0))
            shown.extend(cast("QTreeWidgetItem", item.child(inner)).text(0) for inner in range(item.childCount()))
        return shown

    def name_of(self, key: PageKey) -> str:
        """Return the name under which a page is listed."""
        return self._items[key].text(0)

    def count_beside(self, key: PageKey) -> str:
        """Return the count shown beside a page, or nothing."""
        return self._items[key].text(1)

    def set_area_actions(self, actions: list[QAction]) -> None:
        """Offer these commands on a right click."""
        self._area_actions = actions

    def show_page(self, key: PageKey) -> None:
        """Mark a page as the current one, without choosing it again."""
        item = self._items.get(key)
        if item is not None and not (item is self.currentItem() and item.isSelected()):
            self.blockSignals(True)
            self.setCurrentItem(item)
            item.setSelected(True)  # one that the focus made the current one is not selected yet
            self.blockSignals(False)

    @Slot()
    def refresh(self) -> None:
        """List everything again and stay on the current page where it still exists."""
        current = self.currentItem()
        key = current.data(0, _KEY) if current is not None else None
        self.blockSignals(True)
        self.clear()
        self._items.clear()
        if self._session.document is not None:
            self._list()
        self.blockSignals(False)
        if isinstance(key, tuple):
            self.show_page(PageKey(*key))
        self._show_counts()

    def _list(self) -> None:
        budget = self._session.budget
        self._add(None, "Summary", SUMMARY)
        for service in budget.services:
            group = QTreeWidgetItem([service or "Activity areas", ""])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            group.setFont(0, bold)
            group.setToolTip(0, group.text(0))
            self.addTopLevelItem(group)
            for area in budget.areas:
                if area.service == service:
                    self._add(group, area.name, area_page(area.id))
            group.setExpanded(True)
        self._add(None, "All lines", ALL_LINES)
        self._add(None, "Checks", CHECKS)
        self._add(None, "Reconciliation", RECONCILIATION)
        self._add(None, "Change log", CHANGE_LOG)

    def _add(self, group: QTreeWidgetItem | None, text: str, key: PageKey) -> None:
        item = QTreeWidgetItem([text, ""])
        item.setData(0, _KEY, key)
        item.setToolTip(0, text)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._items[key] = item
        if group is None:
            self.addTopLevelItem(item)
        else:
            group.addChild(item)

    @Slot()
    def _show_counts(self) -> None:
        for key, item in self._items.items():
            if key.kind is PageKind.AREA and key.area_id is not None:
                count = self._watch.count_of(key.area_id)
            elif key.kind is PageKind.CHECKS:
                count = len(self._watch.pressing)
            else:
                continue
            words = f"{count:,} {'error or warning' if count == 1 else 'errors and warnings'}"
            item.setText(1, f"{count:,}" if count else "")
            item.setToolTip(1, words if count else "")
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{item.text(0)}, {words}" if count else item.text(0))
            item.setForeground(1, current_theme().colour("muted"))
        # No wider than the widest count: the names need the room.
        widest = max((self.fontMetrics().horizontalAdvance(item.text(1)) for item in self._items.values()), default=0)
        self.header().resizeSection(1, widest + space(_COUNT_MARGINS))

    @Slot(object)
    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(isinstance(change, _AREA_CHANGES) for change in changes):
            self.refresh()

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current_item(self, item: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None) -> None:
        key = item.data(0, _KEY) if item is not None else None
        if isinstance(key, tuple):
            self.page_chosen.emit(PageKey(*key))

    @Slot(QPoint)
    def _on_context_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._area_actions)
        menu.exec(self.viewport().mapToGlobal(place))
        menu.deleteLater()
