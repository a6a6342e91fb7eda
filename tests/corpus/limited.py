"""Carries commands out as the program would, each in a child of its own with 20 seconds and 2 GiB.

A process that has loaded the program once is told commands line by line and forks; what each child gave is told back.
"""

import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 20
MEMORY = 2 * 2**30


def in_child(arguments: Sequence[str]) -> dict[str, object]:
    """Return the exit code and the output of one command; a child that a signal ended has a negative code."""
    import resource
    import signal

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            signal.alarm(3 * SECONDS)  # one that waits for ever uses no time
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            _carry_out(arguments)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return {"code": code, "out": out.read().decode(), "err": err.read().decode()}


def _carry_out(arguments: Sequence[str]) -> None:
    from main import main

    try:
        code = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:  # noqa: BLE001  # as the program started anew would end
        sys.excepthook(*sys.exc_info())
        code = 1
    os._exit(code)


def load_all() -> None:
    """Carry a save out here, so that every child starts with all that the program loads when it is needed."""
    from ui.commands.entry import run

    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        workbook = str(Path(folder) / "Sample.xlsx")
        run(["sample", workbook])
        run(["set", workbook, "14SCS6", "2013/14", "-3"])


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    load_all()
    for told in sys.stdin:
        print(json.dumps(in_child(json.loads(told))), flush=True)  # noqa: T201  # what the parent reads
