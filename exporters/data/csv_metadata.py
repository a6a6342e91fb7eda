"""The metadata of a CSV, as JSON beside it (CSV on the Web): what each column holds, in what unit and on what basis,
and the record of what the file was made from.
"""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from exporters.annex import Annex
from exporters.data.csv_writer import UNIT, header
from exporters.proof.record import Record
from model.basis import Basis

ENDING = "-metadata.json"
_CONTEXT = ("http://www.w3.org/ns/csvw", {"@language": "en"})
_RECORD = "record"
_MEANINGS = {
    "version": "The version of the budget proposals.",
    "directorate": "The directorate.",
    "service": "The service, a group of activity areas.",
    "area": "The activity area.",
    "reference": "The reference of the line, as the council gave it.",
    "type": "What the amount is: a pressure, additional funding or a saving.",
    "status": "Whether the line is agreed, amended, new or withdrawn.",
    "recurrence": "Whether the line is ongoing, one-off or time-limited.",
    "title": "What the line is called.",
    "description": "What the line is about.",
    "financial_year": "The financial year, April to March.",
    "agreed by": "The Council that agreed what was previously agreed, where it is stated.",
    "basis": "What an amount says of its year.",
    "unit": "The currency of the amounts, always whole units of it.",
}


def write_metadata(annex: Annex, record: Record, file: str, *, wide: bool) -> bytes:
    """Return the metadata of the annex's CSV, which is called `file`."""
    told = {
        "@context": _CONTEXT,
        "url": quote(file),
        "dc:title": annex.title,
        "dc:publisher": annex.imprint.organisation,
        "dc:source": annex.source.name,
        "dc:created": record.exported.isoformat(timespec="minutes"),
        "dc:description": " ".join(annex.data_statements),
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tableSchema": {"columns": list(_columns(annex, wide=wide))},
        "notes": [{_RECORD: record.pairs()}],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8") + b"\n"


def read_record(data: bytes) -> Record | None:
    """Return the record that metadata holds, None where it is no metadata of an annex."""
    try:
        pairs = json.loads(data.decode("utf-8"))["notes"][0][_RECORD]
        return Record.read(pairs) if all(isinstance(text, str) for text in pairs.values()) else None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _columns(annex: Annex, *, wide: bool) -> Iterator[Mapping[str, object]]:
    years = {column.year.label for column in annex.amount_columns}
    for title in header(annex, wide=wide):
        if title == "amount" or title in years:
            yield {
                "name": title if title == "amount" else f"year_{title.replace('/', '_')}",
                "titles": title,
                "dc:description": f"Pounds, {_basis(annex)}; blank where none is stated.",
                "datatype": "decimal",
                "null": "",
                "schema:currency": UNIT,
            }
        else:
            yield {
                "name": title,
                "titles": title,
                "dc:description": _MEANINGS.get(title, ""),
                "datatype": "string",
                "null": "",
            }


def _basis(annex: Annex) -> str:
    known = next((basis for basis in Basis if basis.value == annex.basis), None)
    return f"{annex.basis}: {known.meaning}, + adding to the net budget" if known else annex.basis
