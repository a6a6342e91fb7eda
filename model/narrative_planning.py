"""Planning narrative: add, change, remove. See `model.planning` for the rules of a plan."""

from model.budget import Budget
from model.edits import Edit, NarrativeChange
from model.narratives import Narrative, narrative_key
from model.problems import EntryProblem
from model.texts import clean_text

LONGEST_HEADING = 200


def add_narrative(budget: Budget, area: str, heading: str, text: str) -> Edit:
    """Plan a narrative behind the others, of an area by name, or (none) the directorate. Raises EntryProblem."""
    made = _made(budget, budget.new_id(), area, heading, text)
    return Edit(f"Add narrative {made.name}", (NarrativeChange(len(budget.narratives), None, made),))


def change_narrative(budget: Budget, narrative_id: int, area: str, heading: str, text: str) -> Edit | None:
    """Plan that a narrative says something else; None where nothing changes. Raises EntryProblem."""
    position, old = _found(budget, narrative_id)
    new = _made(budget, narrative_id, area, heading, text, was=old.area)
    return Edit(f"Change narrative {new.name}", (NarrativeChange(position, old, new),)) if new != old else None


def remove_narrative(budget: Budget, narrative_id: int) -> Edit:
    """Plan that a narrative goes. Raises EntryProblem."""
    position, old = _found(budget, narrative_id)
    return Edit(f"Remove narrative {old.name}", (NarrativeChange(position, old, None),))


def _made(budget: Budget, narrative_id: int, area: str, heading: str, text: str, was: str = "") -> Narrative:
    known = [each.name for each in budget.areas]
    if area and area not in known and area != was:
        raise EntryProblem(f"There is no area “{area}”; choose {', '.join(known) or 'the directorate'}.")
    tidy = " ".join(clean_text(heading).split())
    if not tidy:
        raise EntryProblem("A narrative needs a heading, such as “Impact on providers”.")
    if len(tidy) > LONGEST_HEADING:
        raise EntryProblem(f"The heading has {len(tidy)} characters; it has at most {LONGEST_HEADING}.")
    said = clean_text(text).strip()
    if not said:
        raise EntryProblem("Write the narrative; one that says nothing is removed instead.")
    made = Narrative(narrative_id, area, tidy, said)
    if any(each.id != narrative_id and narrative_key(each) == narrative_key(made) for each in budget.narratives):
        raise EntryProblem(f"There is a narrative {made.name} already; change that one, or choose another heading.")
    return made


def _found(budget: Budget, narrative_id: int) -> tuple[int, Narrative]:
    for position, narrative in enumerate(budget.narratives):
        if narrative.id == narrative_id:
            return position, narrative
    raise EntryProblem("This narrative is no longer there.")
