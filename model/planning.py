"""Planning: what an officer wants to do becomes an Edit, or a sentence that says why it cannot.

Every function looks at the budget, validates, and returns an Edit that has not been applied; None where nothing
would change. A plan that fails raises EntryProblem and has changed nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.array_parts import ArrayPart
from model.budget import Budget
from model.choices import choice_like
from model.controls import Scope
from model.edits import (
    AreaChange,
    Change,
    ControlChange,
    Edit,
    FieldChange,
    LineAdded,
    LineMoved,
    LineRemoved,
    SettingChange,
)
from model.lines import (
    AMOUNT,
    CHOICES,
    FORECAST,
    FORECAST_FORMULA,
    FORMULA,
    KIND,
    TEXT_HEADINGS,
    Field,
    Kind,
    Line,
    Section,
    formula_field,
    formula_of,
    value_of,
    with_values,
)
from model.money import Negatives, fits_a_cell
from model.problems import EntryProblem, FormulaProblem
from model.recurrence import with_last_year
from model.texts import clean_text
from model.workings import Worked, is_working

MOST_DECIMALS = 6
_CHANGEABLE_TEXT_SETTINGS = ("organisation", "directorate", "service", "title", "marking", "version")


def set_field(
    budget: Budget,
    line_id: int,
    field: Field,
    value: object,
    *,
    over_formula: bool = False,
    over_working: bool = True,
) -> Edit | None:
    """Plan one field of one line. Amounts are pounds (Decimal), Worked or None for blank. See `set_fields`."""
    return set_fields(budget, [(line_id, field, value)], over_formula=over_formula, over_working=over_working)


def set_fields(
    budget: Budget,
    entries: Iterable[tuple[int, Field, object]],
    *,
    label: str = "",
    over_formula: bool = False,
    over_working: bool = True,
) -> Edit | None:
    """Plan any number of fields as one edit; where a field is named twice the last value counts.

    A working goes with the amount that it led to, and the label tells so, but the same amount again leaves it.
    Raises FormulaProblem when an amount is a formula in the workbook and `over_formula` is not given (a formula that
    is a mere working is replaced, unless `over_working` is refused), EntryProblem when a value does not fit its
    field, when the workbook holds the field fixed, or when the formula fills other cells too.
    """
    changes: list[Change] = []
    years = budget.years
    for (line_id, field), value in {(line_id, field): value for line_id, field, value in entries}.items():
        line = budget.line(line_id)
        working = value.formula if isinstance(value, Worked) else None
        new = _checked(budget, field, value.pounds if isinstance(value, Worked) else value)
        old = value_of(line, field, years)
        formula = formula_of(line, field)
        same = old == new and type(old) is type(new)
        if same and (formula == working or not (working or over_formula)):
            continue
        fixed = budget.why_fixed(line_id, field)
        if fixed:
            raise EntryProblem(fixed)
        if isinstance(formula, ArrayPart):
            raise EntryProblem(
                f"This amount is part of the {formula.filler} of the workbook (={formula}), and no part of it can "
                "be changed alone; change it in Excel."
            )
        if formula != working:
            replaceable = over_formula or (over_working and _is_working(budget, formula))
            if isinstance(formula, str) and not replaceable:
                raise FormulaProblem(formula)
            changes.append(FieldChange(line_id, formula_field(field), formula, working))
        if not same:
            changes.append(FieldChange(line_id, field, old, new))
    if not changes:
        return None
    return Edit(f"{label or _label(budget, changes)}{_workings_removed(budget, changes)}", tuple(changes))


def _checked(budget: Budget, field: Field, value: object) -> object:
    if field.year is not None:
        return _checked_amount(budget, field, value)
    if field.name == KIND:
        if not isinstance(value, Kind) or value is Kind.UNKNOWN:
            raise EntryProblem("A line is a pressure, additional funding or a saving.")
        return value
    return _checked_text(field, value)


def _checked_amount(budget: Budget, field: Field, value: object) -> object:
    if field.year not in budget.years or field.name not in (AMOUNT, FORECAST):
        raise EntryProblem(f"The budget has no column {field.name} {field.year}.")
    if value is not None and not isinstance(value, Decimal):
        raise EntryProblem("An amount is a figure or blank.")
    if value is not None and not fits_a_cell(value, budget.settings.unit):
        raise EntryProblem(f"“{value}” is no figure of at most 15 digits, which is what a workbook holds exactly.")
    return value


def _checked_text(field: Field, value: object) -> str:
    if field.name not in TEXT_HEADINGS or not isinstance(value, str):
        raise EntryProblem(f"A line has no field {field.name}.")
    text = clean_text(value)
    choices = CHOICES.get(field.name)
    if choices is None:
        return text
    if not text.strip():
        return ""
    choice = choice_like(field.name, text)
    if choice is not None:
        return choice
    if field.name == "recurrence" and (limited := with_last_year(text)) is not None:
        return limited
    heading = TEXT_HEADINGS[field.name]
    raise EntryProblem(f"“{text}” is no {heading.lower()}; choose {', '.join(choices)} or leave it empty.")


def _label(budget: Budget, changes: Sequence[Change]) -> str:
    lines = {change.line_id for change in changes if isinstance(change, FieldChange)}
    first = changes[-1]
    if len(lines) > 1 or not isinstance(first, FieldChange):
        return f"Change {len(lines)} lines"
    return f"Change {heading_of(first.field).lower()} of {budget.line(first.line_id).name}"


def _is_working(budget: Budget, formula: object) -> bool:
    return isinstance(formula, str) and is_working(formula, budget.settings.unit)


def _workings_removed(budget: Budget, changes: Sequence[Change]) -> str:
    """Tell how many workings go and leave a mere figure behind; nothing where none does."""
    gone = sum(
        isinstance(change, FieldChange)
        and change.field.name in (FORMULA, FORECAST_FORMULA)
        and change.new is None
        and _is_working(budget, change.old)
        for change in changes
    )
    return "" if not gone else ", working removed" if gone == 1 else f", {gone} workings removed"


def heading_of(field: Field) -> str:
    """Return a field's column heading: `Reference`, `2013/14`, `Forecast 2013/14`."""
    if field.year is not None:
        return field.year.label if field.name in (AMOUNT, FORMULA) else f"Forecast {field.year.label}"
    return "Type" if field.name == KIND else TEXT_HEADINGS[field.name]


