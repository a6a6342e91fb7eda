"""Earlier versions are thinned with age, and the newest is never dropped."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.backups.thinning import to_drop

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
AGES = st.lists(st.timedeltas(timedelta(), timedelta(days=2000)), min_size=1, max_size=60, unique=True)


def ago(**length: float) -> datetime:
    return NOW - timedelta(**length)


def on(month: int, day: int) -> datetime:
    return datetime(2026, month, day, tzinfo=UTC)


@pytest.mark.parametrize(
    "moments, dropped",
    [
        ([], []),
        ([ago(days=5000)], []),  # the newest
        ([ago(minutes=n) for n in range(600)], []),  # all of a day
        ([NOW, ago(days=3, hours=1), ago(days=3, hours=2)], [ago(days=3, hours=2)]),  # the last of a day
        ([NOW, ago(days=3), ago(days=4)], []),
        ([NOW, on(11, 6), on(11, 3)], [on(11, 3)]),  # the last of a week
        ([NOW, on(3, 9), on(3, 2)], [on(3, 2)]),  # the last of a month
        ([NOW, ago(days=2000)], [ago(days=2000)]),
    ],
)  # fmt: skip
def test_what_is_dropped(moments: list[datetime], dropped: list[datetime]) -> None:
    assert to_drop(moments, NOW) == set(dropped)


@given(AGES)
def test_the_newest_and_all_of_the_last_day_stay(ages: list[timedelta]) -> None:
    moments = [NOW - age for age in ages]
    dropped = to_drop(moments, NOW)
    assert max(moments) not in dropped
    assert not any(NOW - moment <= timedelta(days=1) for moment in dropped)


@given(AGES)
def test_thinning_what_is_thinned_drops_nothing(ages: list[timedelta]) -> None:
    moments = {NOW - age for age in ages}
    assert to_drop(moments - to_drop(moments, NOW), NOW) == set()
