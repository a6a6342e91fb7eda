"""The receipt of a save, as JSON and in words."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from model.findings import Finding
from model.logged_workings import content_words
from model.money import Unit
from model.workbook.receipt import CellChange, Receipt
from ui.commands import findings_output


def as_json(receipt: Receipt, findings: Iterable[Finding]) -> dict[str, object]:
    """Return the receipt as its JSON document holds it; sheets that came or went are named where there are any."""
    sheets = {"sheets_added": receipt.sheets_added, "sheets_removed": receipt.sheets_removed}
    return {
        "cells": _cells(receipt.cells),
        "recalculated": _cells(receipt.recalculated),
        "cleared": [{"sheet": sheet, "cell": cell} for sheet, cell in receipt.cleared],
        "parts_changed": list(receipt.parts_changed),
        "sha256_before": receipt.sha256_before,
        "sha256_after": receipt.sha256_after,
        "findings": findings_output.as_json(findings),
        **{key: list(names) for key, names in sheets.items() if names},
    }


def in_words(saved: Path, what: str, receipt: Receipt, findings: Sequence[Finding], stored: Unit) -> str:
    """Return a line for each thing that the save did; `stored` is the workbook's unit."""
    if receipt.sha256_before == receipt.sha256_after:
        return f"{what} holds that already; {saved} is the workbook as it was."
    lines = [f"Saved {saved}: {what}."]
    lines += [f"  {_change(cell, stored)}" for cell in receipt.cells]
    lines += [f"  {_change(cell, stored)}, recalculated" for cell in receipt.recalculated]
    lines += [f"  {sheet}!{cell}: will be calculated when the workbook is opened" for sheet, cell in receipt.cleared]
    lines += [f"  new sheet {name}" for name in receipt.sheets_added]
    lines += [f"  removed sheet {name}" for name in receipt.sheets_removed]
    lines += [f"  part {name}" for name in receipt.parts_changed]
    lines.append(f"  SHA-256 {receipt.sha256_before or '(new)'} -> {receipt.sha256_after}")
    if findings:
        lines.append(findings_output.in_words(findings))
    return "\n".join(lines)


def _cells(changes: Iterable[CellChange]) -> list[dict[str, str]]:
    return [{"sheet": one.sheet, "cell": one.cell, "old": one.old, "new": one.new} for one in changes]


def _change(change: CellChange, stored: Unit) -> str:
    old, new = (content_words(text, stored) or "(blank)" for text in (change.old, change.new))
    return f"{change.sheet}!{change.cell}: {old} -> {new}"
