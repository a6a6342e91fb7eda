"""Reads the command line. A mistake in it is one plain sentence, as every other refusal is."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from model.problems import EntryProblem
from model.version import VERSION
from ui.commands import (
    check,
    compare,
    explain,
    export,
    freeze,
    import_source,
    log,
    merge,
    new,
    sample,
    set_amount,
    show,
    versions,
)

PROGRAM = "main.py"
_MODULES = (sample, new, show, check, explain, log, set_amount, export, import_source, compare, merge, freeze, versions)
COMMANDS: tuple[str, ...] = tuple(module.NAME for module in _MODULES)
# An amount may begin with a minus: -0.5, -1,250, -£3, -.5. No option looks like one.
_AMOUNT_WITH_MINUS = re.compile(r"^-[\d.,£(\s]")


class Parser(argparse.ArgumentParser):
    """An argument parser that raises EntryProblem instead of printing its usage and ending the program."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # whatever argparse gives its parsers
        """Take options by their full names only, and amounts with a minus as amounts."""
        super().__init__(allow_abbrev=False, **settings)
        self._negative_number_matcher = _AMOUNT_WITH_MINUS

    def error(self, message: str) -> NoReturn:
        """Raise the message as a sentence."""
        raise EntryProblem(f"The command was not understood: {message}; see {self.prog} --help.")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments of a command line; `run` among them is the command. Raises EntryProblem."""
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        raise EntryProblem(f"There is no command “{argv[0]}”; the commands are {', '.join(COMMANDS)}.")
    parser = Parser(
        prog=PROGRAM,
        description="Budget Workbook: pressures and savings by activity area, and the annexes that carry them.",
        epilog=f"Without a command, {PROGRAM} [WORKBOOK] opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"Budget Workbook {VERSION}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for module in _MODULES:
        command = commands.add_parser(module.NAME, help=module.SUMMARY, description=module.SUMMARY)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser.parse_args(argv)
