"""References repeated, alike, counted afresh, odd or unusual; links that lead nowhere; each told at its line."""

import pytest

from model import checks
from model.checks.links import unknown_links
from model.checks.odd_references import odd_reference
from model.checks.repeated_references import repeated_reference
from model.checks.sequence import out_of_sequence
from model.findings import Finding, Level
from model.lines import Field, Kind, Line
from model.mutes import heard
from model.muting import mute
from tests.model.checks.firing import assert_fixed, budget_of, line, of_budget, saving

REFERENCE = Field("reference")


def named(*references: str, kind: Kind = Kind.PRESSURE, area_id: int = 1) -> list[Line]:
    return [line("1", reference=reference, kind=kind, area_id=area_id) for reference in references]


def told(found: list[Finding]) -> list[tuple[str, int | None]]:
    assert all(each.field == REFERENCE for each in found)
    return [(each.rule, each.line_id) for each in found]


@pytest.mark.parametrize(
    "references, rules",
    [
        (("27ASC1", "27asc1"), ["alike reference"] * 2),
        (("27ASC1", "27ASC-01", "27ASC2"), ["alike reference"] * 2),
        (("27ASC1", "27ASC1", "27Asc1"), ["repeated reference"] * 2 + ["alike reference"]),
        (("SCP28 and S10", "S10"), ["repeated reference"] * 2),
        (("S10 and S10",), []),
        (("3", "1", "2", "3"), ["repeated reference"] * 2),
        (("1a", "1A", "1b"), ["alike reference"] * 2),
        (("1.10", "1.1", "1", "01", "11"), []),
    ],
)
def test_references_that_a_reader_takes_for_one_are_told_at_each(references: tuple[str, ...], rules: list[str]) -> None:
    found = of_budget(repeated_reference, budget_of(*named(*references)))
    assert [rule for rule, _line_id in told(found)] == rules
    assert {each.level for each in found} <= {Level.WARNING}


def test_an_alike_reference_names_the_other_and_its_area() -> None:
    budget = budget_of(*named("27ASC1"), *named("27asc 1", area_id=2))
    first, second = of_budget(repeated_reference, budget)
    assert "The reference 27ASC1 is so like 27asc 1 (Roads)" in first.message
    assert "The reference 27asc 1 is so like 27ASC1 (Older People)" in second.message


def test_numbers_that_begin_again_in_each_area_are_told_once() -> None:
    budget = budget_of(*named("1", "2", "3"), *named("1", "2", area_id=2))
    (finding,) = of_budget(repeated_reference, budget)
    assert (finding.rule, finding.level, finding.line_id) == ("counted afresh", Level.NOTE, 14)
    assert "begin at 1 again in each service, as in Roads" in finding.message


def test_numbers_that_begin_again_in_each_section_are_told_once() -> None:
    budget = budget_of(*named("1", "2"), *named("1", "2", kind=Kind.SAVING), *named("1", area_id=2))
    (finding,) = of_budget(repeated_reference, budget)
    assert "in each section of an area" in finding.message


def test_a_number_that_stands_twice_within_its_own_area_is_told_all_the_same() -> None:
    budget = budget_of(*named("1", "2", "2", "3"), *named("1", "2", "3", area_id=2))
    afresh, *repeated = of_budget(repeated_reference, budget)
    assert afresh.rule == "counted afresh"
    assert told(repeated) == [("repeated reference", 12), ("repeated reference", 13)]


def test_numbers_behind_a_letter_may_begin_again_too_but_one_that_is_far_from_its_like_is_a_slip() -> None:
    (afresh,) = of_budget(repeated_reference, budget_of(*named("S1", "S2"), *named("S1", "S2", "S3", area_id=2)))
    assert (afresh.rule, afresh.line_id) == ("counted afresh", 13)
    slip = budget_of(*named("S1", "S2", "S3", "S4"), *named("S1", "S6", area_id=2))
    assert [rule for rule, _line_id in told(of_budget(repeated_reference, slip))] == ["repeated reference"] * 2


def test_a_number_of_another_area_is_no_new_count_where_it_does_not_begin_at_1() -> None:
    budget = budget_of(*named("1", "2", "3"), *named("3", "4", area_id=2))
    assert [rule for rule, _line_id in told(of_budget(repeated_reference, budget))] == ["repeated reference"] * 2


@pytest.mark.parametrize(
    "odd, seen, words",
    [
        ("27ASC2\u200b", "27ASC2", "not seen"),
        ("27ASC\u00a02", "27ASC 2", "not seen"),
        ("27ASC2\t", "27ASC2", "not seen"),
        ("27\u0410SC2", "27ASC2", "another alphabet"),
    ],
)
def test_a_reference_that_is_not_what_it_seems_is_written_as_it_is_seen(odd: str, seen: str, words: str) -> None:
    budget = budget_of(*named("27ASC1", odd))
    (finding,) = of_budget(odd_reference, budget)
    assert (finding.rule, finding.level, finding.line_id) == ("odd reference", Level.WARNING, 12)
    assert f"The reference {seen} holds" in finding.message
    assert words in finding.message
    assert_fixed(budget, lambda: of_budget(odd_reference, budget))


