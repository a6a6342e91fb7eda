"""The help window: guide, keyboard shortcuts, what is new, about. It stays open beside the work."""

from enum import IntEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from ui.window.about import about_html
from ui.window.help_texts import guide, newest_version, shortcuts_html, whats_new
from ui.window.metrics import letters, set_margins, space


class HelpPage(IntEnum):
    """The pages, in order."""

    GUIDE = 0
    SHORTCUTS = 1
    WHATS_NEW = 2
    ABOUT = 3


class HelpWindow(QDialog):
    """Shows one of its pages; not modal, so that the officer can read and work."""

    def __init__(self, parent: QWidget) -> None:
        """Fill every page."""
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.pages = QTabWidget()
        self.pages.setAccessibleName("Pages of the help")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self._add("&Guide").setMarkdown(guide())
        self._add("&Keyboard shortcuts").setHtml(shortcuts_html())
        self._add("&What is new").setMarkdown(whats_new())
        self._add("&About").setHtml(about_html(newest_version()))
        layout = QVBoxLayout(self)
        set_margins(layout, 2)
        layout.addWidget(self.pages)

    def show_page(self, page: HelpPage) -> None:
        """Show a page and put the focus into it."""
        self.pages.setCurrentIndex(page)
        self.show()
        self.raise_()
        self.activateWindow()
        self.pages.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        """Offer room for a page of text."""
        return QSize(letters(130), space(165))

    def _add(self, title: str) -> QTextBrowser:
        page = QTextBrowser()
        page.setObjectName("HelpText")
        page.setAccessibleName(title.replace("&", ""))
        page.setOpenLinks(False)
        page.document().setDocumentMargin(space(3))
        self.pages.addTab(page, title)
        return page
