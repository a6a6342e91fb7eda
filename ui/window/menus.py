"""The menu bar, made from the action table; the only list here is which command stands in which menu."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.window.action_ids import PAGE_ACTIONS, ActionId
from ui.window.actions import Actions, plain
from ui.window.errands import Errands
from ui.window.missing_files import MissingFiles
from ui.window.preferences import recent_files

_ID = ActionId
_RECENT = "recent"
_APPEARANCE = "appearance"
_PAGES = "pages"
_FIGURES = "figures"
_ONLY = "only"
_GROUP = "group"
_GAP = ""

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "&File",
        (
            *(
                _ID.NEW,
                _ID.OPEN,
                _RECENT,
                _ID.IMPORT,
                _ID.OPEN_SAMPLE,
                _GAP,
                _ID.SAVE,
                _ID.SAVE_WITH_REASON,
                _ID.SAVE_AS,
            ),
            *(_ID.RECEIPT, _ID.RESTORE, _ID.COMPARE, _GAP),
            *(_ID.FREEZE, _ID.VERSIONS, _ID.LEAVE_VERSION, _ID.MERGE, _GAP),
            *(_ID.EXPORT, _ID.PRINT_ANNEX, _ID.CHECK_ANNEX, _GAP),
            *(_ID.WHAT_WAS_FOUND, _ID.KEEP_MORE, _GAP, _ID.RECOVER, _ID.CLOSE, _ID.QUIT),
        ),
    ),
    (
        "&Edit",
        (
            *(_ID.UNDO, _ID.REDO, _GAP, _ID.CUT, _ID.COPY, _ID.COPY_ANNEX, _ID.PASTE, _ID.PASTE_SPECIAL, _GAP),
            *(_ID.FILL_DOWN, _ID.FILL_RIGHT, _ID.ADD_TO_AMOUNTS, _ID.INCREMENT_REFERENCES, _GAP),
            *(_ID.FIND, _ID.FIND_NEXT, _ID.FIND_PREVIOUS, _ID.REPLACE, _GAP),
            *(_ID.SETTINGS, _ID.CONTROLS, _ID.POTS, _GAP, _ID.PREFERENCES),
        ),
    ),
    (
        "&Line",
        (
            *(_ID.ADD_ALIKE, _ID.ADD_PRESSURE, _ID.ADD_FUNDING, _ID.ADD_SAVING, _GAP),
            *(_ID.LINE_UP, _ID.LINE_DOWN, _ID.LINE_TO_AREA, _ID.TRANSFER, _ID.PART_YEAR, _ID.AMEND, _GAP),
            *(_ID.LINE_LOG, _GAP),
            _ID.DELETE_LINE,
        ),
    ),
    (
        "&Area",
        (
            *(_ID.ADD_AREA, _ID.RENAME_AREA, _ID.REGROUP_AREA, _ID.NARRATIVE, _GAP),
            *(_ID.AREA_UP, _ID.AREA_DOWN, _GAP, _ID.REMOVE_AREA),
        ),
    ),
    (
        "&Data",
        (
            *(_ID.SORT_ASCENDING, _ID.SORT_DESCENDING, _ID.WORKBOOK_ORDER, _GAP),
            *(_ID.FILTER, _ID.FILTER_VALUES, _ONLY, _ID.SHOW_ALL_LINES, _ID.APPLY_AGAIN, _GAP),
            *(_GROUP, _GAP, _ID.AS_IN_WORKBOOK, _GAP),
            *(_ID.EXPLAIN, _ID.NEXT_FINDING, _ID.PREVIOUS_FINDING),
        ),
    ),
    (
        "&View",
        (
            *(_ID.SHOW_MILLIONS, _ID.SHOW_THOUSANDS, _ID.SHOW_POUNDS, _GAP),
            *(_ID.SHOW_YEAR_ON_YEAR, _ID.SHOW_LEVEL, _ID.SHOW_CUMULATIVE, _GAP),
            *(_FIGURES, _GAP, _ID.BRIDGE, _GAP, _ID.LINE_PANEL, _ID.PANEL_SIDE, _ID.PANEL_FLOAT, _GAP),
            *(_ID.COLUMNS, _ID.HIDE_COLUMN, _APPEARANCE),
        ),
    ),
    (
        "&Go",
        (
            *(_ID.BACK, _ID.FORWARD, _GAP, _ID.GO_TO, _PAGES, _GAP),
            *(_ID.NEXT_PART, _ID.PREVIOUS_PART),
        ),
    ),
    ("&Help", (_ID.PALETTE, _GAP, _ID.GUIDE, _ID.SHORTCUTS, _ID.WHATS_NEW, _GAP, _ID.ABOUT)),
)
_SUBMENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    _FIGURES: (
        "Fi&gures",
        (_ID.MORE_DECIMALS, _ID.FEWER_DECIMALS, _GAP, _ID.NEGATIVES_MINUS, _ID.NEGATIVES_BRACKETS),
    ),
    _ONLY: ("Show &only", (_ID.ONLY_NEW, _ID.ONLY_AT_RISK, _ID.ONLY_FINDINGS)),
    _GROUP: (
        "Gro&up",
        (
            *(_ID.GROUP_NONE, _ID.GROUP_STATUS, _ID.GROUP_CATEGORY, _ID.GROUP_TYPE, _GAP),
            *(_ID.COLLAPSE_GROUPS, _ID.EXPAND_GROUPS),
        ),
    ),
    _APPEARANCE: ("&Colours", (_ID.THEME_SYSTEM, _ID.THEME_LIGHT, _ID.THEME_DARK)),
    _PAGES: ("&Pages", PAGE_ACTIONS),
}
_GROUPS = (
    (_ID.SHOW_MILLIONS, _ID.SHOW_THOUSANDS, _ID.SHOW_POUNDS),
    (_ID.SHOW_YEAR_ON_YEAR, _ID.SHOW_LEVEL, _ID.SHOW_CUMULATIVE),
    (_ID.NEGATIVES_MINUS, _ID.NEGATIVES_BRACKETS),
    (_ID.GROUP_NONE, _ID.GROUP_STATUS, _ID.GROUP_CATEGORY, _ID.GROUP_TYPE),
    (_ID.THEME_SYSTEM, _ID.THEME_LIGHT, _ID.THEME_DARK),
)


def menu_of(name: ActionId) -> str:
    """Return the words of the menu in which a command stands."""
    for title, entries in (*MENUS, *_SUBMENUS.values()):
        if name in entries:
            return plain(title)
    message = f"{name} stands in no menu"
    raise KeyError(message)


class Menus(QObject):
    """Fills a menu bar. Signals: `file_chosen` (Path: one of the recent files)."""

    file_chosen = Signal(object)

    def __init__(self, bar: QMenuBar, actions: Actions, looks: Errands) -> None:
        """Build every menu once; recent files are listed when their menu opens, and `looks` looks for them."""
        super().__init__(bar)
        self._missing = MissingFiles(looks, self)
        self._missing.found_missing.connect(self._on_missing)
        self._actions = actions
        self._recent = QMenu("Open &recent", bar)
        self._recent.aboutToShow.connect(self._list_recent)
        for members in _GROUPS:
            group = QActionGroup(self)
            for name in members:
                group.addAction(actions[name])
        for title, entries in MENUS:
            self._fill(bar.addMenu(title), entries)

    def _fill(self, menu: QMenu, entries: tuple[str, ...]) -> None:
        for entry in entries:
            if entry == _GAP:
                menu.addSeparator()
            elif entry == _RECENT:
                menu.addMenu(self._recent)
            elif entry in _SUBMENUS:
                title, members = _SUBMENUS[entry]
                self._fill(menu.addMenu(title), members)
            else:
                menu.addAction(self._actions[ActionId(entry)])

    @Slot()
    def _list_recent(self) -> None:
        self._recent.clear()
        paths = recent_files()
        for path in paths:
            self._recent.addAction(self._entry(path))
        if not paths:
            self._recent.addAction("No workbooks yet").setEnabled(False)
        self._missing.look(paths)

    def _entry(self, path: Path) -> QAction:
        action = QAction(path.name, self._recent)
        action.setToolTip(str(path))
        action.triggered.connect(partial(self._choose, path))
        return action

    @Slot(object)
    def _on_missing(self, missing: tuple[Path, ...]) -> None:
        for action in self._recent.actions():
            if Path(action.toolTip()) in missing:
                action.setText(f"{Path(action.toolTip()).name} (not found)")
                action.setEnabled(False)

    def _choose(self, path: Path, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.file_chosen.emit(path)
