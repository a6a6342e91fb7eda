"""What lines are sorted, filtered and grouped by, read from a line: keys, values and searchable text."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from operator import attrgetter

from model.budget import Budget
from model.edits import AreaChange, Change, FieldChange, LineAdded, LineMoved
from model.lines import CHOICES, KIND, TEXT_HEADINGS, Kind, Line
from model.money import Amount, Unreadable
from ui.window.grid.arrangement import BLANK, Grouping, Sort
from ui.window.grid.cells import Reader, reader_of
from ui.window.grid.columns import Column
from ui.window.grid.own_column_order import keys_of
from ui.window.view import View

NIL_AMOUNT, ADDS, REDUCES, NO_AMOUNT = "Nil", "Adds to the budget", "Reduces the budget", "Not an amount"
_DIGITS = re.compile(r"[0-9]+")
_words_of: Callable[[Line], tuple[str, ...]] = attrgetter(*TEXT_HEADINGS)


def natural_key(text: str) -> str:
    """Return a key that sorts numbers within texts by their size, 14SCS2 before 14SCS10, and ignores letters' case."""
    return _DIGITS.sub(_sized, text.casefold())


def _sized(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"{len(digits):04d}{digits}"


def sorted_ids(budget: Budget, ids: Iterable[int], sort: Sort, view: Callable[[], View]) -> list[int]:
    """Return line ids in the order of a column: equal ones as they came, blanks last either way."""
    if sort.column.is_figure:
        return _by_amount(budget, ids, sort, view())
    read = reader_of(sort.column, budget, view)
    texts = {line_id: read(budget.line(line_id)).strip() for line_id in ids}
    ordered = keys_of(sort.column.extra, texts) if sort.column.extra else None
    keyed = sorted(ordered, key=ordered.__getitem__, reverse=sort.descending) if ordered else []
    keys = {line_id: natural_key(text) for line_id, text in texts.items() if not ordered or line_id not in ordered}
    stated = [line_id for line_id, key in keys.items() if key]
    stated.sort(key=keys.__getitem__, reverse=sort.descending)
    return keyed + stated + [line_id for line_id, key in keys.items() if not key]


def _by_amount(budget: Budget, ids: Iterable[int], sort: Sort, view: View) -> list[int]:
    found = {line_id: sort.column.figure_in(view, budget.line(line_id)) for line_id in ids}
    figures = {line_id: amount for line_id, amount in found.items() if isinstance(amount, Decimal)}
    stated = sorted(figures, key=figures.__getitem__, reverse=sort.descending)
    unreadable = [line_id for line_id, amount in found.items() if isinstance(amount, Unreadable)]
    return stated + unreadable + [line_id for line_id, amount in found.items() if amount is None]


def value_reader(column: Column, budget: Budget, view: Callable[[], View]) -> Reader:
    """Return the function that reads the value by which a column is filtered; an amount's is what it does."""
    if column.is_figure:
        return lambda line: _effect(column.figure_in(view(), line))
    read = reader_of(column, budget, view)
    return lambda line: read(line).strip() or BLANK


def _effect(amount: Amount) -> str:
    if amount is None:
        return BLANK
    if isinstance(amount, Unreadable):
        return NO_AMOUNT
    if not amount:
        return NIL_AMOUNT
    return REDUCES if amount < 0 else ADDS


def group_reader(grouping: Grouping) -> Reader:
    """Return the function that reads under which heading a line stands."""
    if grouping is Grouping.KIND:
        return lambda line: line.kind.title
    name = grouping.value

    def read(line: Line) -> str:
        text: str = getattr(line, name)
        return text.strip() or BLANK

    return read


def groups_in_order(grouping: Grouping, values: Iterable[str]) -> list[str]:
    """Return headings in their order: the customary values first, as a line goes through them, blank last."""
    customary = tuple(kind.title for kind in Kind) if grouping is Grouping.KIND else CHOICES.get(grouping.value, ())
    return _in_order(customary, values)


def values_in_order(column: Column, values: Iterable[str]) -> list[str]:
    """Return a column's values in the order of a list to choose from, blank last."""
    return _in_order((ADDS, REDUCES, NIL_AMOUNT, NO_AMOUNT) if column.is_figure else column.choices, values)


def _in_order(customary: Sequence[str], values: Iterable[str]) -> list[str]:
    places = {value: place for place, value in enumerate(customary)}

    def key(value: str) -> tuple[bool, int, str, str]:
        return (value == BLANK, places.get(value, len(places)), natural_key(value), value)

    return sorted(values, key=key)


class SearchTexts:
    """All words of each line, folded and joined; made when first looked through, forgotten when a line changes."""

    def __init__(self, budget: Budget) -> None:
        """Read the lines of a budget."""
        self._budget = budget
        self._texts: dict[int, str] = {}

    def find(self, ids: Sequence[int], needles: Sequence[str]) -> list[int]:
        """Return the ids of the lines whose words have every one of the folded needles, in the order given."""
        texts = self._texts
        missing = [line_id for line_id in ids if line_id not in texts]
        if missing:
            self._read(missing)
        found = list(ids)
        for needle in needles:
            found = [line_id for line_id in found if needle in texts[line_id]]
        return found

    def text(self, line_id: int) -> str:
        """Return the text in which a line is looked for."""
        if line_id not in self._texts:
            self._read([line_id])
        return self._texts[line_id]

    def note(self, changes: Iterable[Change]) -> None:
        """Forget what an edit has changed."""
        if not self._texts:
            return
        for change in changes:
            match change:
                case FieldChange(line_id=line_id) | LineMoved(line_id=line_id):
                    self._texts.pop(line_id, None)
                case LineAdded(line=line):
                    self._texts.pop(line.id, None)
                case AreaChange():
                    self._texts.clear()

    def _read(self, ids: Iterable[int]) -> None:
        areas = {area.id: area.name for area in self._budget.areas}
        kinds = {kind: kind.title for kind in Kind}
        for line_id in ids:
            line = self._budget.line(line_id)
            words = (areas[line.area_id], kinds[line.kind], *_words_of(line), *line.extra.values())
            self._texts[line_id] = "\n".join(words).casefold()


def changes_value(change: Change, grouping: Grouping) -> bool:
    """Whether a change can put a line under another heading."""
    return isinstance(change, FieldChange) and change.field.name in (grouping.field.name, KIND)
