"""Every annex is, to the letter, what was looked at and kept.

When a change is meant, write the files again and look at the difference: `python -m tests.exporters.golden.dumping`.
"""

from itertools import zip_longest

import pytest

from tests.exporters.golden.dumping import CASES, FILES, dumped


@pytest.mark.parametrize("name, profile", CASES)
def test_an_annex_is_what_its_golden_file_says(name: str, profile: str) -> None:
    golden = (FILES / f"{name} {profile}.txt").read_text(encoding="utf-8")
    now = dumped(name, profile)
    for number, (kept, made) in enumerate(zip_longest(golden.split("\n"), now.split("\n")), 1):
        if kept != made:
            pytest.fail(f"line {number} of “{name} {profile}.txt”\n  kept: {kept}\n  made: {made}", pytrace=False)


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FILES.iterdir()} == {f"{name} {profile}" for name, profile in CASES}
