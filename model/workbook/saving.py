"""Saving: the edits since opening become cell patches; the new bytes are proved before they replace the file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model.budget import Snapshot
from model.change_log import LogEntry
from model.edits import Edit
from model.files import read_file, sha256
from model.findings import Finding, Level
from model.problems import FileProblem, HeldProblem, LayoutProblem
from model.progress import Progress, silent
from model.saving.replacing import Replaced, changed_behind, replace_file
from model.versions.frozen import FrozenVersion
from model.workbook.assembly import Assembled, Assembler
from model.workbook.bindings import Bindings
from model.workbook.formula_values import recalculated
from model.workbook.log_writes import LogWish, add_to_log, now
from model.workbook.opening import Opened, open_bytes
from model.workbook.origin import Origin
from model.workbook.owner_files import open_elsewhere
from model.workbook.receipt import Receipt
from model.workbook.save_plan import plan_save
from model.workbook.suffixes import refuse_other_suffix
from model.workbook.verifying import compare_budgets, compare_logs, compare_versions, verified
from model.workbook.version_writes import add_versions


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save left: the workbook as opened again, its bytes' hash, the receipt, and new values of formula cells.

    `is_confirmed` tells that the file was read back as it was written.
    """

    opened: Opened
    digest: str
    receipt: Receipt
    recalculated: Edit | None
    is_confirmed: bool = True


def save_workbook(
    origin: Origin,
    new: Snapshot,
    target: Path,
    *,
    over: bool = False,
    progress: Progress = silent,
    log: LogWish | None = None,
    versions: tuple[FrozenVersion, ...] = (),
) -> Saved:
    """Save the budget `new` into the workbook that it came from, as `target` (often the same file).

    `versions` are frozen ones that it does not hold yet.
    `over`: what stands there is replaced whoever wrote it, and kept in the backups. Raises FileProblem with one
    sentence (ChangedProblem where the file is not what was opened), or Cancelled from `progress`; the target is then
    as it was.
    """
    file, opened = target.name, origin.opened
    wish = log or LogWish(now())
    refuse_other_suffix(opened.structure, origin.path, target)
    owner = open_elsewhere(target)
    if owner:
        raise HeldProblem(owner)
    is_same = origin.is_at(target) and not over
    if is_same:
        _refuse_changed_behind(target, origin.digest)
    progress("Writing the changes", 0.1)
    try:
        made, again, data = _built(origin, new, file, Wishes(wish, versions), progress)
    except FileProblem as problem:
        raise LayoutProblem(str(problem)) from problem
    values = recalculated(again, new) if made.parts else None
    progress(f"Saving {file}", 0.9)
    if is_same:
        _refuse_changed_behind(target, origin.digest)  # while the new file was being proved, too
    done = Replaced()
    if data != opened.package.data or not is_same:
        done = replace_file(target, data, origin.digest if is_same else "", must_keep=over)
    receipt = Receipt(
        tuple(made.cells),
        tuple(made.recalculated),
        tuple(made.cleared),
        tuple(sorted({*made.parts, *made.removed})),
        origin.digest,
        sha256(data),
        (*made.findings, *doubts(done)),
    )
    return Saved(again, receipt.sha256_after, receipt, values, done.is_confirmed)


