"""Draws the pictures of the real window that README and the reviews use: `python -m tools.screenshots [FOLDER]`.

Off screen, light and dark: at 1366 x 768, the same with everything at 125%, and at 1920 x 1080 with it at 150%; on the
two samples, an area without lines, long names and 10,000 lines. Preferences are a throw-away copy.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from model.area_planning import add_area, rename_area
from model.budget import Budget
from model.findings import Level
from model.lines import AMOUNT, Field
from model.money import Unit
from model.planning import set_fields
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from model.workbook.document import Document
from tools.example_budget import example_budget
from tools.page_pictures import draw_pages
from tools.safety_pictures import draw_safety
from ui.window.action_ids import ActionId
from ui.window.annex_source import AnnexSource
from ui.window.application import make_application
from ui.window.export_dialog import ExportDialog
from ui.window.grid.columns_dialog import ColumnsDialog
from ui.window.main_window import MainWindow
from ui.window.new_dialog import NewDialog
from ui.window.page_key import ALL_LINES, CHECKS, SUMMARY, area_page
from ui.window.preferences_dialog import PreferencesDialog
from ui.window.settings_dialog import SettingsDialog
from ui.window.theme import Scheme, apply_theme

_PLATFORM = os.environ["QT_QPA_PLATFORM"]
_ROOT = Path(__file__).resolve().parent.parent
FOLDER = _ROOT / "build" / "screenshots"
README_FOLDER = _ROOT / "resources" / "screenshots"
README_PICTURES = (
    *("oxfordshire-area-light.png", "example-area-dark.png"),
    *("page-oxfordshire-schedule-1.png", "page-example-reconciliation-1.png"),
)
SIZE = (1366, 768)
_SCREENS = {"": (1366, 768), "1.25": (1366, 768), "1.5": (1920, 1080)}
_SCALED_SIZES = {"1.25": (1093, 614), "1.5": (1280, 720)}
"""What is left of a screen, in the window's own pixels, at a scale."""
_SCALE = "QT_SCALE_FACTOR"
_MANY_LINES = 10_000
_LONG_NAME = "Support for older people, their carers and families in the community and at home"
SAMPLES = {"oxfordshire": OXFORDSHIRE, "example": EXAMPLE}
_LONG_TITLE = (
    "Demographic growth in the number of older people who need care at home or in a care home, net of fees " * 2
)
_MESSAGE = "1 amount is below zero among the pressures; check that it is meant."
_LINE = 2
_SMALLEST = 0


def main() -> int:
    """Draw every picture into a folder, build/screenshots unless one is named, and keep README's own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    scale = os.environ.get(_SCALE, "")
    with tempfile.TemporaryDirectory() as preferences:
        _use_screen(Path(preferences) / "screen.json", _SCREENS[scale])
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, preferences)
        application = make_application()
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            apply_theme(application, scheme)
            _draw(application, partial(_path, folder, scheme, scale), _SCALED_SIZES.get(scale, SIZE))
        if not scale:
            draw_pages(folder, SAMPLES)
    if scale:
        return 0
    for scale in _SCALED_SIZES:
        # The scale is fixed once Qt has started: a process of its own.
        subprocess.run(
            [sys.executable, "-m", "tools.screenshots", str(folder)],
            env=os.environ | {_SCALE: scale, "QT_QPA_PLATFORM": _PLATFORM},
            cwd=_ROOT,
            check=True,
        )
    if folder == FOLDER:
        README_FOLDER.mkdir(exist_ok=True)
        for name in README_PICTURES:
            shutil.copy(folder / name, README_FOLDER / name)
    print(f"The pictures are in {folder}.")
    return 0


def _use_screen(path: Path, size: tuple[int, int]) -> None:
    """Have forms see a screen of this size where nothing is shown; Qt's own one is smaller than any that is used."""
    if _PLATFORM == "offscreen":
        screen = {"name": "laptop", "x": 0, "y": 0, "width": size[0], "height": size[1], "dpr": 1}
        screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
        path.write_text(json.dumps({"windowFrameMargins": False, "screens": [screen]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def _path(folder: Path, scheme: Scheme, scale: str, name: str) -> Path:
    percent = f"-{float(scale):.0%}".removesuffix("%") if scale else ""
    return folder / f"{name}-{scheme.value}{percent}.png"


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
    draw_safety(application, window, lambda widget, name: _keep(application, widget, path(name)))
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
    ):
        actions[before].trigger()
        _keep(application, window, path(f"view-{name}"))
        actions[after].trigger()
    actions[ActionId.REPLACE].trigger()
    _keep(application, window, path("view-find"))
    window.workbench.finding.bar.close_bar()
    _draw_findings(application, window, path)


def _draw_findings(application: QApplication, window: MainWindow, path: Callable[[str], Path]) -> None:
    """Draw what is found about an amount, in its cell and in the panel, with a title of several lines and a message."""
    session, line = window.session, window.session.current_line
    if line is None:
        return
    year = session.budget.years[0]
    session.do(
        set_fields(
            session.budget,
            [(line.id, Field(AMOUNT, year), Decimal(-500_000)), (line.id, Field("title"), _LONG_TITLE)],
        )
    )
    window.workbench.watch.look()
    window.message_bar.tell(Level.WARNING, _MESSAGE, "Undo", session.undo_stack.undo)
    _keep(application, window, path("finding"))
    window.message_bar.hide()
    session.undo_stack.undo()
    window.workbench.watch.look()


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
    source = AnnexSource(Document(load_sample(EXAMPLE).budget))
    forms: dict[str, QDialog] = {
        "new": NewDialog(2026, window),
        "settings": SettingsDialog(window.session.budget, window),
        "export": _shown(ExportDialog(source, Unit.MILLIONS, Path("Annexes"), window)),
        "preferences": PreferencesDialog(window),
    }
    page = window.workbench.pages.lines_page
    if page is not None:
        forms["columns"] = ColumnsDialog(page.columns, window)
    for name, form in forms.items():
        form.show()
        _keep(application, form, path(f"form-{name}"))
        form.close()


def _shown(form: ExportDialog) -> ExportDialog:
    """Have the form's preview drawn now, not after a pause."""
    form.show_preview()
    return form


def _keep(application: QApplication, widget: QWidget, path: Path) -> None:
    application.processEvents()
    application.processEvents()
    widget.grab().save(str(path), "PNG", _SMALLEST)


if __name__ == "__main__":
    sys.exit(main())
