"""A form about annexes: which, in which unit, which lines; beside it the pages of the one under the cursor."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from exporters.annexes.registry import ANNEXES
from exporters.wanted import Wanted
from model.basis import Basis
from model.lines import Field
from model.money import Unit
from model.problems import Problem
from ui.window.annex_preview import AnnexPreview
from ui.window.annex_source import AnnexChoice, AnnexSource
from ui.window.asked import is_accepted
from ui.window.beside import beside
from ui.window.explain.part_dialog import PartDialog
from ui.window.findings_notice import FindingsNotice
from ui.window.form_dialog import FormDialog
from ui.window.metrics import letters, space
from ui.window.new_dialog import UNIT_WORDS
from ui.window.status_choice import StatusChoice

SHOW_CHECKS, SHOW_LINE = 2, 3
"""What `exec` returns when the officer would rather see the checks, or the line `wanted_line` behind a figure."""
_UNIT_HELP = "The unit of annexes to be read; CSV is always in pounds."
_BASIS_HELP = (
    "Show figures as changes, as levels or cumulative; movements, amendments and certificate stay year on year."
)
_WIDTH, _HEIGHT = 150, 185
_OF_SCREEN = 0.96
_NARROWEST_LIST, _FEWEST = 34, 4
_PAUSE_MS = 60
_NAME = Qt.ItemDataRole.UserRole


class AnnexDialog(FormDialog):
    """Chooses one annex; with `several`, any of them by their boxes. Told first: the errors of the budget."""

    def __init__(  # what stands in it, by name
        self,
        title: str,
        action: str,
        source: AnnexSource,
        unit: Unit,
        parent: QWidget | None = None,
        *,
        several: bool = False,
        note: str = "",
    ) -> None:
        """`action` is the word on the button that does it, `unit` the unit to begin with."""
        super().__init__(title, action, parent, note)
        self.source = source
        self.notice = FindingsNotice(source.errors)
        self.notice.checks_wanted.connect(partial(self.done, SHOW_CHECKS))
        self.above.addWidget(self.notice)
        self.annexes = self._make_list(several=several)
        self.unit = QComboBox()
        for each, words in UNIT_WORDS.items():
            self.unit.addItem(words, each)
        self.unit.setCurrentIndex(self.unit.findData(unit))
        self.basis = QComboBox()
        for basis in Basis:
            self.basis.addItem(basis.title, basis)
        self.lines = StatusChoice(source.budget)
        self.preview = AnnexPreview()
        self.column.addStretch(1)
        self.body.addWidget(self.preview, 1)
        self.add_field("&Annexes" if several else "&Annex", self.annexes, "The pages beside are of the current one.")
        for box, name, told in ((self.unit, "Unit", _UNIT_HELP), (self.basis, "Basis", _BASIS_HELP)):
            box.setAccessibleName(name)
            box.setAccessibleDescription(told)
            box.setToolTip(told)
        self.add_field("&Unit, basis", beside(self.unit, self.basis))
        self.add_field("&Lines", self.lines, "Which lines the schedule lists; its totals lead to those of all lines.")
        self.wanted_line: tuple[int, Field | None] | None = None
        self.preview.cell_chosen.connect(self._on_cell)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show_preview)
        self.annexes.currentRowChanged.connect(self._on_choice)
        self.unit.currentIndexChanged.connect(self._on_choice)
        self.basis.currentIndexChanged.connect(self._on_choice)
        self.lines.changed.connect(self._on_choice)
        self.annexes.setCurrentRow(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as the page beside deserves and the screen allows."""
        super().showEvent(event)
        room = self.screen().availableSize() * _OF_SCREEN
        self.resize(min(letters(_WIDTH), room.width()), min(space(_HEIGHT), room.height()))

    def _make_list(self, *, several: bool) -> QListWidget:
        listed = QListWidget()
        listed.setObjectName("TickList")
        listed.setMinimumWidth(letters(_NARROWEST_LIST))
        for kind in ANNEXES:
            item = QListWidgetItem(kind.title, listed)
            item.setData(_NAME, kind.name)
            if several:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
        row, frame = listed.sizeHintForRow(0), 2 * listed.frameWidth() + space(2)
        listed.setMinimumHeight(row * min(_FEWEST, len(ANNEXES)) + frame)
        listed.setMaximumHeight(row * len(ANNEXES) + frame)
        return listed

    @property
    def chosen_unit(self) -> Unit:
        """The unit chosen."""
        unit = self.unit.currentData()
        return unit if isinstance(unit, Unit) else Unit.MILLIONS

    @property
    def chosen_basis(self) -> Basis:
        """The basis chosen."""
        basis = self.basis.currentData()
        return basis if isinstance(basis, Basis) else Basis.YEAR_ON_YEAR

    @property
    def choice(self) -> AnnexChoice:
        """The annex under the cursor, as chosen. Raises EntryProblem where no lines are."""
        wanted = Wanted(unit=self.chosen_unit, lines=self.lines.taken(), by=self.source.by, basis=self.chosen_basis)
        return AnnexChoice(self.annexes.currentItem().data(_NAME), wanted)

    @property
    def chosen_annexes(self) -> list[str]:
        """The names of the annexes whose boxes are ticked."""
        items = [self.annexes.item(row) for row in range(self.annexes.count())]
        return [item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked]

    def choose(self, *names: str) -> None:
        """Tick the boxes of these annexes and no others."""
        for row in range(self.annexes.count()):
            item = self.annexes.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(_NAME) in names else Qt.CheckState.Unchecked)

    def take(self) -> None:
        """Check that lines were chosen. Raises EntryProblem."""
        self.lines.taken()

    @Slot()
    def show_preview(self) -> None:
        """Show the pages of the annex under the cursor now."""
        self._timer.stop()
        try:
            self.preview.show_preview(self.source.preview(self.choice))
        except Problem as problem:
            self.preview.show_preview(None, str(problem))

    @Slot(int, int)
    def _on_cell(self, row: int, column: int) -> None:
        """Explain a figure of the preview; a line behind it is gone to in place of the form."""
        try:
            found = self.source.explained(self.choice, row, column)
        except Problem:
            return
        if found is None:
            return
        dialog = PartDialog(*found, self.source.budget, self)
        if is_accepted(dialog) and dialog.wanted_line is not None:
            self.wanted_line = dialog.wanted_line
            self.done(SHOW_LINE)

    @Slot()
    def _on_choice(self) -> None:
        self._timer.start(_PAUSE_MS)
