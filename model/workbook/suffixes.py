"""Names of files and what is in them: Excel refuses a workbook whose name ends in another kind's suffix."""

from pathlib import Path

from model.problems import FileProblem, LayoutProblem
from model.workbook.structure import Structure

NEW = ".xlsx"
_SUFFIX_OF = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
    "application/vnd.ms-excel.addin.macroEnabled.main+xml": ".xlam",
}
_TEMPLATES = (".xltx", ".xltm")


def refuse_other_suffix(structure: Structure, source: Path | None, target: Path) -> None:
    """Raise FileProblem where a workbook is to be saved under a name that Excel would not open it by.

    It is a LayoutProblem of a template: a new workbook can hold its lines. The name that it was opened by is always
    right; `source` is None for a copy that no file holds.
    """
    wanted = _SUFFIX_OF.get(structure.content_type, source.suffix.lower() if source is not None else NEW)
    own = source.suffix.lower() if source is not None else wanted
    if not target.is_dir() and target.suffix.lower() not in (wanted, own):
        if wanted in _TEMPLATES:
            raise LayoutProblem(
                f"{target.name} cannot be its name: this is a template; end it in {wanted}, or save as a new workbook."
            )
        macros = " with macros" if wanted == ".xlsm" else ""
        raise FileProblem(f"{target.name} cannot be its name: this is a workbook{macros}; end it in {wanted}.")


def refuse_other_than_new(target: Path) -> None:
    """Raise FileProblem where a new workbook is to be saved under a name that Excel would not open it by."""
    if target.suffix.lower() != NEW:
        raise FileProblem(f"{target} is no name for a workbook; end it in {NEW}.")
