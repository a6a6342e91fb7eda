"""A process in which commands are carried out one by one, each in a child with little time and memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.ui.commands.conftest import Told

_SCRIPT = Path(__file__).with_name("limited.py")


class Limited:
    """The process; it keeps recovery data and backups in a folder of its own."""

    def __init__(self, data: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, _SCRIPT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "BUDGET_WORKBOOK_DATA": str(data)},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def run(self, *arguments: str | Path) -> Told:
        """Carry out a command; the code of a child that a signal ended is negative."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(argument) for argument in arguments]) + "\n")
        self._process.stdin.flush()
        return Told(**json.loads(self._process.stdout.readline()))
