"""The keys that a grid answers itself, in words, for the shortcut page. Commands with keys are in the action table."""

GRID_KEYS: tuple[tuple[str, str], ...] = (
    ("Arrows", "Go to the next cell."),
    ("Tab, Shift+Tab", "Go to the next cell across, or back."),
    ("Enter, Shift+Enter", "Go down, or up; after Tab, to the column where you began."),
    ("Page Up, Page Down", "Go a page up or down."),
    ("Any letter or figure", "Replace what the cell holds."),
    ("F2", "Edit what the cell holds."),
    ("Esc", "Leave the cell as it was."),
    ("Delete", "Clear the selected cells."),
    ("Shift with a moving key", "Extend the selection."),
    ("Shift+Space", "Select the line."),
    ("Ctrl+A", "Select everything in the table."),
)
