"""`explain`: a total or an amount down to its lines, their cells, workings, transfers and last changes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from decimal import Decimal

from model.controls import Measure, Scope
from model.explaining import AmountPart, Explainer, Part, SumPart, outline, rounding_of
from model.lines import AMOUNT, Field, value_of
from model.money import Unit, Unreadable, format_amount, plain, total
from model.problems import EntryProblem
from model.scopes import ScopeTally, scopes
from model.workbook.document import Document
from model.years import Year, parse_year, place_of
from ui.commands import reading
from ui.commands.finding_line import find_line
from ui.commands.outcome import Outcome, json_outcome

NAME = "explain"
SUMMARY = "Explain a year's total, of all areas or of one, or the amount of a line, down to cells of the workbook."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument("year", metavar="YEAR", help="2013/14")
    parser.add_argument("line", metavar="LINE", nargs="?", help="a reference or Sheet!Cell, to explain its amount")
    parser.add_argument("--area", metavar="NAME", help="the area whose total is explained, or that has the line")
    parser.add_argument(
        "--measure", choices=[measure.value for measure in Measure], default=Measure.NET.value, help="net, unless said"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document, amounts in pounds")


def run(arguments: Namespace) -> Outcome:
    """Explain a number. Raises Problem."""
    document = reading.open_document(arguments, needs_tables=True)
    year = parse_year(arguments.year)
    if year not in document.budget.years:
        years = ", ".join(map(str, document.budget.years))
        raise EntryProblem(f"The workbook has no year {year}; its years are {years}.")
    part = _explained(document, arguments, year)
    if arguments.json:
        return json_outcome(_as_json(document, part))
    return Outcome("\n".join(_told(document, depth, each, year) for depth, each in outline(part)))


def _explained(document: Document, arguments: Namespace, year: Year) -> Part:
    explainer = Explainer(document.budget, document.place_of, document.change_log)
    if arguments.line is not None:
        line = find_line(document, arguments.line, arguments.area)
        return explainer.amount(line.id, Field(AMOUNT, year))
    return explainer.total(_scope(document, arguments.area), Measure(arguments.measure), year)


def _scope(document: Document, name: str | None) -> ScopeTally:
    every = list(scopes(document.budget))
    if name is None:
        return every[0]
    wanted = " ".join(name.split()).casefold()
    areas = [each for each in every if each.scope is Scope.AREA]
    for each in areas:
        if each.name.casefold() == wanted:
            return each
    raise EntryProblem(f"There is no area {name}; the areas are {', '.join(each.name for each in areas)}.")


def _told(document: Document, depth: int, part: Part, year: Year) -> str:
    if isinstance(part, SumPart) and part.states_nothing:
        return f"{'  ' * depth}{_nothing(document, part, Field(AMOUNT, year))}"
    figure = _figure(document, part.pounds)
    words = [f"{'  ' * depth}{figure}  {part.words}"]
    if isinstance(part, SumPart):
        settings = document.budget.settings
        rounding = rounding_of(part, settings.unit, settings.decimals).difference
        if rounding:
            words.append(f"a rounding difference of {format_amount(rounding, Unit.GBP, settings.decimals)}")
        words += _unread(document, part, Field(AMOUNT, year))
        return "  ".join(words)
    if part.place:
        words.append(f"{part.place[0]}!{part.place[1]}")
    if document.layout is not None and document.layout.levels:
        level = total(document.budget.line(part.line_id).amounts[: place_of(year, document.budget.years) + 1])
        words.append(f"where the level {_figure(document, level)} stands")
    if part.formula:
        words.append(f"={part.formula}")
    if part.transfer:
        linked = "put back with" if part.transfer.is_reinvestment else "transfer with"
        words.append(f"{linked} {', '.join(_others(part))}")
    if part.last_change:
        words.append(f"changed {part.last_change.when} by {part.last_change.who}")
    return "  ".join(words)


def _figure(document: Document, pounds: Decimal) -> str:
    settings = document.budget.settings
    return format_amount(pounds, settings.unit, settings.decimals, settings.negatives)


def _nothing(document: Document, part: SumPart, field: Field) -> str:
    """Say of a line's amount that it is blank or cannot be read, with its cell."""
    (line_id,) = part.unstated
    amount = value_of(document.budget.line(line_id), field, document.budget.years)
    figure = f"“{amount.text}” cannot be read" if isinstance(amount, Unreadable) else "not stated"
    return "  ".join([figure, part.words, "!".join(document.place_of(line_id, field) or ())]).rstrip()


def _unread(document: Document, part: SumPart, field: Field) -> Iterator[str]:
    """Yield the cells of lines whose amounts cannot be read, and so are not in a sum."""
    for line_id in part.unstated:
        line = document.budget.line(line_id)
        amount = value_of(line, field, document.budget.years)
        if isinstance(amount, Unreadable):
            sheet, cell = document.place_of(line_id, field) or ("", "")
            yield f"without {line.name} ({sheet}!{cell}): “{amount.text}” cannot be read"


def _others(part: AmountPart) -> list[str]:
    return [line.name for line in part.transfer.lines if line.id != part.line_id] if part.transfer else []


def _as_json(document: Document, part: Part) -> dict[str, object]:
    told: dict[str, object] = {"words": part.words, "amount": plain(part.pounds)}
    if not isinstance(part, AmountPart):
        unstated = [document.budget.line(line_id).name for line_id in part.unstated]
        if part.states_nothing:
            told["amount"] = None
        return told | {"parts": [_as_json(document, each) for each in part.parts], "unstated": unstated}
    sheet, cell = part.place or ("", "")
    return told | {
        "reference": document.budget.line(part.line_id).reference,
        "sheet": sheet,
        "cell": cell,
        "formula": part.formula,
        "transfer": _others(part),
        "last_change": part.last_change._asdict() if part.last_change else None,
    }
