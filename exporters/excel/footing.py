"""The foot of a printed page as a workbook keeps it: marking at the left, version in the middle, page at the right.

No program keeps the three apart, so that long ones are broken into lines here.
"""

import re
from textwrap import wrap

from model.problems import FileProblem

_LONGEST = 255
_ACROSS, _MIDDLE, _GAP = 140, 44, 4
"""How many characters the foot holds side by side, how many of them the version takes, and what stays free."""
_CODE = re.compile(r'&&|&(?:"[^"]*"|\d+|K[0-9A-Fa-f+\-]{6}|[BIUSEXYLCR])', re.ASCII)


def foot_code(marking: str, version: str) -> str:
    """Return the code of the foot of every page. Raises FileProblem when it is too long for a workbook."""
    told = wrap(version, _MIDDLE)
    room = (_ACROSS - max(map(len, told), default=0)) // 2 - _GAP
    left, middle = ("\n".join(lines).replace("&", "&&") for lines in (wrap(marking, room), told))
    code = f"&L{left}&C{middle}&RPage &P of &N"
    if len(code.encode("utf-16-le")) // 2 > _LONGEST:
        raise FileProblem(
            "The marking and version are too long for the foot of a page, which holds about 230 characters; "
            "shorten them."
        )
    return code


def foot_words(code: str) -> str:
    """Return what the foot says, without places and fonts, which a program may write otherwise when it saves again."""
    said = _CODE.sub(lambda match: "&" if match[0] == "&&" else " ", code)
    return " ".join(said.split())
