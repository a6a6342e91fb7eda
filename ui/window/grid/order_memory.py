"""Remembers in which order, under which headings, the officer looks at each page of a workbook.

A filter is not remembered: a workbook opens with every line in sight, since a line that somebody hid last week is
easily taken for one that is not there. An order and headings hide nothing, and the page names them.
"""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ui.window.grid.arrangement import Arrangement, Grouping, Sort
from ui.window.grid.arranger import PageArranger
from ui.window.grid.columns import Column
from ui.window.layout_memory import page_words
from ui.window.page_key import PageKey
from ui.window.session import Session
from ui.window.workbook_store import WorkbookStore

ORDERS = WorkbookStore("orders")
_SORT, _DESCENDING, _GROUP = "sort", "descending", "group"
Order = dict[str, str | bool]


class OrderMemory(QObject):
    """The orders of the open document's pages; those of a document without a file are kept once it is saved."""

    def __init__(self, session: Session) -> None:
        """Follow the session's documents."""
        super().__init__(session)
        self._session = session
        self._orders: dict[str, Order] = {}
        session.document_replaced.connect(self._on_document_replaced)
        session.saved.connect(self._keep)
        self._on_document_replaced()

    @classmethod
    def of(cls, session: Session) -> "OrderMemory":
        """Return the one memory of a session."""
        return session.findChild(cls) or cls(session)

    def follow(self, key: PageKey, arranger: PageArranger) -> None:
        """Put a new page in the order it had, and remember its order from now on."""
        kept = self._orders.get(page_words(key, self._session.budget))
        arrangement = arrangement_of(kept, arranger.grids[0].lines.columns) if kept else Arrangement()
        if not arrangement.is_plain:
            arranger.arrange(arrangement)
        arranger.changed.connect(partial(self._take, key, arranger))

    def _take(self, key: PageKey, arranger: PageArranger) -> None:
        if key.area_id is not None and all(area.id != key.area_id for area in self._session.budget.areas):
            return
        words, order = page_words(key, self._session.budget), order_of(arranger.arrangement)
        if order != self._orders.get(words, {}):
            self._orders = {**self._orders, words: order}
            self._keep()

    @property
    def _path(self) -> Path | None:
        document = self._session.document
        return document.path if document is not None else None

    @Slot()
    def _keep(self) -> None:
        text = json.dumps({words: order for words, order in self._orders.items() if order})
        if self._path is not None and orders_of(ORDERS.text(self._path)) != orders_of(text):
            ORDERS.keep(self._path, text)

    @Slot()
    def _on_document_replaced(self) -> None:
        self._orders = orders_of(ORDERS.text(self._path))


def order_of(arrangement: Arrangement) -> Order:
    """Return what is kept of an arrangement; nothing of one in the workbook's own order."""
    order: Order = {}
    if arrangement.sort is not None:
        order = {_SORT: arrangement.sort.column.key, _DESCENDING: arrangement.sort.descending}
    return order | ({_GROUP: arrangement.grouping.value} if arrangement.grouping is not None else {})


def arrangement_of(order: Order, columns: Sequence[Column]) -> Arrangement:
    """Return the arrangement that was kept, as far as its column is still there."""
    column = next((column for column in columns if column.key == order.get(_SORT)), None)
    sort = Sort(column, descending=order.get(_DESCENDING) is True) if column is not None else None
    return Arrangement(sort=sort, grouping=next((each for each in Grouping if each.value == order.get(_GROUP)), None))


def orders_of(text: str) -> dict[str, Order]:
    """Return the orders that were kept, by their pages' words. Whatever in the text makes no sense is left out."""
    try:
        kept = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(words): order for words, order in kept.items() if isinstance(order, dict) and order}
