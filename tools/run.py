"""What `make run` does: the window on the sample workbook, or with no display the same job without it."""

import subprocess
import sys
from itertools import chain, count
from pathlib import Path

from tools.display import Display, find_display

_ROOT = Path(__file__).resolve().parent.parent
_BUILD = _ROOT / "build"
_SAMPLE = "Oxfordshire 2013-14"
_EDIT = ("14SCS3", "2013/14", "0.7")  # a line of the sample, a year, and an amount in the sample's unit, £m


def main() -> int:
    """The exit code of the window, or of the first command that failed."""
    _BUILD.mkdir(exist_ok=True)
    try:
        if find_display() is Display.NONE:
            _work_headless()
        else:
            _open_window()
    except subprocess.CalledProcessError as error:
        print("That did not work: see the message above.", file=sys.stderr)
        return error.returncode
    except KeyboardInterrupt:
        return 130
    return 0


def _open_window() -> None:
    workbook = _BUILD / f"{_SAMPLE}.xlsx"
    if not workbook.exists():
        _do("sample", workbook)
    print(f"Opening {workbook}", flush=True)
    _do(workbook)


def _work_headless() -> None:
    print("There is no display here, so instead of opening the window this does the same job without it.\n")
    annexes = _BUILD / "annexes"
    workbook = _unused_workbook()
    _show("Write the sample workbook", "sample", workbook)
    _show("Make an edit and save it", "set", workbook, *_EDIT)
    _show("Export the annexes", "export", workbook, "--to", annexes)
    print(f"Done.\nThe workbook, edited: {workbook}\nThe annexes: {annexes}")


def _unused_workbook() -> Path:
    """A path in build/ that is not taken: nobody's work is ever overwritten."""
    names = chain([f"{_SAMPLE} headless.xlsx"], (f"{_SAMPLE} headless {n}.xlsx" for n in count(2)))
    return next(path for path in map(_BUILD.joinpath, names) if not path.exists())


def _show(heading: str, *arguments: str | Path) -> None:
    print(f"{heading}:", flush=True)
    _do(*arguments)
    print(flush=True)


def _do(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, _ROOT / "main.py", *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
