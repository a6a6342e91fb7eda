"""An explained number in words: what an amount rests on, how a sum is rounded, and how it stands to control totals."""

from collections.abc import Iterator

from model.budget import Budget
from model.control_differences import compared
from model.controls import ControlTotal, Measure, Scope
from model.explaining import AmountPart, Part, SumPart, rounding_of
from model.logged_workings import entry_words
from model.money import worded
from model.scopes import ScopeTally
from ui.window.explain.subject import Subject, TotalSubject, scope_of
from ui.window.view import View


def how(part: AmountPart) -> str:
    """Return in short how an amount came about: its working or formula, its transfer."""
    told = []
    if part.formula:
        told.append(f"={part.formula}")
    if part.transfer is not None:
        others = [line.name for line in part.transfer.lines if line.id != part.line_id]
        told.append(f"{'put back with' if part.transfer.is_reinvestment else 'transfer with'} {', '.join(others)}")
    return "; ".join(told)


def last_change(part: AmountPart) -> str:
    """Return in short who changed an amount last, and when; nothing where it was not changed."""
    entry = part.last_change
    if entry is None:
        return ""
    return f"{entry.when[:10]}, {entry.who}" if entry.when else "now, not saved yet"


def details(part: Part, budget: Budget, view: View) -> list[str]:
    """Return what there is to say of a part, in sentences."""
    return list(_of_amount(part, budget) if isinstance(part, AmountPart) else _of_sum(part, view))


def _of_amount(part: AmountPart, budget: Budget) -> Iterator[str]:
    place = f"{part.place[0]}!{part.place[1]}" if part.place else ""
    yield f"It stands in {place} of the workbook." if place else "No file holds it yet."
    unit = budget.settings.unit.symbol
    if part.formula and part.is_working:
        yield f"Its working is ={part.formula}, in {unit}."
    elif part.formula:
        yield f"Its cell holds the formula ={part.formula}."
    transfer = part.transfer
    if transfer is not None:
        names = ", ".join(line.name for line in transfer.lines)
        if transfer.is_reinvestment:
            yield f"{names}: a saving that is partly put back."
        else:
            yield f"{names} are a transfer, which {'nets' if transfer.nets_to_nil else 'does not net'} to nil."
    entry = part.last_change
    if entry is None:
        yield "The change log tells of no change."
    else:
        reason = f": {entry.reason}" if entry.reason else "."
        words = entry_words(entry, budget.settings.unit)
        values = f"from {words.old or 'blank'} to {words.new or 'blank'}"
        if entry.when:
            yield f"Last changed {entry.when[:16]} by {entry.who}, {values}{reason}"
        else:
            yield f"Changed {values} since it was last saved."


def _of_sum(part: SumPart, view: View) -> Iterator[str]:
    yield rounding_words(part, view)
    count = len(part.unstated)
    if count:
        yield f"{'One line states' if count == 1 else f'{count:,} lines state'} no amount here, and count nothing."


def rounding_words(part: Part, view: View) -> str:
    """Tell whether what is shown of the parts casts to what is shown of the whole."""
    rounding = rounding_of(part, view.unit, view.decimals)
    if isinstance(part, AmountPart) or not part.parts:
        return ""
    if not rounding.difference:
        return "Its parts as they are shown cast to it: no rounding difference."
    cast, over = (worded_shown(figure, view) for figure in (rounding.cast_of_shown, rounding.difference))
    return f"Its parts as they are shown cast to {cast}: a rounding difference of {over}. Exactly, they agree."


def worded_shown(figure: object, view: View) -> str:
    """Return a figure that is in the view's unit already."""
    return f"{figure:,.{view.decimals}f}"


def _controls(budget: Budget, scope: ScopeTally, measure: Measure) -> Iterator[ControlTotal]:
    """Yield the control totals of a scope; of a directorate with one service alone those of that, too."""
    yield from scope.controls(budget, measure)
    services = budget.services
    if scope.scope is Scope.DIRECTORATE and len(services) == 1:
        service = Scope.SERVICE, services[0], measure
        yield from (each for each in budget.controls if (each.scope, each.name, each.measure) == service)


def control_words(subject: Subject, budget: Budget, view: View) -> str:
    """Tell how a total stands to its control totals; nothing for an amount."""
    scope = scope_of(budget, subject) if isinstance(subject, TotalSubject) else None
    if scope is None or not isinstance(subject, TotalSubject):
        return ""
    told = []
    for control in _controls(budget, scope, subject.measure):
        source = f" ({control.source})" if control.source else ""
        for each in compared(budget, control, view.basis):
            if each.year == subject.year:
                stated = worded(each.stated, view.unit, view.decimals)
                over = worded(each.difference, view.unit, view.decimals)
                words = f"it differs by {over}" if each.difference else "it agrees"
                without = ", without transfers" if control.without_transfers else ""
                told.append(f"Control total {stated}{without}{source}: {words}.")
    return " ".join(told) or "No control total is stated for it."
