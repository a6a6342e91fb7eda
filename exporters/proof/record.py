"""What an export says of itself: the annex, how it was asked for, the workbook it was made from, the model's totals.

Every format carries the same record as pairs of texts: Excel as document properties, CSV in the metadata beside it.
From the record the same annex can be built again, to see whether it still agrees with its workbook.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from exporters.annexes.registry import COMPARING, FOLLOWING_BASIS
from exporters.chosen_lines import ChosenLines
from exporters.proof.said_matches import NOTHING_WAS_SAID, SaidMatches
from exporters.request import AnnexRequest
from exporters.source import Source
from model.basis import Basis
from model.bridging import BridgeBy
from model.budget import Budget
from model.controls import Measure
from model.money import Unit, plain
from model.problems import EntryProblem
from model.version import VERSION

_ANNEX = "Annex"
_PROFILE = "Profile"
_UNIT = "Unit"
_DECIMALS = "Decimals"
_LINES = "Lines"
_EXPORTED = "Exported"
_SOURCE = "Source workbook"
_SHA256 = "Source SHA-256"
_CHANGED = "Unsaved changes"
_VERSION = "Budget Workbook"
_MEASURES = {
    "Pressures & additional funding": Measure.PRESSURES,
    "Savings": Measure.SAVINGS,
    "Net change": Measure.NET,
}
_TOTAL = re.compile(r"(?P<measure>.+) (?P<year>\d{4}/\d{2}), £", re.ASCII)
_FIGURE = re.compile(r"-?\d{1,40}\.\d{2,20}", re.ASCII)
_AGAINST = "Compared with"
_AGAINST_HASH = "Compared with SHA-256"
_BRIDGE_BY = "Bridge by"
_BASIS = "Basis"
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Total:
    """One control total of the whole budget: a measure in a year (`2013/14`), in exact pounds."""

    measure: str
    year: str
    pounds: Decimal


@dataclass(frozen=True, slots=True)
class Record:
    """What one annex was made from. `profile` is that of an Excel annex; `version` that of the program.

    `against` is the name and the hash of the content with which the budget was compared, blank where it was not.
    """

    annex: str
    profile: str
    unit: Unit
    decimals: int
    lines: ChosenLines
    exported: datetime
    source: Source
    version: str
    totals: tuple[Total, ...]
    against: tuple[str, str] = ("", "")
    bridge_by: BridgeBy = BridgeBy.CATEGORY
    basis: Basis = Basis.YEAR_ON_YEAR
    matches: SaidMatches = NOTHING_WAS_SAID

    @classmethod
    def of(cls, annex: str, profile: str, request: AnnexRequest, budget: Budget) -> "Record":
        """Return the record of an annex as it is exported now; the moment is kept to the minute."""
        return cls(
            annex,
            profile,
            request.unit,
            request.decimals,
            request.lines,
            request.moment.replace(second=0, microsecond=0),
            request.source,
            VERSION,
            totals_of(budget),
            _against(annex, request),
            request.bridge_by,
            request.basis if annex in FOLLOWING_BASIS else Basis.YEAR_ON_YEAR,
            SaidMatches.of(annex, request),
        )

    @classmethod
    def read(cls, pairs: Mapping[str, str]) -> "Record | None":
        """Return the record that pairs of texts hold, None where they are not an annex's."""
        try:
            return cls(
                pairs[_ANNEX],
                pairs[_PROFILE],
                Unit.of(pairs[_UNIT]),
                int(pairs[_DECIMALS]),
                ChosenLines.of(pairs[_LINES]),
                datetime.fromisoformat(pairs[_EXPORTED]),
                Source(pairs[_SOURCE], pairs[_SHA256], {_YES: True, _NO: False}[pairs[_CHANGED]]),
                pairs[_VERSION],
                tuple(_totals_in(pairs)),
                (pairs.get(_AGAINST, ""), pairs.get(_AGAINST_HASH, "")),
                BridgeBy(pairs.get(_BRIDGE_BY, BridgeBy.CATEGORY.value)),
                Basis(pairs.get(_BASIS, Basis.YEAR_ON_YEAR.value)),
                SaidMatches.read(pairs),
            )
        except (KeyError, ValueError, EntryProblem):
            return None

    def pairs(self) -> dict[str, str]:
        """Return the record as pairs of texts, in the order in which they are read best."""
        return {
            _ANNEX: self.annex,
            _PROFILE: self.profile,
            _UNIT: self.unit.code,
            _DECIMALS: str(self.decimals),
            _LINES: self.lines.code,
            _EXPORTED: self.exported.isoformat(timespec="minutes"),
            _SOURCE: self.source.name,
            _SHA256: self.source.sha256,
            _CHANGED: _YES if self.source.changed else _NO,
            _VERSION: self.version,
            **self._compared(),
            **{f"{total.measure} {total.year}, £": plain(total.pounds) for total in self.totals},
        }

    def _compared(self) -> dict[str, str]:
        """Return the pairs of what not every annex is made from."""
        pairs = {_AGAINST: self.against[0], _AGAINST_HASH: self.against[1]} if any(self.against) else {}
        if self.bridge_by is not BridgeBy.CATEGORY:
            pairs[_BRIDGE_BY] = self.bridge_by.value
        if self.basis is not Basis.YEAR_ON_YEAR:
            pairs[_BASIS] = self.basis.value
        return pairs | self.matches.pairs()

    def request(self) -> AnnexRequest:
        """Return the request that builds the same annex again."""
        return AnnexRequest(
            self.unit,
            self.decimals,
            self.source,
            self.exported,
            self.lines,
            bridge_by=self.bridge_by,
            basis=self.basis,
        )


def _against(annex: str, request: AnnexRequest) -> tuple[str, str]:
    """Return with what an annex compares the budget, nothing for one that does not."""
    found = request.against if annex in COMPARING else None
    return (found.name, found.digest) if found is not None else ("", "")


def totals_of(budget: Budget) -> tuple[Total, ...]:
    """Return the control totals of a budget: each measure of the whole in each year."""
    tally = budget.totals.directorate
    return tuple(
        Total(words, year.label, pounds)
        for words, measure in _MEASURES.items()
        for year, pounds in zip(budget.years, tally.measure(measure), strict=True)
    )


def _totals_in(pairs: Mapping[str, str]) -> Iterator[Total]:
    for name, text in pairs.items():
        match = _TOTAL.fullmatch(name)
        if match and match["measure"] in _MEASURES and _FIGURE.fullmatch(text):
            yield Total(match["measure"], match["year"], Decimal(text))
