import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

import ui.window
from model.budget import Budget
from model.comparing.comparison import Comparison, compare
from model.comparing.matching import NOTHING_SAID
from model.comparing.sides import Side
from model.explaining import SumPart
from model.findings import Finding, Level
from model.journal.recovery import recovery_of
from model.lines import AMOUNT, Field
from model.merging.merging import Merged, merge
from model.money import NIL, Unit
from model.planning import delete_lines
from model.problems import EntryProblem, FileProblem
from model.progress import Progress, silent
from model.versions.frozen import FrozenVersion, VersionHead
from model.workbook.document import Document
from model.workbook.receipt import CellChange, Receipt
from tests.model.workbook.finding.books import Cells, book
from ui.window.action_ids import ActionId
from ui.window.add_amount_dialog import AddAmountDialog
from ui.window.amend_dialog import AmendDialog
from ui.window.annex_check_dialog import AnnexCheckDialog
from ui.window.annex_dialog import AnnexDialog
from ui.window.annex_source import AnnexSource
from ui.window.area_dialog import AreaDialog
from ui.window.bridging.bridge_window import BridgeWindow
from ui.window.comparing.compare_dialog import CompareDialog
from ui.window.comparing.comparison_window import ComparisonWindow
from ui.window.comparing.same_line_dialog import SameLineDialog
from ui.window.comparing.sources import Read, Source
from ui.window.comparing.state_dialog import StateDialog
from ui.window.differences_dialog import DifferencesDialog
from ui.window.explain.dialog import ExplainDialog
from ui.window.explain.part_dialog import PartDialog
from ui.window.export_dialog import ExportDialog
from ui.window.finding_actions import MuteDialog
from ui.window.form_dialog import FormDialog
from ui.window.grid.columns_dialog import ColumnsDialog
from ui.window.grid.grid_page import GridPage
from ui.window.grid.heading_service import ask_values
from ui.window.grid.value_popup import ValuePopup
from ui.window.help_window import HelpWindow
from ui.window.main_window import MainWindow
from ui.window.mapping.mapping_dialog import MappingDialog
from ui.window.mapping_actions import looked_at
from ui.window.merging.bases import CopyOfWorkbook
from ui.window.merging.brought_dialog import BroughtDialog
from ui.window.merging.merge_dialog import MergeDialog
from ui.window.move_dialog import MoveDialog
from ui.window.new_dialog import NewDialog
from ui.window.page_key import ALL_LINES, CHANGE_LOG, CHECKS, RECONCILIATION, SUMMARY, PageKey, area_page
from ui.window.palette import CommandPalette
from ui.window.part_year import PartYearDialog
from ui.window.paste_dialog import PasteDialog
from ui.window.paste_special_dialog import PasteSpecialDialog
from ui.window.preferences_dialog import PreferencesDialog
from ui.window.receipt_dialog import ReceiptDialog
from ui.window.recovery_dialog import RecoveryDialog
from ui.window.settings_dialog import SettingsDialog
from ui.window.signing import ReasonDialog
from ui.window.stated.control_form import ControlForm
from ui.window.stated.dialogs import ControlsDialog, PotsDialog
from ui.window.stated.narrative_form import NarrativeForm
from ui.window.stated.narratives_dialog import NarrativesDialog
from ui.window.stated.pot_form import PotForm
from ui.window.stated.rows_dialog import RowsDialog
from ui.window.transfer_dialog import TransferDialog
from ui.window.versions.freeze_form import FreezeForm
from ui.window.versions.frozen_dialog import FrozenDialog
from ui.window.versions_dialog import VersionsDialog
from ui.window.view import View

pytestmark = pytest.mark.thorough
PLACES: dict[str, PageKey] = {key.kind.value: key for key in (SUMMARY, ALL_LINES, CHECKS, RECONCILIATION, CHANGE_LOG)}


