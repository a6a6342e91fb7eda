"""The keys that a grid answers itself, in words, for the shortcut page. Commands with keys are in the action table."""

GRID_KEYS: tuple[tuple[str, str], ...] = (
    ("Arrows", "Go to the next cell; below the last pressure, to the first saving."),
    ("Ctrl+Arrows", "Go to the edge of the filled cells."),
    ("Home, End", "Go to the first or the last cell of the line."),
    ("Ctrl+Home, Ctrl+End", "Go to the first or the last cell of the table."),
    ("Page Up, Page Down", "Go a page up or down."),
    ("Tab, Shift+Tab", "Go to the next cell across, or back; inside a selection, round its cells."),
    ("Enter, Shift+Enter", "Go down, or up; after Tab, to the column where you began."),
    ("Shift with a moving key", "Extend the selection."),
    ("Shift+Space", "Select the line."),
    ("Ctrl+Space", "Select the column."),
    ("Ctrl+A", "Select the filled cells around, then everything in the table."),
    ("Any letter or figure", "Replace what the cell holds."),
    ("F2", "Edit what the cell holds; again, let the arrow keys leave the cell or stay in it."),
    ("Alt+Down", "Open the list of a status, a type or another cell with choices."),
    ("Ctrl+Enter", "Put what was typed into every selected cell."),
    ("Backspace", "Clear the cell and edit it."),
    ("Delete", "Clear the selected cells."),
    ("Esc", "Leave the cell as it was."),
)
