"""`show`: the areas, lines and year totals of a workbook."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from decimal import Decimal

from model.areas import Area
from model.controls import Measure
from model.lines import Line
from model.money import Amount, plain
from model.totals import Tally
from model.workbook.document import Document
from model.years import Year
from ui.commands import findings_output, reading
from ui.commands.outcome import Outcome, json_outcome
from ui.commands.paths import named
from ui.commands.show_table import budget_table
from ui.commands.writing_mapping import write_mapping

NAME = "show"
SUMMARY = "Show the areas, lines and year totals of a workbook."


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    reading.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document, amounts in pounds")
    parser.add_argument(
        "--mapping-out",
        type=named("--mapping-out"),
        metavar="FILE.json",
        help="write what was found of a workbook that others laid out, to be corrected and given back as --mapping",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace the mapping where it is there already")


def run(arguments: Namespace) -> Outcome:
    """Show a workbook. Raises Problem."""
    document = reading.open_document(arguments)
    if arguments.mapping_out is not None:
        write_mapping(document, arguments.mapping_out, overwrite=arguments.overwrite)
    findings = findings_output.placed(document, document.findings)
    if arguments.json:
        return json_outcome(_document(document) | {"findings": findings_output.as_json(findings)})
    parts = [budget_table(document.budget)]
    if findings:
        parts.append(findings_output.in_words(findings))
    return Outcome("\n\n".join(parts))


def _document(document: Document) -> dict[str, object]:
    budget = document.budget
    return {
        "years": [year.label for year in budget.years],
        "unit": "GBP",
        "areas": [_area(document, area) for area in budget.areas],
        "totals": _totals(budget.totals.directorate, budget.years),
    }


def _area(document: Document, area: Area) -> dict[str, object]:
    budget = document.budget
    return {
        "name": area.name,
        "group": area.service,
        "lines": [_line(document, line) for line in budget.lines_of(area.id)],
        "totals": _totals(budget.totals.area(area.id), budget.years),
    }


def _line(document: Document, line: Line) -> dict[str, object]:
    sheet, cell = document.place_of(line.id) or ("", "")
    row = re.search(r"\d+$", cell, re.ASCII)
    return {
        "reference": line.reference,
        "type": line.kind.value,
        "status": line.status.lower(),
        "title": line.title,
        "amounts": _by_year(document.budget.years, line.amounts),
        "sheet": sheet,
        "row": int(row[0]) if row else None,
    }


def _totals(tally: Tally, years: Iterable[Year]) -> dict[str, object]:
    return {measure.value: _by_year(years, tally.measure(measure)) for measure in Measure}


def _by_year(years: Iterable[Year], amounts: Iterable[Amount]) -> dict[str, str | None]:
    return {
        year.label: plain(amount) if isinstance(amount, Decimal) else None
        for year, amount in zip(years, amounts, strict=False)
    }
