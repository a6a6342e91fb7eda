"""How long views of 100,000 lines take: a filter over all words, and a sort, against the barest way to do either."""

from collections.abc import Iterator

from model.budget import Budget
from tests.benchmarks.measuring import Ratio, compared, timed
from ui.window.grid.arrangement import Arrangement, LineFilter, Sort
from ui.window.grid.columns import line_columns
from ui.window.grid.line_facts import SearchTexts, natural_key
from ui.window.grid.line_view import LineView
from ui.window.view import View

_NEEDLE = "retender"
_ROUNDS = 11


def ratios(budget: Budget) -> Iterator[Ratio]:
    """Yield the ratios for a budget."""
    yield _filter(budget)
    yield _sort(budget)


def _filter(budget: Budget) -> Ratio:
    texts = SearchTexts(budget)
    ids = [line.id for line in budget.lines()]
    texts.find(ids, (_NEEDLE,))
    bare = [texts.text(line_id) for line_id in ids]
    view = LineView(budget, None, None, View)
    wanted = Arrangement(LineFilter(_NEEDLE))
    return compared(
        f"filter {len(ids):,} lines by a word / list comprehension",
        timed(lambda: view.arrange(wanted)),
        timed(lambda: [place for place, text in enumerate(bare) if _NEEDLE in text]),
        rounds=_ROUNDS,
        aim=3.0,
    )


def _sort(budget: Budget) -> Ratio:
    lines = list(budget.lines())
    title = next(column for column in line_columns(budget) if column.is_title)
    view = LineView(budget, None, None, View)
    wanted = Arrangement(sort=Sort(title))
    return compared(
        f"sort {len(lines):,} lines by title / sorted with the same key",
        timed(lambda: view.arrange(wanted)),
        timed(lambda: sorted(lines, key=lambda line: natural_key(line.title))),
        rounds=_ROUNDS,
        aim=2.0,
    )
