"""The report: one line a benchmark, aims beside the ratios."""

from tests.benchmarks.measuring import Ratio

_COLUMNS = "{:<66}{:>10}{:>12}{:>8}{:>7}"


def heading() -> str:
    """Return the line above the ratios."""
    return _COLUMNS.format("", "ours, ms", "theirs, ms", "ratio", "aim")


def line_of(ratio: Ratio) -> str:
    """Return the line of one ratio."""
    aim = "" if ratio.aim is None else f"{ratio.aim:.2f}"
    return _COLUMNS.format(
        ratio.name, f"{ratio.ours * 1000:.1f}", f"{ratio.theirs * 1000:.1f}", f"{ratio.value:.2f}", aim
    )
