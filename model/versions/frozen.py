"""A frozen version: the budget as it went to a meeting, with the findings that were open, sealed by hashes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from model.budget import Budget, Snapshot
from model.findings import Finding
from model.problems import EntryProblem
from model.texts import clean_text
from model.versions.records import Record, records_of
from model.versions.sealing import content_hash, seal

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class VersionHead:
    """What is said of a version. `frozen` is when, `amends` the version that an amendment changes, `comment` the chief
    finance officer's; `lines` how many, `digest` the SHA-256 of the content, `seal` that of everything.
    """

    name: str
    meeting: str = ""
    date: str = ""
    agenda_item: str = ""
    prepared_by: str = ""
    checked_by: str = ""
    frozen: str = ""
    amends: str = ""
    comment: str = ""
    lines: str = ""
    digest: str = ""
    seal: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that is said, in order."""
        return tuple(getattr(self, each.name) for each in fields(self))

    @property
    def title(self) -> str:
        """The name with its meeting and date: `Draft 2 (Cabinet, 29 January 2013)`."""
        where = ", ".join(part for part in (self.meeting, self.date) if part)
        return f"{self.name} ({where})" if where else self.name


@dataclass(frozen=True, slots=True)
class FrozenVersion:
    """A version with its content, which nobody edits any more. `fault` says in a sentence what was tampered with."""

    head: VersionHead
    content: Snapshot
    findings: tuple[Finding, ...] = ()
    fault: str = ""

    def budget(self) -> Budget:
        """Return the content as a budget of its own, to be looked at, counted and exported."""
        return Budget.of(self.content)

    def records(self) -> list[Record]:
        """Return the rows that hold it."""
        return list(records_of(self.content, self.findings))


def freeze(
    budget: Budget, head: VersionHead, findings: Iterable[Finding], when: str, taken: Collection[str] = ()
) -> FrozenVersion:
    """Return the budget as it stands as a version. `taken` are the names of the versions that there are.

    Raises EntryProblem for a blank, long or repeated name.
    """
    said: dict[str, Any] = {each.name: clean_text(getattr(head, each.name)).strip() for each in fields(head)}
    name = said["name"]
    if not name or len(name) > LONGEST_NAME:
        raise EntryProblem(f"A version needs a name of at most {LONGEST_NAME} characters.")
    if name.casefold() in {other.casefold() for other in taken}:
        raise EntryProblem(f"There is a version “{name}” already; frozen versions are never replaced. Choose another.")
    told = tuple(_as_told(finding) for finding in findings)
    content = replace(budget.snapshot(), mutes=())  # as its records hold it
    version = FrozenVersion(VersionHead(**said), content, told)
    records = version.records()
    whole = replace(
        version.head,
        frozen=when,
        lines=str(budget.line_count),
        digest=content_hash(records),
        seal="",
    )
    return replace(version, head=replace(whole, seal=seal(whole.words, records)))


def _as_told(finding: Finding) -> Finding:
    """Return a finding as it is kept: in words, without the ids of the day."""
    return Finding(finding.level, finding.rule, finding.message, finding.sheet, finding.cell, finding.reference)


def tampered(version: FrozenVersion) -> str:
    """Say in a sentence what of a version is not as it was frozen; nothing where all is."""
    head, records = version.head, version.records()
    what = ""
    if content_hash(records) != head.digest:
        what = "its lines, control totals, narrative or settings"
    elif seal(replace(head, seal="").words, records) != head.seal:
        what = "what is said of it or of its findings"
    return f"The frozen version “{head.name}” is not as it was frozen: {what} changed since." if what else ""
