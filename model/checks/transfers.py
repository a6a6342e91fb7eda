"""Transfers that do not net to nil, and links that lead to no line."""

from collections.abc import Iterator

from model.budget import Budget
from model.checks.about import about_line
from model.findings import Finding, Level
from model.lines import AMOUNT, Field, Line
from model.links import link_names
from model.money import worded
from model.transfers import Transfer, transfers

_LINKED = Field("linked_reference")
_LINES_AT_ONCE = 2_000


def transfers_that_do_not_net(budget: Budget) -> Iterator[Finding | None]:
    """Warn of each year in which what a transfer gives is not what it brings; of a reinvestment above its saving."""
    yield None
    if not any(line.linked_reference for line in budget.lines()):
        return
    yield None
    settings = budget.settings
    for transfer in transfers(budget):
        names = _joined([line.name for line in transfer.lines])
        for year, net in zip(budget.years, transfer.nets, strict=True):
            if not net or (transfer.is_reinvestment and net < 0):
                continue
            figure = worded(net, settings.unit, max(settings.decimals, settings.unit.decimals))
            what = (
                "more is reinvested than is saved"
                if transfer.is_reinvestment
                else "a transfer nets to nil in every year"
            )
            message = f"{names} are linked but come to {figure} together in {year}; {what}, so check both amounts."
            line = _stating(transfer, budget.years.index(year))
            yield about_line(Level.WARNING, "transfer does not net", message, line, Field(AMOUNT, year))
        yield None


def unknown_links(budget: Budget) -> Iterator[Finding | None]:
    """Warn of a linked reference that no line has, or that several have: it makes no transfer.

    Yields None now and then, where the search can pause.
    """
    lines = tuple(budget.lines())
    count: dict[str, int] = {}
    for line in lines:
        count[line.reference.strip()] = count.get(line.reference.strip(), 0) + 1
    for place, line in enumerate(lines):
        if place % _LINES_AT_ONCE == 0:
            yield None
        for name in link_names(line.linked_reference, count):
            if count.get(name, 0) != 1:
                which = f"{count[name]} lines have" if name in count else "no line has"
                message = f"{line.name} is linked with {name}, a reference that {which}; put the link right."
                yield about_line(Level.WARNING, "unknown link", message, line, _LINKED)


def _stating(transfer: Transfer, year: int) -> Line:
    return next((line for line in transfer.lines if line.amounts[year]), transfer.lines[0])


def _joined(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
