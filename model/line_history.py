"""What was done to a line since the workbook was opened: the steps that can be undone, looked up by line."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from model.edits import Change, Edit, FieldChange, LineAdded, LineMoved, LineRemoved
from model.lines import AMOUNT, EXTRA, FORECAST, FORECAST_FORMULA, FORMULA, Kind
from model.money import Amount
from model.planning import heading_of

_LONGEST = 60

LineStep = tuple[str, tuple[Change, ...]]


class LineHistory:
    """The steps in order, each with its changes by line, so that looking a line up is quick after any paste."""

    def __init__(self) -> None:
        """Begin with no step."""
        self._steps: list[tuple[str, dict[int, list[Change]]]] = []

    def clear(self) -> None:
        """Forget every step."""
        self._steps = []

    def record(self, edit: Edit, place: int) -> None:
        """Take note of an edit as step number `place` (from nil); what was undone before it is gone."""
        by_line: dict[int, list[Change]] = {}
        for change in edit.changes:
            line_id = line_of(change)
            if line_id is not None:
                by_line.setdefault(line_id, []).append(change)
        self._steps[place:] = [(edit.label, by_line)]

    def of(self, line_id: int, count: int) -> Iterator[LineStep]:
        """Yield the label and the line's changes of each of the first `count` steps that touched it, the last first."""
        for label, by_line in reversed(self._steps[:count]):
            if line_id in by_line:
                yield label, tuple(by_line[line_id])


def line_of(change: Change) -> int | None:
    """Return the id of the line that a change is about; None for areas, settings and control totals."""
    match change:
        case FieldChange(line_id=line_id) | LineMoved(line_id=line_id):
            return line_id
        case LineAdded(line=line) | LineRemoved(line=line):
            return line.id
        case _:
            return None


def told(
    changes: Iterable[Change], amount_text: Callable[[Amount], str], working_text: Callable[[str], str]
) -> Iterator[str]:
    """Yield what changes did, in words: `2013/14: 0.600 to 0.650`.

    Amounts are printed by `amount_text`; `working_text` says a formula as it is typed, "" where it is no working.
    """
    for change in changes:
        match change:
            case FieldChange(field=field) if field.name in (FORMULA, FORECAST_FORMULA):
                yield _formula_told(change, working_text)
            case FieldChange(field=field, old=old, new=new) if field.name == EXTRA:
                yield from _columns_told(old, new)  # type: ignore[arg-type]  # texts by heading
            case FieldChange(field=field, old=old, new=new):
                is_amount = field.name in (AMOUNT, FORECAST)
                before, after = (_worded(value, amount_text, is_amount=is_amount) for value in (old, new))
                yield f"{heading_of(field)}: {before} to {after}"
            case LineAdded():
                yield "Added"
            case LineRemoved():
                yield "Deleted"
            case LineMoved(old_area=old_area, new_area=new_area):
                yield "Moved" if old_area == new_area else "Moved from another area"
            case _:
                continue


def _formula_told(change: FieldChange, working_text: Callable[[str], str]) -> str:
    """Return what became of the formula of an amount: a working in words, another one only by what was done to it."""
    before, after = (working_text(value) if isinstance(value, str) else "" for value in (change.old, change.new))
    what = f"{'forecast ' if change.field.name == FORECAST_FORMULA else ''}{change.field.year}"
    if change.new and not after:
        return f"The formula of {what} was kept"
    if change.old and not before:
        return f"The formula of {what} was replaced by {after or 'a figure'}"
    if change.old and not change.new:
        return f"The working of {what}, {before}, was replaced by a figure"
    return f"Working of {what}: {before or 'none'} to {after or 'none'}"


def _columns_told(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    """Yield what changed in columns beside the usual ones."""
    for heading in {**old, **new}:
        before, after = (str(side.get(heading, "")) for side in (old, new))
        if before != after:
            words = (_worded(text, str, is_amount=False) for text in (before, after))
            yield f"{heading}: {' to '.join(words)}"


def _worded(value: object, amount_text: Callable[[Amount], str], *, is_amount: bool) -> str:
    if is_amount:
        return amount_text(value) or "blank"  # type: ignore[arg-type]  # an amount's field holds an Amount
    words = value.title if isinstance(value, Kind) else " ".join(str(value).split())
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f"“{shown}”" if shown else "nothing"
