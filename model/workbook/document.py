"""A document: a budget together with the workbook it came from, or none yet when it has never been saved."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from model.budget import Budget, Snapshot
from model.change_log import LogEntry, Signature
from model.files import read_file, sha256
from model.findings import Finding
from model.known_columns import as_headed
from model.lines import Field
from model.log_credits import Credits, unsigned
from model.log_order import in_order
from model.problems import EntryProblem, FileProblem
from model.progress import Progress, silent
from model.versions.frozen import FrozenVersion, VersionHead
from model.workbook.conversion import NOTHING_SAID, ReadAs, Stated
from model.workbook.fixed_cells import FixedCells
from model.workbook.opening import Opened, open_bytes
from model.workbook.protection import Protection
from model.workbook.reading_versions import StoredVersions
from model.workbook.receipt import Receipt

if TYPE_CHECKING:
    from model.journal.journal import Base
    from model.workbook.finding.layout import Layout
    from model.workbook.finding.questions import Question
    from model.workbook.finding.shape import Shape
    from model.workbook.found_opening import FoundReading
    from model.workbook.read_only import ReadOnly
    from model.workbook.remembered_mappings import Remembered
    from model.workbook.save_job import SaveJob
    from model.workbook.saving import Saved


class Document:
    """What the window and the command line open, edit (through `budget`) and save.

    `path` is the file it stands for, None while no file does; `findings` are what was noticed in the file.
    `signature` is who saves and why: with one, a workbook in the app's own layout gets a change log; `credits` name
    who made in a copy what a merge brought. It `keeps_more` where a save may add sheets to one of others' making.
    """

    def __init__(self, budget: Budget, about: Sequence[str] = ()) -> None:
        """Hold a budget that no file holds yet; `about` are sentences for its About sheet."""
        self.budget = budget
        self.path: Path | None = None
        self.findings: tuple[Finding, ...] = ()
        self.digest = ""
        self._about = tuple(about)
        self._opened: Opened | None = None
        self._saved: Snapshot | None = None
        self.signature: Signature | None = None
        self._frozen: tuple[FrozenVersion, ...] = ()
        self.remembered: Remembered | None = None
        self.offered: Remembered | None = None
        self.keeps_more = False
        self.credits: Credits = {}

    @classmethod
    def open(cls, path: Path, progress: Progress = silent, said: ReadAs = NOTHING_SAID) -> "Document":
        """Open a workbook, as the officer says of it what it does not state itself.

        Raises FileProblem with one sentence, or Cancelled from `progress`.
        """
        progress(f"Reading {path.name}", 0.0)
        data = read_file(path)
        return cls._of(open_bytes(data, path.name, progress, said), path, sha256(data))

    @classmethod
    def of_bytes(
        cls, data: bytes, path: Path, said: ReadAs = NOTHING_SAID, layout: "Layout | None" = None
    ) -> "Document":
        """Open a workbook from bytes that the file of that name once held, laid out so. Raises FileProblem."""
        return cls._of(open_bytes(data, path.name, said=said, layout=layout), path, sha256(data))

    @classmethod
    def copy_of(cls, data: bytes, name: str, progress: Progress = silent, said: ReadAs = NOTHING_SAID) -> "Document":
        """Open a workbook's bytes as a copy that no file holds yet; saved, it is that workbook with the edits.

        Raises FileProblem with one sentence that names it, or Cancelled from `progress`.
        """
        return cls._of(open_bytes(data, name, progress, said), None, sha256(data))

    @classmethod
    def _of(cls, opened: Opened, path: Path | None, digest: str) -> "Document":
        document = cls(opened.budget)
        document._take(opened, path, digest, opened.budget.snapshot())
        return document

    def _take(self, opened: Opened, path: Path | None, digest: str, holds: Snapshot) -> None:
        self.path = path
        self.findings = opened.findings
        self.digest = digest
        self._opened = opened
        self._saved = holds
        self.keeps_more = self.keeps_more or opened.bindings.kept is not None
        protection = Protection(opened.package, opened.structure, opened.source.file)
        self.budget.why_fixed = FixedCells(opened.bindings, opened.source, protection).why

    @property
    def name(self) -> str:
        """What annexes call it: its file, where it has one."""
        return self.path.name if self.path else "The budget"

    @property
    def stem(self) -> str:
        """How the files of its annexes begin."""
        return self.path.stem if self.path else "Budget"

    @property
    def stated(self) -> Stated:
        """What the workbook states itself of its figures."""
        return self._opened.stated if self._opened else Stated(unit=True, basis=True, savings=True)

    @property
    def layout(self) -> "Layout | None":
        """How its workbook is laid out where others did that; None for one in the app's own layout, or for no file."""
        return self._opened.layout if self._opened else None

    @property
    def said(self) -> ReadAs:
        """What the officer said of its workbook when it was opened."""
        return self._opened.said if self._opened else NOTHING_SAID

    @property
    def questions(self) -> "tuple[Question, ...]":
        """What only the officer can tell of its workbook, where others laid that out, and has not told."""
        return self._opened.questions if self._opened else ()

    @property
    def is_laid_out_by_others(self) -> bool:
        """Whether its workbook has tables of others' making, be they read or not."""
        return self.layout is not None or bool(self.questions)

    def found_reading(self) -> "FoundReading | None":
        """Return its workbook as it is in the file, to be looked at and read in other ways; None where it has none."""
        from model.workbook.found_opening import FoundReading

        opened = self._opened
        return FoundReading(opened.package, opened.structure, opened.source) if opened else None

    @property
    def shape(self) -> "Shape":
        """The fingerprint of its workbook's headings, by which another of the same shape is known."""
        from model.workbook.finding.shape import Shape, shape_of

        reading = self.found_reading()
        return shape_of(reading.pictures.sheets) if reading is not None else Shape("")

    def as_remembered(self, progress: Progress = silent) -> "Document":
        """Return the document read as the officer said of a workbook of the same shape, itself where none is known.

        What was said of one that is alike but for its years is `offered`: it is for the officer to say that it holds.
        """
        from model.workbook.remembered_mappings import offered, remembered

        if not self.is_laid_out_by_others:
            return self
        shape = self.shape
        kept = remembered(shape)
        if kept is None:
            self.offered = offered(shape)
            return self
        document = self.read_as(kept.said, progress)
        document.remembered = kept
        return document

    def read_as(self, said: ReadAs, progress: Progress = silent) -> "Document":
        """Return the document as its file holds it, read as the officer now says. Raises FileProblem."""
        if self._opened is None:
            raise FileProblem("This budget has no file yet, so there is nothing to read otherwise.")
        data, name = self._opened.package.data, self._opened.source.file
        return self._of(open_bytes(data, name, progress, said), self.path, self.digest)

    @property
    def change_log(self) -> tuple[LogEntry, ...]:
        """The entries of the workbook's change log, the first ones first; none where it has no log."""
        return in_order(self._opened.log) if self._opened else ()

    def heading_for(self, area_id: int, wanted: str) -> str | None:
        """Return how a column known to the app is headed in an area's table, which may get it from the next save.

        None where there can be none: where others laid the workbook out without it.
        """
        if self._opened is not None and self._opened.bindings.found is not None:
            return self._opened.bindings.found.heading_for(self.budget.line_ids(area_id), wanted)
        if self.is_laid_out_by_others:
            return None
        binding = self._opened.bindings.lines.get(area_id) if self._opened else None
        return as_headed(wanted, binding.extra if binding else ())

    def tell_about(self, sentence: str) -> None:
        """Add a sentence to those that the About sheet of a new workbook has."""
        self._about = (*self._about, sentence)

    @property
    def versions(self) -> tuple[VersionHead, ...]:
        """What is said of the frozen versions, the first ones first, those that no file holds yet among them."""
        stored = self._opened.versions.heads if self._opened else ()
        return (*stored, *(version.head for version in self._frozen))

    def version(self, name: str) -> FrozenVersion:
        """Return a frozen version with its content; its `fault` tells what was tampered with. Raises FileProblem."""
        for version in self._frozen:
            if version.head.name == name:
                return version
        return (self._opened.versions if self._opened else StoredVersions()).read(name)

    @property
    def stored_version_count(self) -> int:
        """How many of the frozen versions the file holds; those behind them are written by the next save."""
        return len(self.versions) - len(self._frozen)

    @property
    def is_frozen(self) -> bool:
        """Whether it is itself a frozen version, which nobody edits."""
        return False

    @property
    def workbook(self) -> "Document":
        """The workbook in which its frozen versions stand: this one."""
        return self

    @property
    def why_not_frozen(self) -> str:
        """Why no version can be frozen in it, in a sentence; nothing where one can."""
        if self.layout is None or self.keeps_more or self.versions:
            return ""
        return (
            "This workbook was laid out by others, who left no place for frozen versions. Choose “Keep more in an "
            "added sheet” in the File menu (on the command line --added-sheet), or save it as a new workbook first."
        )

    def version_findings(self) -> tuple[Finding, ...]:
        """Return a finding of level error for each frozen version that is not as it was frozen."""
        return tuple(self._opened.versions.findings()) if self._opened else ()

    def version_check(self) -> "Callable[[], tuple[Finding, ...]] | None":
        """Return what finds the same in another thread, from bytes of its own; None where the file holds no version."""
        if self._opened is None or not self._opened.versions.heads:
            return None
        return partial(_versions_checked, self._opened.package.data, self.name)

    def freeze(self, head: VersionHead) -> FrozenVersion:
        """Freeze the budget as it stands, with all that is found in it now; the next save puts it into the workbook.

        Raises EntryProblem for a name that will not do, an amendment that does not net to nil, or a workbook that
        others laid out and that is to get no sheets.
        """
        from model import checks  # what is frozen seldom need not be loaded at every start
        from model.versions.amendments import refuse_unbalanced
        from model.versions.frozen import freeze
        from model.workbook.log_writes import now

        if self.why_not_frozen:
            raise EntryProblem(self.why_not_frozen)
        if head.amends:
            refuse_unbalanced(self.budget, self.version(head.amends), head.name)
        findings = [self.located(each) for each in (*checks.standing(self.findings), *checks.run(self.budget))]
        taken = [each.name for each in self.versions]
        version = freeze(self.budget, head, findings, now(), taken)
        self._frozen = (*self._frozen, version)
        return version

    @property
    def unsaved_log(self) -> tuple[LogEntry, ...]:
        """What the next save would add to the change log, not signed; none for a budget without a file."""
        return unsigned(self._saved, self.budget.snapshot(), self.credits) if self._saved is not None else ()

    @property
    def keeps_log(self) -> bool:
        """Whether a signed save adds to a change log: in the app's own layout, or where the workbook has one."""
        opened = self._opened
        return opened is None or opened.bindings.log is not None or opened.stated.savings or self.keeps_more

    @property
    def has_frozen_version(self) -> bool:
        """Whether a version was frozen, so that each later change may need a reason."""
        return self.stored_version_count > 0

    @property
    def changed(self) -> bool:
        """Whether the budget holds what its file does not; so it is with one that no file holds yet."""
        return bool(self._frozen) or self._saved is None or self._saved != self.budget.snapshot()

    @property
    def opened_as(self) -> Snapshot | None:
        """The budget as the file held it when it was opened or last saved, None where there was none."""
        return self._saved

    def reasons_read_only(self) -> "tuple[ReadOnly, ...]":
        """Return why the workbook says that it is only to be read, or its file does; in any thread."""
        from model.workbook.read_only import reasons_at, reasons_in

        if self._opened is None or self.path is None:
            return ()
        return (*reasons_at(self.path), *reasons_in(self._opened, self.path.name))

    def place_of(self, line_id: int, field: Field | None = None) -> tuple[str, str] | None:
        """Return the sheet and cell of a line's field (its first cell unless said) in the file; None if it has none."""
        if self._opened is None or not self.budget.has_line(line_id):
            return None
        return self._opened.bindings.place_of(line_id, self.budget.line(line_id).area_id, field)

    def located(self, finding: Finding) -> Finding:
        """Return a finding with the sheet and cell of its line, control total or pot, where the file holds it."""
        if finding.sheet or self._opened is None:
            return finding
        line_id = finding.line_id
        area_id = self.budget.line(line_id).area_id if line_id is not None and self.budget.has_line(line_id) else None
        place = self._opened.bindings.place_of_finding(finding, area_id)
        return replace(finding, sheet=place[0], cell=place[1]) if place else finding

    def line_at(self, sheet: str, row: int) -> int | None:
        """Return the line that stands in a row of a sheet of the file, None where there is none."""
        line_id = self._opened.bindings.line_at(sheet, row) if self._opened else None
        return line_id if line_id is not None and self.budget.has_line(line_id) else None

    def lines_at(self, sheet: str, row: int, column: int) -> list[int]:
        """Return the lines that a cell of the file may mean: one, but where a row of another layout holds several."""
        found = self._opened.bindings.lines_at(sheet, row, column) if self._opened else []
        return [line_id for line_id in found if self.budget.has_line(line_id)]

    def held(self) -> "Callable[[], Document]":
        """Fix the document as it stands now; returns what makes a copy of it, which may be called in another thread."""
        snapshot, twin = self.budget.snapshot(), copy(self)

        def make() -> Document:
            twin.budget = Budget.of(snapshot)
            return twin

        return make

    def journal_base(self) -> "Base":
        """Return what a journal of this document begins from: the file that it stands for, else a new workbook."""
        from model.workbook.journal_base import base_of_file, base_of_new

        if self._opened is not None and self._saved is not None and self.path is not None:
            return base_of_file(self._opened, self._saved, self.path)
        return base_of_new(self.budget.snapshot(), self._about)

    def save(self) -> Receipt:
        """Save into the file that was opened, with nothing but the edits changed. Raises FileProblem."""
        if self.path is None:
            raise FileProblem("This budget has no file yet; choose a name with Save as.")
        return self.save_as(self.path)

    def save_as(self, path: Path) -> Receipt:
        """Save as a file, which the document then stands for. Raises FileProblem; nothing has changed then.

        A budget that came from a workbook stays that workbook: what was not edited is copied byte for byte.
        """
        job = self.save_job(path)
        return self.finish_save(job, job.carry_out())

    def save_as_new(self, path: Path) -> Receipt:
        """Save as a new workbook in the app's own layout, leaving the one that was opened alone. Raises FileProblem."""
        job = self.save_job(path, as_new=True)
        return self.finish_save(job, job.carry_out())

    def save_job(self, path: Path, *, as_new: bool = False, over: bool = False, may_be_gone: bool = False) -> "SaveJob":
        """Return the work of saving the budget as it stands now, which may be carried out in another thread.

        `over`: what stands at the path is replaced whoever wrote it, and kept in the backups. `may_be_gone`: where
        nothing stands there any more, a file is made anew.
        """
        from model.workbook.origin import Origin
        from model.workbook.save_job import SaveJob

        if self._opened is None or self._saved is None:
            job = SaveJob(self.budget, path, about=self._about)
            job.versions = self._frozen
            return job
        origin = Origin(self._opened, self._saved, self.path, self.digest)
        if as_new:
            job = SaveJob(self.budget, path, about=self._about, left_behind=origin)
        else:
            job = SaveJob(self.budget, path, origin, over=over, may_be_gone=may_be_gone)
        job.signature, job.credits = self.signature, self.credits
        job.versions, job.keeps_more = self._frozen, self.keeps_more
        return job

    def finish_save(self, job: "SaveJob", saved: "Saved") -> Receipt:
        """Stand for the file that a save wrote; what was edited in the meantime is not in it and stays to be saved."""
        from model.workbook.save_job import settle

        self._take(saved.opened, job.target, saved.digest, settle(self.budget, job.after, saved.recalculated))
        self._frozen = tuple(each for each in self._frozen if each not in job.versions)
        self.credits = {change: who for change, who in self.credits.items() if change not in job.credits}
        return saved.receipt


def _versions_checked(data: bytes, name: str) -> tuple[Finding, ...]:
    return tuple(open_bytes(data, name).versions.findings())
