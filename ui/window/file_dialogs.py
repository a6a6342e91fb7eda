"""Asking for a file or a folder, with the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_WORKBOOKS = "Workbooks (*.xlsx *.xlsm)"
_COMPARED = "Workbooks, spreadsheets and CSV (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv)"
_IMPORTED = "Spreadsheets and CSV (*.xls *.xlsb *.ods *.csv *.tsv *.txt *.xlsx *.xlsm)"
_ACCESSIBLE = "Excel, accessible (*.xlsx)"
_MOVEMENTS = {"Excel, for print (*.xlsx)": ".xlsx", _ACCESSIBLE: ".xlsx", "CSV (*.csv)": ".csv", "PDF (*.pdf)": ".pdf"}


def ask_open(parent: QWidget, folder: Path) -> Path | None:
    """Ask which workbook to open."""
    name, _filter = QFileDialog.getOpenFileName(parent, "Open a workbook", str(folder), f"{_WORKBOOKS};;All files (*)")
    return Path(name) if name else None


def ask_import(parent: QWidget, folder: Path) -> Path | None:
    """Ask which spreadsheet or CSV to import."""
    name, _filter = QFileDialog.getOpenFileName(parent, "Import", str(folder), f"{_IMPORTED};;All files (*)")
    return Path(name) if name else None


def ask_copies(parent: QWidget, folder: Path) -> list[Path]:
    """Ask which copies of a workbook to merge, one or many."""
    names, _filter = QFileDialog.getOpenFileNames(parent, "Choose the copies to merge", str(folder), _WORKBOOKS)
    return [Path(name) for name in names]


def ask_annex(parent: QWidget, folder: Path) -> Path | None:
    """Ask which annex to check."""
    name, _filter = QFileDialog.getOpenFileName(parent, "Check an annex", str(folder), "Annexes (*.xlsx *.csv)")
    return Path(name) if name else None


def ask_compared(parent: QWidget, folder: Path, title: str) -> Path | None:
    """Ask which workbook is one side of a comparison."""
    kinds = f"{_COMPARED};;All files (*)"
    name, _filter = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def ask_movements(parent: QWidget, suggestion: Path) -> tuple[Path, bool] | None:
    """Ask where to write the annex of movements, and whether as the accessible edition."""
    kinds = ";;".join(_MOVEMENTS)
    name, chosen = QFileDialog.getSaveFileName(parent, "Export movements", str(suggestion), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(_MOVEMENTS.get(chosen, ".xlsx")), chosen == _ACCESSIBLE


def ask_save(parent: QWidget, suggestion: Path) -> Path | None:
    """Ask where to save; the system asks before an existing file is named."""
    name, _filter = QFileDialog.getSaveFileName(parent, "Save the workbook as", str(suggestion), _WORKBOOKS)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".xlsx")


def ask_csv(parent: QWidget, suggestion: Path) -> Path | None:
    """Ask where to write a CSV file; the system asks before an existing file is named."""
    name, _filter = QFileDialog.getSaveFileName(parent, "Export as CSV", str(suggestion), "CSV files (*.csv)")
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(".csv")


def ask_folder(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a folder."""
    name = QFileDialog.getExistingDirectory(parent, "Choose a folder", str(folder))
    return Path(name) if name else None
