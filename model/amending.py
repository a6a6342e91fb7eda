"""Planning that a line amends what was agreed: its previous amounts, the change, and so what it comes to now."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from model.budget import Budget
from model.edits import Change, Edit, FieldChange
from model.known_columns import AGREED_BY, HeadingFor, as_headed, as_it_is, previous_heading
from model.lines import AMOUNT, EXTRA, Field, Line, value_of
from model.money import EXACT, NIL, Amount, Unit, Unreadable, cell_text
from model.planning import set_fields
from model.previous import previous_amounts, previous_year
from model.problems import EntryProblem
from model.statuses import Standing, standing_of
from model.texts import clean_text
from model.years import Year

AMENDED = "Amended"


@dataclass(frozen=True, slots=True)
class Amendment:
    """What one year of a line was and by how much it is changed, in pounds; None where that is not stated."""

    previous: Amount
    change: Decimal | None


def amendments(line: Line, years: tuple[Year, ...], unit: Unit) -> tuple[Amendment, ...]:
    """Return what a line states, one a year; a line that is not amended yet was what it is."""
    previous = previous_amounts(line, years, unit)
    if standing_of(line) is not Standing.AMENDED and not any(each is not None for each in previous):
        previous = line.amounts
    amounts = [value_of(line, Field(AMOUNT, year), years) for year in years]
    return tuple(Amendment(was, _change(was, now)) for was, now in zip(previous, amounts, strict=True))


def amend(
    budget: Budget,
    line_id: int,
    wanted: Mapping[Year, Amendment],
    heading_for: HeadingFor = as_it_is,
    agreed_by: str | None = None,
) -> Edit | None:
    """Plan the previous amounts of a line with its changes, and that it is amended. Raises EntryProblem.

    Without a change an amount stays as it is; a line that is not amended yet and changes in no year stays so, too.
    `heading_for` tells how the workbook heads a column of previous amounts in the line's area, None where it can have
    none. `agreed_by` says which Council agreed it and when, None where that stays as it is.
    """
    line = budget.line(line_id)
    extra = dict(line.extra)
    if agreed_by is not None:
        _state_agreed_by(extra, clean_text(agreed_by).strip(), heading_for)
    entries: list[tuple[int, Field, object]] = []
    for year, amendment in (wanted if _amends(budget, line, wanted) else {}).items():
        _state(extra, year, _text(amendment.previous, budget.settings.unit), heading_for)
        if amendment.change is not None:
            was = amendment.previous if isinstance(amendment.previous, Decimal) else NIL
            entries.append((line_id, Field(AMOUNT, year), EXACT.add(was, amendment.change)))
    changes_it = entries or any(previous_year(heading) is not None for heading in extra)
    if changes_it and standing_of(line) is not Standing.AMENDED:
        entries.append((line_id, Field("status"), AMENDED))
    changes = list[Change](_with_extra(line, extra))
    edit = set_fields(budget, entries)
    changes += edit.changes if edit else ()
    return Edit(f"Amend {line.name}", tuple(changes)) if changes else None


def _amends(budget: Budget, line: Line, wanted: Mapping[Year, Amendment]) -> bool:
    """Tell whether a line is amended, or would be: some year is to be other than it is, or was."""
    is_amended = standing_of(line) is Standing.AMENDED or any(
        previous_year(heading) is not None for heading in line.extra
    )
    stated = dict(zip(budget.years, amendments(line, budget.years, budget.settings.unit), strict=True))
    return is_amended or any(
        amendment.change or amendment.previous != stated[year].previous for year, amendment in wanted.items()
    )


def _state_agreed_by(extra: dict[str, str], text: str, heading_for: HeadingFor) -> None:
    known = as_headed(AGREED_BY, extra)
    if not text:
        extra.pop(known, None)
        return
    heading = known if known in extra else heading_for(AGREED_BY)
    if heading is None:
        raise EntryProblem(
            f"This workbook was laid out by others, who left no column “{AGREED_BY}”; save it as a new workbook first, "
            "or say in the notes who agreed the line."
        )
    extra[heading] = text


def put_beside(budget: Budget, line_id: int, heading: str, text: str) -> Edit | None:
    """Plan the text of one column beside the usual ones, which may be blank; None where it stands there already."""
    line = budget.line(line_id)
    known = as_headed(heading, (name for other in budget.lines_of(line.area_id) for name in other.extra))
    extra = {name: held for name, held in line.extra.items() if name != known} | ({known: text} if text else {})
    changes = _with_extra(line, extra)
    return Edit(f"Change {heading} of {line.name}", changes) if changes else None


def _with_extra(line: Line, extra: Mapping[str, str]) -> tuple[FieldChange, ...]:
    if dict(line.extra) == extra:
        return ()
    return (FieldChange(line.id, Field(EXTRA), line.extra, MappingProxyType(dict(extra))),)


def _state(extra: dict[str, str], year: Year, text: str, heading_for: HeadingFor) -> None:
    """Put the text into the column of the year, and take it out where there is none."""
    known = next((heading for heading in extra if previous_year(heading) == year), None)
    if not text:
        extra.pop(known or "", None)
        return
    heading = known or heading_for(previous_heading(year))
    if heading is None:
        raise EntryProblem(
            f"This workbook was laid out by others, who left no column “{previous_heading(year)}”; save it as a new "
            "workbook first, or say in the notes what the line stated before."
        )
    extra[heading] = text


def _change(was: Amount, now: object) -> Decimal | None:
    if isinstance(was, Unreadable) or not isinstance(now, Decimal) or was is None:
        return None
    return EXACT.subtract(now, was)


def _text(amount: Amount, unit: Unit) -> str:
    if amount is None:
        return ""
    return amount.text if isinstance(amount, Unreadable) else cell_text(amount, unit)
