"""Pasting into amounts: what every text means in pounds once the officer's answers are known."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from model.lines import AMOUNT, Kind, Line, formula_field, value_of
from model.money import EXACT, NIL, PENNY, Amount, Unit, negated, number_text, rounded
from model.pasting import asking
from model.pasting.figures import BLANK, Figure, held_figure, read_figure
from model.pasting.magnitudes import doubtful_unit
from model.pasting.questions import UNIT_OF, Choice, Question, Topic
from model.pasting.request import Outcome, Request
from model.pasting.signs import positive_savings
from model.pasting.special import Operation
from model.pasting.target import Spot
from model.problems import EntryProblem
from model.workings import Worked, is_working, with_working, working_from

_REPLACE = Operation.REPLACE
_PENCE = 2
_MANY = 1_000


class AmountPaste:
    """Works one request's amounts out: the `outcomes`, and the `questions` that arose on the way."""

    def __init__(self, request: Request, spots: Sequence[Spot], kinds: Mapping[int, Kind]) -> None:
        """`kinds` are those that the block gives to lines, in its own column of types."""
        self.questions: list[Question] = []
        self._request = request
        self._special = request.special
        self._kinds = kinds
        wanted = [spot for spot in spots if spot.text.strip()] if self._special.skip_blanks else spots
        self._spots = wanted
        self._olds = [self._old(spot) for spot in wanted]
        self._figures = [read_figure(spot.text) for spot in wanted]
        self._choices: dict[Topic, Choice] = {}
        self._use_held_numbers()
        self._unit = self._find_unit()
        self._ask_about_faults()
        self._pounds = [self._in_pounds(figure) for figure in self._figures]
        self._ask_about_signs()
        self._ask_about_pennies()
        self.outcomes = [self._outcome(place) for place in range(len(wanted))]
        self._mind_formulas()

    def _ask(self, question: Question) -> Choice:
        self.questions.append(question)
        answer = self._choices[question.topic] = question.answer(self._request.answers)
        return answer

    def _old(self, spot: Spot) -> Amount:
        if spot.line < 0 or spot.field is None:
            return None
        line = self._request.budget.line(spot.line)
        return value_of(line, spot.field, self._request.budget.years)  # type: ignore[return-value]  # it has a year

    def _use_held_numbers(self) -> None:
        """Take from a spreadsheet's cells what they hold: the sign, and the digits that they do not show."""
        held = self._request.block.held
        if not held:
            return
        finer: dict[int, Decimal] = {}
        for place, spot in enumerate(self._spots):
            shown = self._figures[place]
            number = held_figure(shown, held[spot.place]) if spot.place in held else None
            if number is None:
                continue
            self._figures[place] = Figure(NIL if shown.number is None else shown.number)
            if number != self._figures[place].number:
                finer[place] = number
        if finer:
            first = next(iter(finer))
            question = asking.about_held(self._spots[first].text.strip(), number_text(finer[first]), len(finer))
            if self._ask(question) is Choice.TAKE:
                for place, number in finer.items():
                    self._figures[place] = Figure(number)

    def _find_unit(self) -> Unit:
        known = self._special.unit or self._request.block.unit
        if known is not None:
            return known
        said, shown = self._request.said, self._request.unit
        if said not in (None, shown):
            return UNIT_OF[self._ask(asking.about_said_unit(shown, said))]
        numbers = [figure.number for figure in self._figures if figure.number]
        olds = [old for old in self._olds if isinstance(old, Decimal) and old]
        around = olds if 2 * len(olds) >= len(numbers) else olds + self._amounts_around()
        likely = doubtful_unit(numbers, around, shown)
        return shown if likely is None else UNIT_OF[self._ask(asking.about_units(shown, likely))]

    def _amounts_around(self) -> list[Decimal]:
        """Return what the lines around state; where they state nothing, as in a new area, what others do."""
        budget = self._request.budget
        near = _stated(budget.line(line_id) for line_id in self._request.target.around)
        return near or _stated(islice(budget.lines(), _MANY))

    def _ask_about_faults(self) -> None:
        texts: dict[Topic, list[str]] = {Topic.MINUS: [], Topic.DASHES: [], Topic.NO_AMOUNT: []}
        for spot, figure in zip(self._spots, self._figures, strict=True):
            topic = _topic(figure)
            if topic is not None:
                texts[topic].append(spot.text)
        can_clear = self._special.operation is _REPLACE
        if texts[Topic.MINUS]:
            self._ask(asking.about_minus(texts[Topic.MINUS]))
        if texts[Topic.DASHES]:
            self._ask(asking.about_dashes(len(texts[Topic.DASHES]), can_clear=can_clear))
        if texts[Topic.NO_AMOUNT]:
            self._ask(asking.about_no_amounts(texts[Topic.NO_AMOUNT], can_clear=can_clear))

    def _in_pounds(self, figure: Figure) -> Decimal | None:
        """Return what a figure means, None where it is blank, no amount, or to be left."""
        number = figure.number
        if number is None:
            return None
        if figure.is_marked:
            minus = self._choices[Topic.MINUS]
            if minus is Choice.KEEP:
                return None
            number = number.copy_abs() if minus is Choice.POSITIVE else number
        pounds = number.scaleb(self._unit.power, EXACT)
        if figure.is_working:
            pounds = rounded(pounds, Unit.GBP, _PENCE)
        return negated(pounds) if self._special.flip else pounds or NIL

    def _ask_about_signs(self) -> None:
        """Ask about figures that would stand as positive savings, unless their sign is what the officer just set."""
        if self._special.flip:
            return
        found = positive_savings(self._request, self._spots, self._olds, self._pounds, self._kinds)
        if not found.places:
            return
        question = asking.about_signs(len(found.places), among_negatives=found.among_negatives)
        if self._ask(question) is Choice.NEGATIVE:
            for place in found.places:
                self._pounds[place] = negated(self._pounds[place] or NIL)

    def _ask_about_pennies(self) -> None:
        places = [place for place, pounds in enumerate(self._pounds) if pounds and _is_fine(pounds)]
        if not places:
            return
        answer = self._ask(asking.about_pennies([self._spots[place].text for place in places]))
        if answer is Choice.ROUND:
            for place in places:
                self._pounds[place] = rounded(self._pounds[place] or NIL, Unit.GBP, _PENCE)

    def _outcome(self, place: int) -> Outcome:
        spot, old, figure, pounds = self._spots[place], self._olds[place], self._figures[place], self._pounds[place]
        if pounds is not None:
            if self._choices.get(Topic.PENNIES) is Choice.KEEP and _is_fine(pounds):
                return Outcome(spot, old, old, "kept: finer than a penny")
            return self._combined(spot, old, pounds)
        topic = _topic(figure)
        if topic is None:
            return Outcome(spot, old, None if self._special.operation is _REPLACE else old)
        answer = self._choices[topic]
        if answer is Choice.NIL:
            return self._combined(spot, old, NIL)
        if answer is Choice.BLANK and self._special.operation is _REPLACE:
            return Outcome(spot, old, None, f"blank: {figure.fault}")
        return Outcome(spot, old, old, f"kept: {figure.fault or 'brackets, or a minus apart or behind'}")

    def _combined(self, spot: Spot, old: Amount, pounds: Decimal) -> Outcome:
        if self._special.operation is _REPLACE:
            return Outcome(spot, old, pounds, working=self._working(spot, pounds))
        if old is not None and not isinstance(old, Decimal):
            return Outcome(spot, old, old, f"kept: “{old.text}” is no amount that could be added to")
        combine = EXACT.add if self._special.operation is Operation.ADD else EXACT.subtract
        return Outcome(spot, old, combine(old or NIL, pounds) or NIL)

    def _working(self, spot: Spot, pounds: Decimal) -> Worked | None:
        """Return the amount with the arithmetic pasted or copied with it; None where it comes to something else."""
        own = self._request.block.own
        if own is not None and spot.place in own.workings:
            return working_from(own.workings[spot.place], own.stored, pounds, self._request.budget.settings.unit)
        figure = read_figure(spot.text) if spot.text.lstrip().startswith("=") else BLANK
        if (
            not figure.is_working
            or figure.number is None
            or (pounds and pounds.is_signed() != figure.number.is_signed())
        ):
            return None
        try:
            text = spot.text.strip().strip("\u00a0")
            return with_working(text[1:], pounds, self._unit, self._request.budget.settings.unit)
        except EntryProblem:
            return None

    def _mind_formulas(self) -> None:
        """Ask before a formula of the workbook is replaced by a figure."""
        budget = self._request.budget
        found: dict[int, str] = {}
        for place, outcome in enumerate(self.outcomes):
            line_id, field = outcome.spot.line, outcome.spot.field
            if line_id < 0 or field is None:
                continue
            line = budget.line(line_id)
            if (line.formulas if field.name == AMOUNT else line.forecast_formulas) and outcome.is_change:
                formula = value_of(line, formula_field(field), budget.years)
                if isinstance(formula, str) and not is_working(formula, budget.settings.unit):
                    found[place] = formula
        if not found:
            return
        keeps = self._ask(asking.about_formulas(list(found.values()))) is Choice.KEEP
        for place, formula in found.items():
            outcome = self.outcomes[place]
            self.outcomes[place] = (
                outcome._replace(new=outcome.old, working=None, note=f"kept: the formula ={formula}")
                if keeps
                else outcome._replace(note=f"replaces the formula ={formula}")
            )


def _stated(lines: Iterable[Line]) -> list[Decimal]:
    return [amount for line in lines for amount in line.amounts if isinstance(amount, Decimal) and amount]


def _topic(figure: Figure) -> Topic | None:
    """Return the question that a figure raises by itself."""
    if figure.is_marked:
        return Topic.MINUS
    if figure.is_dash:
        return Topic.DASHES
    return Topic.NO_AMOUNT if figure.fault else None


def _is_fine(pounds: Decimal) -> bool:
    """Whether an amount is finer than a penny."""
    return pounds != pounds.quantize(PENNY, context=EXACT)
