"""Columns that say the sign of a line: what they say is taken, and told where the figures gainsay it."""

from collections.abc import Iterator
from decimal import Decimal

from model.findings import Finding, Level
from model.lines import Kind
from model.workbook.finding.column_words import TYPE, field_of_words
from model.workbook.finding.drafts import Draft
from model.workbook.finding.layout import ColumnRole
from model.workbook.finding.sign_words import SIGN, kind_of_code, kind_of_sign
from model.workbook.finding.weighed_rows import TableRow


def signs_of_savings(draft: Draft) -> bool | None:
    """Tell by a table's column of signs whether it shows savings positive; None where that is not plain."""
    figures = [figure for row, said in _signed(draft) if said is Kind.SAVING for figure in row.figures.values()]
    above, below = sum(figure > 0 for figure in figures), sum(figure < 0 for figure in figures)
    return None if above == below else above > below


def sign_findings(draft: Draft) -> Iterator[Finding]:
    """Yield how a table's column of signs was taken, and a warning of each line whose figures gainsay it."""
    signs = draft.headed.signs
    if not signs:
        return
    heading = next((each for each in draft.headed.columns if each.column == signs), None)
    if heading is not None and (heading.role, heading.field) == (ColumnRole.TYPE, SIGN):
        where = draft.picture.address(draft.band.bottom, signs)
        others = (each.heading for each in draft.headed.columns if each is not heading)
        other = next((text for text in others if field_of_words(text) == TYPE), "")
        gainsaid = f", though the column “{other}” says otherwise of some" if other else ""
        is_coded = any(kind_of_code(row.labels.sign) for row in draft.weighed.lines)
        message = (
            f"The column “{heading.heading}” ({draft.sheet}!{where}) says by letters which lines are pressures (P, G) "
            "and which are savings (S)."
            if is_coded
            else f"The column “{heading.heading}” ({draft.sheet}!{where}) says the sign of each line: what adds to the "
            f"budget is read as a pressure, what is taken off as a saving{gainsaid}."
        )
        yield Finding(Level.WARNING if other else Level.NOTE, "signs", message, draft.sheet, where)
    for row, said in _signed(draft):
        if any(_gainsays(figure, said, positive=draft.positive_savings) for figure in row.figures.values()):
            where = draft.picture.address(row.row, signs)
            read = "taken off" if _is_taken_off(row, draft) else "added"
            message = (
                f"The line {draft.sheet}!{where} has the sign “{row.labels.sign or _text(draft, row)}” and figures of "
                f"another; they are read as {read}, so check what is meant."
            )
            yield Finding(Level.WARNING, "signs", message, draft.sheet, where)


def _signed(draft: Draft) -> Iterator[tuple[TableRow, Kind]]:
    """Yield the lines that have a sign, with the kind that it says."""
    for row in draft.weighed.lines if draft.headed.signs else ():
        said = kind_of_sign(_text(draft, row))
        if said is not None:
            yield row, said


def _text(draft: Draft, row: TableRow) -> str:
    seen = draft.picture.at(row.row, draft.headed.signs)
    return seen.text.strip() if seen is not None else ""


def _gainsays(figure: Decimal, said: Kind, *, positive: bool) -> bool:
    """Tell whether a figure is of another sign than its line; where savings are positive, none should be below nil."""
    return figure < 0 if positive or said is not Kind.SAVING else figure > 0


def _is_taken_off(row: TableRow, draft: Draft) -> bool:
    first = next((figure for figure in row.figures.values() if figure), Decimal())
    return (first > 0) is (draft.positive_savings and row.kind is Kind.SAVING)
