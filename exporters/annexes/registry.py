"""The annexes that can be asked for. A new one is a new file and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from exporters.annex import Annex
from exporters.annexes import schedule, year_on_year
from exporters.request import AnnexRequest
from model.budget import Budget
from model.problems import EntryProblem


@dataclass(frozen=True, slots=True)
class AnnexKind:
    """An annex by its name on the command line and in file names, its title, and what builds it."""

    name: str
    title: str
    build: Callable[[Budget, AnnexRequest], Annex]


ANNEXES: tuple[AnnexKind, ...] = (
    AnnexKind(year_on_year.NAME, year_on_year.TITLE, year_on_year.build),
    AnnexKind(schedule.NAME, schedule.TITLE, schedule.build),
)


def annex_kind(name: str) -> AnnexKind:
    """Return the annex of that name. Raises EntryProblem."""
    for kind in ANNEXES:
        if kind.name == name:
            return kind
    raise EntryProblem(f"There is no annex “{name}”; choose {' or '.join(kind.name for kind in ANNEXES)}.")
