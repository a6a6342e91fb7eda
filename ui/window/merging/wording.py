"""What a merge brings, in words: whose changes went where."""

from model.merging.merging import Merged


def counted(count: int, what: str) -> str:
    """Return a count with its noun: `3 changes`."""
    return f"{count:,} {what}{'s' if count != 1 else ''}"


def whose(merged: Merged) -> str:
    """Say how many changes each copy brings to which areas."""
    told = []
    for copy, areas in merged.summary().items():
        where = ", ".join(
            f"{area or 'settings and what is stated beside lines'} {count:,}" for area, count in areas.items()
        )
        told.append(f"{copy} brings {counted(sum(areas.values()), 'change')}: {where}.")
    return " ".join(told) or "The copies bring nothing that is not here already."
