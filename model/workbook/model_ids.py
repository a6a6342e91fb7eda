"""A workbook read again speaks of the model's own areas, lines and control totals, so that it can be edited on."""

from dataclasses import replace

from model.budget import Snapshot
from model.workbook.bindings import Bindings
from model.workbook.opening import Opened


def with_model_ids(again: Opened, new: Snapshot) -> Opened:
    """Return the workbook with bindings and findings that speak of what the model holds.

    Areas, lines, control totals, pots, mutes and narrative stand in the same order in both.
    """
    found = again.budget.snapshot()
    areas = {other.id: mine.id for other, mine in zip(found.areas, new.areas, strict=True)}
    lines = {
        other: mine
        for one in found.areas
        for other, mine in zip(found.line_ids[one.id], new.line_ids[areas[one.id]], strict=True)
    }
    found_places = again.bindings.found
    held = {other.id: mine.id for other, mine in zip(found.controls, new.controls, strict=True)}
    controls: dict[object, object] = {
        other.id: mine.id for other, mine in zip(found.controls, new.controls, strict=True)
    }
    bindings = Bindings(
        settings=again.bindings.settings,
        log=again.bindings.log,
        found=found_places.speaking_of(lines, held) if found_places else None,
        kept=again.bindings.kept.speaking_of(lines) if again.bindings.kept else None,
    )
    for area_id, binding in again.bindings.lines.items():
        rows = {lines[line_id]: row for line_id, row in binding.rows.items()}
        bindings.lines[areas[area_id]] = replace(binding, area_id=areas[area_id], rows=rows)
    if again.bindings.controls is not None:
        rows_of_controls = {controls[key]: row for key, row in again.bindings.controls.rows.items()}
        bindings.controls = replace(again.bindings.controls, rows=rows_of_controls)
    if again.bindings.pots is not None:
        pots: dict[object, object] = {other.id: mine.id for other, mine in zip(found.pots, new.pots, strict=True)}
        rows_of_pots = {pots[key]: row for key, row in again.bindings.pots.rows.items()}
        bindings.pots = replace(again.bindings.pots, rows=rows_of_pots)
    if again.bindings.mutes is not None:
        mutes: dict[object, object] = {other.id: mine.id for other, mine in zip(found.mutes, new.mutes, strict=True)}
        rows_of_mutes = {mutes[key]: row for key, row in again.bindings.mutes.rows.items()}
        bindings.mutes = replace(again.bindings.mutes, rows=rows_of_mutes)
    if again.bindings.narratives is not None:
        told: dict[object, object] = {
            other.id: mine.id for other, mine in zip(found.narratives, new.narratives, strict=True)
        }
        rows_of_told = {told[key]: row for key, row in again.bindings.narratives.rows.items()}
        bindings.narratives = replace(again.bindings.narratives, rows=rows_of_told)
    findings = tuple(
        replace(
            finding,
            line_id=lines.get(finding.line_id) if finding.line_id is not None else None,
            area_id=areas.get(finding.area_id) if finding.area_id is not None else None,
        )
        for finding in again.findings
    )
    return replace(again, bindings=bindings, findings=findings)
