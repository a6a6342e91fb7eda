"""Edits a workbook at random, to be killed: says what each edit makes of the budget, and that it is on disk when it is.

Each line on standard output is a word and the hash of what the budget says: `doing` before the journal is flushed,
`done` after it. Now and then it saves, as the window does: the file first, then its journal goes.
"""

import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from model.files import sha256  # noqa: E402  # the project is found first
from model.journal.journal import Journal  # noqa: E402  # as above
from model.workbook.document import Document  # noqa: E402  # as above
from tests.model.drafts import try_step  # noqa: E402  # as above
from tests.model.workbook.helpers import comparable  # noqa: E402  # as above

_DECIMAL = re.compile(r"Decimal\('([^']+)'\)")
EDITS_A_SAVE = 12


def digest_of(document: Document) -> str:
    """Return a hash of what a document's budget says, however its numbers are spelled."""
    words = repr(comparable(document.budget.snapshot()))
    return sha256(_DECIMAL.sub(lambda match: f"{float(match[1])!r}", words).encode())[:16]


def _faulty(sentence: str) -> None:
    raise AssertionError(sentence)


def _step(dice: random.Random) -> tuple[int, int, int, int]:
    return dice.choice((0, 0, 1, 7, 15)), dice.randrange(61), dice.randrange(61), dice.randrange(61)


def edit_for_ever(path: Path, seed: int) -> None:
    """Edit, flush, undo now and then, save now and then."""
    dice = random.Random(seed)  # noqa: S311  # it guards nothing
    document = Document.open(path)
    journal = Journal(document.journal_base(), _faulty)
    document.budget.subscribe(lambda changes: journal.note(changes))  # noqa: PLW0108  # the journal of the moment
    undone = None
    for count in range(1, 1_000_000):
        if undone is not None and dice.random() < 0.2:
            document.budget.revert(undone)
            undone = None
        else:
            edit = try_step(document.budget, _step(dice))
            if edit is None:
                continue
            document.budget.apply(edit)
            undone = edit
        _say("doing", document)
        journal.flush()
        _say("done", document)
        if count % EDITS_A_SAVE == 0:
            document.save()
            _say("doing", document)
            journal.clear()
            journal = Journal(document.journal_base(), _faulty)
            _say("done", document)


def _say(word: str, document: Document) -> None:
    sys.stdout.write(f"{word} {digest_of(document)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    edit_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