def add_line(
    budget: Budget, area_id: int, kind: Kind, position: int | None = None, *, reference: str = "", title: str = ""
) -> Edit:
    """Plan a new line with every amount blank, at a position in its area (at the end unless said)."""
    blank = (None,) * len(budget.years)
    line = Line(
        budget.new_id(),
        area_id,
        kind,
        blank,
        reference=clean_text(reference),
        title=clean_text(title),
        forecasts=blank,
    )
    last = budget.line_count_of(area_id)
    return Edit(f"Add {kind.value} line", (LineAdded(line, last if position is None else min(position, last)),))


def new_line(budget: Budget, area_id: int, kind: Kind, values: Mapping[Field, object]) -> Line:
    """Return a new line with these values, every other field blank. Raises EntryProblem; see `set_fields`."""
    blank = (None,) * len(budget.years)
    line = Line(budget.new_id(), area_id, kind, blank, forecasts=blank)
    checked: dict[Field, object] = {}
    for field, value in values.items():
        checked[field] = _checked(budget, field, value.pounds if isinstance(value, Worked) else value)
        if isinstance(value, Worked):
            checked[formula_field(field)] = value.formula
    return with_values(line, checked, budget.years)


def delete_lines(budget: Budget, line_ids: Iterable[int]) -> Edit | None:
    """Plan the deletion of lines."""
    places = sorted(budget.positions(line_ids).items(), key=lambda place: place[1], reverse=True)
    changes = tuple(LineRemoved(budget.line(line_id), position) for line_id, position in places)
    if not changes:
        return None
    name = changes[0].line.name if len(changes) == 1 else f"{len(changes)} lines"
    return Edit(f"Delete {name}", changes)


