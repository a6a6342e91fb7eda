"""Writing what was found of a workbook that others laid out, as a mapping to be corrected and given back."""

from dataclasses import replace
from pathlib import Path

from model.problems import FileProblem
from model.saving.replacing import replace_files
from model.workbook.conversion import ReadAs
from model.workbook.document import Document
from model.workbook.finding.said_of_all import said_of_all
from model.workbook.mapping_coding import written
from ui.commands.undisturbed import undisturbed
from ui.commands.writing_new import refuse_existing


def write_mapping(document: Document, target: Path, *, overwrite: bool) -> None:
    """Write everything that was found, as if it were said. Raises FileProblem where others laid nothing out."""
    refuse_existing(target, overwrite=overwrite)
    with undisturbed():
        replace_files([(target, written(found_as_said(document)).encode("utf-8"))])


def found_as_said(document: Document) -> ReadAs:
    """Return everything that was found of a workbook as if it were said. Raises FileProblem."""
    reading = document.found_reading() if document.is_laid_out_by_others else None
    if reading is None:
        raise FileProblem("The workbook has no tables of others’ making, so there is no mapping to write.")
    found = reading.find(document.said)
    layout, said = found.layout, document.said
    everything = said_of_all(layout, found.apart, reading.pictures.sheets, said.corrections.years)
    unit = said.unit or (layout.unit if layout.regions else None)
    return replace(said, unit=unit, holds_levels=layout.levels if layout.regions else None, corrections=everything)
