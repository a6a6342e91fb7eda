"""Draws the pictures of the real window that README and the reviews use: `python -m tools.screenshots [FOLDER]`.

Off screen, light and dark: at 1366 x 768, and at 1920 x 1080 with everything at 150%; on the two samples, an area
without lines, long names and 10,000 lines. Preferences are a throw-away copy.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from exporters.annexes.registry import ANNEXES
from model.area_planning import add_area, rename_area
from model.budget import Budget
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from tools.example_budget import example_budget
from ui.window.actions import ActionId
from ui.window.application import make_application
from ui.window.export_dialog import ExportDialog
from ui.window.main_window import MainWindow
from ui.window.new_dialog import NewDialog
from ui.window.page_key import ALL_LINES, CHECKS, SUMMARY, area_page
from ui.window.preferences_dialog import PreferencesDialog
from ui.window.settings_dialog import SettingsDialog
from ui.window.theme import Scheme, apply_theme

_ROOT = Path(__file__).resolve().parent.parent
FOLDER = _ROOT / "build" / "screenshots"
README_FOLDER = _ROOT / "resources" / "screenshots"
README_PICTURES = ("oxfordshire-area-light.png", "example-area-dark.png")
SIZE = (1366, 768)
_LARGE_SIZE, _LARGE_SCALE = (1280, 720), "1.5"
_SCALE = "QT_SCALE_FACTOR"
_MANY_LINES = 10_000
_LONG_NAME = "Support for older people, their carers and families in the community and at home"
SAMPLES = {"oxfordshire": OXFORDSHIRE, "example": EXAMPLE}
_LINE = 2
_SMALLEST = 0


def main() -> int:
    """Draw every picture into a folder, build/screenshots unless one is named, and keep README's own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    is_large = _SCALE in os.environ
    with tempfile.TemporaryDirectory() as preferences:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, preferences)
        application = make_application()
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            apply_theme(application, scheme)
            _draw(application, partial(_path, folder, scheme, is_large=is_large), _LARGE_SIZE if is_large else SIZE)
    if is_large:
        return 0
    # The scale is fixed once Qt has started: a process of its own.
    subprocess.run(
        [sys.executable, "-m", "tools.screenshots", str(folder)],
        env=os.environ | {_SCALE: _LARGE_SCALE},
        cwd=_ROOT,
        check=True,
    )
    if folder == FOLDER:
        README_FOLDER.mkdir(exist_ok=True)
        for name in README_PICTURES:
            shutil.copy(folder / name, README_FOLDER / name)
    print(f"The pictures are in {folder}.")
    return 0


def _path(folder: Path, scheme: Scheme, name: str, *, is_large: bool) -> Path:
    return folder / f"{name}-{scheme.value}{'-150' if is_large else ''}.png"


def _draw(application: QApplication, path: Callable[[str], Path], size: tuple[int, int]) -> None:
    window = MainWindow(application)
    window.resize(*size)
    window.show()
    _keep(application, window, path("welcome"))
    for name, sample in SAMPLES.items():
        _show(window, load_sample(sample).budget)
        for page, key in (("summary", SUMMARY), ("checks", CHECKS), ("all-lines", ALL_LINES)):
            window.workbench.pages.show_page(key)
            _keep(application, window, path(f"{name}-{page}"))
        _show_line(window)
        _keep(application, window, path(f"{name}-area"))
    _draw_views(application, window, path)
    _draw_extremes(application, window, path)
    _draw_forms(application, window, path)
    window.session.open(None)
    window.close()


def _show(window: MainWindow, budget: Budget) -> None:
    window.session.open(Document(budget), is_copy=True)
    window.workbench.watch.look()


def _show_line(window: MainWindow) -> None:
    budget = window.session.budget
    area = budget.areas[0]
    window.workbench.pages.show_page(area_page(area.id))
    window.workbench.lines.go_to_line(budget.line_ids(area.id)[_LINE])


def _draw_views(application: QApplication, window: MainWindow, path: Callable[[str], Path]) -> None:
    """Draw the example filtered, grouped, as levels and in pounds."""
    actions = window.actions_table
    for name, before, after in (
        ("filtered", ActionId.ONLY_NEW, ActionId.SHOW_ALL_LINES),
        ("grouped", ActionId.GROUP_STATUS, ActionId.GROUP_NONE),
        ("levels", ActionId.SHOW_LEVEL, ActionId.SHOW_YEAR_ON_YEAR),
        ("pounds", ActionId.SHOW_POUNDS, ActionId.SHOW_MILLIONS),
        ("find", ActionId.REPLACE, None),
    ):
        actions[before].trigger()
        _keep(application, window, path(f"view-{name}"))
        if after is not None:
            actions[after].trigger()


def _draw_extremes(application: QApplication, window: MainWindow, path: Callable[[str], Path]) -> None:
    """Draw an area without lines, a name of 80 letters, and 10,000 lines."""
    budget = window.session.budget
    window.session.do(add_area(budget, "Carers"))
    window.workbench.pages.show_page(area_page(budget.areas[-1].id))
    _keep(application, window, path("empty-area"))
    window.session.do(rename_area(budget, budget.areas[0].id, _LONG_NAME))
    _show_line(window)
    _keep(application, window, path("long-name"))
    _show(window, example_budget(_MANY_LINES))
    _show_line(window)
    _keep(application, window, path("many-lines-area"))
    window.workbench.pages.show_page(ALL_LINES)
    _keep(application, window, path("many-lines-all"))


def _draw_forms(application: QApplication, window: MainWindow, path: Callable[[str], Path]) -> None:
    forms: dict[str, QDialog] = {
        "new": NewDialog(2026, window),
        "settings": SettingsDialog(window.session.budget, window),
        "export": ExportDialog(ANNEXES, window.session.view.unit, Path("Annexes"), window),
        "preferences": PreferencesDialog(window),
    }
    for name, form in forms.items():
        form.show()
        _keep(application, form, path(f"form-{name}"))
        form.close()


def _keep(application: QApplication, widget: QWidget, path: Path) -> None:
    application.processEvents()
    application.processEvents()
    widget.grab().save(str(path), "PNG", _SMALLEST)


if __name__ == "__main__":
    sys.exit(main())
