"""The picture and its side, which share the room beside or over each other as the officer last left them."""

import re

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.window.preferences import layout_state, remember_layout_state

_BESIDE, _OVER = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_KEPT_AS = {_BESIDE: "mapping beside", _OVER: "mapping over"}
_SIDE = {_BESIDE: 0.39, _OVER: 0.5}
_SHARE = re.compile(r"0\.\d+", re.ASCII)


class Halves(QSplitter):
    """Two widgets; the share of the second is kept for each way in which they stand."""

    def __init__(self, picture: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        """Begin beside each other."""
        super().__init__(_BESIDE, parent)
        self._shares = dict(_SIDE)
        for way, name in _KEPT_AS.items():
            kept = layout_state(name)
            if isinstance(kept, str) and _SHARE.fullmatch(kept):
                self._shares[way] = float(kept)
        self.addWidget(picture)
        self.addWidget(side)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    def stand(self, *, over: bool) -> None:
        """Put the picture over its side, or beside it."""
        wanted = _OVER if over else _BESIDE
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shares."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        room = self.width() if self.orientation() is _BESIDE else self.height()
        side = round(room * self._shares[self.orientation()])
        self.setSizes([room - side, side])

    @Slot()
    def _on_moved(self) -> None:
        sizes = self.sizes()
        if all(sizes):
            share = sizes[1] / sum(sizes)
            self._shares[self.orientation()] = share
            remember_layout_state(_KEPT_AS[self.orientation()], f"{share:.4f}")