def move_lines(budget: Budget, line_ids: Iterable[int], steps: int) -> Edit | None:
    """Plan moving lines of one area up (-1) or down (+1) past the neighbours of their own section.

    Lines at the end of their table stay where they are; None when nothing can move.
    """
    places = budget.positions(line_ids)
    if not places:
        return None
    wanted = sorted(places, key=places.__getitem__, reverse=steps > 0)
    area_id = budget.line(wanted[0]).area_id
    order = list(budget.line_ids(area_id))
    changes: list[Change] = []
    stuck: set[int] = set()
    for line_id in wanted:
        section = budget.line(line_id).section
        old = places[line_id]
        place = old + steps
        while 0 <= place < len(order) and budget.line(order[place]).section is not section:
            place += steps
        if not 0 <= place < len(order) or order[place] in stuck:
            stuck.add(line_id)
            continue
        order.insert(place, order.pop(old))
        changes.append(LineMoved(line_id, area_id, old, area_id, place))
    if not changes:
        return None
    name = budget.line(wanted[0]).name if len(changes) == 1 else f"{len(changes)} lines"
    return Edit(f"Move {name} {'down' if steps > 0 else 'up'}", tuple(changes))


def move_to_area(budget: Budget, line_ids: Iterable[int], area_id: int) -> Edit | None:
    """Plan moving lines to the end of another area."""
    wanted = [line_id for line_id in dict.fromkeys(line_ids) if budget.line(line_id).area_id != area_id]
    places = budget.positions(wanted)
    end = budget.line_count_of(area_id)
    changes: list[Change] = []
    for offset, line_id in enumerate(wanted):
        old_area = budget.line(line_id).area_id
        gone = sum(
            1 for other in wanted[:offset] if budget.line(other).area_id == old_area and places[other] < places[line_id]
        )
        changes.append(LineMoved(line_id, old_area, places[line_id] - gone, area_id, end + offset))
    if not changes:
        return None
    return Edit(f"Move {len(changes)} lines to {budget.area(area_id).name}", tuple(changes))


def section_end(budget: Budget, area_id: int, section: Section) -> int:
    """Return the position just behind the last line of a section in its area."""
    places = [place for place, line in enumerate(budget.lines_of(area_id)) if line.section is section]
    return places[-1] + 1 if places else budget.line_count_of(area_id)


def change_setting(budget: Budget, name: str, value: object) -> Edit | None:
    """Plan one setting: a text, the decimals (0 to 6) or how negatives are printed. Raises EntryProblem."""
    if name in _CHANGEABLE_TEXT_SETTINGS and isinstance(value, str):
        new: object = clean_text(value).strip()
    elif (name == "decimals" and type(value) is int and 0 <= value <= MOST_DECIMALS) or (
        name == "negatives" and isinstance(value, Negatives)
    ):
        new = value
    else:
        raise EntryProblem(f"“{value}” does not fit the setting {name}.")
    old = getattr(budget.settings, name)
    if old == new:
        return None
    changes: list[Change] = [SettingChange(name, old, new)]
    if name == "service":
        changes += _followers(budget, str(old), str(new))
    return Edit(f"Change {name}", tuple(changes))


def _followers(budget: Budget, old: str, new: str) -> Iterator[Change]:
    """Areas and control totals of the budget's own service follow it under its new name."""
    for area in budget.areas:
        if area.service == old:
            yield AreaChange(area, replace(area, service=new))
    for position, control in enumerate(budget.controls):
        if control.scope is Scope.SERVICE and control.name == old:
            yield ControlChange(position, control, replace(control, name=new))
