"""A workbook that was written is let go of at once: nothing of it waits for the garbage collector."""

import weakref
from datetime import date

from exporters.excel.book import Book
from model.collecting import without_collecting


def test_a_finished_workbook_and_its_cells_are_gone_with_it() -> None:
    with without_collecting():
        book = Book("Title", "", "", date(2026, 1, 9))
        sheet = book.sheet("Lines")
        sheet.text(0, 0, "Homes", book.style(bold=True))
        held = weakref.ref(sheet._sheet)
        book.finished()
        del book, sheet
        assert held() is None
