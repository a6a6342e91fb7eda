"""Which lines a search text means: an exact reference first, then references that begin so, then titles."""

from model.budget import Budget


def matching_lines(budget: Budget, text: str) -> list[int]:
    """Return the ids of the lines that a text finds, best first; letters' case does not matter."""
    wanted = text.casefold().strip()
    if not wanted:
        return []
    ranks: tuple[list[int], ...] = ([], [], [])
    for line in budget.lines():
        reference = line.reference.casefold()
        if reference == wanted:
            ranks[0].append(line.id)
        elif reference.startswith(wanted):
            ranks[1].append(line.id)
        elif wanted in line.title.casefold() or wanted in reference:
            ranks[2].append(line.id)
    return [line_id for rank in ranks for line_id in rank]
