"""Transfers and reinvestments: those that do not net to nil, and those that do."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from model.budget import Budget
from model.checks.about import about_line, exactly, joined
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Kind, Line
from model.money import EXACT, NIL, Amount, total
from model.transfers import REINVESTMENT, Transfer, transfers

_NOT_NETTING = {
    False: ("a transfer nets to nil in every year", "in"),
    True: ("more is reinvested than is saved", "by"),
}
_OR_REINVESTED = f", or give what puts part of the saving back the category {REINVESTMENT}"


def transfers_that_do_not_net(budget: Budget) -> Iterator[Finding | None]:
    """Warn of each year in which what a transfer gives is not what it brings; of a reinvestment above its saving."""
    yield None
    if not any(line.linked_reference for line in budget.lines()):
        return
    yield None
    for transfer in transfers(budget):
        names = joined([line.name for line in transfer.lines])
        held = accumulate(transfer.nets, EXACT.add) if transfer.is_reinvestment else transfer.nets
        for year, net, change in zip(budget.years, held, transfer.nets, strict=True):
            if not net or (transfer.is_reinvestment and (net < 0 or change <= 0)):
                continue
            figure = exactly(budget, net)
            what, by = _NOT_NETTING[transfer.is_reinvestment]
            either = _OR_REINVESTED if net < 0 and transfer.may_be_reinvestment else ""
            message = (
                f"{names} are linked but come to {figure} together {by} {year}; {what}, so check both amounts{either}."
            )
            line = _stating(transfer, budget.years.index(year))
            yield about_line(Level.WARNING, "transfer does not net", message, line, Field(AMOUNT, year))
        yield None


def transfers_that_net(budget: Budget) -> Iterator[Finding | None]:
    """Note each transfer, which counts in both gross totals, and each reinvestment with what is left of its saving."""
    yield None
    if not any(line.linked_reference for line in budget.lines()):
        return
    yield None
    for transfer in transfers(budget):
        yield _reinvested(budget, transfer) if transfer.is_reinvestment else _moved(budget, transfer)


def _moved(budget: Budget, transfer: Transfer) -> Finding | None:
    if not transfer.nets_to_nil or any(line.kind is Kind.UNKNOWN for line in transfer.lines):
        return None
    given = _above_nil(transfer.lines, len(budget.years))
    if not any(given):
        return None
    figures = joined([f"{_figure(budget, figure)} in {budget.years[year]}" for year, figure in _stated(given)])
    within = f" within {transfer.lines[0].section.title}" if transfer.is_within_a_section else ""
    counts = within or ", but counts in both gross totals"
    names = joined([line.name for line in transfer.lines])
    message = f"{names} are a transfer of {figures}: it nets to nil{counts}."
    place = Field(AMOUNT, budget.years[_stated(given)[0][0]])
    return about_line(Level.NOTE, "transfer", message, transfer.lines[0], place)


def _reinvested(budget: Budget, transfer: Transfer) -> Finding | None:
    back = _above_nil(transfer.lines, len(budget.years))
    levels = list(accumulate(transfer.nets, EXACT.add))
    if not any(back) or any(level > 0 for level in levels):
        return None
    kept = [_figure(budget, -level) for level in levels]
    parts = [
        f"{_figure(budget, put)} is put back in {budget.years[year]} and {kept[year]} stays saved"
        for year, put in _stated(back)
    ]
    message = f"{joined([line.name for line in transfer.lines])} are a saving and its reinvestment: {joined(parts)}."
    place = Field(AMOUNT, budget.years[_stated(back)[0][0]])
    return about_line(Level.NOTE, "reinvestment", message, transfer.lines[0], place)


def _above_nil(lines: Sequence[Line], years: int) -> list[Decimal]:
    """Return what the lines receive in each year."""
    columns: list[list[Amount]] = [[line.amounts[year] for line in lines] for year in range(years)]
    return [total(each for each in column if isinstance(each, Decimal) and each > NIL) for column in columns]


def _stated(figures: Sequence[Decimal]) -> list[tuple[int, Decimal]]:
    return [(year, figure) for year, figure in enumerate(figures) if figure]


def _figure(budget: Budget, pounds: Decimal) -> str:
    return exactly(budget, pounds)


def _stating(transfer: Transfer, year: int) -> Line:
    return next((line for line in transfer.lines if line.amounts[year]), transfer.lines[0])
