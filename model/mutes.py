"""Muted findings: what an officer has looked at and left as it is, with the reason, kept in the workbook.

A mute is of what was found: when a rule finds something else at the same place, that is told again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from model.findings import Finding, Level

MUTABLE = (Level.WARNING, Level.NOTE)
"""An error makes a figure wrong or unread, so it cannot be muted."""


@dataclass(frozen=True, slots=True)
class Mute:
    """One muted finding: the rule and what it found, why it is left so, who says so, and when."""

    id: int
    rule: str
    finding: str
    reason: str
    who: str = ""
    when: str = ""


def mute_key(mute: Mute) -> tuple[str, str]:
    """Return what a mute is known by, whatever its reason: the rule and what it found."""
    return mute.rule, _tidy(mute.finding)


def mute_of(mutes: Iterable[Mute], finding: Finding) -> Mute | None:
    """Return the mute of a finding; None where it is not muted."""
    if finding.level not in MUTABLE:
        return None
    key = finding.rule, _tidy(finding.message)
    return next((mute for mute in mutes if mute_key(mute) == key), None)


def heard(mutes: Iterable[Mute], findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are not muted."""
    muted = {mute_key(mute) for mute in mutes}
    if not muted:
        return list(findings)
    return [
        finding
        for finding in findings
        if finding.level not in MUTABLE or (finding.rule, _tidy(finding.message)) not in muted
    ]


def _tidy(words: str) -> str:
    return " ".join(words.split())
