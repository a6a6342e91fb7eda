"""Copying cells: text with tabs between columns, as spreadsheets take it; amounts in full in the view's unit."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex

from ui.window.grid.grid_model import LineGridModel

_NEEDS_QUOTES = '\t\n\r"'


def as_text(model: LineGridModel, indexes: Iterable[QModelIndex]) -> str:
    """Return the cells as lines of tab-separated values, over the smallest block that holds them all."""
    cells = {(index.row(), index.column()) for index in indexes}
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return "\n".join(
        "\t".join(_quoted(_text(model, row, column)) if (row, column) in cells else "" for column in columns)
        for row in rows
    )


def _text(model: LineGridModel, row: int, column: int) -> str:
    text = model.edit_text(row, column)
    return text if model.columns[column].field is not None else model.shown(row, column)


def _quoted(text: str) -> str:
    if not any(character in text for character in _NEEDS_QUOTES):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
