"""What the window looks like from one run to the next: bars, panel, navigator; and each workbook's last page."""

from PySide6.QtWidgets import QMainWindow, QSplitter

from model.budget import Budget
from ui.window.page_key import ALL_LINES, CHANGE_LOG, CHECKS, RECONCILIATION, SUMMARY, PageKey, PageKind, area_page
from ui.window.preferences import layout_state, remember_layout_state

_VERSION = 1
_WINDOW, _SPLITTER, _PANEL = "window", "navigator", "panel"
_CHOICES = {"shown": True, "hidden": False}
_PLAIN = {key.kind.value: key for key in (SUMMARY, ALL_LINES, RECONCILIATION, CHECKS, CHANGE_LOG)}
_AREA = "area: "


def remember_layout(window: QMainWindow, splitter: QSplitter, *, panel: bool | None) -> None:
    """Keep the layout, and whether the officer chose to show or to hide the line panel."""
    remember_layout_state(_WINDOW, window.saveState(_VERSION))
    remember_layout_state(_SPLITTER, splitter.saveState())
    remember_layout_state(_PANEL, next((words for words, choice in _CHOICES.items() if choice is panel), ""))


def restore_layout(window: QMainWindow, splitter: QSplitter) -> bool:
    """Bring the layout back; False where the navigator's width was never kept."""
    state, widths = layout_state(_WINDOW), layout_state(_SPLITTER)
    if not isinstance(state, str) and state is not None:
        window.restoreState(state, _VERSION)
    return widths is not None and not isinstance(widths, str) and splitter.restoreState(widths)


def panel_choice() -> bool | None:
    """Return whether the officer chose to show or to hide the line panel; None where he never did."""
    return _CHOICES.get(str(layout_state(_PANEL)))


def page_words(key: PageKey, budget: Budget) -> str:
    """Return a page in words that hold from one run to the next, in which areas have other ids."""
    if key.kind is PageKind.AREA and key.area_id is not None:
        return f"{_AREA}{budget.area(key.area_id).name}"
    return key.kind.value


def page_of_words(words: str, budget: Budget) -> PageKey:
    """Return the page that words name; the summary where there is no such page any more."""
    if words.startswith(_AREA):
        found = (area.id for area in budget.areas if f"{_AREA}{area.name}" == words)
        area_id = next(found, None)
        return SUMMARY if area_id is None else area_page(area_id)
    return _PLAIN.get(words, SUMMARY)
