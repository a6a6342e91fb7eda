"""Which of the recent workbooks are no longer there: looked for beside the window, as a share may be slow or gone."""

from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import QObject, Signal, Slot

from ui.window.errands import Errands


class MissingFiles(QObject):
    """Looks for files. Signals: `found_missing` (the tuple of paths, of those looked for, that are not there)."""

    found_missing = Signal(object)

    def __init__(self, looks: Errands, parent: QObject) -> None:
        """`looks` does the looking, one list after the other."""
        super().__init__(parent)
        self._looks = looks
        self._found: SimpleQueue[tuple[Path, ...]] = SimpleQueue()
        looks.done.connect(self._on_done)

    def look(self, paths: Sequence[Path]) -> None:
        """Look for these; what is missing is told later."""
        wanted, found = tuple(paths), self._found
        if wanted:
            self._looks.do(lambda: found.put(tuple(path for path in wanted if not _is_there(path))))

    @Slot()
    def _on_done(self) -> None:
        while not self._found.empty():
            self.found_missing.emit(self._found.get())


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
