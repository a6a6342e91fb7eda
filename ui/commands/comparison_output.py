"""A comparison as the command line prints it: in words, and as JSON."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from model.comparing.comparison import Comparison
from model.comparing.line_differences import LineDifference
from model.comparing.matching import By
from model.money import Unreadable, plain, worded
from model.years import Year

_MATCHED = {By.LIKENESS: " (matched by likeness)", By.OFFICER: " (matched as you said before)"}


def in_words(comparison: Comparison) -> str:
    """Return a line for each difference, then what moved each year's net."""
    settings = comparison.new.snapshot.settings
    lines = [_line_in_words(comparison, each) for each in comparison.changed]
    lines += [f"{each.part.value} {each.name}: {_quoted(each.old)} -> {_quoted(each.new)}" for each in comparison.frame]
    if comparison.not_compared:
        lines.append(f"not compared, because one workbook does not state them: {', '.join(comparison.not_compared)}")
    names = f"{comparison.old.name} and {comparison.new.name}"
    if not comparison.differs:
        return "\n".join([*lines, f"{names} do not differ: {_lines(len(comparison.lines))}."])
    moved = comparison.movements.whole
    for year, old, new, difference in zip(comparison.years, moved.old, moved.new, moved.moved, strict=True):
        figures = [worded(figure, settings.unit, settings.decimals) for figure in (old, new, difference)]
        lines.append(f"net {year}: {figures[0]} -> {figures[1]}, moved by {figures[2]}")
    unchanged = len(comparison.lines) - len(comparison.changed)
    verb = "differs" if len(comparison.changed) == 1 else "differ"
    lines.append(
        f"{names} differ: {_lines(len(comparison.changed))} {verb}, {unchanged:,} unchanged; "
        f"{len(comparison.frame)} other difference{'s' if len(comparison.frame) != 1 else ''}."
    )
    return "\n".join(lines)


def _line_in_words(comparison: Comparison, difference: LineDifference) -> str:
    settings = comparison.new.snapshot.settings
    area = comparison.area_name(difference) or comparison.area_name(difference, before=True)
    told = []
    before = comparison.area_name(difference, before=True)
    if difference.old and difference.new and before != area:
        told.append(f"area {before} -> {area}")
    for each in difference.fields:
        old, new = map(_quoted, each.words(settings))
        told.append(f"{each.heading} {old} -> {new}")
    if difference.old is None or difference.new is None:
        years = zip(comparison.years, difference.movement, strict=True)
        told += [f"{year} {worded(figure, settings.unit, settings.decimals)}" for year, figure in years if figure]
    matched = _MATCHED.get(difference.by, "") if difference.by else ""
    return f"{area}: {difference.line.name}: {difference.in_words}{matched}: {'; '.join(told)}".removesuffix(": ")


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat}”" if flat else "nothing"


def _lines(count: int) -> str:
    return f"{count:,} line{'s' if count != 1 else ''}"


def as_json(comparison: Comparison, annex: Path | None) -> dict[str, object]:
    """Return the comparison as its JSON document holds it; `annex` is the file written of it."""
    written = {"annex": str(annex.absolute())} if annex is not None else {}
    return {
        "differs": comparison.differs,
        "old": comparison.old.name,
        "new": comparison.new.name,
        "years": [year.label for year in comparison.years],
        "unit": "GBP",
        "lines": [_line(comparison, each) for each in comparison.changed],
        "unchanged": len(comparison.lines) - len(comparison.changed),
        "other": [
            {"part": each.part.value, "name": each.name, "old": each.old, "new": each.new} for each in comparison.frame
        ],
        "movements": [
            {
                "area": each.name or None,
                "type": each.kind.value if each.kind else "net",
                "old": _by_year(comparison.years, each.old),
                "causes": {cause.value.lower(): _by_year(comparison.years, row) for cause, row in each.causes.items()},
                "new": _by_year(comparison.years, each.new),
            }
            for each in comparison.movements
        ],
        "not_compared": list(comparison.not_compared),
        **written,
    }


def _line(comparison: Comparison, difference: LineDifference) -> dict[str, object]:
    line = difference.line
    return {
        "changes": sorted(sort.value for sort in difference.sorts),
        "matched_by": difference.by.value if difference.by else None,
        "reference": line.reference,
        "title": line.title,
        "type": line.kind.value,
        "area": comparison.area_name(difference) or None,
        "old_area": comparison.area_name(difference, before=True) or None,
        "fields": [
            {"field": each.heading, "old": _value(each.old), "new": _value(each.new)} for each in difference.fields
        ],
        "movement": _by_year(comparison.years, difference.movement),
    }


def _value(value: object) -> object:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Unreadable):
        return value.text
    if isinstance(value, Mapping):
        return dict(value)
    return value if value is None or isinstance(value, str) else str(getattr(value, "value", value))


def _by_year(years: Iterable[Year], row: Iterable[Decimal]) -> dict[str, str]:
    return {year.label: plain(figure) for year, figure in zip(years, row, strict=True)}
