"""What the window shows of the working behind an amount: as it is typed in the view's unit, `=195*52*26`."""

from model.budget import Budget
from model.lines import Field, Line, formula_field, value_of
from model.workings import is_working, shown_working
from ui.window.view import View


def working_text(line: Line, field: Field, budget: Budget, view: View) -> str:
    """Return an amount's or a forecast's working with its equals sign; nothing where it has none."""
    formula = value_of(line, formula_field(field), budget.years)
    return formula_text(formula, budget, view) if isinstance(formula, str) else ""


def formula_text(formula: str, budget: Budget, view: View) -> str:
    """Return a formula as it is typed in the view's unit, its equals sign before it; nothing where it is no working."""
    stored = budget.settings.unit
    return f"={shown_working(formula, stored, view.unit)}" if is_working(formula, stored) else ""


def working_words(working: str, view: View) -> str:
    """Say a working in full: `Working: =195*52*26, in £000`; nothing for none."""
    return f"Working: {working}, in {view.unit.symbol}" if working else ""
