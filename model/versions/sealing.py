"""The hash of a version's content, by which it is known again anywhere, and the seal over all that is said of it.

Both are over what the rows say, not over how a file spells them, so that a save in Excel leaves them as they are.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal

from model.money import EXACT, Amount, Unreadable
from model.versions.records import FINDING, Record


def content_hash(records: Iterable[Record]) -> str:
    """Return the SHA-256 of a content: settings, areas, lines, control totals, pots and narrative, not findings."""
    return _hash(_rows(record for record in records if record.sort != FINDING))


def seal(words: Iterable[str], records: Iterable[Record]) -> str:
    """Return the SHA-256 over what is said of a version, its content's hash among it, and its findings."""
    return _hash([list(words), *_rows(record for record in records if record.sort == FINDING)])


def _rows(records: Iterable[Record]) -> Iterator[list[object]]:
    for record in records:
        figures = [[_figure(amount) for amount in each] for each in (record.amounts, record.forecasts)]
        yield [record.sort, dict(record.words), *figures]


def _figure(amount: Amount) -> str | list[str] | None:
    if isinstance(amount, Decimal):
        return f"{amount.normalize(EXACT):f}" if amount else "0"
    return [amount.text] if isinstance(amount, Unreadable) else None


_spelled = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _hash(rows: Iterable[object]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(f"{_spelled(row)}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
