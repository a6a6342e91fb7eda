"""What two budgets state beside their lines, beside each other, and its words.

That is control totals, pots, narrative and the checks that are muted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from model.controls import ControlTotal
from model.money import Amount, format_amount
from model.mutes import Mute, mute_key
from model.narratives import Narrative, narrative_key
from model.pots import Pot, source_key
from model.settings import Settings

ControlKey = tuple[object, ...]
Stated = ControlTotal | Pot | Narrative | Mute
_Row = TypeVar("_Row", ControlTotal, Pot, Narrative, Mute)
NOT_THERE = "not there"


def control_key(control: ControlTotal) -> ControlKey:
    """Return what a control total is known by, whatever its figures."""
    return control.scope, control.name, control.measure, control.without_transfers


def pair_controls(
    old: Sequence[ControlTotal], new: Sequence[ControlTotal]
) -> list[tuple[ControlTotal | None, ControlTotal | None]]:
    """Return the control totals of two budgets beside each other, those of the new one in order, then the others."""
    return _paired(old, new, control_key)


def pair_pots(old: Sequence[Pot], new: Sequence[Pot]) -> list[tuple[Pot | None, Pot | None]]:
    """Return the pots of two budgets beside each other, by name, as `pair_controls` does."""
    return _paired(old, new, lambda pot: source_key(pot.name))


def pair_narratives(
    old: Sequence[Narrative], new: Sequence[Narrative]
) -> list[tuple[Narrative | None, Narrative | None]]:
    """Return the narrative of two budgets beside each other, by area and heading, as `pair_controls` does."""
    return _paired(old, new, narrative_key)


def pair_mutes(old: Sequence[Mute], new: Sequence[Mute]) -> list[tuple[Mute | None, Mute | None]]:
    """Return the muted checks of two budgets beside each other, by what was found, as `pair_controls` does."""
    return _paired(old, new, mute_key)


def _paired(
    old: Sequence[_Row], new: Sequence[_Row], key: Callable[[_Row], object]
) -> list[tuple[_Row | None, _Row | None]]:
    waiting: defaultdict[object, list[_Row]] = defaultdict(list)
    for each in old:
        waiting[key(each)].append(each)
    pairs: list[tuple[_Row | None, _Row | None]] = []
    for each in new:
        found = waiting[key(each)]
        pairs.append((found.pop(0) if found else None, each))
    left = {id(each) for found in waiting.values() for each in found}
    pairs.extend((each, None) for each in old if id(each) in left)
    return pairs


def row_name(row: Stated) -> str:
    """Return what a row is called."""
    match row:
        case ControlTotal():
            return f"{row.name}, {row.kind}"
        case Mute():
            return " ".join(row.finding.split()).removesuffix(".")
    return row.name


def row_words(row: Stated | None, settings: Settings) -> str:
    """Return what a row says, in words: figures by year, source, notes, text, reason."""
    match row:
        case ControlTotal():
            origin = ", ".join(part for part in (row.source, row.date) if part)
            return _joined(figures_by_year(row.amounts, settings), origin)
        case Pot():
            ends = f"ends {row.ends}" if row.ends else ""
            return _joined(figures_by_year(row.amounts, settings), ends, row.notes)
        case Narrative():
            return row.text
        case Mute():
            signed = ", ".join(part for part in (row.who, row.when) if part)
            return f"{row.reason} ({signed})" if signed else row.reason
        case None:
            return NOT_THERE


def figures_by_year(amounts: Iterable[Amount], settings: Settings) -> str:
    """Return amounts in the budget's unit, each with its year."""
    shown = (
        format_amount(amount, settings.unit, settings.decimals, settings.negatives, blank="blank") for amount in amounts
    )
    return ", ".join(f"{year} {text}" for year, text in zip(settings.years, shown, strict=False))


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
