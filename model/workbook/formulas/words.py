"""Splits a formula into the words between its operators: references, functions, numbers and texts.

A reference with everything that belongs to it is one word: 'Older People'!A1:B2, Costs[[#This Row],[Type]],
where an apostrophe may take a bracket literally (which openpyxl's tokenizer does not know).
"""

import re
from functools import lru_cache

from model.workbook.formulas.references import Written, parse_reference

WORDS = re.compile(
    r'"(?:[^"]|"")*"'
    r"|#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|GETTING_DATA)"
    r"|(?:'(?:[^']|'')*'"
    r"|\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
    r"|#REF!"
    r"|[^\s\"'\[\],;(){}+\-*/^&=<>%#]++)+\(?",
    re.DOTALL,
)
_CONSTANT = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[Ee]\d*)?|TRUE|FALSE|#(?!REF!).*", re.ASCII | re.IGNORECASE)


@lru_cache(maxsize=200_000)
def reference(word: str) -> Written | None:
    """Return the reference that a word is; None for a constant and for a function's name."""
    if word[0] == '"' or word[-1] == "(" or _CONSTANT.fullmatch(word):
        return None
    return parse_reference(word)
