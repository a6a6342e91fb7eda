"""Carries Compare out: what with what, the work beside the window, the comparison, its corrections and its annex."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from model.findings import Finding, Level
from model.problems import FileProblem, Problem
from model.progress import Cancelled
from ui.window import file_dialogs
from ui.window.asked import is_accepted
from ui.window.line_actions import LineActions
from ui.window.message_bar import MessageBar
from ui.window.session import Session
from ui.window.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.backups.store import Version
    from model.comparing.comparison import Comparison
    from model.comparing.kept_matches import Pair
    from model.comparing.line_differences import LineDifference
    from model.comparing.matching import Said
    from model.progress import Progress
    from ui.window.comparing.comparison_window import ComparisonWindow
    from ui.window.comparing.sources import Read, Source


class Shown(NamedTuple):
    """What is compared, and what was said of it."""

    sources: "tuple[Source, Source]"
    read: "tuple[Read, Read]"
    comparison: "Comparison"
    said: "Said"


class CompareActions(QObject):
    """Compares, and keeps the comparison that is open."""

    def __init__(
        self, session: Session, window: QWidget, message_bar: MessageBar, work: Work, lines: LineActions
    ) -> None:
        """`window` is what the forms stand before; `lines` go to the line of a difference."""
        super().__init__(window)
        self._session = session
        self._window = window
        self._messages = message_bar
        self._work = work
        self._lines = lines
        self._shown: Shown | None = None
        self._comparison: ComparisonWindow | None = None
        session.document_replaced.connect(self._on_document_replaced)
        session.view_changed.connect(self._show)

    @property
    def window(self) -> "ComparisonWindow":
        """The window of the comparison."""
        if self._comparison is None:
            from ui.window.comparing.comparison_window import ComparisonWindow

            self._comparison = ComparisonWindow(self._window)
            self._comparison.line_chosen.connect(self._on_line)
            self._comparison.corrected.connect(self._on_corrected)
            self._comparison.export_asked.connect(self._on_export)
        return self._comparison

    @Slot()
    def compare(self) -> None:
        """Ask what is to be compared, and show the comparison."""
        sources = self._ask()
        if sources is None:
            return
        try:
            self._shown = self._work.run("Comparing", partial(_compared, sources))
        except Problem as problem:
            self._tell(problem)
            return
        self._show(anew=True)

    def _ask(self) -> "tuple[Source, Source] | None":
        from ui.window.comparing.compare_dialog import CompareDialog
        from ui.window.comparing.sources import own_sources

        document = self._session.document
        if document is None or not self._session.settle():
            return None
        try:
            backups = self._work.run("Looking for earlier versions", partial(_backups_of, document.path))
        except Problem as problem:
            self._tell(problem)
            return None
        dialog = CompareDialog(own_sources(document, backups), self._window)
        if not is_accepted(dialog):
            return None
        old, new = dialog.chosen
        old = old or self._ask_file("Choose the older workbook")
        new = (new or self._ask_file("Choose the newer workbook")) if old is not None else None
        return (old, new) if old is not None and new is not None else None

    def _ask_file(self, title: str) -> "Source | None":
        """Ask for another file and, where versions are frozen in it, for its state."""
        from ui.window.comparing.sources import states_of
        from ui.window.comparing.state_dialog import StateDialog

        document = self._session.document
        beside = document.path.parent if document is not None and document.path is not None else Path.home()
        path = file_dialogs.ask_compared(self._window, beside, title)
        if path is None:
            return None
        try:
            states = self._work.run(f"Reading {path.name}", partial(states_of, path))
        except Problem as problem:
            self._tell(problem)
            return None
        if len(states) == 1:
            return states[0]
        dialog = StateDialog(path.name, states, self._window)
        return dialog.chosen if is_accepted(dialog) else None

    @Slot()
    def _show(self, *, anew: bool = False) -> None:
        shown = self._shown
        if shown is None or not (anew or self.window.isVisible()):
            return
        window = self.window
        window.show_comparison(shown.comparison, shown.said, self._session.view)
        if anew:
            window.tabs.setCurrentIndex(0)
            window.show()
            window.raise_()
            window.activateWindow()
            window.lines.table.setFocus()

    @Slot(object)
    def _on_line(self, difference: "LineDifference") -> None:
        """Go to a line of the open budget: by its id where the side is of this budget, else by its reference."""
        shown, budget = self._shown, self._session.budget
        if shown is None:
            return
        for line, source in zip((difference.new, difference.old), reversed(shown.sources), strict=True):
            if line is not None and source.is_own and budget.has_line(line.id):
                self._lines.go_to_line(line.id)
                return
        if difference.line.reference or difference.line.title:
            self._lines.go_to(difference.line.reference or difference.line.title)
        else:
            self._messages.tell(Level.NOTE, f"{difference.line.name} is not in this workbook.")

    @Slot(object)
    def _on_corrected(self, said: "Said") -> None:
        shown = self._shown
        if shown is None:
            return
        try:
            found = self._work.run("Comparing again", partial(_again, shown, said))
        except Problem as problem:
            self._tell(problem)
            return
        if self._shown is shown:
            self._shown = found
            self._keep(found)
            self._show()

    def _keep(self, shown: Shown) -> None:
        """Keep what was said for when the same two are compared again, and for annexes."""
        from model.comparing.kept_matches import keep

        try:
            keep(_pair(shown.read), shown.said)
        except OSError:
            self._messages.tell(Level.WARNING, "What you said of these lines could not be kept on this computer.")

    @Slot()
    def _on_export(self) -> None:
        shown = self._shown
        if shown is None:
            return
        document = self._session.document
        beside = document.path.parent if document is not None and document.path is not None else Path.home()
        asked = file_dialogs.ask_movements(self.window, beside / f"{shown.read[1].document.stem} movements.xlsx")
        if asked is None:
            return
        path, is_accessible = asked
        open_file = document.path if document is not None else None
        job = partial(_exported, shown, path, is_accessible, open_file)
        try:
            doubts = self._work.run(f"Writing {path.name}", job)
        except Problem as problem:
            self._tell(problem)
            return
        told = f"The movements were written to {path.name}."
        if doubts:
            self._messages.tell(Level.WARNING, " ".join([told, *(finding.message for finding in doubts)]))
        else:
            self._messages.tell_result(told)

    @Slot()
    def _on_document_replaced(self) -> None:
        self._shown = None
        if self._comparison is not None:
            self._comparison.hide()

    def _tell(self, problem: Problem) -> None:
        self._messages.tell(Level.NOTE if isinstance(problem, Cancelled) else Level.ERROR, str(problem))


def _backups_of(path: Path | None, _progress: "Progress") -> "list[Version]":
    from model.backups.store import versions

    return versions(path) if path is not None else []


def _pair(read: "tuple[Read, Read]") -> "Pair":
    from model.comparing.kept_matches import Pair

    old, new = read
    return Pair(old.side, new.side, (old.place, new.place))


def _compared(sources: "tuple[Source, Source]", progress: "Progress") -> Shown:
    from model.comparing.kept_matches import said_of

    old = sources[0].read(_part(progress, 0))
    new = sources[1].read(_part(progress, 1))
    progress("Comparing", 1.0)
    return _shown(sources, (old, new), said_of(_pair((old, new))))


def _again(shown: Shown, said: "Said", progress: "Progress") -> Shown:
    progress("Comparing again", 0.0)
    return _shown(shown.sources, shown.read, said)


def _shown(sources: "tuple[Source, Source]", read: "tuple[Read, Read]", said: "Said") -> Shown:
    from model.comparing.comparison import compare

    same_ids = all(source.is_own for source in sources)
    comparison = compare(read[0].side, read[1].side, same_ids=same_ids, said=said)
    _ = comparison.movements  # worked out here, not when the window first looks
    return Shown(sources, read, comparison, said)


def _part(progress: "Progress", place: int) -> "Callable[[str, float], None]":
    return lambda words, share: progress(words, (place + share) / 2)


def _exported(
    shown: Shown,
    path: Path,
    is_accessible: bool,  # noqa: FBT001  # partial
    open_file: Path | None,
    progress: "Progress",
) -> list[Finding]:
    from exporters.excel.profile import Profile
    from exporters.movements_file import write_movements
    from exporters.wanted import PDF
    from ui.paper.pdf import write_pdf

    progress(f"Writing {path.name}", 0.0)
    read = [open_file, *(source.path for source in shown.sources)]
    if any(file is not None and os.path.realpath(file) == os.path.realpath(path) for file in read):
        raise FileProblem(f"{path.name} is one of the workbooks compared; give the annex another name.")
    profile = Profile.ACCESSIBLE if is_accessible else Profile.PRINT
    old, new = shown.read
    # The change log tells reasons since a version of the same workbook alone.
    since = old.frozen if shown.sources[1].is_own or new.frozen else ""
    return write_movements(path, new.document, shown.comparison, profile, since, {PDF: write_pdf})
