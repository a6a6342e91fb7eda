"""How long tests of chance go on looking: briefly among all others, longer by `make fuzz`, which says how much."""

import os

FACTOR = max(1, int(os.environ.get("FUZZ_FACTOR", "1")))


def times(usual: int) -> int:
    """Return how many examples to try where there are usually so many."""
    return usual * FACTOR
