"""What an import makes: a budget that no file holds yet, and what was noticed in its source."""

from dataclasses import dataclass

from model.budget import Budget
from model.findings import Finding


@dataclass(frozen=True, slots=True)
class Imported:
    """A budget and the findings of its import."""

    budget: Budget
    findings: tuple[Finding, ...]
