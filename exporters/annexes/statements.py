"""The sentences above every table: unit, basis, signs, rounding, blanks, source."""

from datetime import date

from exporters.annex import Imprint
from exporters.request import AnnexRequest
from model.budget import Budget
from model.money import NIL, Negatives, format_amount
from model.scopes import directorate_name
from model.settings import BASIS, Settings

BLANK = "A blank amount means that none is stated"


def unit_and_basis(settings: Settings, request: AnnexRequest) -> str:
    """Say the unit and basis of the amounts."""
    if settings.basis != BASIS:
        return f"Amounts are in {request.unit.symbol}, {settings.basis}."
    return f"Amounts are in {request.unit.symbol}, {request.basis.value}: each is {request.basis.meaning}."


def of_changes(settings: Settings) -> str:
    """Say why an annex of what was changed follows no other basis."""
    return f"What was changed is told as the workbook holds it, {settings.basis}, whatever basis other annexes show."


def signs(settings: Settings) -> str:
    """Say what the sign of a figure means."""
    negative = "in brackets" if settings.negatives is Negatives.BRACKETS else "with a minus"
    return f"A figure without a sign adds to the net budget; one {negative} reduces it."


def rounding(request: AnnexRequest) -> str:
    """Say how figures are rounded."""
    places = {0: "whole numbers", 1: "1 decimal"}.get(request.decimals, f"{request.decimals} decimals")
    return f"Figures are held exactly, totalled, and only then shown to {places}."


def blanks(request: AnnexRequest) -> str:
    """Say what an empty cell means."""
    nil = format_amount(NIL, request.unit, request.decimals)
    return f"{BLANK}; nil is shown as {nil}."


def of_pages(settings: Settings, request: AnnexRequest) -> tuple[str, ...]:
    """Return the sentences that say how figures are shown: they hold for no file of data, whose amounts are exact."""
    return (unit_and_basis(settings, request), signs(settings), rounding(request), blanks(request))


def source(settings: Settings, request: AnnexRequest) -> str:
    """Say which workbook the figures come from, and when they left it."""
    version = f", {settings.version}" if settings.version else ""
    unsaved = ", with changes not yet saved" if request.source.changed else ""
    return f"Source: {request.source.name}{version}{unsaved}; exported on {day_in_words(request.moment)}."


def day_in_words(day: date) -> str:
    """Write a day as papers do: `9 January 2026`."""
    return f"{day.day} {day:%B %Y}"


def subtitles(budget: Budget) -> tuple[str, ...]:
    """Return the lines below the title: whose budget it is, and its own title."""
    settings = budget.settings
    whose = ": ".join(part for part in (settings.organisation, scope_name(budget)) if part)
    return tuple(part for part in (whose, settings.title) if part)


def scope_name(budget: Budget) -> str:
    """Return what the whole budget covers: the directorate, and its service where there is one alone."""
    return directorate_name(budget)


def imprint(settings: Settings) -> Imprint:
    """Return whose the annex is, its marking and version."""
    return Imprint(settings.organisation, settings.marking, settings.version)
