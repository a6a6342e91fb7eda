"""The main window: the menus, the message bar, the welcome page, and the workbench once there is a document."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from model.findings import Level
from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.asked import is_accepted
from ui.window.document_actions import DocumentActions
from ui.window.forgetting import Forgetting
from ui.window.help_actions import HELP_ACTIONS, HelpActions
from ui.window.journal_keeper import JournalKeeper
from ui.window.keeping_more import KeepingMore
from ui.window.mapping.import_actions import ImportActions
from ui.window.mapping_actions import MappingActions
from ui.window.menus import Menus
from ui.window.merging.merge_actions import MergeActions
from ui.window.message_bar import MessageBar, Offer
from ui.window.metrics import set_margins
from ui.window.parts import Part
from ui.window.preferences import APPLICATION, geometry, remember_geometry
from ui.window.qt_classes import QtClasses
from ui.window.read_only_strip import ReadOnlyStrip
from ui.window.recovery_actions import RecoveryActions
from ui.window.restore_actions import RestoreActions
from ui.window.session import Session
from ui.window.theme import current_theme, style_sheet_of
from ui.window.theme_actions import THEME_ACTIONS, ThemeActions
from ui.window.turns import take_turn
from ui.window.versions.version_actions import VersionActions, Ways
from ui.window.welcome_page import WelcomePage
from ui.window.work import Work
from ui.window.work_card import WorkCard

if TYPE_CHECKING:
    from threading import Event

    from model.progress import Progress
    from model.workbook.document import Document
    from ui.window.workbench import Workbench

_ALWAYS = (
    *(
        ActionId.NEW,
        ActionId.OPEN,
        ActionId.IMPORT,
        ActionId.OPEN_SAMPLE,
        ActionId.QUIT,
        ActionId.PREFERENCES,
        ActionId.RECOVER,
    ),
    *THEME_ACTIONS,
    *HELP_ACTIONS,
)


_PATIENCE = 2.0
_THEME_CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class MainWindow(QMainWindow):
    """One window on one session."""

    def __init__(self, application: QApplication, session: Session | None = None) -> None:
        """Show the welcome page, or the document that the session has open."""
        super().__init__()
        self.session = session or Session(self)
        self.actions_table = Actions(self, self.session.settle)
        self.message_bar = MessageBar()
        self.work = Work(self)
        self.forgetting = Forgetting(self.session, self.work, self)
        self.classes = QtClasses(self)
        self.welcome = WelcomePage(self.actions_table, self.work.looks)
        self.documents = DocumentActions(self.session, self, self.message_bar, self.work)
        self._restore = RestoreActions(self.session, self, self.message_bar, self.work, self.documents)
        ways = Ways(self._export_of, self._offer_undo)
        self.versions = VersionActions(self.session, self, self.message_bar, self.work, self.documents, ways)
        self.merging = MergeActions(self.session, self, self.message_bar, self.work, self._offer_undo_with)
        self.read_only = ReadOnlyStrip(self.documents.read_only, self.actions_table)
        self.journal = JournalKeeper(application, self.session, self.work.errands, self)
        self.recovery = RecoveryActions(self.session, self.documents, self.journal, self.message_bar, self.work, self)
        self.mapping = MappingActions(self.session, self.documents, self.message_bar, self.work, self)
        self.importing = ImportActions(self.session, self.documents, self.message_bar, self.work, self)
        self.keeping_more = KeepingMore(self.session, self.documents, self.message_bar, self)
        self.help = HelpActions(self.actions_table, self)
        self._theme = ThemeActions(application, self.actions_table)
        self._workbench: Workbench | None = None
        self._is_left = False
        self._assemble()
        self._connect()
        self._on_document_replaced()
        place = geometry()
        if place is not None:
            self.restoreGeometry(place)
        self._wear_theme()

    @property
    def workbench(self) -> "Workbench":
        """What the open document is worked on with; made, and imported, when it is first asked for."""
        if self._workbench is None:
            from ui.window.workbench import Workbench

            self._workbench = Workbench(self.session, self.actions_table, self.message_bar, self.work, self)
            self._workbench.parts.add(Part("Read-only", self.read_only, self.read_only.first_control))
            self._stack.addWidget(self._workbench)
            self._workbench.ready.connect(self._on_ready)
        return self._workbench

    def _assemble(self) -> None:
        self._menus = Menus(self.menuBar(), self.actions_table, self.work.looks)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        set_margins(layout)
        layout.setSpacing(0)
        layout.addWidget(self.message_bar)
        layout.addWidget(self.read_only)
        layout.addWidget(self._stack, 1)
        WorkCard(self.work, centre)
        self.setCentralWidget(centre)
        self.statusBar().setSizeGripEnabled(False)
        self.addActions([self.actions_table[name] for name in ActionId])

    def _connect(self) -> None:
        actions, documents, session = self.actions_table, self.documents, self.session
        handlers = {
            ActionId.NEW: documents.new,
            ActionId.OPEN: documents.open,
            ActionId.IMPORT: self.importing.ask,
            ActionId.SAVE: documents.save,
            ActionId.SAVE_WITH_REASON: documents.save_with_reason,
            ActionId.SAVE_AS: documents.save_as,
            ActionId.OPEN_SAMPLE: documents.open_sample,
            ActionId.RESTORE: self._restore.restore,
            ActionId.FREEZE: self.versions.freeze,
            ActionId.VERSIONS: self.versions.show,
            ActionId.LEAVE_VERSION: self.versions.leave,
            ActionId.MERGE: self.merging.merge,
            ActionId.CLOSE: documents.close,
            ActionId.QUIT: self.close,
            ActionId.PREFERENCES: self._on_preferences,
            ActionId.RECEIPT: documents.receipts.show,
            ActionId.RECOVER: self.recovery.show,
            ActionId.WHAT_WAS_FOUND: self.mapping.show,
            ActionId.KEEP_MORE: self.keeping_more.ask,
        }
        for name, handler in handlers.items():
            actions[name].due.connect(handler)
        self._menus.file_chosen.connect(documents.open_recent)
        self.welcome.file_chosen.connect(documents.open_recent)
        documents.opening.connect(self._on_opening)
        documents.read_only.changed.connect(self._show_title)
        self.work.started.connect(self.message_bar.hold)
        self.work.ended.connect(self.message_bar.let_go)
        session.document_replaced.connect(self._on_document_replaced)
        session.changed.connect(self._on_changed)
        session.saved.connect(self._show_title)
        session.modified_changed.connect(self._show_title)
        session.warned.connect(self._on_warned)

    @Slot()
    def _on_document_replaced(self) -> None:
        is_open = self.session.document is not None
        self.actions_table.enable((name for name in ActionId if name not in _ALWAYS), enabled=is_open)
        self.actions_table[ActionId.LEAVE_VERSION].setEnabled(self.documents.read_only.is_frozen)
        self.statusBar().setVisible(is_open)
        is_new = self._workbench is None
        if is_open and is_new:
            self.workbench.show_document()  # it was not there yet to hear of the document
        elif not is_open:
            self._stack.setCurrentWidget(self.welcome)
        self._show_title()
        if not is_open:
            self.welcome.buttons[ActionId.NEW].setFocus()

    @Slot()
    def _on_ready(self) -> None:
        self._stack.setCurrentWidget(self.workbench)
        take_turn()

    @Slot(str)
    def _on_opening(self, words: str) -> None:
        """Import and make the workbench before the document is there: at once would take longer than anyone waits."""
        if self._workbench is None and not self.work.is_busy:
            self.classes.begin()
            self.work.run(words, partial(_get_ready, self.classes.made), can_stop=False)
            take_turn()
            self.workbench.hide()
            take_turn()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._show_title()

    @Slot(str)
    def _on_warned(self, sentence: str) -> None:
        self.message_bar.tell(Level.WARNING, sentence)

    def _export_of(self, document: "Document") -> None:
        self.workbench.exports.export_of(document)

    def _offer_undo(self, text: str) -> None:
        self.workbench.offer.tell(text)

    def _offer_undo_with(self, text: str, other: Offer) -> None:
        self.workbench.offer.tell_with(text, other)

    @Slot()
    def _on_preferences(self) -> None:
        from ui.window.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self)
        if is_accepted(dialog):
            self._theme.choose(dialog.chosen_scheme)
            self.journal.follow_preference()

    @Slot()
    def _show_title(self) -> None:
        document = self.session.document
        self.setWindowModified(self.session.is_modified)
        if document is None:
            self.setWindowTitle(APPLICATION)
            return
        organisation = document.budget.settings.organisation
        read_only = " (read-only)" if self.documents.read_only.is_read_only else ""
        parts = (f"{self.documents.name()}{read_only}[*]", organisation, APPLICATION)
        self.setWindowTitle(" – ".join(part for part in parts if part))

    def _wear_theme(self) -> None:
        sheet = style_sheet_of(current_theme(), self.font())
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours and the letters of the application."""
        super().changeEvent(event)
        if event.type() in _THEME_CHANGES:
            self._wear_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work first."""
        if not self.documents.may_leave():
            event.ignore()
            return
        remember_geometry(self.saveGeometry())
        if self._workbench is not None:
            self._workbench.remember()
        self.documents.locks.release()
        self._is_left = True
        event.accept()

    def end(self) -> None:
        """Let the document go, at the end; work that the officer was not asked about is left for the next start."""
        if not self._is_left:
            self.journal.leave()
            self.documents.locks.release()
        self.session.open(None)  # an undo stack that dies full would still call its listeners


def _get_ready(are_classes_made: "Event", _progress: "Progress") -> None:
    """Import what a document needs: what is of Qt only once no class of Qt is made in the window's thread any more.

    Two threads that need the same class for the first time crash Qt for Python (PySide6 6.11, one start in fifty).
    """
    import model.journal.journal  # noqa: F401  # imports are kept, here and below

    are_classes_made.wait(_PATIENCE)  # the program may end meanwhile, and nothing is made any more
    _import_pages()


def _import_pages() -> None:
    import ui.window.grid.area_page
    import ui.window.summary_page
    import ui.window.workbench  # noqa: F401  # imports are kept
