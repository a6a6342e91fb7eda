"""Merging the checks that were muted: each by what was found, with its reason as what is said of it.

A frozen version holds none. With one as the base nothing proves that a copy heard a check again, so what is muted in
either stays so, and two reasons for the same are a conflict.
"""

from dataclasses import replace

from model.comparing.sides import Side
from model.comparing.stated_rows import row_name, row_words
from model.merging.working import Working
from model.mutes import Mute, mute_key

_HEADING = "Muted check"


def merge_mutes(working: Working, sides: tuple[Side, Side]) -> None:
    """Carry over what the copy, the second of the sides, muted or heard again since the base, the first."""
    base, theirs = sides
    if not theirs.holds_mutes:
        return
    olds = {mute_key(mute): mute for mute in (base.snapshot.mutes if base.holds_mutes else ())}
    news = {mute_key(mute): mute for mute in theirs.snapshot.mutes}
    for key in {**olds, **news}:
        here = next((mute for mute in working.mutes if mute_key(mute) == key), None)
        there = news.get(key)
        words = [row_words(mute, working.settings) for mute in (olds.get(key), here, there)]
        if here is not None and there is not None and words[1] != words[0]:
            if here.reason == there.reason:
                continue  # who said it first is no matter to decide
            if not base.holds_mutes:
                words[0] = f"not held in {base.name}"
        told = row_name(here or there or olds[key])
        if working.takes(theirs.name, words, ("", told, _HEADING), (_HEADING, key)):
            _exchange(working, here, there)


def _exchange(working: Working, here: Mute | None, there: Mute | None) -> None:
    if here is None:
        if there is not None:
            working.mutes.append(replace(there, id=working.new_id()))
    elif there is None:
        working.mutes.remove(here)
    else:
        working.mutes[working.mutes.index(here)] = replace(there, id=here.id)
