"""What an export leaves: its files, and what the officer should know of them; and how its files are put in place."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from model.files import reason_of, replace_files
from model.findings import Finding
from model.problems import FileProblem
from model.workbook.owner_files import open_elsewhere


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file that was written."""

    path: Path
    annex: str
    format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files of an export, and what the officer should know of them."""

    files: tuple[ExportedFile, ...]
    findings: tuple[Finding, ...]


def put_in_place(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Put all files in place, in a folder that is made where it is missing. Raises FileProblem.

    Nothing is replaced before every file is on disk and read back; what had to be made is taken away again then.
    """
    for path in files:
        somebody = open_elsewhere(path)
        if somebody:
            raise FileProblem(somebody)
    made = _make_folder(folder)
    try:
        replace_files(list(files.items()))
    except BaseException:
        _remove_folders(made)  # those that hold nothing
        raise


def _make_folder(folder: Path) -> list[Path]:
    """Make the folder where it is missing, and return the folders made, the deepest first."""
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileProblem(f"{folder} is a file; give the name of a folder for the annexes.") from error
    except OSError as error:
        _remove_folders(made)
        raise FileProblem(f"The folder {folder} cannot be made: {reason_of(error)}.") from error
    return made


def _remove_folders(made: Sequence[Path]) -> None:
    for place in made:
        with suppress(OSError):
            place.rmdir()
