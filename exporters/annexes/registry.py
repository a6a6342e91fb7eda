"""The annexes that can be asked for. A new one is a new file and one line here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from exporters.annex import Annex
from exporters.annexes import (
    amendments,
    bridge,
    certificate,
    funding,
    movements,
    narrative,
    reconciliation,
    risk,
    schedule,
    transfers,
    year_on_year,
)
from exporters.annexes.frame import Shape
from exporters.request import AnnexRequest
from exporters.restating import named_in
from model.basis import Basis
from model.budget import Budget
from model.problems import EntryProblem


@dataclass(frozen=True, slots=True)
class AnnexKind:
    """An annex: what it is whatever the budget, and what makes it, year on year."""

    shape: Shape
    make: Callable[[Budget, AnnexRequest], Annex]

    def build(self, budget: Budget, request: AnnexRequest) -> Annex:
        """Build the annex, in the basis asked for where it follows it. Raises EntryProblem where that cannot be."""
        if not self.shape.follows_basis:
            return self.make(budget, replace(request, basis=Basis.YEAR_ON_YEAR))
        return named_in(self.make(budget, request), request.basis)

    @property
    def name(self) -> str:
        """Its name on the command line and in file names."""
        return self.shape.name

    @property
    def title(self) -> str:
        """Its title."""
        return self.shape.title


ANNEXES: tuple[AnnexKind, ...] = (
    AnnexKind(year_on_year.SHAPE, year_on_year.build),
    AnnexKind(schedule.SHAPE, schedule.build),
    AnnexKind(reconciliation.SHAPE, reconciliation.build),
    AnnexKind(transfers.SHAPE, transfers.build),
    AnnexKind(narrative.SHAPE, narrative.build),
    AnnexKind(risk.SHAPE, risk.build),
    AnnexKind(funding.SHAPE, funding.build),
    AnnexKind(bridge.SHAPE, bridge.build),
    AnnexKind(movements.SHAPE, movements.build),
    AnnexKind(amendments.SHAPE, amendments.build),
    AnnexKind(certificate.SHAPE, certificate.build),
)
COMPARING = frozenset({bridge.SHAPE.name, movements.SHAPE.name, amendments.SHAPE.name})
"""The annexes that look at frozen versions."""
FOLLOWING_BASIS = frozenset(kind.name for kind in ANNEXES if kind.shape.follows_basis)
"""The annexes that can be shown as levels or cumulative; every other one is year on year."""


def annex_kind(name: str) -> AnnexKind:
    """Return the annex of that name. Raises EntryProblem."""
    for kind in ANNEXES:
        if kind.name == name:
            return kind
    names = [kind.name for kind in ANNEXES]
    raise EntryProblem(f"There is no annex “{name}”; choose {', '.join(names[:-1])} or {names[-1]}.")
