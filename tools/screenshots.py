"""Draws the pictures of the real window that README and the reviews use: `python -m tools.screenshots [FOLDER]`.

Off screen, at 1366 x 768, light and dark, on the two samples. Preferences are a throw-away copy.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from exporters.registry import ANNEXES
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from ui.window.application import make_application
from ui.window.export_dialog import ExportDialog
from ui.window.main_window import MainWindow
from ui.window.new_dialog import NewDialog
from ui.window.page_key import ALL_LINES, CHECKS, SUMMARY, area_page
from ui.window.settings_dialog import SettingsDialog
from ui.window.theme import Scheme, apply_theme

_ROOT = Path(__file__).resolve().parent.parent
FOLDER = _ROOT / "build" / "screenshots"
README_FOLDER = _ROOT / "resources" / "screenshots"
README_PICTURES = ("oxfordshire-area-light.png", "example-area-dark.png")
SIZE = (1366, 768)
SAMPLES = {"oxfordshire": OXFORDSHIRE, "example": EXAMPLE}
_LINE = 2
_SMALLEST = 0


def main() -> int:
    """Draw every picture into a folder, build/screenshots unless one is named, and keep README's own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as preferences:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, preferences)
        application = make_application()
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            apply_theme(application, scheme)
            _draw(application, partial(_path, folder, scheme))
    if folder == FOLDER:
        README_FOLDER.mkdir(exist_ok=True)
        for name in README_PICTURES:
            shutil.copy(folder / name, README_FOLDER / name)
    print(f"The pictures are in {folder}.")
    return 0


def _path(folder: Path, scheme: Scheme, name: str) -> Path:
    return folder / f"{name}-{scheme.value}.png"


def _draw(application: QApplication, path: Callable[[str], Path]) -> None:
    window = MainWindow(application)
    window.resize(*SIZE)
    window.show()
    _keep(application, window, path("welcome"))
    for name, sample in SAMPLES.items():
        window.session.open(Document(load_sample(sample).budget), is_copy=True)
        budget = window.session.budget
        window.workbench.watch.look()
        for page, key in (("summary", SUMMARY), ("checks", CHECKS), ("all-lines", ALL_LINES)):
            window.workbench.pages.show_page(key)
            _keep(application, window, path(f"{name}-{page}"))
        area = budget.areas[0]
        window.workbench.pages.show_page(area_page(area.id))
        window.workbench.lines.go_to_line(budget.line_ids(area.id)[_LINE])
        _keep(application, window, path(f"{name}-area"))
    forms: dict[str, QDialog] = {
        "new": NewDialog(2026, window),
        "settings": SettingsDialog(window.session.budget, window),
        "export": ExportDialog(ANNEXES, window.session.view.unit, Path("Annexes"), window),
    }
    for name, form in forms.items():
        form.show()
        _keep(application, form, path(f"form-{name}"))
        form.close()
    window.session.open(None)
    window.close()


def _keep(application: QApplication, widget: QWidget, path: Path) -> None:
    application.processEvents()
    application.processEvents()
    widget.grab().save(str(path), "PNG", _SMALLEST)


if __name__ == "__main__":
    sys.exit(main())
