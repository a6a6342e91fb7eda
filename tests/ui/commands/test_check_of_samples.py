"""What `check` says on the samples as a whole: the oddities that the sources really have, and nothing else."""

import json
import re
from pathlib import Path

from tests.ui.commands.conftest import Command

_UNSTATED = "states no amount for any year"
_NOT_ITEMISED = "that no line with a reference explains"


def found(command: Command, target: Path, *options: str) -> list[tuple[str, str]]:
    """Write a sample and check it: level and message of each finding."""
    assert command("sample", *options, target).code == 0
    told = command("check", target, "--json")
    assert (told.code, told.err) == (0, "")
    return [(each["level"], each["message"]) for each in json.loads(told.out)["findings"]]


def test_the_strategy_of_2013_has_the_oddities_that_its_source_has(command: Command, tmp_path: Path) -> None:
    findings = found(command, tmp_path / "strategy.xlsx")
    warnings = [message for level, message in findings if level == "warning"]
    assert [message for level, message in findings if level == "error"] == []
    assert len(warnings) == 2
    assert "14SCS18, 14SCS19, 14SCS20 stand there without an amount" in warnings[0]
    assert "is £0.020m, a saving that adds to the net budget" in warnings[1]
    notes = [message for level, message in findings if level == "note"]
    unstated = [re.split(" states", message)[0] for message in notes if _UNSTATED in message]
    assert unstated == [
        *(f"14SCS{number}" for number in (2, 3, 5, 26, 1, 4, 6, 7, 8, 9, 17)),
        "SCP28 and S10",
        *(f"14SCS{number}" for number in (11, 12, 18, 19, 20, 21, 22, 25)),
    ]
    held = [re.split(" in .* holds | that no ", message) for message in notes if _NOT_ITEMISED in message]
    assert {name for name, *_ in held} == {f"“Other agreed {kind}, not itemised”" for kind in ("pressures", "savings")}
    assert ["-£0.055m in 2013/14"] in [each[1:2] for each in held]  # 0.980 less HIV/AIDS and Asylum Seekers
    rest = [message for message in notes if _UNSTATED not in message and _NOT_ITEMISED not in message]
    assert [re.split(r"[,;(:]", message)[0].strip() for message in rest] == [
        "No line in Mental Health has a reference by which a paper could name it.",
        "No lines have the references 14SCS13 to 14SCS15",
        "14SCS16 and 14SCS10 are a transfer of £1.800m in 2013/14",
        "14SCS26 is met from Department of Health funding for social care through the Primary Care Trust",
        "14SCS26 is conditional",
        "14SCS4 is conditional",
    ]


def test_the_proposals_of_2017_tell_of_their_pots_as_they_are(command: Command, tmp_path: Path) -> None:
    findings = found(command, tmp_path / "proposals.xlsx", "--temporary-funding")
    pots = [each for each in findings if "pot " in each[1]]
    assert [level for level, _message in findings if level == "error"] == []
    assert {level: re.findall(r"£[\d.]+m", message) for level, message in pots} == {
        "warning": ["£0.025m"],
        "note": ["£0.255m"],
    }
    others = [message for level, message in findings if (level, message) not in pots]
    bare = [re.sub(" has a .*", "", message) for message in others if "by which a paper could name it" in message]
    assert bare == [f"No line in {area}" for area in ("Adult Social Care", "Daytime Support", "Carers")]
    (reinvested,) = (message for message in others if "reinvestment" in message)
    assert "£0.400m is put back in 2017/18 and £0.188m stays saved" in reinvested
    assert len([message for message in others if "is conditional" in message]) == len(others) - len(bare) - 1


def test_the_example_has_warnings_of_signs_shortfalls_and_one_pot_alone(command: Command, tmp_path: Path) -> None:
    findings = found(command, tmp_path / "example.xlsx", "--example")
    assert [level for level, _message in findings if level == "error"] == []
    kinds = (
        "a pressure that reduces the net budget",
        "a saving that adds to the net budget",
        "is forecast to fall short",
        "is over-allocated",
    )
    warnings = [message for level, message in findings if level == "warning"]
    assert [sum(kind in message for message in warnings) for kind in kinds] == [1, 3, 3, 1]
    assert len(warnings) == 8
