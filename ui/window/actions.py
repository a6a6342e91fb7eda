"""The one action table: every command of the window with its words, shortcut, icon and help.

Menus, the toolbar, the command palette and the shortcut page are made from it; nothing else creates a command.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from ui.window.icons import icon

PAGE_SHORTCUTS = 9


class ActionId(StrEnum):
    """Names every command."""

    NEW = "file.new"
    OPEN = "file.open"
    SAVE = "file.save"
    SAVE_WITH_REASON = "file.save_with_reason"
    SAVE_AS = "file.save_as"
    RESTORE = "file.restore"
    FREEZE = "file.freeze"
    VERSIONS = "file.versions"
    LEAVE_VERSION = "file.leave_version"
    MERGE = "file.merge"
    OPEN_SAMPLE = "file.open_sample"
    EXPORT = "file.export"
    CHECK_ANNEX = "file.check_annex"
    COMPARE = "file.compare"
    PRINT_ANNEX = "file.print_annex"
    RECEIPT = "file.receipt"
    WHAT_WAS_FOUND = "file.what_was_found"
    KEEP_MORE = "file.keep_more"
    RECOVER = "file.recover"
    CLOSE = "file.close"
    QUIT = "file.quit"
    UNDO = "edit.undo"
    REDO = "edit.redo"
    CUT = "edit.cut"
    COPY = "edit.copy"
    COPY_ANNEX = "edit.copy_annex"
    PASTE = "edit.paste"
    PASTE_SPECIAL = "edit.paste_special"
    FILL_DOWN = "edit.fill_down"
    FILL_RIGHT = "edit.fill_right"
    ADD_TO_AMOUNTS = "edit.add_to_amounts"
    INCREMENT_REFERENCES = "edit.increment_references"
    EXPLAIN = "data.explain"
    NEXT_FINDING = "data.next_finding"
    PREVIOUS_FINDING = "data.previous_finding"
    CONTROLS = "edit.controls"
    POTS = "edit.pots"
    FIND = "edit.find"
    REPLACE = "edit.replace"
    FIND_NEXT = "edit.find_next"
    FIND_PREVIOUS = "edit.find_previous"
    PREFERENCES = "edit.preferences"
    SETTINGS = "edit.settings"
    ADD_PRESSURE = "line.add_pressure"
    ADD_FUNDING = "line.add_funding"
    ADD_SAVING = "line.add_saving"
    ADD_ALIKE = "line.add_alike"
    DELETE_LINE = "line.delete"
    LINE_UP = "line.up"
    LINE_DOWN = "line.down"
    LINE_TO_AREA = "line.to_area"
    TRANSFER = "line.transfer"
    PART_YEAR = "line.part_year"
    AMEND = "line.amend"
    LINE_LOG = "line.log"
    ADD_AREA = "area.add"
    RENAME_AREA = "area.rename"
    REGROUP_AREA = "area.regroup"
    NARRATIVE = "area.narrative"
    AREA_UP = "area.up"
    AREA_DOWN = "area.down"
    REMOVE_AREA = "area.remove"
    SHOW_MILLIONS = "view.millions"
    SHOW_THOUSANDS = "view.thousands"
    SHOW_POUNDS = "view.pounds"
    SHOW_YEAR_ON_YEAR = "view.year_on_year"
    SHOW_LEVEL = "view.level"
    SHOW_CUMULATIVE = "view.cumulative"
    MORE_DECIMALS = "view.more_decimals"
    FEWER_DECIMALS = "view.fewer_decimals"
    NEGATIVES_MINUS = "view.negatives_minus"
    NEGATIVES_BRACKETS = "view.negatives_brackets"
    SORT_ASCENDING = "data.sort_ascending"
    SORT_DESCENDING = "data.sort_descending"
    WORKBOOK_ORDER = "data.workbook_order"
    FILTER = "data.filter"
    FILTER_VALUES = "data.filter_values"
    ONLY_NEW = "data.only_new"
    ONLY_AT_RISK = "data.only_at_risk"
    ONLY_FINDINGS = "data.only_findings"
    SHOW_ALL_LINES = "data.show_all"
    APPLY_AGAIN = "data.apply_again"
    GROUP_NONE = "data.group_none"
    GROUP_STATUS = "data.group_status"
    GROUP_CATEGORY = "data.group_category"
    GROUP_TYPE = "data.group_type"
    COLLAPSE_GROUPS = "data.collapse_groups"
    EXPAND_GROUPS = "data.expand_groups"
    AS_IN_WORKBOOK = "data.as_in_workbook"
    BRIDGE = "view.bridge"
    LINE_PANEL = "view.line_panel"
    COLUMNS = "view.columns"
    HIDE_COLUMN = "view.hide_column"
    THEME_SYSTEM = "view.theme_system"
    THEME_LIGHT = "view.theme_light"
    THEME_DARK = "view.theme_dark"
    PAGE_1 = "view.page_1"
    PAGE_2 = "view.page_2"
    PAGE_3 = "view.page_3"
    PAGE_4 = "view.page_4"
    PAGE_5 = "view.page_5"
    PAGE_6 = "view.page_6"
    PAGE_7 = "view.page_7"
    PAGE_8 = "view.page_8"
    PAGE_9 = "view.page_9"
    PANEL_SIDE = "view.panel_side"
    PANEL_FLOAT = "view.panel_float"
    GO_TO = "go.reference"
    BACK = "go.back"
    FORWARD = "go.forward"
    NEXT_PART = "go.next_part"
    PREVIOUS_PART = "go.previous_part"
    PALETTE = "help.palette"
    GUIDE = "help.guide"
    SHORTCUTS = "help.shortcuts"
    WHATS_NEW = "help.whats_new"
    ABOUT = "help.about"


PAGE_ACTIONS = tuple(ActionId(f"view.page_{number}") for number in range(1, PAGE_SHORTCUTS + 1))


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table. `short` is the word on a toolbar button; `shortcuts`, the first of them shown.

    A command that `keeps_entry` works on what is being typed, or on nothing that it could change; every other one has
    it taken first, and is not carried out where that cannot be.
    """

    id: ActionId
    text: str
    help: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""
    checkable: bool = False
    keeps_entry: bool = False


