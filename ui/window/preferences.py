"""What the window remembers between two runs on this computer: recent files, the layout, the officer's preferences."""

import json
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from model.money import Negatives, Unit
from ui.window.opening_view import OpeningView
from ui.window.theme import Scheme

APPLICATION = "Budget Workbook"
MOST_RECENT = 8

_RECENT = "recent_files"
_SCHEME = "scheme"
_GEOMETRY = "window/geometry"
_OPENING = "opening"
_OPENING_PARTS = ("unit", "decimals", "negatives")
_DECIMALS = tuple("0123456")
_LAYOUT = "layout"
_PAGES = "last_pages"
_EXPORT_FOLDER = "export_folder"
_AUTHOR = "author"
_RECOVERY = "keeps_recovery"
_REASONS = "reasons"
_NO = "no"


class Reasons(Enum):
    """When a save asks why the figures changed, for the change log."""

    WHEN_GIVEN = "when given"
    FROZEN = "once a version is frozen"
    ALWAYS = "always"


def store() -> QSettings:
    """Return the store; a plain file of the officer's own."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, APPLICATION, APPLICATION)


def recent_files() -> list[Path]:
    """Return the files opened last, newest first, be they still there or not."""
    stored = store().value(_RECENT, [])
    names = [stored] if isinstance(stored, str) else stored
    if not isinstance(names, list):
        return []
    return [Path(str(name)) for name in names if name]


def remember_file(path: Path) -> None:
    """Put a file on top of the recent ones."""
    known = [other for other in recent_files() if other != path]
    store().setValue(_RECENT, [str(each) for each in [path, *known][:MOST_RECENT]])


def forget_file(path: Path) -> None:
    """Take a file off the recent ones."""
    store().setValue(_RECENT, [str(other) for other in recent_files() if other != path])


def scheme() -> Scheme:
    """Return the chosen colour scheme."""
    stored = store().value(_SCHEME, Scheme.SYSTEM.value)
    return next((each for each in Scheme if each.value == stored), Scheme.SYSTEM)


def remember_scheme(chosen: Scheme) -> None:
    """Keep the chosen colour scheme."""
    store().setValue(_SCHEME, chosen.value)


def geometry() -> QByteArray | None:
    """Return the window's last place and size."""
    stored = store().value(_GEOMETRY)
    return stored if isinstance(stored, QByteArray) else None


def remember_geometry(place: QByteArray) -> None:
    """Keep the window's place and size."""
    store().setValue(_GEOMETRY, place)


def export_folder() -> Path | None:
    """Return the folder in which the export form begins; None for the workbook's own."""
    stored = store().value(_EXPORT_FOLDER)
    return Path(stored) if isinstance(stored, str) and stored else None


def remember_export_folder(folder: Path | None) -> None:
    """Keep the folder in which the export form begins; None for the workbook's own."""
    store().setValue(_EXPORT_FOLDER, str(folder or ""))


def layout_state(part: str) -> QByteArray | str | None:
    """Return what was kept of a part of the window."""
    stored = store().value(f"{_LAYOUT}/{part}")
    return stored if isinstance(stored, QByteArray | str) else None


def remember_layout_state(part: str, state: QByteArray | str) -> None:
    """Keep the state of a part of the window."""
    store().setValue(f"{_LAYOUT}/{part}", state)


def last_page(path: Path) -> str:
    """Return the words of the page that was last looked at in a workbook, or nothing."""
    return _last_pages().get(str(path.absolute()), "")


def remember_page(path: Path, words: str) -> None:
    """Keep the page last looked at in a workbook, for as long as the workbook is among the recent ones."""
    wanted = {str(path.absolute()), *(str(each) for each in recent_files())}
    kept = {name: page for name, page in _last_pages().items() if name in wanted}
    store().setValue(_PAGES, json.dumps(kept | {str(path.absolute()): words}))


def _last_pages() -> dict[str, str]:
    stored = store().value(_PAGES, "")
    try:
        pages = json.loads(stored) if isinstance(stored, str) and stored else {}
    except ValueError:
        return {}
    return {str(name): str(page) for name, page in pages.items()} if isinstance(pages, dict) else {}


def opening_view() -> OpeningView:
    """Return how the officer wants workbooks to open."""
    unit, decimals, negatives = (str(store().value(f"{_OPENING}/{part}", "")) for part in _OPENING_PARTS)
    return OpeningView(
        next((each for each in Unit if each.code == unit), None),
        int(decimals) if decimals in _DECIMALS else None,
        next((each for each in Negatives if each.value == negatives), None),
    )


def remember_opening_view(view: OpeningView) -> None:
    """Keep how the officer wants workbooks to open."""
    decimals = "" if view.decimals is None else str(view.decimals)
    texts = (view.unit.code if view.unit else "", decimals, view.negatives.value if view.negatives else "")
    for part, text in zip(_OPENING_PARTS, texts, strict=True):
        store().setValue(f"{_OPENING}/{part}", text)


def author() -> str:
    """Return the name or post that stands on certificates; nothing unless the officer entered it."""
    stored = store().value(_AUTHOR, "")
    return stored if isinstance(stored, str) else ""


def remember_author(name: str) -> None:
    """Keep the name or post that stands on certificates."""
    store().setValue(_AUTHOR, name)


def keeps_recovery() -> bool:
    """Whether unsaved work is kept on this computer for after a crash; so unless the officer does not want it."""
    return store().value(_RECOVERY, "") != _NO


def remember_recovery(*, keeps: bool) -> None:
    """Keep whether unsaved work is kept for after a crash."""
    store().setValue(_RECOVERY, "" if keeps else _NO)


def reasons() -> Reasons:
    """Return when a save asks for a reason."""
    stored = store().value(_REASONS, Reasons.WHEN_GIVEN.value)
    return next((each for each in Reasons if each.value == stored), Reasons.WHEN_GIVEN)


def remember_reasons(chosen: Reasons) -> None:
    """Keep when a save asks for a reason."""
    store().setValue(_REASONS, chosen.value)
