"""`compare`: what differs between two workbooks, or frozen versions in them, whatever their layouts."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from model.comparing.choosing import side_of, version_side
from model.comparing.comparison import Comparison, compare
from model.comparing.line_differences import LineDifference
from model.comparing.sides import Side
from model.money import Unit, Unreadable, plain, worded
from model.workbook.document import Document
from model.years import Year
from ui.commands import reading
from ui.commands.outcome import DONE, FOUND, Outcome, json_outcome
from ui.commands.paths import named

NAME = "compare"
SUMMARY = "Compare two workbooks in any layout; the exit code is 1 when they differ."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    parser.add_argument("old", metavar="OLD", type=named("OLD"), help="the workbook as it was")
    parser.add_argument("new", metavar="NEW", type=named("NEW"), help="the workbook as it is")
    parser.add_argument("--old-version", metavar="NAME", help="compare a version frozen in OLD instead of its lines")
    parser.add_argument("--new-version", metavar="NAME", help="compare a version frozen in NEW instead of its lines")
    reading.add_options(parser)
    parser.add_argument(
        "--to", type=named("--to"), metavar="ANNEX.xlsx", help="write the annex of the movements, for committee print"
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the annex where it is there already")
    parser.add_argument("--json", action="store_true", help="print one JSON document, amounts in pounds")


def run(arguments: Namespace) -> Outcome:
    """Compare two workbooks. Raises Problem."""
    documents = [reading.open_path(path, arguments, needs_tables=True) for path in (arguments.old, arguments.new)]
    old = _side(documents[0], arguments.old_version)
    new = _side(documents[1], arguments.new_version)
    comparison = compare(old, new)
    if arguments.to is not None:
        sources = [arguments.old, arguments.new]
        _write_annex(arguments.to, documents[1], comparison, sources, overwrite=arguments.overwrite)
    code = FOUND if comparison.differs else DONE
    if arguments.json:
        return json_outcome(_document(comparison, arguments.to), code, stands=arguments.to is not None)
    told = _in_words(comparison)
    if arguments.to is not None:
        told = f"{told}\nWrote {arguments.to.absolute()}."
    return Outcome(told, code, stands=arguments.to is not None)


def _side(document: Document, version: str | None) -> Side:
    return version_side(document, version) if version else side_of(document)


def _write_annex(
    path: Path, document: Document, comparison: Comparison, sources: Sequence[Path], *, overwrite: bool
) -> None:
    from exporters.movements_file import write_movements
    from ui.commands.undisturbed import undisturbed
    from ui.commands.writing_new import refuse_existing, refuse_source

    refuse_existing(path, overwrite=overwrite)
    refuse_source(path, sources)
    with undisturbed():
        write_movements(path, document, comparison)


def _in_words(comparison: Comparison) -> str:
    settings = comparison.new.snapshot.settings
    lines = [_line_in_words(comparison, each) for each in comparison.changed]
    lines += [f"{each.part.value} {each.name}: {_quoted(each.old)} -> {_quoted(each.new)}" for each in comparison.frame]
    lines += [f"not compared, because one workbook does not state them: {_names(comparison.not_compared)}"] * bool(
        comparison.not_compared
    )
    names = f"{comparison.old.name} and {comparison.new.name}"
    if not comparison.differs:
        return "\n".join([*lines, f"{names} do not differ: {_lines(len(comparison.lines))}."])
    moved = comparison.movements.whole
    for year, old, new, difference in zip(comparison.years, moved.old, moved.new, moved.moved, strict=True):
        figures = [_pounds(figure, settings.unit, settings.decimals) for figure in (old, new, difference)]
        lines.append(f"net {year}: {figures[0]} -> {figures[1]}, moved by {figures[2]}")
    unchanged = len(comparison.lines) - len(comparison.changed)
    verb = "differs" if len(comparison.changed) == 1 else "differ"
    lines.append(
        f"{names} differ: {_lines(len(comparison.changed))} {verb}, {unchanged:,} unchanged; "
        f"{len(comparison.frame)} other differences."
    )
    return "\n".join(lines)


def _pounds(figure: Decimal, unit: Unit, decimals: int) -> str:
    return worded(figure, unit, decimals)


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
    matched = f" (matched by {difference.by.value})" if difference in _unsure(comparison) and difference.by else ""
    return f"{area}: {difference.line.name}: {difference.in_words}{matched}: {'; '.join(told)}".removesuffix(": ")


def _unsure(comparison: Comparison) -> Iterable[LineDifference]:
    return tuple(comparison.likenesses)


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat}”" if flat else "nothing"


def _names(headings: Iterable[str]) -> str:
    return ", ".join(headings)


def _lines(count: int) -> str:
    return f"{count:,} line{'s' if count != 1 else ''}"


def _document(comparison: Comparison, annex: Path | None) -> dict[str, object]:
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
