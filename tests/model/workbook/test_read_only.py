"""A workbook that is only to be read says why: of its contents, and of the place where it stands."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from model.workbook import read_only
from model.workbook.document import Document
from model.workbook.read_only import FINAL, FOLDER, LOCKED, MARKED, NO_RIGHT, RECOMMENDED, RESERVED, SIGNED, TEMPLATE
from tests.model.workbook.builder import LEARNING, OLDER, TYPES, WORKBOOK, Parts, sample, sample_parts

LOCK = ("</sheetData>", '</sheetData><sheetProtection sheet="1"/>')
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


def with_sharing(attributes: str) -> Parts:
    return sample_parts().replace(WORKBOOK, "<workbookPr", f"<fileSharing {attributes}/><workbookPr")


def final(content: str) -> Parts:
    book = sample_parts()
    part = "docProps/custom.xml"
    book.parts[part] = content.encode()
    rels = book.text("_rels/.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    relation = f'<Relationship Id="rIdFinal" Type="{kind}" Target="{part}"/></Relationships>'
    book.parts["_rels/.rels"] = rels.replace("</Relationships>", relation).encode()
    return book


def marked_as_final(value: str) -> Parts:
    vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    return final(
        f'<Properties xmlns="{PROPERTIES}" xmlns:vt="{vt}"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" '
        f'pid="2" name="_MarkAsFinal"><vt:bool>{value}</vt:bool></property></Properties>'
    )


def signed() -> Parts:
    book = sample_parts()
    book.parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    return book


def template() -> Parts:
    return sample_parts().replace(TYPES, "spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")


def all_locked() -> Parts:
    book = sample_parts()
    for part in [name for name in book.parts if name.startswith("xl/worksheets/sheet")]:
        book.replace(part, *LOCK)
    return book


CASES: dict[str, tuple[Callable[[], Parts], tuple[read_only.ReadOnly, ...]]] = {
    "nothing": (sample_parts, ()),
    "signed": (signed, (SIGNED,)),
    "a password for changes": (lambda: with_sharing('userName="Ann" hashValue="x" saltValue="y"'), (RESERVED,)),
    "an old password for changes": (lambda: with_sharing('reservationPassword="CC1A"'), (RESERVED,)),
    "recommended": (lambda: with_sharing('readOnlyRecommended="1"'), (RECOMMENDED,)),
    "recommended in words": (lambda: with_sharing('readOnlyRecommended="true"'), (RECOMMENDED,)),
    "not recommended": (lambda: with_sharing('readOnlyRecommended="0" userName="Ann"'), ()),
    "both": (lambda: with_sharing('readOnlyRecommended="1" hashValue="x"'), (RESERVED, RECOMMENDED)),
    "final": (lambda: marked_as_final("true"), (FINAL,)),
    "no longer final": (lambda: marked_as_final("false"), ()),
    "properties that cannot be read": (lambda: final("<Properties"), ()),
    "a template": (template, (TEMPLATE,)),
    "everything locked": (all_locked, (LOCKED,)),
    "one sheet locked": (lambda: sample_parts().replace(LEARNING, *LOCK), ()),
}


@pytest.mark.parametrize("name", CASES)
def test_a_workbook_that_is_only_to_be_read_says_why(name: str, tmp_path: Path) -> None:
    make, reasons = CASES[name]
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(make().zipped())
    assert Document.open(path).reasons_read_only() == reasons


@pytest.mark.parametrize(
    "parts, messages",
    [
        ([LEARNING], ["All amounts of the sheet “Learning Disability” are locked"]),
        ([LEARNING, OLDER], ["All amounts of the sheet “Older People”", "All amounts of the sheet “Learning"]),
    ],
)
def test_locked_amounts_are_told_at_opening(parts: list[str], messages: list[str], tmp_path: Path) -> None:
    book = sample_parts()
    for part in parts:
        book.replace(part, *LOCK)
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(book.zipped())
    found = [each.message for each in Document.open(path).findings if each.rule == "all amounts locked"]
    assert len(found) == len(messages)
    assert all(told.startswith(words) for told, words in zip(found, messages, strict=True))


@pytest.mark.skipif(os.name == "nt", reason="Windows marks files in another way")
def test_a_file_marked_as_read_only_says_so(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(sample())
    path.chmod(0o444)
    assert Document.open(path).reasons_read_only() == (MARKED,)
    link = tmp_path / "Link.xlsx"
    link.symlink_to(path)
    assert Document.open(link).reasons_read_only() == (MARKED,)


@pytest.mark.parametrize("denied, reason", [("Budget.xlsx", NO_RIGHT), ("share", FOLDER)])
def test_a_file_without_rights_says_so(
    denied: str, reason: read_only.ReadOnly, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "share" / "Budget.xlsx"
    path.parent.mkdir()
    path.write_bytes(sample())
    monkeypatch.setattr("os.access", lambda asked, _mode: Path(asked).name != denied)
    assert Document.open(path).reasons_read_only() == (reason,)


def test_what_is_no_longer_there_gives_no_reason(tmp_path: Path) -> None:
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(sample())
    document = Document.open(path)
    path.unlink()
    assert document.reasons_read_only() == ()


def test_amounts_of_which_only_some_are_locked_are_counted(tmp_path: Path) -> None:
    book = sample_parts().replace(LEARNING, *LOCK)
    styles = book.text("xl/styles.xml")
    start, end = styles.index("<cellXfs"), styles.index("</cellXfs>")
    count = styles[start:end].count("<xf ")
    unlocked = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><protection locked="0"/></xf>'
    book.parts["xl/styles.xml"] = f"{styles[:end]}{unlocked}{styles[end:]}".encode()
    book.put_cell(LEARNING, "I14", f'<c r="I14" s="{count}"><v>-1.8</v></c>')
    path = tmp_path / "Budget.xlsx"
    path.write_bytes(book.zipped())
    (found,) = [each for each in Document.open(path).findings if "locked" in each.rule]
    assert found.rule == "some amounts locked"
    assert found.message.startswith("7 of 8 amounts of the sheet “Learning Disability”")
