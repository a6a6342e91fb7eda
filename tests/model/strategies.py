"""Workings made at random, as officers type them."""

from hypothesis import strategies as st

_NUMBERS = st.one_of(
    st.integers(0, 99_999).map(str),
    st.decimals(0, 9_999, places=2).map(str),
    st.integers(1, 40).map(lambda number: f"{number}%"),
    st.integers(1_000, 999_999).map(lambda number: f"{number:,}"),
    st.sampled_from(["52", "1000", "0.125", ".5", "£195"]),
)


def _longer(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(parts, st.sampled_from(["+", "-", "*", "/", "\u2212", "\u00d7", " + "]), parts).map("".join)
    return st.one_of(
        two,
        parts.map(lambda part: f"({part})"),
        parts.map(lambda part: f"-{part}"),
        parts.map(lambda part: f"({part})*1000"),
        parts.map(lambda part: f"({part})/1000"),
    )


WORKINGS = st.recursive(_NUMBERS, _longer, max_leaves=8)
