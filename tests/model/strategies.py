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

_NAMES = st.one_of(
    st.sampled_from(["clients", "weeks a year", "full-time posts", "people’s homes", "beds.", "Wochen für alle"]),
    st.text(st.sampled_from("abcdfgijlnoqsuvwyzABÉß"), min_size=2, max_size=9).map(lambda name: f"{name}o"),
)
_FIGURES = st.one_of(_NUMBERS, st.tuples(_NUMBERS, _NAMES).map(" ".join))
_NOTES = st.one_of(
    st.just(""),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=300),
)
NAMED_WORKINGS = st.tuples(st.recursive(_FIGURES, _longer, max_leaves=6), _NOTES).map(
    lambda typed: f"""{typed[0]} "{typed[1].replace('"', '""')}\"""" if typed[1] else typed[0]
)
"""Workings whose figures may have names, with a note in quotes or none."""
