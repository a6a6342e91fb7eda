"""A sheet that is read must be whole: one that is cut short or no XML is refused with a sentence, never half read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from model.problems import FileProblem
from model.workbook.document import Document
from tests.model.workbook.builder import ABOUT, CONTROLS, LEARNING, OLDER, Parts, sample, sample_parts, text_cell
from tests.model.workbook.helpers import line_of, opened, set_amount, written

NAMES = {ABOUT: "About", OLDER: "Older People", CONTROLS: "Control totals"}
DAMAGES: dict[str, Callable[[str], str]] = {
    "cut in its head": lambda xml: xml[:200],
    "cut within the tag of its cells": lambda xml: xml[: xml.index("<sheetData>") + 6],
    "cut behind its cells": lambda xml: xml[: xml.index("</sheetData>") + 15],
    "junk behind its end": lambda xml: f"{xml}<junk",
    "junk behind its cells": lambda xml: xml.replace("<pageMargins", "<page<Margins", 1),
    "junk before its cells": lambda xml: xml.replace("<sheetData>", "<x><sheetData>", 1),
    "an end without a beginning": lambda xml: xml.replace("</sheetData>", "</sheetData></x>", 1),
    "no cells at all": lambda xml: re.sub(r"<sheetData>.*</sheetData>", "", xml, flags=re.DOTALL),
    "an attribute twice in a row": lambda xml: xml.replace('<row r="14"', '<row r="14" r="14"', 1),
    "an unknown entity": lambda xml: xml.replace("<pageMargins", '<pageMargins x="&nothing;"', 1),
    "a control character": lambda xml: xml.replace("</sheetData>", "</sheetData>\x01", 1),
    "another kind of part": lambda _: "<chart/>",
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("part", NAMES)
def test_a_damaged_sheet_is_refused_by_its_name(part: str, damage: str, tmp_path: Path) -> None:
    book = sample_parts()
    xml = DAMAGES[damage](book.text(part))
    assert xml != book.text(part)
    book.parts[part] = xml.encode()
    path = written(tmp_path, book.zipped())
    with pytest.raises(FileProblem, match=rf"budget\.xlsx.*“{NAMES[part]}”.*\.$"):
        Document.open(path)


@pytest.mark.parametrize("text", ["Care &nothing; more", "Care \x01", "Care & more", "&#0;"])
def test_a_text_of_a_line_that_is_no_xml_is_refused(text: str, tmp_path: Path) -> None:
    path = written(tmp_path, sample_parts().put_cell(LEARNING, "D14", text_cell("D14", text)).zipped())
    with pytest.raises(FileProblem, match="“Learning Disability” breaks off or is garbled"):
        Document.open(path)


@pytest.mark.parametrize("damage", ["cut in its head", "junk behind its cells"])
def test_a_damaged_sheet_that_only_a_save_reads_stops_the_save(damage: str, tmp_path: Path) -> None:
    book = sample_parts()
    part = book.add_sheet(101, "Workings", '<row r="1"><c r="A1"><v>1</v></c></row>', "<pageMargins/>")
    book.parts[part] = DAMAGES[damage](book.text(part)).encode()
    document = opened(tmp_path, book.zipped())
    set_amount(document, line_of(document.budget, "14SCS16").id, "-1000000")
    with pytest.raises(FileProblem, match="“Workings”"):
        document.save()
    assert (tmp_path / "budget.xlsx").read_bytes() == book.zipped()


@pytest.mark.parametrize(
    "old, new", [('r="14"', "r='14'"), ("<row ", "<row\n "), ("\n", "\r\n"), ("<?xml", "\ufeff<?xml")]
)
def test_a_sheet_that_is_only_written_unusually_is_read(old: str, new: str, tmp_path: Path) -> None:
    book = sample_parts()
    book.parts[LEARNING] = book.text(LEARNING).replace(old, new).encode()
    document = opened(tmp_path, book.zipped())
    as_it_was = Parts(sample())
    assert as_it_was.parts[LEARNING] != book.parts[LEARNING]
    assert not document.findings
