"""`new`: writes an empty workbook in the app's own layout, with the years and areas named."""

from argparse import ArgumentParser, Namespace

from model.area_planning import add_area
from model.budget import Budget
from model.money import Unit
from model.planning import change_setting
from model.settings import Settings
from model.years import parse_years
from ui.commands import writing_new
from ui.commands.outcome import Outcome

NAME = "new"
SUMMARY = "Write a new workbook with the years and areas that you name."
_TEXTS = ("organisation", "directorate", "service", "title", "marking", "version")


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    writing_new.add_arguments(parser)
    parser.add_argument(
        "--years", required=True, metavar="YEARS", help="2026/27..2029/30, or years with commas between"
    )
    parser.add_argument("--area", required=True, action="append", metavar="NAME", help="an activity area; repeatable")
    parser.add_argument("--unit", type=Unit.of, default=Unit.MILLIONS, help="the unit of its amounts: gbp, k or m")
    for name in _TEXTS:
        parser.add_argument(f"--{name}", default="", metavar="TEXT")


def run(arguments: Namespace) -> Outcome:
    """Write a new workbook. Raises Problem."""
    unit = arguments.unit
    budget = Budget(Settings(parse_years(arguments.years), unit=unit, decimals=unit.decimals))
    for name in _TEXTS:
        edit = change_setting(budget, name, getattr(arguments, name))
        if edit is not None:
            budget.apply(edit)
    for name in arguments.area:
        budget.apply(add_area(budget, name))
    writing_new.write(budget, arguments.target, overwrite=arguments.overwrite)
    return Outcome(f"Wrote {arguments.target.absolute()}.", stands=True)
