"""Opening a file only to compare it: besides workbooks also .xls, .xlsb, .ods and CSV, read as a workbook in memory."""

from dataclasses import replace
from pathlib import Path

from model.comparing.choosing import side_of
from model.comparing.sides import Side
from model.files import read_file
from model.importing.schedule_csv import import_schedule_csv, is_schedule_csv
from model.progress import Progress, silent
from model.workbook.conversion import NOTHING_SAID, ReadAs
from model.workbook.converting.converted import as_workbook, is_workbook
from model.workbook.document import Document


def open_any(path: Path, progress: Progress = silent, said: ReadAs = NOTHING_SAID) -> Document:
    """Open a file in any layout and format, as the officer says of it. It is not to be saved over.

    Raises FileProblem with one sentence, or Cancelled from `progress`.
    """
    progress(f"Reading {path.name}", 0.0)
    data = read_file(path)
    if is_schedule_csv(data):
        return Document(import_schedule_csv(data, path.name).budget)
    if is_workbook(data, path.name):
        return Document.open(path, progress, said)
    return Document.of_bytes(as_workbook(data, path.name).data, path, said)


def side_of_file(document: Document, path: Path) -> Side:
    """Return a file that was so opened as one side of a comparison; a CSV of the app's own says nothing of settings."""
    return replace(side_of(document, path.name), is_foreign=document.layout is not None or document.path is None)
