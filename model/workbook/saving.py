"""Saving: the edits since opening become cell patches; the new bytes are proved before they replace the file."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from model.workbook.formula_values import recalculated
from model.workbook.found_again import FoundAgain
from model.workbook.found_kinds import with_kinds
from model.workbook.found_levels import as_levels
from model.workbook.found_room import with_found_room
from model.workbook.log_writes import LogWish, add_to_log, now
from model.workbook.model_ids import with_model_ids
from model.workbook.opening import Opened, open_bytes
from model.workbook.origin import Origin
from model.workbook.own_columns import Widened, with_own_columns
from model.workbook.own_room import with_own_room
from model.workbook.owner_files import open_elsewhere
from model.workbook.package import Package
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


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a save adds beside the budget: entries of the change log, versions that were frozen.

    `keeps_more`: a workbook that others laid out may get sheets for what it has no place for.
    """

    log: LogWish
    versions: tuple[FrozenVersion, ...] = ()
    keeps_more: bool = False


def save_workbook(
    origin: Origin,
    new: Snapshot,
    target: Path,
    *,
    over: bool = False,
    progress: Progress = silent,
    wishes: Wishes | None = None,
) -> Saved:
    """Save the budget `new` into the workbook that it came from, as `target` (often the same file).

    `over`: what stands there is replaced whoever wrote it, and kept in the backups. Raises FileProblem with one
    sentence (ChangedProblem where the file is not what was opened), or Cancelled from `progress`; the target is then
    as it was.
    """
    file, opened = target.name, origin.opened
    refuse_other_suffix(opened.structure, origin.path, target)
    owner = open_elsewhere(target)
    if owner:
        raise HeldProblem(owner)
    is_same = origin.is_at(target) and not over
    if is_same:
        _refuse_changed_behind(target, origin.digest)
    progress("Writing the changes", 0.1)
    try:
        made, again, data, held = _built(origin, new, file, wishes or Wishes(LogWish(now())), progress)
        found_again = FoundAgain(data, opened, origin.holds, again, file)
    except LayoutProblem:
        raise
    except FileProblem as problem:
        raise LayoutProblem(str(problem)) from problem
    values = recalculated(again, held) if made.parts else None
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
        tuple(sorted(name for name in {*made.parts, *made.removed} if _differs(name, opened.package, again.package))),
        origin.digest,
        sha256(data),
        (*made.findings, *found_again.remembered(), *doubts(done)),
        _sheets_beyond(again, opened),
        _sheets_beyond(opened, again),
    )
    return Saved(found_again.known(), receipt.sha256_after, receipt, values, done.is_confirmed)


def _differs(part: str, old: Package, new: Package) -> bool:
    """Tell whether a part that was written anew came out another one."""
    return part not in old or part not in new or old.read(part) != new.read(part)


def _sheets_beyond(one: Opened, other: Opened) -> tuple[str, ...]:
    """Return the names of one's sheets that the other has not under any name."""
    parts = {sheet.part for sheet in other.structure.sheets}
    return tuple(sheet.name for sheet in one.structure.sheets if sheet.part not in parts)


def doubts(done: Replaced) -> tuple[Finding, ...]:
    """Return what is in doubt of a file put in place as findings: the save is done."""
    return tuple(Finding(Level.WARNING, "saving", warning) for warning in done.warnings)


def _built(
    origin: Origin, new: Snapshot, file: str, wishes: Wishes, progress: Progress
) -> tuple[Assembled, Opened, bytes, Snapshot]:
    """Return what a save is to write, proved, the bytes (the opened ones where nothing was edited), and what they hold.

    That is the state `new` in the order of the workbook's rows.
    """
    widened = Widened(origin.opened)
    make_room = with_found_room
    if origin.opened.bindings.found is None:
        widened, make_room = with_own_columns(origin.opened, origin.holds, new, file), with_own_room
    room = make_room(widened.opened, origin.holds, new, file)
    old, new = room.holds, room.wanted
    opened = with_kinds(room.opened, old, new, file)
    keeps_more = wishes.keeps_more or opened.bindings.kept is not None
    levels = as_levels(opened, old, new, file)
    plan = plan_save(opened, levels.before, levels.after, file, keeps_more=keeps_more)
    new = levels.wanted
    plan.changed, plan.stale = room.changed, room.stale
    for sheet, writes in room.writes.items():
        plan.writes[sheet] = {**writes, **plan.writes.get(sheet, {})}
    if plan.is_empty and not room.is_moved and not wishes.versions:
        return Assembled({}, set(), [], [], [], [], {}), opened, opened.package.data, new
    if opened.structure.is_signed:
        raise FileProblem(f"{file} is digitally signed, and an edit would break the signature. Save as a new workbook.")
    entries, told = add_to_log(plan, opened, old, new, wishes.log, file, keeps_more=keeps_more)
    add_versions(plan, opened, wishes.versions, file, keeps_more=keeps_more)
    made = Assembler(opened, plan, new, file).assemble()
    data = opened.package.rebuilt(made.parts, made.removed)
    progress("Reading it again", 0.4)
    made.findings += told
    again = verified(data, opened, made, new, file)
    compare_logs(again, (*opened.log, *entries), file)
    heads = [*opened.versions.heads, *(version.head for version in wishes.versions)]
    compare_versions(again, heads, wishes.versions, file)
    made.cells = [*widened.cells, *made.cells]
    made.findings += [
        *widened.findings,
        *room.findings,
        *levels.findings,
    ]
    made.parts = {**dict.fromkeys(widened.parts | room.parts, b""), **made.parts}
    made.removed |= room.removed
    return made, with_model_ids(again, new), data, room.model


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
    return with_model_ids(opened, wanted)


def _refuse_changed_behind(path: Path, digest: str) -> None:
    if not path.exists():
        raise FileProblem(f"{path} is no longer there; save under another name.")
    if sha256(read_file(path)) != digest:
        raise changed_behind(path)
