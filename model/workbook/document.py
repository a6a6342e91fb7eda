"""A document: a budget together with the workbook it came from, or none yet when it has never been saved."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from model.budget import Budget, Snapshot
from model.files import read_file, replace_file, sha256
from model.findings import Finding, Level
from model.lines import Field, Line
from model.problems import FileProblem
from model.workbook.formula_values import recalculated
from model.workbook.opening import Opened, open_bytes
from model.workbook.owner_files import open_elsewhere
from model.workbook.receipt import Receipt


class Document:
    """What the window and the command line open, edit (through `budget`) and save.

    `path` is the file it stands for, None while no file does; `findings` are what was noticed in the file.
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

    @classmethod
    def open(cls, path: Path) -> "Document":
        """Open a workbook. Raises FileProblem with one sentence."""
        data = read_file(path)
        return cls._of(open_bytes(data, path.name), path, sha256(data))

    @classmethod
    def _of(cls, opened: Opened, path: Path, digest: str) -> "Document":
        document = cls(opened.budget)
        document._take(opened, path, digest)
        return document

    def _take(self, opened: Opened, path: Path, digest: str) -> None:
        self.path = path
        self.findings = opened.findings
        self.digest = digest
        self._opened = opened
        self._saved = self.budget.snapshot()

    def place_of(self, line_id: int, field: Field | None = None) -> tuple[str, str] | None:
        """Return the sheet and cell of a line's field (its first cell unless said) in the file; None if it has none."""
        if self._opened is None or not self.budget.has_line(line_id):
            return None
        return self._opened.bindings.place_of(line_id, self.budget.line(line_id).area_id, field)

    def located(self, finding: Finding) -> Finding:
        """Return a finding with the sheet and cell of its line or control total, where the file holds it."""
        if finding.sheet or self._opened is None:
            return finding
        place = None
        if finding.line_id is not None:
            place = self.place_of(finding.line_id, finding.field)
        elif finding.control_id is not None:
            year = finding.field.year if finding.field else None
            place = self._opened.bindings.place_of_control(finding.control_id, year)
        return replace(finding, sheet=place[0], cell=place[1]) if place else finding

    def line_at(self, sheet: str, row: int) -> int | None:
        """Return the line that stands in a row of a sheet of the file, None where there is none."""
        line_id = self._opened.bindings.line_at(sheet, row) if self._opened else None
        return line_id if line_id is not None and self.budget.has_line(line_id) else None

    def save(self) -> Receipt:
        """Save into the file that was opened, with nothing but the edits changed. Raises FileProblem."""
        if self.path is None:
            raise FileProblem("This budget has no file yet; choose a name with Save as.")
        return self.save_as(self.path)

    def save_as(self, path: Path) -> Receipt:
        """Save as a file, which the document then stands for. Raises FileProblem; nothing has changed then.

        A budget that came from a workbook stays that workbook: what was not edited is copied byte for byte.
        """
        if self._opened is None or self._saved is None or self.path is None:
            return self._save_new(path)
        from model.workbook.saving import save_workbook

        saved = save_workbook(self._opened, self.digest, self._saved, self.budget.snapshot(), self.path, path)
        if saved.recalculated is not None:
            self.budget.apply(saved.recalculated)
        self._take(saved.opened, path, saved.digest)
        return saved.receipt

    def save_as_new(self, path: Path) -> Receipt:
        """Save as a new workbook in the app's own layout, leaving the one that was opened alone. Raises FileProblem."""
        return self._save_new(path)

    def _save_new(self, path: Path) -> Receipt:
        from model.workbook.new_workbook import write_new_workbook
        from model.workbook.saving import verified_new

        owner = open_elsewhere(path)
        if owner:
            raise FileProblem(owner)
        lines = [line for line in self.budget.lines() if line.formulas or line.forecast_formulas]
        data = write_new_workbook(self.budget, self._about)
        opened = verified_new(data, self.budget.snapshot(), path.name)
        replace_file(path, data)
        digest = sha256(data)
        without_formulas = recalculated(opened, self.budget.snapshot())
        if without_formulas is not None:
            self.budget.apply(without_formulas)
        self._take(opened, path, digest)
        return Receipt(parts_changed=opened.package.names, sha256_after=digest, findings=_formulas_left(lines, path))


def _formulas_left(lines: Sequence[Line], path: Path) -> tuple[Finding, ...]:
    """Note that amounts which were formulas in the old workbook are figures in a new one."""
    return tuple(
        Finding(
            Level.NOTE,
            "formula left behind",
            f"{line.name} had a formula for an amount; {path.name} holds the figure that it gave.",
            reference=line.reference,
            line_id=line.id,
            area_id=line.area_id,
        )
        for line in lines
    )
