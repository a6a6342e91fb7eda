"""The foot of a printed page as a workbook keeps it: marking at the left, version in the middle, page at the right."""

import re

from model.problems import FileProblem

_LONGEST = 255
_CODE = re.compile(r'&&|&(?:"[^"]*"|\d+|K[0-9A-Fa-f+\-]{6}|[BIUSEXYLCR])', re.ASCII)


def foot_code(marking: str, version: str) -> str:
    """Return the code of the foot of every page. Raises FileProblem when it is too long for a workbook."""
    left, middle = marking.replace("&", "&&"), version.replace("&", "&&")
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
