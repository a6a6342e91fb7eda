"""What is explained, to choose: a line or any scope, what of it, and the year."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from model.budget import Budget
from model.controls import Measure, Scope
from model.lines import AMOUNT, FORECAST, Field
from model.scopes import scopes
from model.years import Year
from ui.window.explain.subject import AmountSubject, Subject, TotalSubject
from ui.window.metrics import letters, set_margins, space
from ui.window.summary_rows import MEASURE_WORDS

_FIGURES = {AMOUNT: "Amount", FORECAST: "Forecast"}


class SubjectChooser(QWidget):
    """Three lists. Signals: `chosen` (Subject)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._offered: list[int | tuple[int | None, str]] = []
        self.what, self.figure, self.year = QComboBox(), QComboBox(), QComboBox()
        row = QHBoxLayout(self)
        set_margins(row)
        row.setSpacing(space(2))
        for box, name, width in (
            (self.what, "Explain a figure of", 60),
            (self.figure, "Which figure", 24),
            (self.year, "Year", 13),
        ):
            box.setAccessibleName(name)
            box.setMinimumWidth(letters(width))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(self._on_activated)
            row.addWidget(box)
        row.addStretch(1)

    def show_subject(self, subject: Subject, budget: Budget) -> None:
        """Offer what there is, with what is explained chosen."""
        self.what.clear()
        self._offered = []
        if isinstance(subject, AmountSubject):
            line = budget.line(subject.line_id)
            self.what.addItem(" ".join(f"{line.reference} {line.title}".split()) or line.name)
            self._offered.append(subject.line_id)
        for scope in scopes(budget):
            words = scope.name if scope.scope is not Scope.AREA else f"   {scope.name}"
            self.what.addItem(words)
            self._offered.append((scope.area_id, scope.service if scope.scope is Scope.SERVICE else ""))
        if isinstance(subject, TotalSubject):
            wanted = (subject.area_id, subject.service)
            self.what.setCurrentIndex(self._offered.index(wanted) if wanted in self._offered else 0)
        self._offer_figures(subject)
        self.year.clear()
        for year in budget.years:
            self.year.addItem(year.label, year)
        shown = subject.field.year if isinstance(subject, AmountSubject) else subject.year
        self.year.setCurrentIndex(budget.years.index(shown) if shown in budget.years else 0)

    def _offer_figures(self, subject: Subject) -> None:
        self.figure.clear()
        if isinstance(subject, AmountSubject):
            for name, words in _FIGURES.items():
                self.figure.addItem(words, name)
            self.figure.setCurrentIndex(list(_FIGURES).index(subject.field.name))
        else:
            for measure, words in MEASURE_WORDS.items():
                self.figure.addItem(words, measure)
            self.figure.setCurrentIndex(list(MEASURE_WORDS).index(subject.measure))

    @Slot()
    def _on_activated(self) -> None:
        what = self._offered[self.what.currentIndex()]
        figure, year = self.figure.currentData(), self.year.currentData()
        if not isinstance(year, Year):
            return
        if isinstance(what, int):
            name = figure if isinstance(figure, str) else AMOUNT
            self.chosen.emit(AmountSubject(what, Field(name, year)))
        else:
            area_id, service = what
            measure = figure if isinstance(figure, Measure) else Measure.NET
            self.chosen.emit(TotalSubject(measure, year, area_id, service))
