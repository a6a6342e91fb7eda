"""Processes of their own: what starting costs is only seen from outside."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.benchmarks.measuring import Timed

ROOT = Path(__file__).resolve().parent.parent.parent
PAINTED = "painted"


def time_to_paint(module: str, folder: Path, *arguments: str) -> Timed:
    """Time a module of this folder from its start to the moment when it says that it has painted."""

    def run() -> float:
        start = perf_counter()
        with _started(module, folder, *arguments) as process:
            said = process.stdout.readline() if process.stdout else ""
            seconds = perf_counter() - start
            if said.strip() != PAINTED:
                message = f"{module} painted nothing"
                raise RuntimeError(message)
        return seconds

    return run


def what_it_says(module: str, folder: Path, *arguments: str) -> str:
    """Run a module of this folder and return its one line."""
    with _started(module, folder, *arguments) as process:
        return process.stdout.read().strip() if process.stdout else ""


def _started(module: str, folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", str(folder), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
