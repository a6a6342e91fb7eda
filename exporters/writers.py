"""What writes an annex in a format, to the export that calls it without knowing the format."""

from dataclasses import dataclass
from typing import Protocol

from exporters.annex import Annex
from exporters.proof.record import Record
from model.findings import Finding
from model.progress import Progress


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file that were proved, and what the officer should know of them."""

    data: bytes
    findings: tuple[Finding, ...] = ()


class Writer(Protocol):
    """Writes an annex in a format that this package knows only by name, and proves what it wrote."""

    def __call__(self, annex: Annex, progress: Progress, record: Record, /) -> Written:
        """Return the file, with the record of what it was made from.

        Raises FileProblem where it does not agree with the annex, Cancelled from `progress`.
        """
