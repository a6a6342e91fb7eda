"""What can be compared: a workbook as it is, as a frozen version, as a backup, or another file, as sides by name."""

from model.comparing.sides import Side
from model.problems import FileProblem
from model.workbook.document import Document


def side_of(document: Document, name: str = "") -> Side:
    """Return a document as it is now, called by its file unless a name is given."""
    called = name or (document.path.name if document.path else document.budget.settings.title or "the budget")
    is_foreign = document.layout is not None
    return Side(called, document.budget.snapshot(), document.change_log, is_foreign=is_foreign)


def opened_side(document: Document) -> Side:
    """Return a document as its file held it when it was opened or last saved. Raises FileProblem where none does."""
    if document.opened_as is None:
        raise FileProblem("This budget has no file yet, so there is nothing saved to compare it with.")
    called = f"{document.path.name if document.path else 'the workbook'} as last saved"
    return Side(called, document.opened_as, document.change_log, is_foreign=document.layout is not None)


def version_side(document: Document, version: str) -> Side:
    """Return a frozen version of a document's workbook, with the change log as it was when it was frozen.

    Raises FileProblem where it is not there, or altered.
    """
    frozen = document.version(version)
    if frozen.fault:
        raise FileProblem(f"{frozen.fault} It is not compared as if it were.")
    head = frozen.head
    log = tuple(entry for entry in document.change_log if entry.when < head.frozen)
    return Side(head.name, frozen.content, log, holds_mutes=False, digest=head.digest)
