"""What a command has done: the text for standard output and the exit code. Nothing is printed before it is complete."""

import json
import os
import sys
from dataclasses import dataclass
from io import TextIOWrapper

from model.files import reason_of

DONE = 0
FOUND = 1
COULD_NOT = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished command's output and exit code. What `stands` is done, even if the output cannot be printed."""

    text: str = ""
    code: int = DONE
    stands: bool = False


def json_outcome(document: object, code: int = DONE, *, stands: bool = False) -> Outcome:
    """Return an outcome that prints one JSON document."""
    return Outcome(json.dumps(document, ensure_ascii=False, indent=2), code, stands)


def use_utf8() -> None:
    """Print UTF-8 whatever the system's locale, so that £ and names arrive; what no text can hold is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def deliver(outcome: Outcome) -> int:
    """Print an outcome and return its exit code. A reader that has gone away (`| head`) changes nothing."""
    if sys.stdout is None:  # it was closed before the program began: nobody wants to read
        return outcome.code
    try:
        if outcome.text:
            print(outcome.text)
        sys.stdout.flush()
    except OSError as error:
        # What is still held back must not fail again when Python closes its standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            refused = refuse(f"The result cannot be printed: {reason_of(error)}.")
            return outcome.code if outcome.stands else refused
    return outcome.code


def refuse(sentence: str) -> int:
    """Say on standard error in one line why it could not be done, and return the exit code for it."""
    if sys.stderr is not None:
        print(" ".join(sentence.split()), file=sys.stderr)
    return COULD_NOT
