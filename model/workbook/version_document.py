"""A frozen version as a document: it is looked at, compared and exported like any other, and can only be read."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from model.change_log import LogEntry
from model.findings import Finding
from model.lines import Field
from model.problems import FileProblem
from model.versions.frozen import FrozenVersion, VersionHead
from model.workbook.document import Document
from model.workbook.read_only import ReadOnly

if TYPE_CHECKING:
    from model.workbook.save_job import SaveJob

FROZEN = ReadOnly("is a frozen version, which nobody edits any more", only_new=True)
_NOT_IN_FILE_NAMES = re.compile(r"[^\w .()&-]+")


def _is_frozen(_line_id: int, _field: Field) -> str:
    return "This is a frozen version, which nobody edits any more."


class VersionDocument(Document):
    """Stands for a version of a workbook. It has no file of its own; its digest is the workbook's."""

    def __init__(self, workbook: Document, version: FrozenVersion) -> None:
        """Show a version; the workbook's other versions are those that it can be compared with."""
        super().__init__(version.budget())
        self._workbook = workbook
        self._version = version
        self.findings = version.findings
        self.digest = workbook.digest
        self.budget.why_fixed = _is_frozen

    @property
    def is_frozen(self) -> bool:
        """It is."""
        return True

    @property
    def workbook(self) -> Document:
        """The workbook in which it stands."""
        return self._workbook

    @property
    def why_not_frozen(self) -> str:
        """Why no version can be frozen in it: it is one."""
        return f"“{self._version.head.name}” is a frozen version already; freeze another one in the workbook."

    @property
    def name(self) -> str:
        """The workbook's name with the version's."""
        return f"{self._workbook.name}, version {self._version.head.name}"

    @property
    def stem(self) -> str:
        """How the files of its annexes begin."""
        tidy = " ".join(_NOT_IN_FILE_NAMES.sub(" ", self._version.head.name).split())
        return f"{self._workbook.stem} {tidy}".strip()

    @property
    def change_log(self) -> tuple[LogEntry, ...]:
        """The entries of the workbook's change log that were made before the version was frozen."""
        return tuple(entry for entry in self._workbook.change_log if entry.when <= self._version.head.frozen)

    @property
    def changed(self) -> bool:
        """Never: it is as it was frozen."""
        return False

    @property
    def versions(self) -> tuple[VersionHead, ...]:
        """What is said of the versions that were frozen before it, and of it where it is an amendment."""
        heads = self._workbook.versions
        own = heads.index(self._version.head)
        return heads[: own + bool(self._version.head.amends)]

    def version(self, name: str) -> FrozenVersion:
        """Return a version of the workbook. Raises FileProblem."""
        return self._workbook.version(name)

    def version_findings(self) -> tuple[Finding, ...]:
        """Return what was tampered with in the workbook's versions."""
        return self._workbook.version_findings()

    def freeze(self, head: VersionHead) -> FrozenVersion:
        """Refuse: it is frozen already. Raises FileProblem."""
        raise FileProblem(
            f"“{self._version.head.name}” is a frozen version already; freeze “{head.name}” in the workbook."
        )

    def reasons_read_only(self) -> tuple[ReadOnly, ...]:
        """Return why it is only to be read."""
        return (FROZEN,)

    def save_job(self, path: Path, *, as_new: bool = False, over: bool = False, may_be_gone: bool = False) -> "SaveJob":
        """Return the work of saving its budget as a new workbook. Raises FileProblem for anything else."""
        if not as_new:
            raise FileProblem(
                f"“{self._version.head.name}” is a frozen version and cannot be saved; restore it in the workbook, or "
                "save it as a new workbook."
            )
        return super().save_job(path, as_new=as_new, over=over, may_be_gone=may_be_gone)


def version_document(workbook: Document, name: str) -> VersionDocument:
    """Return a frozen version of a workbook as a document. Raises FileProblem where it was tampered with."""
    version = workbook.version(name)
    if version.fault:
        raise FileProblem(f"{version.fault} It is not shown as if it were.")
    return VersionDocument(workbook, version)
