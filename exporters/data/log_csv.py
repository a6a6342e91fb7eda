"""Writes the change log as CSV: a row an entry, as it is shown; text is guarded as in every CSV file."""

import csv
from collections.abc import Iterable
from io import StringIO

from exporters.data.csv_writer import BYTE_ORDER_MARK
from model.change_log import LogEntry
from model.csv_guard import guarded
from model.logged_workings import entry_words
from model.money import Unit

HEADINGS = ("When", "Who", "Area", "Line", "Field", "Old", "New", "Reason")
_FIGURES = (5, 6)


def write_log_csv(entries: Iterable[LogEntry], stored: Unit) -> bytes:
    """Return the bytes of the file, with a byte-order mark so that Excel shows a £; `stored` is the workbook's unit."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(
        [_cell(place, words) for place, words in enumerate(entry_words(entry, stored))] for entry in entries
    )
    return BYTE_ORDER_MARK + text.getvalue().encode("utf-8")


def _cell(place: int, words: str) -> str:
    """Return a cell; a negative figure is a number, which no spreadsheet runs as a formula."""
    return words if place in _FIGURES and _is_figure(words) else guarded(words)


def _is_figure(words: str) -> bool:
    return words.isascii() and words.removeprefix("-").replace(".", "", 1).isdigit()
