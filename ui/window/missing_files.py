"""Which of the recent workbooks are no longer there: looked for beside the window, as a share may be slow or gone."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.window.errands import Errands


class MissingFiles(QObject):
    """Looks for files. Signals: `found_missing` (the tuple of paths, of those looked for last, that are not there)."""

    found_missing = Signal(object)

    def __init__(self, looks: Errands, parent: QObject | None = None) -> None:
        """`looks` does the looking, one list after the other."""
        super().__init__(parent)
        self._looks = looks

    def look(self, paths: Sequence[Path]) -> None:
        """Look for these; what is missing is told later."""
        if paths:
            self._looks.do(partial(self._look, tuple(paths)))

    def _look(self, paths: tuple[Path, ...]) -> None:
        missing = tuple(path for path in paths if not _is_there(path))
        with suppress(RuntimeError):  # the window has gone meanwhile
            self.found_missing.emit(missing)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
