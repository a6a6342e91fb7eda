"""The preview of a paste: what has to be decided, and every cell before and after; nothing lands until Paste."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from model.pasting.plan import PastePlan, plan_paste
from model.pasting.preview import preview_rows
from model.pasting.questions import Choice, Question, Topic
from model.pasting.request import Request
from model.problems import EntryProblem
from ui.window.metrics import figure_font, letters, set_margins, space
from ui.window.paste_preview import WHAT_HAPPENS, PastePreviewModel
from ui.window.view import View

_WIDTH, _ROWS = 110, 9
_SHARES = (18, 16, 0, 20, 20)


class PasteDialog(QDialog):
    """Asks the plan's questions and plans again with each answer; `plan` is what lands once accepted."""

    def __init__(self, request: Request, plan: PastePlan, view: View, parent: QWidget | None = None) -> None:
        """Show a plan with its careful answers."""
        super().__init__(parent)
        self.setWindowTitle("Before pasting")
        self.setMinimumWidth(letters(_WIDTH))
        self.plan = plan
        self._request = request
        self._answers: dict[Topic, Choice] = {}
        self.boxes: dict[Topic, QComboBox] = {}
        self._captions: dict[Topic, QLabel] = {}
        self.preview = PastePreviewModel(request.budget, view, self)
        self.summary = QLabel()
        self.summary.setObjectName("Muted")
        self.summary.setWordWrap(True)
        self._questions = QGridLayout()
        self._questions.setColumnStretch(0, 1)
        self._questions.setHorizontalSpacing(space(4))
        self._questions.setVerticalSpacing(space(2))
        buttons = QDialogButtonBox()
        self.paste_button = buttons.addButton("Paste", QDialogButtonBox.ButtonRole.AcceptRole)
        self.paste_button.setDefault(True)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        set_margins(layout, 5)
        layout.setSpacing(space(3))
        layout.addLayout(self._questions)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(buttons)
        self._buttons = buttons
        self._show()
        first = next((self.boxes[topic] for topic in Topic if topic in self.boxes), self.table)
        first.setFocus()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("PlainTable")
        table.setAccessibleName("Cells before and after")
        table.setModel(self.preview)
        table.setFont(figure_font())
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        height = round(table.fontMetrics().height() * 1.6)
        table.verticalHeader().setDefaultSectionSize(height)
        table.setMinimumHeight(_ROWS * height)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for column, share in enumerate(_SHARES):
            header.resizeSection(column, letters(share))
        header.setSectionResizeMode(WHAT_HAPPENS, QHeaderView.ResizeMode.Stretch)
        return table

    def _show(self, problem: str = "") -> None:
        """Show the plan's questions and what it would do, or why it cannot be done with these answers."""
        asked = {question.topic: question for question in self.plan.questions}
        if not problem:
            for topic in Topic:
                self._show_question(topic, asked.get(topic))
        rows = [] if problem else preview_rows(self._request, self.plan)
        self.preview.show(rows)
        kept = sum(1 for row in rows if row.mark.startswith("kept"))
        changed = len(rows) - kept
        lines = len({row.line_id for row in rows if row.new_line})
        self.paste_button.setEnabled(self.plan.edit is not None and not problem)
        self.summary.setText(problem or _summary(changed, kept, lines))

    def _show_question(self, topic: Topic, question: Question | None) -> None:
        if question is None:
            if topic in self.boxes:
                self.boxes[topic].hide()
                self._captions[topic].hide()
            return
        if topic not in self.boxes:
            self._add_question(question)
        self._captions[topic].setText(question.text)
        box = self.boxes[topic]
        box.setAccessibleName(question.text)
        chosen = list(question.choices).index(question.answer(self._answers))
        if box.currentIndex() != chosen:
            box.blockSignals(True)
            box.setCurrentIndex(chosen)
            box.blockSignals(False)
        box.show()
        self._captions[topic].show()

    def _add_question(self, question: Question) -> None:
        caption, box = QLabel(), QComboBox()
        caption.setWordWrap(True)
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setBuddy(box)
        box.addItems(list(question.choices.values()))
        box.currentIndexChanged.connect(partial(self._on_answer, question.topic, tuple(question.choices)))
        self.boxes[question.topic] = box
        self._captions[question.topic] = caption
        self._questions.addWidget(caption, question.topic.value, 0)
        self._questions.addWidget(box, question.topic.value, 1)
        in_order = [
            *(self.boxes[topic] for topic in Topic if topic in self.boxes),
            self.table,
            *self._buttons.buttons(),
        ]
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)

    @Slot(object, object, int)
    def _on_answer(self, topic: Topic, choices: tuple[Choice, ...], chosen: int) -> None:
        self._answers[topic] = choices[chosen]
        problem = ""
        try:
            self.plan = plan_paste(replace(self._request, answers=dict(self._answers)))
        except EntryProblem as found:
            problem = str(found)
        self._show(problem)


def _summary(changed: int, kept: int, lines: int) -> str:
    words = [f"{changed:,} cell{'' if changed == 1 else 's'} would change"]
    if lines:
        words.append(f"{lines:,} line{'' if lines == 1 else 's'} would be added")
    if kept:
        words.append(f"{kept:,} cell{' keeps what it has' if kept == 1 else 's keep what they have'}")
    return f"{'; '.join(words)}. Nothing is pasted until you choose Paste."
