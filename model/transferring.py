"""Planning a transfer: linked lines, one that gives and one or several that receive, netting to nil in every year.

See `model.planning` for the rules of a plan.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import islice

from model.budget import Budget
from model.edits import Change, Edit, LineAdded
from model.lines import AMOUNT, Field, Kind, Line
from model.links import link_names
from model.money import negated, total
from model.planning import new_line, section_end, set_field
from model.problems import EntryProblem
from model.recurrence import has_unreadable
from model.reference_series import following
from model.years import Year

Amounts = Mapping[Year, Decimal]
_LINKED = Field("linked_reference")
_CATEGORY = "Transfer"


def transfer_to(
    budget: Budget, line_id: int, parts: Sequence[tuple[int, Amounts]], references: Sequence[str] = ()
) -> Edit | None:
    """Plan that the area of a line gives budget to other areas: `parts` are their ids with what each receives, pounds.

    A saving is added behind those of the giving area, with a pressure in each receiving one; the line itself, from
    which title and recurrence are taken, stays as it is. `references` are the new lines', the giving one's first;
    unsaid, they count on from the line's own. None where every amount is nil. Raises EntryProblem.
    """
    line = budget.line(line_id)
    stated = [(area_id, {year: amount for year, amount in amounts.items() if amount}) for area_id, amounts in parts]
    stated = [(area_id, amounts) for area_id, amounts in stated if amounts]
    if not stated:
        return None
    _refuse_same_area(line, [area_id for area_id, _ in stated])
    giving, *receiving = references or _next_references(budget, line, 1 + len(stated))
    if len(receiving) != len(stated) or len({giving, *receiving}) != 1 + len(stated):
        raise EntryProblem(
            f"A transfer to {len(stated)} areas has {1 + len(stated)} lines; give each a reference of its own."
        )
    names = ", ".join(budget.area(area_id).name for area_id, _ in stated)
    years = {year for _, amounts in stated for year in amounts}
    given = {year: negated(total(amounts.get(year) for _, amounts in stated)) for year in years}
    gives = _made(budget, line, line.area_id, given, f"budget moved to {names}", (giving, ", ".join(receiving)))
    come = f"budget moved from {budget.area(line.area_id).name}"
    takes = [
        _made(budget, line, area_id, amounts, come, (reference, giving))
        for (area_id, amounts), reference in zip(stated, receiving, strict=True)
    ]
    return Edit(f"Transfer from {line.name} to {names}", _added(budget, [gives, *takes]))


def receive(budget: Budget, line_id: int, area_id: int, reference: str = "") -> Edit | None:
    """Plan the line that receives in another area what a line gives in each year, and link the two.

    None where the line gives nothing. Raises EntryProblem: for a line without a reference, or linked already.
    """
    line = budget.line(line_id)
    _refuse_same_area(line, [area_id])
    if has_unreadable(line):
        raise EntryProblem(f"{line.name} has an amount that cannot be read; put it right first.")
    given = {
        year: negated(amount)
        for year, amount in zip(budget.years, line.amounts, strict=False)
        if isinstance(amount, Decimal) and amount
    }
    if not given:
        return None
    if not line.reference.strip():
        raise EntryProblem("A transfer is linked by references; give the line one first.")
    if link_names(line.linked_reference, ()):
        raise EntryProblem(
            f"{line.name} is linked with {line.linked_reference.strip()} already; clear that link first."
        )
    (new,) = (reference,) if reference else _next_references(budget, line, 1)
    come = f"budget moved from {budget.area(line.area_id).name}"
    takes = _made(budget, line, area_id, given, come, (new, line.reference.strip()))
    link = set_field(budget, line_id, _LINKED, new)
    changes: tuple[Change, ...] = link.changes if link is not None else ()
    return Edit(f"Transfer {line.name} to {budget.area(area_id).name}", (*changes, *_added(budget, [takes])))


def _refuse_same_area(line: Line, areas: Sequence[int]) -> None:
    if line.area_id in areas or len(set(areas)) != len(areas):
        raise EntryProblem("A transfer goes to other activity areas, to each of them once.")


def _made(budget: Budget, line: Line, area_id: int, amounts: Amounts, words: str, references: tuple[str, str]) -> Line:
    """Return a line of the transfer: its kind follows what it does to its area in the first year."""
    _refuse_taken(budget, references[0])
    first = amounts[min(amounts)]
    values: dict[Field, object] = {
        Field("reference"): references[0],
        _LINKED: references[1],
        Field("title"): f"{line.title.strip() or line.name}: {words}",
        Field("category"): _CATEGORY,
        Field("recurrence"): line.recurrence,
        Field("status"): "New",
        **{Field(AMOUNT, year): amount for year, amount in amounts.items()},
    }
    return new_line(budget, area_id, Kind.PRESSURE if first > 0 else Kind.SAVING, values)


def _added(budget: Budget, lines: Sequence[Line]) -> tuple[Change, ...]:
    return tuple(LineAdded(line, section_end(budget, line.area_id, line.section)) for line in lines)


def _refuse_taken(budget: Budget, reference: str) -> None:
    if not reference.strip():
        raise EntryProblem("A transfer is linked by references; give each of its lines one.")
    if any(line.reference.strip().lower() == reference.strip().lower() for line in budget.lines()):
        raise EntryProblem(f"A line has the reference {reference} already; give the new one another.")


def _next_references(budget: Budget, line: Line, count: int) -> list[str]:
    """Return references that count on from the line's own, or from another's where it has no number."""
    lines = [line, *reversed(list(budget.lines_of(line.area_id))), *budget.lines()]
    taken = {other.reference.strip().lower() for other in budget.lines()}
    for other in lines:
        try:
            return list(islice(following(other.reference.strip(), taken), count))
        except EntryProblem:
            continue
    raise EntryProblem("No reference here ends in a number to count on from; give the line a reference first.")
