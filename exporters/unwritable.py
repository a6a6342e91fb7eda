"""Refuses a text that no workbook can hold, and says where the officer finds it: the line, its area, field and cell."""

from exporters.annex import Annex, Row
from model.lines import Field
from model.problems import FileProblem
from model.texts import text_fault
from model.workbook.document import Document

_SETTINGS = ("organisation", "directorate", "service", "title", "marking", "version")
_SHORT = 60
_UNSEEN = "\ufffd"


def refuse_unwritable(annex: Annex, document: Document) -> None:
    """Raise FileProblem for the first text of an annex that cannot be written."""
    for name in _SETTINGS:
        _prove(annex, getattr(document.budget.settings, name), f"the {name} among the settings")
    for row in annex.rows:
        for column, text in enumerate((*row.texts, *row.data)):
            if text_fault(text):
                _prove(annex, text, _place(annex, document, row, column))
    for text in (*annex.subtitles, *annex.statements, annex.nothing):
        _prove(annex, text, "what stands above its table")
    for line in document.budget.lines() if any(map(text_fault, annex.notes)) else ():
        _prove(annex, line.notes, _of_line(document, line.id, "notes"))


def _prove(annex: Annex, text: str, where: str) -> None:
    fault = text_fault(text)
    if fault:
        raise FileProblem(f"The annex {annex.name} cannot be exported because of {where}, “{_readable(text)}”. {fault}")


def _place(annex: Annex, document: Document, row: Row, column: int) -> str:
    if row.line_id is None:
        return "a heading" if row.spans else "the words of a row"
    named = (*(each.heading.lower() for each in annex.text_columns), *annex.data_fields)
    return _of_line(document, row.line_id, named[column])


def _of_line(document: Document, line_id: int, name: str) -> str:
    line = document.budget.line(line_id)
    place = document.place_of(line_id, Field(name))
    where = f" ({place[0]}!{place[1]})" if place else ""
    return f"the {name} of {_readable(line.name)} in {_readable(document.budget.area(line.area_id).name)}{where}"


def _readable(text: str) -> str:
    """Return a text on one line, its end cut off where it is long, with a sign for each mark that nobody sees."""
    flat = " ".join(text.split())
    shown = f"{flat[:_SHORT]}…" if len(flat) > _SHORT else flat
    return "".join(mark if mark.isprintable() else _UNSEEN for mark in shown)
