"""What an annex compares the budget with: a frozen version or another workbook, known by the hash of its content."""

from dataclasses import dataclass

from model.comparing.choosing import side_of, version_side
from model.comparing.comparison import Comparison, compare
from model.comparing.kept_matches import Pair, Recall, said_of
from model.problems import FileProblem
from model.versions.amendments import amendment_of
from model.versions.frozen import VersionHead
from model.versions.records import records_of
from model.versions.sealing import content_hash
from model.workbook.document import Document


@dataclass(frozen=True)
class Against:
    """A comparison whose new side is the budget. `digest` is the old content's hash, `since` when it was frozen."""

    name: str
    digest: str
    comparison: Comparison
    since: str = ""


@dataclass(frozen=True)
class Amended:
    """An amendment that is frozen in the workbook, and what it changes of the version that it amends."""

    head: VersionHead
    comparison: Comparison


def against(comparison: Comparison, since: str = "") -> Against:
    """Return a comparison as an annex is built from it."""
    digest = content_hash(records_of(comparison.old.snapshot))
    return Against(comparison.old.name, digest, comparison, since)


def against_version(document: Document, version: str = "", recall: Recall = said_of) -> Against | None:
    """Return the budget against a frozen version, the last one that is no amendment unless one is named.

    Lines are matched as `recall` says: as the officer said of this version before, unless otherwise told. None where
    there is none. Raises FileProblem where it was tampered with.
    """
    heads = [head for head in document.versions if head.name == version or (not version and not head.amends)]
    if not heads:
        return None
    sides = Pair(version_side(document, heads[-1].name), side_of(document))
    name = heads[-1].title
    comparison = compare(sides.old, sides.new, said=recall(sides))
    return Against(name, heads[-1].digest, comparison, heads[-1].frozen)


def against_digest(document: Document, digest: str, recall: Recall = said_of) -> Against | None:
    """Return the budget against the frozen version of that hash, None where there is none."""
    heads = [head for head in document.versions if head.digest == digest]
    return against_version(document, heads[-1].name, recall) if heads else None


def amendments_in(document: Document, recall: Recall = said_of) -> tuple[Amended, ...]:
    """Return the amendments frozen in a workbook, in order. Raises FileProblem where one was tampered with."""
    return tuple(_amended(document, head, recall) for head in document.versions if head.amends)


def _amended(document: Document, head: VersionHead, recall: Recall) -> Amended:
    versions = [document.version(name) for name in (head.amends, head.name)]
    for version in versions:
        if version.fault:
            raise FileProblem(f"{version.fault} The amendment “{head.name}” cannot be shown.")
    return Amended(head, amendment_of(versions[0], versions[1].content, head.name, recall))
