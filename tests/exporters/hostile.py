"""Budgets by chance, as unlike what annexes expect as a workbook can make them."""

from decimal import Decimal

from hypothesis import strategies as st

from model.areas import Area
from model.budget import Budget
from model.lines import Kind, Line
from model.money import Amount, Unreadable
from model.settings import Settings
from model.years import Year

HOSTILE = ("=cmd|' /C calc'!A0", "@SUM(1)", "http://x", "internal:Notes!A1", "<r><t>run</t></r>", "_x0041_", "[x]", " ",
           "\n", "\u200b", "£ é 😀", "a\nb\tc", "#N/A", "1.10", "TRUE")  # fmt: skip
words = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
amounts: st.SearchStrategy[Amount] = st.one_of(
    st.none(),
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from(["0", "0.005", "-0.01", "999999999999.99"]).map(Decimal),
    words.map(Unreadable),
)


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    years = tuple(Year(2026 + place) for place in range(draw(st.sampled_from([1, 3, 10]))))
    services = draw(st.lists(st.sampled_from(["", "Care", "Environment"]), min_size=1, max_size=4))
    areas = [Area(serial, draw(words) or "Area", service) for serial, service in enumerate(services, 1)]
    lines = [
        Line(
            100 + serial,
            draw(st.sampled_from(areas)).id,
            draw(st.sampled_from(Kind)),
            tuple(draw(amounts) for _ in years),
            reference=draw(words),
            title=draw(words),
            description=draw(words),
        )
        for serial in range(draw(st.integers(0, 8)))
    ]
    return Budget(Settings(years), areas, lines)


def many_areas() -> Budget:
    areas = [Area(serial, f"Area {serial}", f"Service {serial % 3}") for serial in range(1, 61)]
    lines = [
        Line(100 * area.id + place, area.id, kind, tuple(Decimal(area.id * year) for year in range(10)))
        for area in areas
        for place, kind in enumerate([Kind.PRESSURE, Kind.SAVING, Kind.UNKNOWN])
    ]
    return Budget(Settings(tuple(Year(2026 + place) for place in range(10))), areas, lines)
