"""What a text cell of a workbook can hold: no more than Excel's 32,767 characters, none that XML forbids."""

import re

from model.problems import EntryProblem

LONGEST = 32_767
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text_fault(text: str) -> str:
    """Say in a sentence why a text cannot stand in a workbook, or return nothing."""
    if len(text) > LONGEST:
        return f"The text has {len(text):,} characters; a cell holds at most {LONGEST:,}. Shorten it."
    found = FORBIDDEN.search(text)
    if found:
        return f"The text holds a control character (U+{ord(found[0]):04X}) that a workbook cannot store; remove it."
    return ""


def clean_text(text: str) -> str:
    """Return text as it is stored: Windows and old Macintosh line ends become one. Raises EntryProblem."""
    tidy = text.replace("\r\n", "\n").replace("\r", "\n")
    fault = text_fault(tidy)
    if fault:
        raise EntryProblem(fault)
    return tidy
