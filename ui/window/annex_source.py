"""The annexes of the open document as the dialogs show them: built when looked at, laid out as they will be printed."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from exporters.wanted import Wanted
from model.findings import Finding, Level
from ui.window.view import View

if TYPE_CHECKING:
    from exporters.annex import Annex
    from exporters.paper.page_plan import PagePlan
    from model.budget import Budget
    from model.explaining import Part
    from model.workbook.document import Document

_MOST_ROWS = 600
_KEPT = 16


@dataclass(frozen=True, slots=True)
class AnnexChoice:
    """An annex by its name, and what is wanted of it."""

    name: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of an annex; a very long one is laid out only at its beginning."""

    title: str
    plan: "PagePlan"
    is_whole: bool


class AnnexSource:
    """Builds annexes of a document, which does not change meanwhile."""

    def __init__(self, document: "Document", by: str = "") -> None:
        """Take the document as it stands; `by` is who exports, as they call themselves."""
        self._document = document
        self.by = by
        self.annex = lru_cache(maxsize=_KEPT)(self._annex)
        self.preview = lru_cache(maxsize=_KEPT)(self._preview)

    def _annex(self, choice: AnnexChoice) -> "Annex":
        """Return an annex. Raises Problem."""
        from exporters.annexes.registry import annex_kind
        from exporters.exporting import annex_request

        request = annex_request(self._document, choice.wanted)
        return annex_kind(choice.name).build(self._document.budget, request)

    def _preview(self, choice: AnnexChoice) -> Preview:
        """Return the pages of an annex as they will be printed. Raises Problem."""
        annex = self.annex(choice)
        is_whole = len(annex.rows) <= _MOST_ROWS
        shown = annex if is_whole else replace(annex, rows=annex.rows[:_MOST_ROWS])
        return Preview(annex.title, pages_of(shown), is_whole)

    def explained(self, choice: AnnexChoice, row: int, column: int) -> "tuple[Part, View] | None":
        """Return what a figure of an annex is made of, and how it is shown there; None where no figure stands.

        Rows and columns count from nil, those of words first.
        """
        from exporters.explaining import explained_cell
        from model.explaining import Explainer

        annex = self.annex(choice)
        year = column - len(annex.text_columns)
        if row >= len(annex.rows) or not 0 <= year < len(annex.amount_columns):
            return None
        document = self._document
        explainer = Explainer(document.budget, document.place_of, document.change_log)
        part = explained_cell(annex, document.budget, explainer, row, year)
        return (part, View(annex.unit, annex.decimals, annex.negatives)) if part is not None else None

    @property
    def budget(self) -> "Budget":
        """The budget that the annexes are of."""
        return self._document.budget

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """What an export will say of the budget at level error."""
        from exporters.export_findings import about_the_budget

        return tuple(found for found in about_the_budget(self._document) if found.level is Level.ERROR)


def pages_of(annex: "Annex") -> "PagePlan":
    """Return all pages of an annex, measured with the fonts of this computer. Raises FileProblem without any."""
    from exporters.paper.layout import laid_out
    from ui.paper.fonts import QtTypesetter

    return laid_out(annex, QtTypesetter())