_ID = ActionId
TABLE: tuple[Command, ...] = (
    Command(_ID.NEW, "&New…", "Begin a budget with its years and activity areas.", ("Ctrl+N",), "new"),
    Command(_ID.OPEN, "&Open…", "Open a workbook of activity-area tables.", ("Ctrl+O",), "open", "Open"),
    Command(_ID.SAVE, "&Save", "Save the changes into the workbook.", ("Ctrl+S",), "save", "Save"),
    Command(
        _ID.SAVE_WITH_REASON,
        "Save wit&h a reason…",
        "Save, and put into the change log why the figures changed.",
        ("Ctrl+Alt+S",),
    ),
    Command(_ID.SAVE_AS, "Save &as…", "Save as another workbook.", ("Ctrl+Shift+S", "F12")),
    Command(_ID.RESTORE, "Restore an earlier &version…", "See what saves replaced, and open or save one of them."),
    Command(
        _ID.FREEZE,
        "&Freeze version…",
        "Keep the budget as it stands inside the workbook, sealed, as the version for a meeting.",
    ),
    Command(
        _ID.VERSIONS,
        "Fro&zen versions…",
        "List the frozen versions with their totals; open one read-only, export its annexes, or restore it.",
    ),
    Command(_ID.LEAVE_VERSION, "&Back to the workbook", "Leave the frozen version and open its workbook again."),
    Command(
        _ID.MERGE,
        "Mer&ge copies…",
        "Bring what colleagues changed in copies of this workbook into it, and decide where both changed the same.",
    ),
    Command(_ID.OPEN_SAMPLE, "Open sa&mple", "Open a copy of the sample budget.", (), "sample"),
    Command(
        _ID.EXPORT,
        "&Export annexes…",
        "Write annexes for a committee as Excel, CSV or PDF.",
        ("Ctrl+E",),
        "export",
        "Export annex",
    ),
    Command(
        _ID.CHECK_ANNEX,
        "Chec&k an annex…",
        "Compare an exported annex with this workbook, line by line.",
    ),
    Command(
        _ID.COMPARE,
        "Compare wi&th…",
        "Compare the workbook, a frozen version, a backup or another file with one another.",
    ),
    Command(_ID.PRINT_ANNEX, "&Print annex…", "Look at the pages of an annex and print them.", ("Ctrl+P",)),
    Command(
        _ID.RECEIPT,
        "Rece&ipt of the last save…",
        "See every cell that the last save changed, before and now, and the hashes of the file.",
    ),
    Command(
        _ID.WHAT_WAS_FOUND,
        "&What was found…",
        "Show which rows and columns of a workbook that others laid out are what, and correct it.",
    ),
    Command(
        _ID.KEEP_MORE,
        "Keep more in an a&dded sheet…",
        "Let saves add a sheet to a workbook that others laid out, for fields that it has no column for.",
    ),
    Command(_ID.RECOVER, "&Recover unsaved work…", "Look at work that was kept when the program ended unexpectedly."),
    Command(_ID.CLOSE, "&Close workbook", "Close the workbook and show the welcome page.", ("Ctrl+W",)),
    Command(_ID.QUIT, "&Quit", "Close the window.", ("Ctrl+Q",)),
    Command(_ID.UNDO, "&Undo", "Take the last change back.", ("Ctrl+Z",), "undo", "Undo"),
    Command(
        _ID.REDO, "&Redo", "Make the change again that was taken back.", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", "Redo"
    ),
    Command(_ID.CUT, "Cu&t", "Copy the selected cells or text and clear them.", ("Ctrl+X",), keeps_entry=True),
    Command(_ID.COPY, "&Copy", "Copy the selected cells or text.", ("Ctrl+C",), keeps_entry=True),
    Command(_ID.COPY_ANNEX, "Copy annex ta&ble…", "Copy the table of an annex, for Word or a spreadsheet."),
    Command(
        _ID.PASTE,
        "&Paste",
        "Paste cells or text from here, a spreadsheet or a document.",
        ("Ctrl+V",),
        keeps_entry=True,
    ),
    Command(
        _ID.PASTE_SPECIAL,
        "Paste spec&ial…",
        "Add or subtract pasted amounts, flip their signs, say their unit, skip blanks or transpose.",
        ("Ctrl+Alt+V",),
    ),
    Command(_ID.FILL_DOWN, "Fill do&wn", "Copy the first selected cell of each column down.", ("Ctrl+D",)),
    Command(_ID.FILL_RIGHT, "Fill ri&ght", "Copy the first selected cell of each line to the right.", ("Ctrl+R",)),
    Command(_ID.ADD_TO_AMOUNTS, "&Add to amounts…", "Add an amount to each of the selected amounts."),
    Command(
        _ID.INCREMENT_REFERENCES,
        "Incre&ment references",
        "Count references on from that of the first selected line, past those in use.",
    ),
    Command(
        _ID.EXPLAIN,
        "&Explain this number…",
        "Take a total or an amount apart: its lines, their cells, workings, transfers, rounding and last changes.",
        ("Ctrl+Shift+E",),
    ),
    Command(_ID.NEXT_FINDING, "&Next finding", "Go to the next finding of the checks.", ("F8",)),
    Command(_ID.PREVIOUS_FINDING, "P&revious finding", "Go to the finding before.", ("Shift+F8",)),
    Command(
        _ID.CONTROLS, "C&ontrol totals…", "The agreed or published figures to which the lines must cast: add, change."
    ),
    Command(_ID.POTS, "Pots of mone&y…", "Temporary money that lines are met from: add, change, remove."),
    Command(_ID.FIND, "Fin&d…", "Find words in the text fields of lines.", ("Ctrl+F",), "find"),
    Command(_ID.REPLACE, "R&eplace…", "Find words and put others in their place, in one step.", ("Ctrl+H",)),
    Command(_ID.FIND_NEXT, "Find &next", "Go to the next match.", ("F3",)),
    Command(_ID.FIND_PREVIOUS, "Find pre&vious", "Go to the match before.", ("Shift+F3",)),
    Command(_ID.PREFERENCES, "Pre&ferences…", "Colours, units, your name or post, folder for exports.", ("Ctrl+,",)),
    Command(
        _ID.SETTINGS, "&Settings of the budget…", "Organisation, titles, decimals, negatives, marking.", (), "settings"
    ),
    Command(_ID.ADD_PRESSURE, "Add &pressure", "Add a pressure to this activity area.", ("Ctrl+Shift+1",), "add"),
    Command(
        _ID.ADD_FUNDING, "Add additional &funding", "Add additional funding to this area.", ("Ctrl+Shift+2",), "add"
    ),
    Command(_ID.ADD_SAVING, "Add &saving", "Add a saving to this activity area.", ("Ctrl+Shift+3",), "add"),
    Command(_ID.ADD_ALIKE, "&Add line", "Add a line of the same type as the current one.", ("Ctrl++", "Ctrl+="), "add"),
    Command(_ID.DELETE_LINE, "&Delete line", "Delete the selected lines.", ("Ctrl+-",), "delete"),
    Command(_ID.LINE_UP, "Move line &up", "Move the selected lines up in their table.", ("Alt+Up",), "up"),
    Command(_ID.LINE_DOWN, "Move line do&wn", "Move the selected lines down in their table.", ("Alt+Down",), "down"),
    Command(
        _ID.LINE_TO_AREA, "&Move to another area…", "Move the selected lines to another activity area.", ("Ctrl+M",)
    ),
    Command(
        _ID.TRANSFER,
        "&Transfer to…",
        "Give budget to other activity areas: linked lines that net to nil in every year.",
        ("Ctrl+Shift+T",),
    ),
    Command(
        _ID.PART_YEAR,
        "Start part-wa&y through a year…",
        "Enter the part-year effect of a line from its start date, and the rest of the full year in the next.",
    ),
    Command(
        _ID.AMEND,
        "Ame&nd what was agreed…",
        "Enter the previous amounts of a line, and by how much they are changed.",
    ),
    Command(_ID.LINE_LOG, "Changes of this &line", "Show the entries of the change log about this line."),
    Command(_ID.ADD_AREA, "&Add area…", "Add an activity area.", ("Ctrl+Shift+A",), "add"),
    Command(_ID.RENAME_AREA, "&Rename area…", "Give this activity area another name."),
    Command(_ID.REGROUP_AREA, "Move to &service…", "Put this activity area under another service."),
    Command(
        _ID.NARRATIVE, "&Narrative…", "What is said of areas and the directorate beside figures: add, change, remove."
    ),
    Command(_ID.AREA_UP, "Move area &up", "Move this activity area up.", ("Ctrl+Alt+Up",)),
    Command(_ID.AREA_DOWN, "Move area do&wn", "Move this activity area down.", ("Ctrl+Alt+Down",)),
    Command(_ID.REMOVE_AREA, "Re&move area", "Remove this activity area, once it has no lines."),
    Command(_ID.SHOW_MILLIONS, "Show in £&m", "Show and enter figures in £m.", (), checkable=True),
    Command(_ID.SHOW_THOUSANDS, "Show in £&000", "Show and enter figures in £000.", (), checkable=True),
    Command(_ID.SHOW_POUNDS, "Show in &£", "Show and enter figures in pounds.", (), checkable=True),
    Command(
        _ID.SHOW_YEAR_ON_YEAR,
        "&Year on year",
        "Show each amount as the change on the year before, as it is entered.",
        checkable=True,
    ),
    Command(_ID.SHOW_LEVEL, "Le&vel", "Show what each year’s budget holds: the changes so far.", checkable=True),
    Command(_ID.SHOW_CUMULATIVE, "C&umulative", "Show the money spent or saved by each year’s end.", checkable=True),
    Command(_ID.MORE_DECIMALS, "&More decimals", "Show figures with one decimal more.", ("Ctrl+Alt+.",)),
    Command(_ID.FEWER_DECIMALS, "&Fewer decimals", "Show figures with one decimal fewer.", ("Ctrl+Alt+,",)),
    Command(_ID.NEGATIVES_MINUS, "Negatives with a m&inus", "Show negative figures as -1.5.", checkable=True),
    Command(_ID.NEGATIVES_BRACKETS, "Negatives in &brackets", "Show negative figures as (1.5).", checkable=True),
    Command(_ID.SORT_ASCENDING, "Sort &ascending", "Sort the lines in sight by the current column, least first."),
    Command(_ID.SORT_DESCENDING, "Sort &descending", "Sort the lines in sight by the current column, greatest first."),
    Command(_ID.WORKBOOK_ORDER, "&Workbook order", "Show lines in the order of the workbook."),
    Command(_ID.FILTER, "&Filter…", "Show only lines that have some words; Esc shows all again.", ("Ctrl+Shift+L",)),
    Command(
        _ID.FILTER_VALUES,
        "Filter by &values…",
        "Choose which values of the current column stay in sight.",
        ("Ctrl+Alt+F",),
    ),
    Command(_ID.ONLY_NEW, "Only &new lines", "Show only lines of status New.", checkable=True),
    Command(_ID.ONLY_AT_RISK, "Only lines at &risk", "Show only lines at risk or not deliverable.", checkable=True),
    Command(
        _ID.ONLY_FINDINGS,
        "Only lines &with findings",
        "Show only lines with an error or a warning in the checks.",
        checkable=True,
    ),
    Command(_ID.SHOW_ALL_LINES, "&Show all lines", "Take the filter off."),
    Command(_ID.APPLY_AGAIN, "Apply a&gain", "Filter and sort the lines as they are now.", ("Ctrl+Alt+L",)),
    Command(_ID.GROUP_NONE, "&No groups", "Show lines without group headings.", checkable=True),
    Command(_ID.GROUP_STATUS, "By &status", "Show lines under a heading for each status.", checkable=True),
    Command(_ID.GROUP_CATEGORY, "By &category", "Show lines under a heading for each category.", checkable=True),
    Command(_ID.GROUP_TYPE, "By &type", "Show lines under a heading for each type.", checkable=True),
    Command(_ID.COLLAPSE_GROUPS, "C&ollapse all groups", "Show only the group headings."),
    Command(_ID.EXPAND_GROUPS, "&Expand all groups", "Show the lines of every group."),
    Command(
        _ID.AS_IN_WORKBOOK,
        "Show lines as &in the workbook",
        "Take the filter, order and groups off.",
    ),
    Command(
        _ID.BRIDGE,
        "&Bridge…",
        "See what leads from the base or a version to the new position: a table and a waterfall.",
    ),
    Command(_ID.LINE_PANEL, "&Line panel", "Show or hide the details of the line.", ("F4",), "panel", checkable=True),
    Command(_ID.COLUMNS, "Colum&ns…", "Choose which columns of the lines show, and in which order."),
    Command(_ID.HIDE_COLUMN, "&Hide column", "Hide the column of the current cell.", ("Ctrl+0",)),
    Command(
        _ID.THEME_SYSTEM,
        "Colours as the s&ystem",
        "Follow the system’s light or dark.",
        checkable=True,
        keeps_entry=True,
    ),
    Command(_ID.THEME_LIGHT, "L&ight", "Always light.", checkable=True, keeps_entry=True),
    Command(_ID.THEME_DARK, "&Dark", "Always dark.", checkable=True, keeps_entry=True),
    *(
        Command(page, f"Go to page &{number}", f"Show page {number} of the navigator.", (f"Ctrl+{number}",))
        for number, page in enumerate(PAGE_ACTIONS, start=1)
    ),
    Command(_ID.PANEL_SIDE, "Panel on the &other side", "Move the line panel to the other side of the window."),
    Command(_ID.PANEL_FLOAT, "&Float the panel", "Show the line panel in a window of its own.", checkable=True),
    Command(_ID.GO_TO, "Go to &reference…", "Go to a line by its reference, a part of it, or Sheet!Cell.", ("Ctrl+G",)),
    Command(_ID.BACK, "&Back", "Go back to where you were.", ("Alt+Left",)),
    Command(_ID.FORWARD, "&Forward", "Go forward again.", ("Alt+Right",)),
    Command(
        _ID.NEXT_PART,
        "&Next part of the window",
        "Go on to the pages, the page, the panel or the message.",
        ("F6",),
        keeps_entry=True,
    ),
    Command(
        _ID.PREVIOUS_PART,
        "&Previous part of the window",
        "Go back to the part before.",
        ("Shift+F6",),
        keeps_entry=True,
    ),
    Command(_ID.PALETTE, "Find a &command…", "Find a command by its words and run it.", ("Ctrl+Shift+P",), "find"),
    Command(_ID.GUIDE, "&Guide", "A short guide to working here.", ("F1",), keeps_entry=True),
    Command(
        _ID.SHORTCUTS,
        "&Keyboard shortcuts",
        "Every command with its keys, and the keys of the grids.",
        keeps_entry=True,
    ),
    Command(_ID.WHATS_NEW, "What is &new", "What each version brought.", keeps_entry=True),
    Command(
        _ID.ABOUT, "&About Budget Workbook", "Version, and the packages used with their licences.", keeps_entry=True
    ),
)


