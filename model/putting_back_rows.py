"""Planning that a control total, a pot, a narrative or a muted finding is again as it was before an entry of the log.

A row that was removed comes back whole, behind the others; one that was added goes again.
"""

from collections.abc import Sequence

from model.budget import Budget
from model.change_log import ADDED, LINE, REMOVED, LogEntry
from model.edits import Edit
from model.logged_rows import LoggedTable, Words, added_words, blocks, removed_words, stated
from model.money import Unreadable, from_cell_number
from model.problems import EntryProblem
from model.years import find_year

Found = list[tuple[int, Words]]


def put_row_back(budget: Budget, log: Sequence[LogEntry], entry: LogEntry, table: LoggedTable) -> Edit | None:
    """Plan what an entry says of a row to be as it was; None where it is. Raises EntryProblem where it cannot be."""
    if entry.field == LINE and entry.new == REMOVED:
        return _put_removed_back(budget, log, entry, table)
    if entry.field != LINE and all((block[0].field, block[0].new) == (LINE, ADDED) for block in blocks(log, entry)):
        raise EntryProblem(
            f"{entry.line} was not there before, so it had no {entry.field} to put back; put the entry back that says "
            "it was added, and it is gone again."
        )
    found = table.about(budget, log, entry)
    if len(found) > 1:
        found = _meant(log, entry, found)
    if len(found) != 1:
        raise EntryProblem(why_not(log, entry, entry.line, len(found)))
    row_id, words = found[0]
    if entry.field == LINE:
        return table.remove(budget, row_id)
    if entry.field not in words:
        raise EntryProblem(f"“{entry.field}” is nothing that {entry.line} states, so it cannot be put back.")
    is_figure = find_year(entry.field) is not None and entry.old
    if is_figure and isinstance(from_cell_number(entry.old, budget.settings.unit), Unreadable):
        raise EntryProblem(f"“{entry.old}” was no amount, so it cannot be put back.")
    return table.change(budget, row_id, {**words, entry.field: entry.old})


def _meant(log: Sequence[LogEntry], entry: LogEntry, found: Found) -> Found:
    """Return which of the rows of one name an entry is about, as far as what it says of one tells them apart."""
    if entry.field == LINE:
        said = list(added_words(log, entry))
        return [row for row in found if stated(row[1]) in said][-1:] or found
    return [row for row in found if row[1].get(entry.field) == entry.new] or found


def _put_removed_back(budget: Budget, log: Sequence[LogEntry], entry: LogEntry, table: LoggedTable) -> Edit | None:
    there = [stated(words) for _, _, words in table.rows(budget)]
    for words in removed_words(log, entry):
        if words not in there:
            return table.add(budget, entry.line, {**dict.fromkeys(table.fields, ""), **words})
    return None


def why_not(log: Sequence[LogEntry], entry: LogEntry, called: str, count: int) -> str:
    """Return why the old value of something cannot be put back that is known `count` times, but not once."""
    if count:
        return f"{count} are known as {called}, so the log does not tell whose old value this is."
    removed = any(each[2:5] == (entry.area, entry.line, LINE) and each.new == REMOVED for each in log)
    if removed:
        return f"{called} was removed; put the entry back that says so, and all of it is there again."
    return f"{called} is no longer there, so its old value cannot be put back."
