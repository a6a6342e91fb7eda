"""`merge`: two copies of a workbook with their common base become a new file; conflicts are listed, nothing guessed."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from model.files import read_file, sha256
from model.problems import LayoutProblem
from model.workbook.document import Document
from ui.commands import reading
from ui.commands.outcome import FOUND, Outcome, json_outcome
from ui.commands.paths import named
from ui.commands.undisturbed import undisturbed
from ui.commands.writing_new import refuse_existing, refuse_source

if TYPE_CHECKING:
    from model.merging.conflicts import Brought, Conflict
    from model.merging.merging import Merged

NAME = "merge"
SUMMARY = (
    "Merge two copies of a workbook, with the one from which both began, into a new file; the exit code is 1 when both "
    "changed the same, and then nothing is written."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    parser.add_argument("base", metavar="BASE", type=named("BASE"), help="the workbook from which both copies began")
    parser.add_argument("mine", metavar="MINE", type=named("MINE"), help="one copy, whose file the new one goes on")
    parser.add_argument("theirs", metavar="THEIRS", type=named("THEIRS"), help="the other copy")
    parser.add_argument("--to", required=True, type=named("--to"), metavar="OUT.xlsx", help="the file to write")
    reading.add_options(parser)
    parser.add_argument("--overwrite", action="store_true", help="replace OUT.xlsx where it is there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(arguments: Namespace) -> Outcome:
    """Merge two copies. Raises Problem."""
    from model.comparing.choosing import side_of  # other commands need not load it
    from model.merging.crediting import credits_of
    from model.merging.merging import Copy, merge

    base, mine, theirs = (
        reading.open_path(path, arguments, needs_tables=True)
        for path in (arguments.base, arguments.mine, arguments.theirs)
    )
    refuse_existing(arguments.to, overwrite=arguments.overwrite)
    refuse_source(arguments.to, [arguments.base, arguments.mine, arguments.theirs])
    names = _names(arguments)
    copy = Copy(side_of(theirs, names[2]), side_of(base, names[0]))
    merged = merge(side_of(mine, names[1]), [copy])
    if merged.conflicts:
        return _conflicts(merged, arguments)
    edit = merged.edit(mine.budget)
    if edit is not None:
        mine.budget.apply(edit)
        mine.credits = credits_of(merged)
    with undisturbed():
        _save(mine, arguments.to)
    return _done(merged, arguments)


def _names(arguments: Namespace) -> list[str]:
    """Return what the workbooks are called: by their names where these differ, else by where they are."""
    paths: list[Path] = [arguments.base, arguments.mine, arguments.theirs]
    names = [path.name for path in paths]
    return names if len(set(names)) == len(names) else [str(path) for path in paths]


def _save(document: Document, target: Path) -> None:
    """Save the merge as that copy with the edits; as a new workbook where its layout cannot take them."""
    try:
        document.save_as(target)
    except LayoutProblem:
        document.save_as_new(target)


def _conflicts(merged: "Merged", arguments: Namespace) -> Outcome:
    if arguments.json:
        told = {"path": None, "conflicts": [_conflict(each) for each in merged.conflicts], "brought": []}
        return json_outcome(told, FOUND)
    lines = [each.sentence for each in merged.conflicts]
    count = len(merged.conflicts)
    lines.append(f"{count} conflict{'s' if count > 1 else ''}; nothing was written. Decide, edit a copy, merge again.")
    return Outcome("\n".join(lines), FOUND)


def _done(merged: "Merged", arguments: Namespace) -> Outcome:
    target: Path = arguments.to
    if arguments.json:
        told = {
            "path": str(target.absolute()),
            "sha256": sha256(read_file(target)),
            "conflicts": [],
            "brought": [_brought(each) for each in merged.brought],
        }
        return json_outcome(told, stands=True)
    lines = [
        f"{each.copy}: {', '.join(part for part in (each.area, each.line) if part)}: {each.heading}: "
        f"{_flat(each.old)} -> {_flat(each.new)}"
        for each in merged.brought
    ]
    for copy, areas in merged.summary().items():
        where = ", ".join(
            f"{area or 'settings and what is stated beside lines'} {count}" for area, count in areas.items()
        )
        lines.append(f"{copy} brought {_counted(sum(areas.values()))}: {where}.")
    return Outcome("\n".join([*lines, f"Wrote {target.absolute()}."]), stands=True)


def _counted(changes: int) -> str:
    return f"{changes} change{'s' if changes != 1 else ''}"


def _flat(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat}”" if flat else "nothing"


def _conflict(conflict: "Conflict") -> dict[str, str]:
    return {
        "kind": conflict.kind.value,
        "area": conflict.area,
        "line": conflict.line,
        "field": conflict.heading,
        "base": conflict.base,
        "mine": conflict.mine,
        "theirs": conflict.theirs,
        "message": conflict.sentence,
    }


def _brought(brought: "Brought") -> dict[str, str]:
    return {
        "copy": brought.copy,
        "area": brought.area,
        "line": brought.line,
        "field": brought.heading,
        "old": brought.old,
        "new": brought.new,
    }
