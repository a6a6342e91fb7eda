"""Findings as the commands print them: as JSON, and in words with the place first."""

from collections.abc import Iterable

from model.findings import Finding, Level
from model.workbook.document import Document

_LEVELS = {level: place for place, level in enumerate(Level)}


def placed(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings, each once, with the sheet and cell of what they are about."""
    return list(dict.fromkeys(document.located(finding) for finding in findings))


def as_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return findings as the JSON documents hold them."""
    return [
        {
            "level": finding.level.value,
            "rule": finding.rule,
            "message": finding.message,
            "sheet": finding.sheet,
            "cell": finding.cell,
            "reference": finding.reference,
        }
        for finding in findings
    ]


def in_words(findings: Iterable[Finding]) -> str:
    """Return a line for each finding, errors first."""
    ordered = sorted(findings, key=lambda finding: _LEVELS[finding.level])
    return "\n".join(f"{finding.level.value:<8} {_place(finding)}{finding.message}" for finding in ordered)


def counted(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each level: `1 error, 3 warnings`."""
    levels = [finding.level for finding in findings]
    counts = ((levels.count(level), level.value) for level in Level)
    return ", ".join(f"{count} {word}{'s' * (count > 1)}" for count, word in counts if count) or "no findings"


def _place(finding: Finding) -> str:
    if not finding.sheet:
        return ""
    return f"{finding.sheet}!{finding.cell}: " if finding.cell else f"{finding.sheet}: "
