"""What was assumed of a workbook's figures, and what is odd about its years, told as findings."""

from collections import Counter
from collections.abc import Iterator, Sequence

from model.findings import Finding, Level
from model.workbook.addresses import address
from model.workbook.conversion import ReadAs, Stated
from model.workbook.finding.column_words import says_cumulative, says_later, says_monitoring, says_no_money, says_total
from model.workbook.finding.drafts import Draft
from model.workbook.finding.kind_words import kind_words
from model.workbook.finding.layout import Column, ColumnRole, Layout
from model.workbook.finding.versions_beside import are_stages, is_among
from model.years import Year


def assumed(
    layout: Layout, stated: Stated, said: ReadAs, file: str, versions: Sequence[str], *, suspect: bool
) -> Iterator[Finding]:
    """Yield a warning of what neither the workbook nor the officer says; `suspect`: amounts repeat as levels do.

    `versions` are the several columns for each year, of which the first is read.
    """
    units = sorted({region.unit for region in layout.regions}, key=lambda unit: unit.power)
    positive = any(region.positive_savings for region in layout.regions)
    taken = [
        words
        for words, known in (
            (f"as {' and '.join(unit.symbol for unit in units)}", stated.unit or said.unit),
            ("as year on year", stated.basis or said.holds_levels is not None),
            (
                f"with savings as {'positive' if positive else 'negative'} figures",
                stated.savings or said.shows_savings_positive is not None,
            ),
            (
                f"of the columns “{'”, not “'.join(versions)}”",
                not versions or is_among(versions, said.corrections.version),
            ),
        )
        if not known
    ]
    if taken:
        message = f"{file} is laid out by others, and its amounts are taken {', '.join(taken)}; check that it is so."
        yield Finding(Level.WARNING, "assumed", message)
    if suspect and said.holds_levels is None:
        message = (
            f"Most lines of {file} state the same figure year after year, as levels do and changes do not; if the full "
            "amount of every year is meant, say so (--basis level)."
        )
        yield Finding(Level.WARNING, "may be levels", message)
    if len(units) > 1:
        symbols = ", ".join(f"{region.sheet}!{region.block.text} {region.unit.symbol}" for region in layout.regions)
        message = f"The tables are in different units ({symbols}); each is read in its own."
        yield Finding(Level.NOTE, "several units", message)


def years_told(layout: Layout, drafts: Sequence[Draft], *, is_said: bool) -> Iterator[Finding]:
    """Yield findings on years that run backwards or leave one out, that were named by their end, or stand twice.

    `is_said`: the officer said which of several columns for a year is read.
    """
    for region, draft in zip(layout.regions, drafts, strict=True):
        columns = region.columns_of(ColumnRole.AMOUNT)
        first_heading = columns[0].column if columns and not region.is_gathered else region.block.left
        where = address(region.block.top, first_heading) if columns else ""
        table = f"the table {region.sheet}!{region.block.text}"
        first = [column.year for column in columns if column.account == 0 and column.year is not None]
        if first != sorted(first):
            message = f"The years of {table} do not run forwards; each column is read as the year of its heading."
            yield Finding(Level.NOTE, "years out of order", message, region.sheet, where)
        if missing := _missing(first):
            message = f"The years of {table} leave out {', '.join(map(str, missing))}; no amount is read for it."
            yield Finding(Level.WARNING, "missing year", message, region.sheet, where)
        endings = [year for year in draft.band.years.values() if year.is_ending]
        if endings:
            message = (
                f"The headings of {table} name years by one number, such as FY{(endings[0].year.start + 1) % 100:02d}; "
                f"this is taken as the year that ends then, {endings[0].year}; check that it is so."
            )
            yield Finding(Level.WARNING, "assumed years", message, region.sheet, where)
        headings = " ".join(column.heading for column in columns).casefold()
        if names := [each.area for each in region.accounts if each.area and each.area.casefold() in headings]:
            message = (
                f"The columns of {table} are taken for those of areas by their headings ({', '.join(names)}); check "
                "that it is so."
            )
            yield Finding(Level.WARNING, "assumed areas", message, region.sheet, where)
        yield from _columns(draft, is_said=is_said)


def _missing(years: Sequence[Year]) -> list[Year]:
    starts = {year.start for year in years}
    return [Year(start) for start in range(min(starts), max(starts)) if start not in starts] if starts else []


def _columns(draft: Draft, *, is_said: bool) -> Iterator[Finding]:
    """Yield a finding for each column of figures that is not read."""
    repeated = {column.column for column in draft.headed.repeated}
    counts = Counter(
        column
        for row in draft.weighed.lines
        for column, seen in draft.picture.row(row.row).items()
        if seen.number is not None
    )
    for column in (*draft.headed.columns, *draft.headed.repeated):
        again = column.column in repeated
        if (column.role is not ColumnRole.IGNORED and not again) or not counts[column.column]:
            continue
        where = draft.picture.address(draft.band.bottom, column.column)
        why = _why(draft) if again else "is none of amounts of a year"
        message = (
            f"The column “{column.heading}” ({draft.sheet}!{where}) {why}: its {counts[column.column]} figures are in "
            "no total."
        )
        level = _of_repeated(draft, is_said=is_said) if again else _of_other(column)
        if says_cumulative(column.heading) or says_total(column.heading):
            level = Level.NOTE
        yield Finding(level, "column not read", message, draft.sheet, where)


def _why(draft: Draft) -> str:
    if not draft.headed.versions:
        return "repeats another"
    return f"states another version than “{draft.headed.version}”, which is read"


def _of_repeated(draft: Draft, *, is_said: bool) -> Level:
    """Return how grave it is that a column beside another of its year is not read: it is not, if that is said."""
    if draft.headed.versions and is_said:
        return Level.NOTE
    return Level.WARNING if are_stages(draft.headed.versions) else Level.ERROR


def _of_other(column: Column) -> Level:
    is_other = says_no_money(column.heading) or says_monitoring(column.heading)
    names_kind = kind_words(column.heading) is not None and not is_other
    is_grave = names_kind or not column.heading or (says_later(column.heading) and not is_other)
    return Level.WARNING if is_grave else Level.NOTE
