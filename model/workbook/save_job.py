"""A save under way: what is to be written is fixed when it begins, so that work can go on while it is carried out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from model.budget import Budget, Snapshot
from model.change_log import LogEntry, Signature
from model.edits import ControlChange, Edit, FieldChange
from model.files import sha256
from model.findings import Finding, Level
from model.lines import AMOUNT, FORECAST, Field, Line, value_of, with_value
from model.log_credits import Credits
from model.problems import FileProblem, HeldProblem
from model.progress import Progress, silent
from model.saving import locks
from model.saving.replacing import replace_file
from model.versions.frozen import FrozenVersion
from model.workbook.owner_files import open_elsewhere
from model.workbook.receipt import Receipt
from model.workbook.suffixes import refuse_other_than_new
from model.workings import working_of

if TYPE_CHECKING:
    from model.workbook.origin import Origin
    from model.workbook.saving import Saved


class SaveJob:
    """Saves a budget as it stood when the job was made. `carry_out` may run in any thread, once.

    `origin` is the workbook that is saved; without it a new workbook is written, which leaves the formulas of
    `left_behind` out. `signature` is who saves, for the change log: without one only a log that is there is added to.
    `versions` are frozen ones that no file holds yet. It `keeps_more` and `credits`: as the document does.
    """

    def __init__(
        self,
        budget: Budget,
        target: Path,
        origin: "Origin | None" = None,
        *,
        left_behind: "Origin | None" = None,
        about: Sequence[str] = (),
        over: bool = False,
        may_be_gone: bool = False,
    ) -> None:
        """Fix what is to be written. `over` and `may_be_gone` are as `Document.save_job` says."""
        self.signature: Signature | None = None
        self.versions: tuple[FrozenVersion, ...] = ()
        self.keeps_more = False
        self.credits: Credits = {}
        self.target = target
        self.after = budget.snapshot()
        self._origin = origin
        self._left_behind = left_behind
        self._about = tuple(about)
        self._over = over
        self._may_be_gone = may_be_gone

    def carry_out(self, progress: Progress = silent) -> "Saved":
        """Write the file. Raises FileProblem, or Cancelled from `progress`; the target is then as it was."""
        with locks.while_saving(self.target):
            if self._origin is None:
                return self._write_new(progress)
            from model.workbook.log_writes import LogWish, now  # as above
            from model.workbook.saving import Wishes, save_workbook  # in the thread that needs it, not in the window's

            over = self._over or (self._may_be_gone and not self.target.exists())
            wishes = Wishes(LogWish(now(), self.signature, self.credits), self.versions, self.keeps_more)
            return save_workbook(self._origin, self.after, self.target, over=over, progress=progress, wishes=wishes)

    def _write_new(self, progress: Progress) -> "Saved":
        from model.workbook.formula_values import recalculated  # as above
        from model.workbook.new_workbook import write_new_workbook
        from model.workbook.saving import Saved, doubts, verified_new

        refuse_other_than_new(self.target)
        owner = open_elsewhere(self.target)
        if owner:
            raise HeldProblem(owner)
        progress("Writing the workbook", 0.1)
        log = self._log()
        versions = self._every_version()
        data = write_new_workbook(Budget.of(self.after), self._about, log, versions)
        progress("Reading it again", 0.6)
        opened = verified_new(data, self.after, self.target.name, log, versions)
        values = recalculated(opened, self.after)
        digest = sha256(data)
        lines = [line for line in self.after.lines.values() if _leaves_formula(line, self.after)]
        findings = _formulas_left(lines, self.target) + self._texts_left()
        progress(f"Saving {self.target.name}", 0.9)
        done = replace_file(self.target, data)
        receipt = Receipt(parts_changed=opened.package.names, sha256_after=digest, findings=(*findings, *doubts(done)))
        return Saved(opened, digest, receipt, values, done.is_confirmed)

    def _log(self) -> tuple[LogEntry, ...]:
        """Return the change log that goes along from the workbook left behind, with what was changed since."""
        from model.workbook.log_writes import LogWish, entries_of, now  # as above

        left = self._left_behind
        if left is None or not (left.opened.log or self.signature):
            return ()
        return (*left.opened.log, *entries_of(left.holds, self.after, LogWish(now(), self.signature, self.credits)))

    def _every_version(self) -> tuple[FrozenVersion, ...]:
        """Return the versions that go along from the workbook left behind, and those that no file holds yet."""
        left = self._left_behind
        stored = left.opened.versions if left is not None else None
        held = tuple(stored.read(head.name) for head in stored.heads) if stored is not None else ()
        faults = [version.fault for version in held if version.fault]
        if faults:
            raise FileProblem(f"{faults[0]} It cannot go along into a new workbook.")
        return (*held, *self.versions)

    def _texts_left(self) -> tuple[Finding, ...]:
        """Note that texts which were formulas in the old workbook are plain text in the new one."""
        from model.workbook.text_formulas import lines_with_text_formulas  # as above

        left = self._left_behind
        found = lines_with_text_formulas(left.opened) if left is not None else {}
        return tuple(
            _left_behind(
                self.after.lines[line_id],
                f"had a formula for a text in {cell}; {self.target.name} holds the text that it gave.",
            )
            for line_id, cell in found.items()
            if line_id in self.after.lines
        )


def settle(budget: Budget, after: Snapshot, values: Edit | None) -> Snapshot:
    """Give formula cells the values that a save found, and return what the file now holds.

    `after` is what was saved. A cell that was edited while the save ran keeps its edit.
    """
    if values is None:
        return after
    years, changes = after.settings.years, [each for each in values.changes if isinstance(each, FieldChange)]
    lines = dict(after.lines)
    for change in changes:
        lines[change.line_id] = with_value(lines[change.line_id], change.field, change.new, years)
    untouched = tuple(
        change
        for change in changes
        if budget.has_line(change.line_id) and value_of(budget.line(change.line_id), change.field, years) == change.old
    )
    sources = [each for each in values.changes if isinstance(each, ControlChange)]
    kept = tuple(each for each in sources if budget.controls[each.position : each.position + 1] == (each.old,))
    if untouched or kept:
        budget.apply(Edit(values.label, (*untouched, *kept)))
    controls = {each.old: each.new for each in sources}
    return replace(
        after,
        lines=MappingProxyType(lines),
        controls=tuple(controls.get(each) or each for each in after.controls),
    )


def _leaves_formula(line: Line, snapshot: Snapshot) -> bool:
    """Tell whether a formula of the line's is no working, which goes along."""
    years, unit = snapshot.settings.years, snapshot.settings.unit
    fields = [Field(AMOUNT, year) for year in line.formulas]
    fields += [Field(FORECAST, year) for year in line.forecast_formulas]
    return any(working_of(line, field, years, unit) is None for field in fields)


def _formulas_left(lines: Sequence[Line], path: Path) -> tuple[Finding, ...]:
    """Note that amounts which were formulas in the old workbook are figures in a new one."""
    told = f"had a formula for an amount; {path.name} holds the figure that it gave."
    return tuple(_left_behind(line, told) for line in lines)


def _left_behind(line: Line, told: str) -> Finding:
    return Finding(
        Level.NOTE,
        "formula left behind",
        f"{line.name} {told}",
        reference=line.reference,
        line_id=line.id,
        area_id=line.area_id,
    )
