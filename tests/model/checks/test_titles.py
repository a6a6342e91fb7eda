"""Every rule has its words on the certificate: one without would be counted as a doubt in reading the workbook."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import model.checks
from model.checks.titles import TITLES
from model.lines import CHOICES, TEXT_HEADINGS

MODULES = sorted(Path(model.checks.__file__).parent.glob("*.py"))
UNKNOWN = {f"unknown {TEXT_HEADINGS[name].lower()}" for name in CHOICES}


def rules_in(module: Path) -> Iterator[ast.expr]:
    """Yield what stands for the rule in each finding that a module makes."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("about_line", "Finding"):
            yield node.args[1]


def test_there_are_findings_in_most_modules() -> None:
    assert sum(any(rules_in(module)) for module in MODULES) > len(MODULES) // 2


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_each_rule_of_a_module_has_its_words(module: Path) -> None:
    for rule in rules_in(module):
        if isinstance(rule, ast.Constant):
            assert rule.value in TITLES
        elif isinstance(rule, ast.JoinedStr) and isinstance(rule.values[0], ast.Constant):
            assert [title for title in TITLES if title.startswith(str(rule.values[0].value))]


def test_the_rules_that_are_made_of_words_have_theirs() -> None:
    assert {*UNKNOWN, "withdrawn with amounts", "withdrawn with forecasts", "alike link"} <= set(TITLES)
