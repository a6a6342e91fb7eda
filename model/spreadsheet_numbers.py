"""What a spreadsheet makes of a working, whose every step is a binary fraction and not exact.

Excel and LibreOffice take a sum that all but vanishes for nil, in cases of their own; both results are told of.
"""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from model.arithmetic import NEGATED

_VANISHING = 2.0**-46
_STEPS: Mapping[str, Callable[[float, float], float]] = MappingProxyType(
    {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
)


def binary_results(steps: Sequence[str]) -> frozenset[float]:
    """Return what programs may get for the steps of a working; none where it goes beyond what they can hold."""
    try:
        results = frozenset(_run(steps, to_nil=to_nil) for to_nil in (False, True))
    except (OverflowError, ZeroDivisionError):
        return frozenset()
    return results if all(map(math.isfinite, results)) else frozenset()


def _run(steps: Sequence[str], *, to_nil: bool) -> float:
    stack: list[float] = []
    for step in steps:
        if step == NEGATED:
            stack.append(-stack.pop())
        elif step in _STEPS:
            right, left = stack.pop(), stack.pop()
            result = _STEPS[step](left, right)
            vanishes = step in "+-" and abs(result) < _VANISHING * max(abs(left), abs(right))
            stack.append(0.0 if to_nil and vanishes else result)
        else:
            stack.append(float(step[:-1]) / 100 if step.endswith("%") else float(step))
    return stack.pop()
