"""The one action table: every command of the window with its words, shortcut, icon and help.

Menus, the toolbar, the command palette and the shortcut page are made from it; nothing else creates a command.
"""

from dataclasses import dataclass

from ui.window.action_ids import PAGE_ACTIONS, ActionId


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
    Command(
        _ID.IMPORT,
        "&Import…",
        "Make a new workbook of a spreadsheet or CSV in any layout: .xls, .xlsb, .ods, .csv, .xlsx.",
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
        "Receipt of the &last save…",
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
