"""What can be made of a leftover journal: the document with its work ready to be restored, and words for all of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model.budget import Budget
from model.edits import (
    AreaAdded,
    AreaChange,
    AreaMoved,
    AreaRemoved,
    Change,
    ControlChange,
    Edit,
    FieldChange,
    MuteChange,
    NarrativeChange,
    PotChange,
    SettingChange,
)
from model.files import read_file, sha256
from model.journal.place import Heading, Leftover
from model.journal.recovering import Restored, restored
from model.line_history import line_of, told
from model.money import Amount, format_amount
from model.problems import FileProblem
from model.workbook.conversion import NOTHING_SAID, ReadAs
from model.workbook.document import Document
from model.workbook.finding.layout import Layout
from model.workbook.finding.layout_coding import decoded
from model.workbook.layout import SETTING_HEADINGS
from model.workbook.mapping_coding import read
from model.workings import formula_words, is_working


@dataclass(frozen=True)
class Recovery:
    """A document as its file holds it, the edit that brings the lost work back, and what that does, a sentence each.

    `remark` tells what the officer should know first: that the file is not the one that was worked on, or that not
    everything could be read; "" where there is nothing to say.
    """

    leftover: Leftover
    document: Document
    restored: Restored
    words: tuple[str, ...]
    remark: str


def recovery_of(leftover: Leftover) -> Recovery:
    """Make a leftover ready. Raises FileProblem where its workbook cannot be opened any more."""
    heading = leftover.heading
    document = _document(leftover)
    try:
        back = restored(leftover.edits, heading.order, document.budget)
    except ValueError as error:
        raise FileProblem(f"The work kept for {heading.name} does not fit the workbook kept with it.") from error
    trial = Budget.of(document.budget.snapshot())
    words = tuple(_words(trial, back.edit))
    return Recovery(leftover, document, back, words, _remark(leftover, back))


def name_of(leftover: Leftover) -> str:
    """Return what a leftover is called: the workbook's name, and when the first change was made."""
    began = datetime.fromisoformat(leftover.heading.began).astimezone()
    return f"{leftover.heading.name}, {began.day} {began:%B %Y %H:%M}"


def _document(leftover: Leftover) -> Document:
    heading = leftover.heading
    path = Path(heading.path)
    said, layout = _reading(heading)
    if heading.path and _is_unchanged(path, heading.digest):
        return Document.of_bytes(read_file(path), path, said, layout)
    if not heading.digest:
        raise FileProblem(f"What was kept in {leftover.folder} is damaged and cannot be recovered.")
    if leftover.base is None:
        raise FileProblem(
            f"The work kept for {heading.name} cannot be recovered: the workbook kept with it in {leftover.folder} is "
            "damaged" + (", and the file itself is not as it was." if heading.path else ".")
        )
    if not heading.path:
        return Document(Document.of_bytes(leftover.base, Path(heading.name)).budget)
    return Document.of_bytes(leftover.base, path, said, layout)


def _reading(heading: Heading) -> tuple[ReadAs, Layout | None]:
    """Return how the workbook was read, so that its lines are the same ones again."""
    said = read(heading.mapping, "What was kept of its layout") if heading.mapping else NOTHING_SAID
    return said, decoded(json.loads(heading.layout)) if heading.layout else None


def _is_unchanged(path: Path, digest: str) -> bool:
    try:
        return sha256(read_file(path)) == digest
    except FileProblem:
        return False


def _remark(leftover: Leftover, back: Restored) -> str:
    heading = leftover.heading
    remarks = []
    if heading.path and not _is_unchanged(Path(heading.path), heading.digest):
        remarks.append(
            f"{heading.name} is not the file any more that was worked on; the work is restored into a copy of that one."
        )
    if back.count < back.of or not leftover.is_whole:
        lost = f"{back.of - back.count} of {back.of} steps do" if back.count < back.of else "The last step does"
        remarks.append(f"{lost} not prove sound and cannot be restored; everything before is.")
    return " ".join(remarks)


def _words(trial: Budget, edit: Edit) -> Iterator[str]:
    """Yield a sentence for each change, carrying them out on the way."""
    settings = trial.settings

    def shown(amount: Amount) -> str:
        return format_amount(amount, settings.unit, settings.decimals, settings.negatives)

    def typed(formula: str) -> str:
        return formula_words(formula, settings.unit) if is_working(formula, settings.unit) else ""

    for change in edit.changes:
        name = _name(trial, change)
        for words in told([change], shown, typed):
            yield f"{name}: {words}" if name else words
        other = _other_words(change)
        if other:
            yield other
        trial.apply(Edit(edit.label, (change,)))


def _other_words(change: Change) -> str:
    """Return what a change did to something else than a line; "" where it is about a line."""
    words = ""
    match change:
        case AreaAdded(area=area):
            words = f"{area.name}: area added"
        case AreaRemoved(area=area):
            words = f"{area.name}: area deleted"
        case AreaMoved():
            words = "An area moved"
        case AreaChange(old=old, new=new):
            words = f"{old.name}: area now {new.full_heading}{f', in {new.service}' if new.service else ''}"
        case SettingChange(name=name):
            words = f"Setting changed: {SETTING_HEADINGS.get(name, name).lower()}"
        case ControlChange(old=held, new=stated) if held or stated:
            words = f"Control total changed: {(stated or held).name}"  # type: ignore[union-attr]  # one of them is there
        case PotChange(old=kept, new=wanted) if kept or wanted:
            words = f"Pot changed: {(wanted or kept).name}"  # type: ignore[union-attr]  # as above
        case MuteChange(new=muted):
            words = "A finding muted" if muted else "A finding heard again"
        case NarrativeChange(old=said, new=written) if said or written:
            words = f"Narrative changed: {(written or said).name}"  # type: ignore[union-attr]  # as above
        case _:
            pass
    return words


def _name(trial: Budget, change: Change) -> str:
    line_id = line_of(change)
    if line_id is not None and trial.has_line(line_id):
        return trial.line(line_id).name
    line = getattr(change, "line", None)
    return line.name if line is not None and not isinstance(change, FieldChange) else ""
