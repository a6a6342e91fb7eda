"""The door to the command line: arguments in, exit code out; every failure is one sentence on standard error."""

import os
import sys
import traceback
from collections.abc import Sequence

from model.files import reason_of
from model.problems import Problem
from ui.commands.outcome import COULD_NOT, Outcome, deliver, refuse, use_utf8
from ui.commands.parser import parse

TRACE = "BUDGET_WORKBOOK_TRACE"


def run(argv: Sequence[str]) -> int:
    """Carry out one command and return its exit code: 0 done, 1 done with findings, 2 could not."""
    use_utf8()
    try:
        arguments = parse(argv)
        outcome: Outcome = arguments.run(arguments)
    except SystemExit as done:  # argparse has printed its help or version
        return done.code if isinstance(done.code, int) else COULD_NOT
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # the last door: every failure is one sentence
        if not isinstance(error, Problem) and os.environ.get(TRACE) == "1":
            traceback.print_exc(file=sys.stderr)
        return refuse(_sentence(error))
    return deliver(outcome)


def _sentence(error: BaseException) -> str:
    match error:
        case Problem():
            return str(error)
        case KeyboardInterrupt():
            return "Stopped before it was done."
        case MemoryError():
            return "There is not enough memory for this workbook; close other programs and try again."
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            return f"The system refused: {where}{reason_of(error)}."
        case _:
            return (
                f"This is a fault of the program ({type(error).__name__}: {error}); please report it, with what "
                f"{TRACE}=1 in the environment makes it say."
            )
