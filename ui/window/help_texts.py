"""The texts of the help window: the guide and what is new from their files, the shortcuts from the action table."""

import re
from html import escape
from pathlib import Path

from PySide6.QtGui import QKeySequence

from ui.window.action_table import TABLE
from ui.window.actions import plain
from ui.window.grid.key_help import GRID_KEYS
from ui.window.menus import menu_of

_ROOT = Path(__file__).resolve().parents[2]
GUIDE = _ROOT / "resources" / "help" / "guide.md"
CHANGES = _ROOT / "CHANGELOG.md"
_VERSION = re.compile(r"^## (.+)$", re.MULTILINE)
_NATIVE = QKeySequence.SequenceFormat.NativeText


def guide() -> str:
    """Return the guide, as Markdown."""
    return _text(GUIDE)


def whats_new() -> str:
    """Return what each version brought, as Markdown."""
    return _text(CHANGES)


def newest_version() -> str:
    """Return the newest version that is told of, or nothing."""
    found = _VERSION.search(whats_new())
    return found[1] if found else ""


def shortcuts_html() -> str:
    """Return every command that has keys, menu by menu, and the keys of the grids, as HTML."""
    by_menu: dict[str, list[tuple[str, str]]] = {}
    for row in TABLE:
        if row.shortcuts:
            keys = ", ".join(QKeySequence(each).toString(_NATIVE) for each in row.shortcuts)
            by_menu.setdefault(menu_of(row.id), []).append((keys, f"{plain(row.text).rstrip('…')}: {row.help}"))
    tables = [("In a grid", list(GRID_KEYS)), *((f"Menu {menu}", rows) for menu, rows in by_menu.items())]
    return "<h1>Keyboard shortcuts</h1>" + "".join(_table(title, rows) for title, rows in tables)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(f"<tr><td><b>{escape(keys)}</b></td><td>{escape(words)}</td></tr>" for keys, words in rows)
    head = '<tr><th align="left" width="30%">Keys</th><th align="left">What they do</th></tr>'
    return f'<h2>{escape(title)}</h2><table width="100%" cellpadding="3">{head}{cells}</table>'


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return f"The file {path.name} is missing from this installation."
