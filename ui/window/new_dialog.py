"""The form for a new budget: whose it is, its years, and its activity areas."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from model.area_planning import add_area
from model.budget import Budget
from model.money import Negatives, Unit
from model.planning import change_setting
from model.problems import EntryProblem
from model.settings import Settings
from model.years import Year, parse_year, parse_years
from ui.window.form_dialog import FormDialog
from ui.window.metrics import space

UNIT_WORDS = {Unit.MILLIONS: "£m", Unit.THOUSANDS: "£000", Unit.GBP: "£"}
NEGATIVE_WORDS = {Negatives.MINUS: "With a minus: -1.250", Negatives.BRACKETS: "In brackets: (1.250)"}
_AREA_LINES = 7


class NewDialog(FormDialog):
    """Asks for a new budget; `budget` holds it once the form was accepted."""

    def __init__(self, first_year: int, parent: QWidget | None = None) -> None:
        """`first_year` is the year in which the first financial year offered begins."""
        super().__init__("New budget", "Create budget", parent, "All but the years and the unit can be changed later.")
        self.budget: Budget | None = None
        self.organisation = QLineEdit()
        self.directorate = QLineEdit()
        self.service = QLineEdit()
        self.title = QLineEdit(f"Budget proposals {Year(first_year)}")
        self.unit = QComboBox()
        for unit, words in UNIT_WORDS.items():
            self.unit.addItem(words, unit)
        self.negatives = QComboBox()
        for negatives, words in NEGATIVE_WORDS.items():
            self.negatives.addItem(words, negatives)
        self.first_year = QLineEdit(Year(first_year).label)
        self.last_year = QLineEdit(Year(first_year + 3).label)
        self.areas = QPlainTextEdit()
        self.areas.setTabChangesFocus(True)
        self.areas.setPlaceholderText("Older People\nLearning Disability\nMental Health")
        self.areas.setFixedHeight(self.areas.fontMetrics().lineSpacing() * _AREA_LINES + space(4))
        self.add_field("&Organisation", self.organisation, "The council’s name, as annexes print it.")
        self.add_field("&Directorate", self.directorate)
        self.add_field("&Service", self.service, "The service that the activity areas belong to.")
        self.add_field("&Title", self.title)
        self.add_field("&First year", self.first_year, "The first financial year, such as 2026/27.")
        self.add_field("&Last year", self.last_year, "The last financial year, such as 2029/30.")
        self.add_field("&Unit", self.unit, "What the workbook’s cells hold.")
        self.add_field("&Negatives", self.negatives, "How annexes and the window print a negative figure.")
        self.add_field("Activity &areas, one a line", self.areas, "The names of the activity areas, one a line.")

    def take(self) -> None:
        """Make the budget. Raises EntryProblem."""
        first, last = parse_year(self.first_year.text()), parse_year(self.last_year.text())
        if last < first:
            raise EntryProblem(f"The last year, {last}, comes before the first, {first}.")
        unit: Unit = self.unit.currentData()
        budget = Budget(Settings(parse_years(f"{first}..{last}"), unit=unit, decimals=unit.decimals))
        entered: dict[str, object] = {
            "organisation": self.organisation.text().strip(),
            "directorate": self.directorate.text().strip(),
            "service": self.service.text().strip(),
            "title": self.title.text().strip(),
            "negatives": self.negatives.currentData(),
        }
        for name, value in entered.items():
            edit = change_setting(budget, name, value)
            if edit is not None:
                budget.apply(edit)
        names = [name for name in self.areas.toPlainText().splitlines() if name.strip()]
        if not names:
            raise EntryProblem("Enter at least one activity area, each on a line of its own.")
        for name in names:
            budget.apply(add_area(budget, name))
        self.budget = budget