@pytest.mark.parametrize("reference", ["2025L&CO1", "SCP28 and S10", "A/1.2-(b)", " 27ASC2 ", "Ж1", "ÉCO1", ""])
def test_references_as_councils_write_them_are_not_odd(reference: str) -> None:
    assert not of_budget(odd_reference, budget_of(*named("27ASC1", reference)))


@pytest.mark.parametrize("sign", ["?", "*", "#", "\u2013", "²"])
def test_a_sign_that_few_references_have_is_told_and_one_that_many_have_is_not(sign: str) -> None:
    usual = [f"27ASC{number}" for number in range(1, 11)]
    (finding,) = of_budget(odd_reference, budget_of(*named(*usual, f"27ASC{sign}11")))
    assert (finding.rule, finding.level, finding.line_id) == ("unusual reference", Level.NOTE, 21)
    assert f" {sign} " in finding.message
    assert not of_budget(odd_reference, budget_of(*named(*(f"{sign}{each}" for each in usual))))


def test_a_line_out_of_order_is_told_and_moved_into_it() -> None:
    budget = budget_of(*named("A1", "A2", "A5", "A3", "A4"), *named("A0", kind=Kind.SAVING))
    (finding,) = of_budget(out_of_sequence, budget)
    assert (finding.rule, finding.level, finding.line_id) == ("out of sequence", Level.NOTE, 13)
    assert "in which it would follow A4" in finding.message
    assert_fixed(budget, lambda: of_budget(out_of_sequence, budget))


def test_a_line_that_belongs_before_all_others_is_moved_there() -> None:
    lines = named("B2", "B3", "B4", "B5", "B1")
    budget = budget_of(saving("-1", reference="B9"), *lines)
    (finding,) = of_budget(out_of_sequence, budget)
    assert "in which it would stand before B2" in finding.message
    assert_fixed(budget, lambda: of_budget(out_of_sequence, budget))


@pytest.mark.parametrize(
    "references",
    [("A1", "A2", "A10", "A11"), ("A5", "A1", "A4", "A2", "A3"), ("A1", "B2", "A2", "B3"), ("A1", "A1"), ("B", "A")],
)
def test_lines_in_order_or_in_none_are_silent(references: tuple[str, ...]) -> None:
    assert not of_budget(out_of_sequence, budget_of(*named(*references)))


def test_a_link_that_is_like_a_reference_is_put_right_in_one_step() -> None:
    budget = budget_of(*named("27ASC1", "27ASC10"), line("1", reference="27ASC2", linked_reference="27asc1, 27ASC10"))
    (finding,) = of_budget(unknown_links, budget)
    assert (finding.rule, finding.line_id, finding.field) == ("alike link", 13, Field("linked_reference"))
    assert "is linked with 27asc1, which no line has, though 27ASC1 is like it" in finding.message
    assert_fixed(budget, lambda: of_budget(unknown_links, budget))


def test_a_link_with_itself_is_told_and_one_with_a_part_of_a_double_reference_is_not() -> None:
    own = line("1", reference="27ASC2", linked_reference="27ASC2")
    (finding,) = of_budget(unknown_links, budget_of(own))
    assert "is linked with 27ASC2, which is itself" in finding.message
    part = line("1", reference="27ASC2", linked_reference="S10")
    assert not of_budget(unknown_links, budget_of(part, *named("SCP28 and S10")))


def test_a_reference_that_areas_share_is_told_with_its_area_so_that_a_mute_of_one_hides_no_other() -> None:
    budget = budget_of(
        line(reference="2"), line("1", reference="1"), line(reference="2", area_id=2), line(reference="27ASC9")
    )
    found = [finding for finding in checks.run(budget) if finding.rule == "line without amount"]
    first, unique, second = found
    assert first.message.startswith("2 (Older People) states no amount")
    assert second.message.startswith("2 (Roads) states no amount")
    assert unique.message.startswith("27ASC9 states no amount")
    edit = mute(budget, first, "It is stated in January")
    assert edit is not None
    budget.apply(edit)
    assert heard(budget.mutes, found) == [unique, second]


def test_a_line_without_a_reference_is_told_with_its_area_so_that_a_mute_of_one_hides_no_other() -> None:
    same = {"reference": "", "title": "Other savings"}
    budget = budget_of(saving("1", **same), saving("1", area_id=2, **same), line("1", title="", reference=""))
    told_of = [each.message for each in checks.run(budget) if each.rule in ("positive saving", "missing title")]
    assert len(told_of) == len(set(told_of)) == 3
    assert told_of[0].startswith("“Other savings” (Older People) in 2026/27 is ")
    assert told_of[1].startswith("“Other savings” (Roads) in 2026/27 is ")
    assert "A line without reference in Older People has no title" in told_of[2]


def test_a_long_title_is_shortened_where_it_stands_for_a_reference() -> None:
    assert line(title="Care homes " * 40, reference="").name == f"“{('Care homes ' * 40)[:99].rstrip()}…”"