def doubts(done: Replaced) -> tuple[Finding, ...]:
    """Return what is in doubt of a file put in place as findings: the save is done."""
    return tuple(Finding(Level.WARNING, "saving", warning) for warning in done.warnings)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a save adds beside the budget: entries of the change log, versions that were frozen."""

    log: LogWish
    versions: tuple[FrozenVersion, ...] = ()


def _built(
    origin: Origin, new: Snapshot, file: str, wishes: Wishes, progress: Progress
) -> tuple[Assembled, Opened, bytes]:
    """Return what a save is to write, proved, and the bytes; the opened workbook's own where nothing was edited."""
    opened, old = origin.opened, origin.holds
    plan = plan_save(opened, old, new, file)
    if plan.is_empty and not wishes.versions:
        return Assembled({}, set(), [], [], [], [], {}), opened, opened.package.data
    if opened.structure.is_signed:
        raise FileProblem(f"{file} is digitally signed, and an edit would break the signature. Save as a new workbook.")
    entries, told = add_to_log(plan, opened, old, new, wishes.log, file)
    add_versions(plan, opened, wishes.versions, file)
    made = Assembler(opened, plan, new, file).assemble()
    data = opened.package.rebuilt(made.parts, made.removed)
    progress("Reading it again", 0.4)
    made.findings += told
    again = verified(data, opened, made, new, file)
    compare_logs(again, (*opened.log, *entries), file)
    heads = [*opened.versions.heads, *(version.head for version in wishes.versions)]
    compare_versions(again, heads, wishes.versions, file)
    return made, _with_model_ids(again, new), data


def verified_new(
    data: bytes,
    wanted: Snapshot,
    file: str,
    log: Sequence[LogEntry] = (),
    versions: Sequence[FrozenVersion] = (),
) -> Opened:
    """Open a new workbook's bytes and return it speaking of the model's own lines. Raises FileProblem if it differs."""
    opened = open_bytes(data, file)
    compare_budgets(opened, wanted, file)
    compare_logs(opened, log, file)
    compare_versions(opened, [version.head for version in versions], versions, file)
    return _with_model_ids(opened, wanted)


def _refuse_changed_behind(path: Path, digest: str) -> None:
    if not path.exists():
        raise FileProblem(f"{path} is no longer there; save under another name.")
    if sha256(read_file(path)) != digest:
        raise changed_behind(path)


def _with_model_ids(again: Opened, new: Snapshot) -> Opened:
    """Let the bindings of the workbook as read again speak of the model's own areas, lines and control totals."""
    found = again.budget.snapshot()
    areas = {other.id: mine.id for other, mine in zip(found.areas, new.areas, strict=True)}
    lines = {
        other: mine
        for one in found.areas
        for other, mine in zip(found.line_ids[one.id], new.line_ids[areas[one.id]], strict=True)
    }
    found_places = again.bindings.found
    held = {other.id: mine.id for other, mine in zip(found.controls, new.controls, strict=True)}
    controls: dict[object, object] = {
        other.id: mine.id for other, mine in zip(found.controls, new.controls, strict=True)
    }
    bindings = Bindings(
        settings=again.bindings.settings,
        log=again.bindings.log,
        found=found_places.speaking_of(lines, held) if found_places else None,
    )
    for area_id, binding in again.bindings.lines.items():
        rows = {lines[line_id]: row for line_id, row in binding.rows.items()}
        bindings.lines[areas[area_id]] = replace(binding, area_id=areas[area_id], rows=rows)
    if again.bindings.controls is not None:
        rows_of_controls = {controls[key]: row for key, row in again.bindings.controls.rows.items()}
        bindings.controls = replace(again.bindings.controls, rows=rows_of_controls)
    if again.bindings.pots is not None:
        pots: dict[object, object] = {other.id: mine.id for other, mine in zip(found.pots, new.pots, strict=True)}
        rows_of_pots = {pots[key]: row for key, row in again.bindings.pots.rows.items()}
        bindings.pots = replace(again.bindings.pots, rows=rows_of_pots)
    if again.bindings.mutes is not None:
        mutes: dict[object, object] = {other.id: mine.id for other, mine in zip(found.mutes, new.mutes, strict=True)}
        rows_of_mutes = {mutes[key]: row for key, row in again.bindings.mutes.rows.items()}
        bindings.mutes = replace(again.bindings.mutes, rows=rows_of_mutes)
    findings = tuple(
        replace(
            finding,
            line_id=lines.get(finding.line_id) if finding.line_id is not None else None,
            area_id=areas.get(finding.area_id) if finding.area_id is not None else None,
        )
        for finding in again.findings
    )
    return replace(again, bindings=bindings, findings=findings)
