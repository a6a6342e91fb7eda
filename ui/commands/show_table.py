"""A budget as an aligned table of text, in the workbook's own unit, decimals and style of negatives."""

from collections.abc import Iterable, Sequence

from model.budget import Budget
from model.controls import Measure
from model.lines import Line, Section
from model.money import Amount, format_amount
from model.partial_totals import conditional_lines, transferred_lines, without
from model.totals import Tally

_TITLE = 44
_GAP = "  "
_TOTALS = {Measure.PRESSURES: "Pressures & Additional Funding", Measure.SAVINGS: "Savings", Measure.NET: "Net change"}


def budget_table(budget: Budget) -> str:
    """Return every area with its lines and totals, then the totals of all areas."""
    return _Table(budget).text()


class _Table:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        lines = list(budget.lines())
        self._words = (
            _widest(["Reference", *(line.reference for line in lines)]),
            _widest(["Status", *(line.status for line in lines)]),
            _TITLE,
        )
        tallies = [budget.totals.directorate, *(budget.totals.area(area.id) for area in budget.areas)]
        figures = [self._figures(line.amounts) for line in lines]
        figures += [self._figures(tally.measure(measure)) for tally in tallies for measure in Measure]
        self._amount = _widest([*(year.label for year in budget.years), *(text for row in figures for text in row)])

    def text(self) -> str:
        budget = self._budget
        settings = budget.settings
        names = (settings.organisation, settings.directorate, settings.service, settings.title)
        parts = [*(name for name in names if name), f"{settings.unit.symbol}, {settings.basis}"]
        for area in budget.areas:
            parts += ["", area.full_heading, self._row(["Reference", "Status", "Title"], self._years())]
            lines = list(budget.lines_of(area.id))
            for section in Section:
                members = [line for line in lines if line.section is section]
                parts += ["", section.title, *(self._line(line) for line in members)]
            parts += ["", *self._totals(budget.totals.area(area.id))]
        parts += self._without("transfers", transferred_lines(budget))
        parts += self._without("conditional lines", conditional_lines(budget))
        parts += ["", "All areas", self._row(["", "", ""], self._years()), *self._totals(budget.totals.directorate)]
        return "\n".join(part.rstrip() for part in parts)

    def _without(self, what: str, lines: Iterable[Line]) -> Iterable[str]:
        """Yield the totals of all areas without some lines; nothing where there are none of them."""
        left_out = [line for line in lines if not line.is_nil]
        width = sum(self._words) + len(_GAP) * (len(self._words) - 1)
        for measure, name in _TOTALS.items() if left_out else ():
            if measure is Measure.PRESSURES:
                yield f"\nAll areas without {what}"
            figures = without(self._budget.totals.directorate.measure(measure), left_out, measure)
            yield _GAP.join([name.ljust(width), *self._aligned(self._figures(figures))])

    def _line(self, line: Line) -> str:
        title = " ".join(line.title.split())
        short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
        return self._row([line.reference, line.status, short], self._figures(line.amounts))

    def _totals(self, tally: Tally) -> Iterable[str]:
        width = sum(self._words) + len(_GAP) * (len(self._words) - 1)
        for measure, name in _TOTALS.items():
            yield _GAP.join([name.ljust(width), *self._aligned(self._figures(tally.measure(measure)))])

    def _row(self, words: Sequence[str], figures: Sequence[str]) -> str:
        padded = [word.ljust(width) for word, width in zip(words, self._words, strict=True)]
        return _GAP.join([*padded, *self._aligned(figures)])

    def _aligned(self, figures: Sequence[str]) -> list[str]:
        return [figure.rjust(self._amount) for figure in figures]

    def _years(self) -> list[str]:
        return [year.label for year in self._budget.years]

    def _figures(self, amounts: Iterable[Amount]) -> list[str]:
        settings = self._budget.settings
        return [format_amount(amount, settings.unit, settings.decimals, settings.negatives) for amount in amounts]


def _widest(texts: Iterable[str]) -> int:
    return max((len(text) for text in texts), default=0)
