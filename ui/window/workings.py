"""What the window shows of the working behind an amount: as it is typed in the view's unit, `=195*52*26`."""

from model.budget import Budget
from model.lines import Field, Line, formula_field, value_of
from model.workings import is_working, shown_working
from ui.window.view import View


def working_text(line: Line, field: Field, budget: Budget, view: View) -> str:
    """Return an amount's or a forecast's working with its equals sign; nothing where it has none."""
    formula = value_of(line, formula_field(field), budget.years)
    stored = budget.settings.unit
    if not isinstance(formula, str) or not is_working(formula, stored):
        return ""
    return f"={shown_working(formula, stored, view.unit)}"


def working_words(working: str, view: View) -> str:
    """Say a working in full: `Working: =195*52*26, in £000`; nothing for none."""
    return f"Working: {working}, in {view.unit.symbol}" if working else ""
