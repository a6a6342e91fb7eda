"""Prepares this machine: system packages, the Python environment, and the proof that Qt starts.

Says nothing and takes a fraction of a second when nothing has to be done. Exit code 2: something is missing
that could not be installed; the last lines say what to do.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tools import environment, libreoffice, qt_libraries, strace, system_packages
from tools.display import Display, find_display
from tools.problem import SetUpProblem


def main() -> int:
    """Prepare for `make run`, or with --tests for `make test`."""
    parser = argparse.ArgumentParser("tools/prepare", description="Prepares this machine.")
    parser.add_argument("--tests", action="store_true", help="prepare for the tests, too")
    tests = parser.parse_args().tests
    try:
        _prepare(tests=tests)
    except SetUpProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def _prepare(*, tests: bool) -> None:
    display = find_display()
    fresh = _prepare_system(display, tests=tests)
    lock = environment.DEVELOPMENT if tests else environment.RUNTIME
    if not environment.is_ready(lock):
        environment.fill(lock)
        fresh = True
    if fresh and (tests or display is not Display.NONE):
        _prove_that_qt_starts(display)
    if tests and not libreoffice.is_installed():
        _prepare_libreoffice()
    if tests and not strace.is_installed():
        _prepare_strace()


def _prepare_system(display: Display, *, tests: bool) -> bool:
    """Install the system packages that are missing; whether there were any.

    Without permission to install, only those that this job cannot do without are a problem: the tests need no
    display, and the headless run needs no Qt.
    """
    to_make = environment.missing_packages()
    to_start = qt_libraries.missing_everywhere()
    to_show = qt_libraries.missing_for(display)
    missing = to_make + to_start + to_show
    if not missing:
        return False
    try:
        system_packages.install(missing)
    except SetUpProblem as problem:
        qt_needed = tests or display is not Display.NONE
        if to_make or (to_start and qt_needed) or (to_show and not tests):
            message = f"Budget Workbook needs system packages that are not installed. {problem}"
            raise SetUpProblem(message) from problem
        print(f"To open the window here, system packages would be needed. {problem}", file=sys.stderr)
        return False
    return True


def _prove_that_qt_starts(display: Display) -> None:
    plugin = {Display.X11: "xcb", Display.WAYLAND: "wayland"}.get(display, "")
    command: list[str | Path] = [environment.PYTHON, "-m", "tools.load_qt", plugin]
    if subprocess.run(command, cwd=environment.ROOT, check=False).returncode:
        environment.forget()
        message = "Install what is named above by your system's package manager, and try again."
        raise SetUpProblem(message)


def _prepare_libreoffice() -> None:
    """Install LibreOffice Calc, or say loudly that the tests that compare with it will not run."""
    _prepare_or_warn(
        libreoffice.PACKAGES, "LibreOffice Calc is not installed: THE TESTS THAT COMPARE WITH IT WILL BE SKIPPED."
    )


def _prepare_strace() -> None:
    """Install strace, or say loudly that the tests that make the system's calls fail will not run."""
    _prepare_or_warn(
        strace.PACKAGES, "strace is not installed: THE TESTS THAT MAKE THE SYSTEM'S CALLS FAIL WILL BE SKIPPED."
    )


def _prepare_or_warn(packages: list[str], what: str) -> None:
    try:
        system_packages.install(packages)
    except SetUpProblem as problem:
        rule = "*" * 78
        how = problem if system_packages.has_apt() else "Install it to run them."
        print(f"{rule}\n{what}\n{how}\n{rule}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
