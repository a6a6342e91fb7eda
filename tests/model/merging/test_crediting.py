"""What a merge brought is credited in the log to whoever changed it in the copy; the officer's own edits never are."""

from decimal import Decimal

from model import planning
from model.budget import Budget
from model.change_log import LogEntry, Signature, entries_between
from model.comparing.sides import Side
from model.lines import AMOUNT, Field
from model.log_credits import credited, unsigned
from model.merging.crediting import credits_of
from model.merging.merging import Copy, Merged, merge
from tests.model.drafts import CARE_HOMES, CLOSER_WORKING, YEARS, small_budget

BASE = small_budget().snapshot()
SIGNATURE = Signature("Service accountant", "Consultation")


def changed(line: int, amount: str) -> Budget:
    budget = Budget.of(BASE)
    edit = planning.set_field(budget, line, Field(AMOUNT, YEARS[0]), Decimal(amount))
    assert edit is not None
    budget.apply(edit)
    return budget


def copy_of(name: str, line: int, amount: str, *, is_logged: bool = True) -> Copy:
    after = changed(line, amount).snapshot()
    log = tuple(entries_between(BASE, after, SIGNATURE, "2026-01-09 14:30:00")) if is_logged else ()
    return Copy(Side(name, after, log), Side("the base", BASE), knows_mine=True)


def merged_into_mine(*copies: Copy) -> tuple[Merged, list[LogEntry]]:
    mine = changed(CLOSER_WORKING, "-5").snapshot()
    merged = merge(Side("Mine.xlsx", mine), copies)
    entries = entries_between(BASE, merged.snapshot, Signature("Head of Finance", "Merged"), "2026-01-10 09:00:00")
    return merged, credited(entries, credits_of(merged))


def told(entries: list[LogEntry]) -> dict[str, tuple[str, str]]:
    return {entry.line: (entry.who, entry.reason) for entry in entries}


def test_who_changed_it_in_the_copy_is_named_with_the_reasons_of_both() -> None:
    _, entries = merged_into_mine(copy_of("Theirs.xlsx", CARE_HOMES, "7"))
    assert told(entries) == {
        "27ASC1": ("Service accountant on 2026-01-09, merged by Head of Finance", "Consultation; Merged"),
        "27ASC3": ("Head of Finance", "Merged"),
    }


def test_a_copy_without_a_log_is_named_itself_where_it_is_the_only_one() -> None:
    copies = [copy_of(name, CARE_HOMES, "7", is_logged=False) for name in ("One.xlsx", "Two.xlsx")]
    assert told(merged_into_mine(copies[0])[1])["27ASC1"] == ("One.xlsx, merged by Head of Finance", "Merged")
    assert told(merged_into_mine(*copies)[1])["27ASC1"] == ("Head of Finance", "Merged")


def test_what_is_typed_over_after_the_merge_is_the_officers_own() -> None:
    merged, _ = merged_into_mine(copy_of("Theirs.xlsx", CARE_HOMES, "7"))
    entries = unsigned(BASE, changed(CARE_HOMES, "8").snapshot(), credits_of(merged))
    assert [(entry.who, entry.reason) for entry in entries] == [("", "")]


def test_before_it_is_saved_only_the_copys_officer_is_named() -> None:
    merged, _ = merged_into_mine(copy_of("Theirs.xlsx", CARE_HOMES, "7"))
    entries = unsigned(merged.mine.snapshot, merged.snapshot, credits_of(merged))
    assert [(entry.who, entry.reason) for entry in entries] == [("Service accountant on 2026-01-09", "Consultation")]