def _always() -> bool:
    return True


class CommandAction(QAction):
    """A command of the table: in menus, on buttons and under its keys.

    Signals: `due` (bool: whether it is checked now; the command is to be carried out). Not `triggered`, which comes
    even while something typed cannot be taken.
    """

    due = Signal(bool)

    def __init__(self, row: Command, parent: "Actions") -> None:
        """Make the action of a row."""
        super().__init__(row.text, parent)
        self._keeps_entry = row.keeps_entry
        self._commands = parent
        self.setObjectName(row.id)
        self.setIconText(row.short or plain(row.text))
        self.setShortcuts([QKeySequence(keys) for keys in row.shortcuts])
        self.setStatusTip(row.help)
        self.setToolTip(tool_tip(row.help, row.shortcuts))
        self.setCheckable(row.checkable)
        self.setIconVisibleInMenu(False)
        self.triggered.connect(self._on_triggered)

    @Slot(bool)
    def _on_triggered(self, checked: bool) -> None:  # noqa: FBT001  # Qt's signal passes it
        if self._keeps_entry or self._commands.may_run():
            self.due.emit(checked)
        else:
            self._commands.stopped.emit()


class Actions(QObject):
    """The actions of one window, by id. Every command goes through one door: what is typed is taken first.

    `may_run` has it taken and says whether it was. Signals: `stopped` (a command was not carried out, though its action
    may have taken another check).
    """

    stopped = Signal()

    def __init__(self, parent: QObject, may_run: Callable[[], bool] = _always) -> None:
        """Make one action for each row of the table."""
        super().__init__(parent)
        self.may_run = may_run
        self._actions: Mapping[ActionId, CommandAction] = {row.id: CommandAction(row, self) for row in TABLE}
        self.refresh_icons()

    def __getitem__(self, name: ActionId) -> CommandAction:
        return self._actions[name]

    def refresh_icons(self) -> None:
        """Draw the icons again, in the colours of the theme."""
        for row in TABLE:
            if row.short and row.icon:
                self._actions[row.id].setIcon(icon(row.icon))

    def enable(self, names: Iterable[ActionId], *, enabled: bool) -> None:
        """Make commands available, or not."""
        for name in names:
            self._actions[name].setEnabled(enabled)


def plain(text: str) -> str:
    """Return a menu's text without the mark of its letter: `Save as…`."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def tool_tip(text: str, shortcuts: tuple[str, ...]) -> str:
    """Return help with the shortcut behind it."""
    keys = QKeySequence(shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText) if shortcuts else ""
    return f"{text} ({keys})" if keys else text
