"""What is remembered of each workbook, by its path, in the preferences of this computer; of the latest ones only."""

from hashlib import sha256
from pathlib import Path

from ui.window.preferences import store

MOST_WORKBOOKS = 200
_RECENT = "recent"


class WorkbookStore:
    """One text a workbook."""

    def __init__(self, kind: str) -> None:
        """Keep texts of one kind."""
        self._kind = kind

    def key(self, path: Path) -> str:
        """Return the name under which a workbook's text is kept; it does not tell the path."""
        return f"{self._kind}/{sha256(str(path.absolute()).encode('utf-8', 'replace')).hexdigest()[:24]}"

    def text(self, path: Path | None) -> str:
        """Return a workbook's text; nothing where none was kept, or there is no file yet."""
        kept = store().value(self.key(path), "") if path is not None else ""
        return kept if isinstance(kept, str) else ""

    def keep(self, path: Path, text: str) -> None:
        """Keep a workbook's text, and forget that of the one kept longest ago."""
        kept, key, recent = store(), self.key(path), f"{self._kind}/{_RECENT}"
        known = kept.value(recent, [])
        names = [known] if isinstance(known, str) else known if isinstance(known, list) else []
        names = [key, *(str(name) for name in names if name != key)]
        for old in names[MOST_WORKBOOKS:]:
            kept.remove(old)
        kept.setValue(key, text)
        kept.setValue(recent, names[:MOST_WORKBOOKS])
