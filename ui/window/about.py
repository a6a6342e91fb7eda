"""What the application is made of: its version, and the packages it uses with their licences."""

from html import escape
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, version

from PySide6.QtCore import qVersion

from ui.event_log import place
from ui.window.preferences import APPLICATION

_PACKAGE = "budget-workbook"
_UNKNOWN = "not stated"
PACKAGES = {
    "PySide6-Essentials": "the window (Qt for Python)",
    "shiboken6": "the window (Qt for Python)",
    "openpyxl": "reading workbooks",
    "et_xmlfile": "reading workbooks",
    "lxml": "saving into workbooks",
    "python-calamine": "reading again what was saved",
    "XlsxWriter": "writing new workbooks and annexes",
    "pypdfium2": "reading again what was written as PDF",
    "filelock": "locks between programs",
    "pandas": "tables for CSV files",
    "numpy": "tables for CSV files",
    "python-dateutil": "tables for CSV files",
    "tzdata": "tables for CSV files",
}


def about_html(released: str) -> str:
    """Return the page, as HTML; `released` is the version where the application is not installed as a package."""
    try:
        number = version(_PACKAGE)
    except PackageNotFoundError:
        number = released
    rows = "".join(_row(name, use) for name, use in PACKAGES.items())
    return (
        f"<h1>{APPLICATION} {escape(number)}</h1>"
        "<p>Edit a council’s budget pressures and savings in its own workbook, and export committee annexes.</p>"
        "<p>Licence: MIT. You may use, copy, change and pass it on; there is no warranty.</p>"
        "<h2>If something goes wrong</h2>"
        f"<p>The program notes what it did, without a figure or a text of your budgets, in {escape(str(place()))}. "
        "Send that file with a report. Unsaved work and earlier versions are kept beside it, on this computer.</p>"
        "<h2>Packages used</h2>"
        f"<p>The window is drawn by Qt {escape(qVersion())}, used under the LGPL, version 3: you may replace it by "
        "another version of your own.</p>"
        '<table cellpadding="4"><tr><th align="left">Package</th><th align="left">Version</th>'
        f'<th align="left">Used for</th><th align="left">Licence</th></tr>{rows}</table>'
    )


def licence_of(data: PackageMetadata) -> str:
    """Return a package's licence in the words of its own metadata."""
    for heading in ("License-Expression", "License"):
        for words in data.get_all(heading) or ():
            return str(words).splitlines()[0]
    named = [line.rpartition(" :: ")[2] for line in data.get_all("Classifier") or () if line.startswith("License")]
    return ", ".join(named) or _UNKNOWN


def _row(name: str, use: str) -> str:
    try:
        data = metadata(name)
    except PackageNotFoundError:
        cells = (name, "not installed", use, _UNKNOWN)
    else:
        cells = (name, data["Version"], use, licence_of(data))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