def nameless(root: QWidget) -> list[str]:
    """Return the controls that the keyboard reaches and a screen reader cannot name."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root):
            continue
        if widget.objectName().startswith("qt_") or widget.parent() is None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


@pytest.mark.parametrize("where", [*PLACES, "area"])
def test_every_control_of_the_window_has_a_name(window: MainWindow, where: str) -> None:
    first = window.session.budget.areas[0].id
    key = PLACES.get(where) or area_page(first)
    window.workbench.pages.show_page(key)
    window.session.set_current_line(window.session.budget.line_ids(first)[0])
    window.actions_table[ActionId.REPLACE].trigger()
    window.message_bar.tell(Level.WARNING, "A message.", "Show", window.session.undo_stack.undo)
    assert nameless(window) == []


def test_every_control_of_the_welcome_page_has_a_name(empty_window: MainWindow) -> None:
    assert nameless(empty_window) == []


def dialogs() -> set[type[QWidget]]:
    """Return every dialog and popup that the window has, found and not listed."""
    for module in pkgutil.walk_packages(ui.window.__path__, "ui.window."):
        importlib.import_module(module.name)
    found: set[type[QWidget]] = {CommandPalette, ValuePopup}
    waiting: list[type[QWidget]] = [QDialog]
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        found.update(each for each in below if each.__module__.startswith("ui.window."))
    return found - {FormDialog, RowsDialog}


def paste_dialog(window: MainWindow) -> QDialog:
    """Return the preview of a paste that leaves something to decide."""
    shown: list[PasteDialog] = []

    def look(dialog: PasteDialog) -> int:
        shown.append(dialog)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PasteDialog, "exec", look)
        patch.setattr(PasteDialog, "deleteLater", lambda _dialog: None)
        window.workbench.lines.go_to("14SCS10")
        page = window.workbench.pages.lines_page
        assert page is not None
        line = window.session.current_line
        assert line is not None
        page.select_line(line.id, Field(AMOUNT, window.session.budget.years[0]))
        QGuiApplication.clipboard().setText("1200000\tto be agreed\n")
        window.actions_table[ActionId.PASTE].trigger()
    return shown[0]


def area_dialog(window: MainWindow) -> QDialog:
    dialog = AreaDialog("Add area", "Add", lambda _name, _service: None, window)
    dialog.ask_name("")
    dialog.ask_service(window.session.budget.services, "")
    return dialog


def columns_dialog(window: MainWindow) -> QDialog:
    page = window.workbench.pages.show_page(ALL_LINES)
    assert isinstance(page, GridPage)
    return ColumnsDialog(page.columns, window)


def value_popup(window: MainWindow) -> QWidget:
    page = window.workbench.pages.show_page(ALL_LINES)
    assert isinstance(page, GridPage)
    return ask_values(page.arranger, page.grids[0], 2)


def explain_dialog(window: MainWindow) -> QWidget:
    window.actions_table[ActionId.EXPLAIN].trigger()
    dialog = window.workbench.explaining.dialog
    assert dialog is not None
    return dialog


def palette(window: MainWindow) -> QWidget:
    window.help.palette.open()
    return window.help.palette


def comparison_window(window: MainWindow) -> QWidget:
    shown = ComparisonWindow(window)
    shown.show_comparison(withdrawn(window), NOTHING_SAID, window.session.view)
    return shown


def same_line_dialog(window: MainWindow) -> QWidget:
    found = withdrawn(window)
    return SameLineDialog(found, found.changed[0], found.changed, window)


def bridge_window(window: MainWindow) -> QWidget:
    shown = window.workbench.looking_back.bridging.window
    shown.open_from_last()
    return shown


def withdrawn(window: MainWindow) -> Comparison:
    """Return a comparison in which one line was withdrawn."""
    budget = window.session.budget
    after = Budget.of(budget.snapshot())
    edit = delete_lines(after, after.line_ids(after.areas[0].id)[:1])
    assert edit is not None
    after.apply(edit)
    return compare(Side("Draft", budget.snapshot()), Side("Now", after.snapshot()), same_ids=True)


def no_reading(_progress: Progress) -> Read:
    raise FileProblem("Nothing is read here.")


def no_version(head: VersionHead) -> FrozenVersion:
    raise EntryProblem(head.name)


def merged(window: MainWindow) -> Merged:
    return merge(Side("Budget.xlsx", window.session.budget.snapshot()), [])


def merge_dialog(window: MainWindow) -> QWidget:
    copy = CopyOfWorkbook(Side("Copy.xlsx", window.session.budget.snapshot()))
    return MergeDialog([copy], [], lambda _copies, _decisions: merged(window), lambda: None, window)


def source(window: MainWindow) -> AnnexSource:
    return AnnexSource(Document(window.session.budget))


def mapping_dialog(window: MainWindow) -> QDialog:
    page: list[Cells] = [["£000"], ["Ref", "Growth", "2026/27"], ["G1", "Roads", 1]]
    document = Document.copy_of(book({"Growth": page}), "Theirs.xlsx")
    return MappingDialog("Theirs.xlsx", *looked_at(document, silent), parent=window)


MADE: dict[type[QWidget], Callable[[MainWindow], QWidget]] = {
    NewDialog: lambda window: NewDialog(2026, window),
    SettingsDialog: lambda window: SettingsDialog(window.session.budget, window),
    AreaDialog: area_dialog,
    MoveDialog: lambda window: MoveDialog(window.session.budget.areas, "One line", window),
    AddAmountDialog: lambda window: AddAmountDialog(2, Unit.MILLIONS, window),
    PasteDialog: paste_dialog,
    PasteSpecialDialog: lambda window: PasteSpecialDialog(Unit.MILLIONS, window),
    ColumnsDialog: columns_dialog,
    AnnexCheckDialog: lambda window: AnnexCheckDialog(window.session, "The annex agrees.", (), window),
    AnnexDialog: lambda window: AnnexDialog("Print annex", "Print…", source(window), Unit.MILLIONS, window),
    ExportDialog: lambda window: ExportDialog(source(window), Unit.MILLIONS, Path("Annexes"), window),
    PreferencesDialog: PreferencesDialog,
    CompareDialog: lambda window: CompareDialog((), window),
    ComparisonWindow: comparison_window,
    SameLineDialog: same_line_dialog,
    StateDialog: lambda window: StateDialog("Other.xlsx", (Source("As it is", no_reading),), window),
    BridgeWindow: bridge_window,
    DifferencesDialog: lambda window: DifferencesDialog("Budget.xlsx", (), window),
    VersionsDialog: lambda window: VersionsDialog("Budget.xlsx", (), window),
    FreezeForm: lambda window: FreezeForm(no_version, ("Draft",), "", window),
    FrozenDialog: lambda window: FrozenDialog("Budget.xlsx", (), window.session.budget.years, View(), window),
    MergeDialog: merge_dialog,
    BroughtDialog: lambda window: BroughtDialog(merged(window), window),
    RecoveryDialog: lambda window: RecoveryDialog([], recovery_of, lambda _: False, window),
    ReceiptDialog: lambda window: ReceiptDialog(
        "Budget.xlsx", Receipt((CellChange("A", "B2", "1", "2"),)), Unit.GBP, window
    ),
    MappingDialog: mapping_dialog,
    HelpWindow: HelpWindow,
    ControlsDialog: lambda window: ControlsDialog(window.session, window),
    PotsDialog: lambda window: PotsDialog(window.session, window),
    NarrativesDialog: lambda window: NarrativesDialog(window.session, "", window),
    NarrativeForm: lambda window: NarrativeForm(window.session, None, "", window),
    ControlForm: lambda window: ControlForm(window.session, None, window),
    PotForm: lambda window: PotForm(window.session, None, window),
    TransferDialog: lambda window: TransferDialog(window.session, next(window.session.budget.lines()), window),
    AmendDialog: lambda window: AmendDialog(window.session, next(window.session.budget.lines()), window),
    PartYearDialog: lambda window: PartYearDialog(window.session, next(window.session.budget.lines()), window),
    MuteDialog: lambda window: MuteDialog(Finding(Level.NOTE, "a rule", "A finding."), window),
    ReasonDialog: lambda window: ReasonDialog(2, is_needed=True, parent=window),
    ExplainDialog: explain_dialog,
    PartDialog: lambda window: PartDialog(SumPart("Net", NIL, ()), window.session.view, window.session.budget, window),
    ValuePopup: value_popup,
    CommandPalette: palette,
}


def test_every_dialog_and_popup_is_gone_through() -> None:
    assert {each.__name__ for each in dialogs()} == {each.__name__ for each in MADE}


@pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.__name__)
def test_every_control_of_a_dialog_has_a_name_and_the_dialog_itself(window: MainWindow, kind: type[QWidget]) -> None:
    dialog = MADE[kind](window)
    dialog.show()
    assert nameless(dialog) == []
    assert QAccessible.queryAccessibleInterface(dialog).text(QAccessible.Text.Name)
    dialog.close()
    dialog.deleteLater()


@pytest.mark.parametrize("where", [*PLACES, "area"])
def test_two_controls_in_sight_never_bear_the_same_name_and_role(window: MainWindow, where: str) -> None:
    first = window.session.budget.areas[0].id
    key = PLACES.get(where) or area_page(first)
    window.workbench.pages.show_page(key)
    window.actions_table[ActionId.REPLACE].trigger()
    reached = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.focusProxy() is None
    ]
    interfaces = [QAccessible.queryAccessibleInterface(widget) for widget in reached]
    named = Counter((each.role(), each.text(QAccessible.Text.Name)) for each in interfaces)
    assert len(named) > 5
    assert [name for (_role, name), count in named.items() if count > 1] == []


def test_controls_whose_name_does_not_suffice_are_described(window: MainWindow) -> None:
    bar, top = window.workbench.finding.bar, window.workbench.top_bar
    described: list[QWidget] = [bar.words, bar.new_words, bar.next, bar.replace_all, top.search, top.unit]
    described += [window.help.palette.words, PreferencesDialog(window).author]
    for widget in described:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Description), widget.accessibleName()


@pytest.mark.usefixtures("qapp")
def test_cells_of_the_summary_say_their_row_and_column(window: MainWindow) -> None:
    from ui.window.summary_page import SummaryPage

    page = window.workbench.pages.show_page(SUMMARY)
    assert isinstance(page, SummaryPage)
    model = page.tables[0].summary
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Older People, P&AF 2013/14: 9.844"
    assert window.session.view.unit is Unit.MILLIONS
