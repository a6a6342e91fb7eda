"""Where a finding leads: the page of its line or area, the reconciliation for pots and control totals, or nowhere."""

from model.budget import Budget
from model.findings import Finding
from model.scopes import scopes
from ui.window.page_key import RECONCILIATION, PageKey, area_page


def place_of_finding(budget: Budget, finding: Finding) -> PageKey | None:
    """Return the page on which what a finding is about stands; None where it speaks of the whole budget."""
    if finding.line_id is not None and budget.has_line(finding.line_id):
        return area_page(budget.line(finding.line_id).area_id)
    if finding.area_id is not None and any(area.id == finding.area_id for area in budget.areas):
        return area_page(finding.area_id)
    controls = (each for each in budget.controls if each.id == finding.control_id)
    is_stated = any(pot.id == finding.pot_id for pot in budget.pots) or any(
        control in scope.controls(budget, control.measure) for control in controls for scope in scopes(budget)
    )
    return RECONCILIATION if is_stated else None


def leading_words(budget: Budget, finding: Finding) -> str:
    """Return the words of the button that leads there."""
    if finding.line_id is not None and budget.has_line(finding.line_id):
        return "Go to the line"
    return "Go to the reconciliation" if place_of_finding(budget, finding) == RECONCILIATION else "Go to the area"
