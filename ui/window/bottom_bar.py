"""The bar at the bottom: the year totals of everything, always in sight; the selection; whether work is saved."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from model.controls import Measure
from ui.window.explain.figure_label import FigureLabel
from ui.window.explain.subject import TotalSubject
from ui.window.metrics import figure_font, set_margins, space
from ui.window.selection_summary import SelectionSummary
from ui.window.session import Session

WORDS = {Measure.PRESSURES: "P&AF", Measure.SAVINGS: "Savings", Measure.NET: "Net"}


class _Cell(NamedTuple):
    """A text of the bar and where it stands; a figure knows which total it is."""

    row: int
    column: int
    text: str
    is_bold: bool = False
    subject: TotalSubject | None = None


class BottomBar(QWidget):
    """Year totals as one line where they fit, else as a small table with a column a year.

    Signals: `explain_asked` (TotalSubject).
    """

    explain_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a session's totals."""
        super().__init__(parent)
        self._session = session
        self._saved_at = ""
        self._in_line = True
        self.scope = QLabel()
        self.scope.setObjectName("Strong")
        self._totals = QWidget()
        self._grid = QGridLayout(self._totals)
        set_margins(self._grid)
        self._cells: list[FigureLabel] = []
        self.selection = SelectionSummary(session)
        self.state = QLabel()
        self.state.setObjectName("Muted")
        layout = QHBoxLayout(self)
        set_margins(layout, 3.5, 1.25)
        layout.setSpacing(space(4))
        layout.addWidget(self.scope, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._totals)
        layout.addWidget(self.selection, 1)
        layout.addWidget(self.state)
        for signal in (session.document_replaced, session.view_changed, session.saved):
            signal.connect(self.refresh)
        session.changed.connect(self._on_changed)
        session.modified_changed.connect(self._show_state)
        session.saved.connect(self._on_saved)
        self.refresh()

    def figures(self) -> list[str]:
        """Return the texts in sight, in reading order."""
        return [cell.text() for cell in self._cells]

    def label_of(self, text: str) -> FigureLabel | None:
        """Return the first label in sight with this text."""
        return next((cell for cell in self._cells if cell.text() == text), None)

    @Slot()
    def refresh(self) -> None:
        """Show everything as it stands."""
        document = self._session.document
        if document is None:
            return
        settings, services = document.budget.settings, document.budget.services
        whole = services[0] if len(services) == 1 else settings.directorate
        view = self._session.view
        self.scope.setText((whole or "All areas") + ("" if view.is_year_on_year else f", {view.basis.value}"))
        self._lay_out()
        self._show_state()

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self.refresh()

    @Slot()
    def _on_saved(self) -> None:
        self._saved_at = datetime.now().astimezone().strftime("%H:%M")
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        document = self._session.document
        if document is None:
            return
        if self._session.is_modified:
            self.state.setText("Not saved")
        elif document.is_frozen:
            self.state.setText("A frozen version")
        elif document.path is None:
            self.state.setText("A copy, not in a file yet")
        else:
            self.state.setText(f"Saved {self._saved_at}" if self._saved_at else "Saved")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout anew."""
        super().resizeEvent(event)
        if self._session.document is not None:
            self._lay_out()

    def _lay_out(self) -> None:
        texts = self._texts()
        in_line = self._line_width(texts) <= self.width()
        self.selection.set_tall(not in_line)
        wanted = self._line_cells(texts) if in_line else self._table_cells(texts)
        if in_line != self._in_line or len(wanted) != len(self._cells):
            self._in_line = in_line
            self.scope.setVisible(in_line)
            self._rebuild(wanted)
        for cell, shown in zip(self._cells, wanted, strict=True):
            cell.subject = shown.subject
            if cell.text() != shown.text:
                cell.setText(shown.text)

    def _texts(self) -> list[tuple[str, dict[Measure, str]]]:
        budget, view = self._session.budget, self._session.view
        tally = budget.totals.directorate
        rows = {measure: view.figures(tally.measure(measure)) for measure in Measure}
        return [
            (year.label, {measure: view.text(rows[measure][place]) for measure in Measure})
            for place, year in enumerate(budget.years)
        ]

    def _line_width(self, texts: list[tuple[str, dict[Measure, str]]]) -> int:
        metrics = self.fontMetrics()
        words = "".join(f"{year}{''.join(f'{WORDS[m]}{text}' for m, text in row.items())}" for year, row in texts)
        gaps = len(texts) * (space(1) * 3 + space(2.5) * 3 + space(4))
        others = sum(label.sizeHint().width() for label in (self.scope, self.state)) + space(4) * 6
        others += metrics.horizontalAdvance("Sum -00,000,000.00 · Average -0,000")
        return round(metrics.horizontalAdvance(words) * 1.06) + gaps + others

    def _line_cells(self, texts: list[tuple[str, dict[Measure, str]]]) -> list[_Cell]:
        cells: list[_Cell] = []
        for place, (year, row) in enumerate(texts):
            cells.append(_Cell(0, len(cells), year))
            for measure, text in row.items():
                cells.append(_Cell(0, len(cells), WORDS[measure]))
                cells.append(_Cell(0, len(cells), text, measure is Measure.NET, self._subject(measure, place)))
        return cells

    def _subject(self, measure: Measure, place: int) -> TotalSubject:
        return TotalSubject(measure, self._session.budget.years[place])

    def _table_cells(self, texts: list[tuple[str, dict[Measure, str]]]) -> list[_Cell]:
        cells = [_Cell(0, 0, self.scope.text(), is_bold=True)]
        cells += [_Cell(row, 0, WORDS[measure]) for row, measure in enumerate(Measure, start=1)]
        for column, (year, figures) in enumerate(texts, start=1):
            cells.append(_Cell(0, column, year))
            cells.extend(
                _Cell(row, column, figures[measure], measure is Measure.NET, self._subject(measure, column - 1))
                for row, measure in enumerate(Measure, start=1)
            )
        return cells

    def _rebuild(self, wanted: list[_Cell]) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        self._grid.setHorizontalSpacing(space(1.5) if self._in_line else space(4))
        self._grid.setVerticalSpacing(0)
        for row, column, text, bold, subject in wanted:
            cell = FigureLabel(text, subject)
            cell.explain_asked.connect(self.explain_asked)
            cell.setFont(figure_font(bold=bold))
            cell.setObjectName("" if subject is not None or bold else "Muted")
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if self._in_line and "/" in text and column:
                cell.setContentsMargins(space(4), 0, 0, 0)
            self._grid.addWidget(cell, row, column)
            self._cells.append(cell)
