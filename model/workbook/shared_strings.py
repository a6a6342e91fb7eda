"""The shared strings of a workbook: texts that cells name by number."""

import re

from model.problems import FileProblem
from model.workbook.xml import MAIN, decoded, meant, parse, prove_well_formed, unescaped

_SIMPLE = re.compile(r"<si><t(?: xml:space=\"preserve\")?+(?:/>|>([^<]*+)</t>)</si>")
_NO_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")
_FORBIDDEN = bytes(code for code in range(ord(" ")) if code not in b"\t\n\r")
_SAID = re.compile(r"<sst\b[^>]*?\suniqueCount\s*=\s*[\"']\s*\+?(\d+)", re.ASCII)
_LEAST = len("<si/>")
_NUMBER = re.compile(r"\s*\d{1,9}\s*", re.ASCII)


class SharedStrings:
    """Texts by number: `texts` are all of them. A number out of range is a fault of the file, never an empty text."""

    def __init__(self, data: bytes | None, file: str, part: str = "") -> None:
        """Read the shared strings' part, or none. Raises FileProblem."""
        self._file = file
        self.texts: list[str] = []
        if data is None:
            return
        text = decoded(data, file, part)
        _refuse_impossible_count(text, file)
        simple = _SIMPLE.findall(text)
        if simple and _is_simple(text, data, len(simple)):
            first, last = text.index("<si>"), text.rindex("</si>") + len("</si>")
            prove_well_formed(text[:first] + text[last:], file, "table of shared texts")
            self.texts = [unescaped(item) if "&" in item or "_x" in item or "\r" in item else item for item in simple]
            return
        self.texts = [
            "".join(
                meant(run.text or "")
                for run in item.iter(f"{MAIN}t")
                if (parent := run.getparent()) is not None and parent.tag != f"{MAIN}rPh"
            )
            for item in parse(data, file, part).iterfind(f"{MAIN}si")
        ]

    def __getitem__(self, number: str) -> str:
        """Return the text a cell names. Raises FileProblem."""
        if _NUMBER.fullmatch(number) and int(number) < len(self.texts):
            return self.texts[int(number)]
        raise FileProblem(
            f"{self._file} is damaged: a cell names the shared text {number}, which does not exist. Use a backup."
        )


def _refuse_impossible_count(text: str, file: str) -> None:
    """Refuse what says to hold more texts than it has room for: other readers set memory aside for so many, and end."""
    said = _SAID.search(text)
    if said and (len(said[1]) > len(str(len(text))) or int(said[1]) > len(text) // _LEAST):
        raise FileProblem(
            f"{file} is damaged: its table of shared texts says to hold more texts than it has room for. "
            "Use a backup of it."
        )


def _is_simple(text: str, data: bytes, count: int) -> bool:
    """Tell whether between the first text and the last there is nothing but so many simple ones, spelled as XML is."""
    first, last = text.index("<si>"), text.rindex("</si>") + len("</si>")
    tags = 4 * count - text.count("/></si>", first, last)
    return (
        text.count("<", first, last) == tags
        and not ("&" in text and _NO_ENTITY.search(text))
        and len(data.translate(None, _FORBIDDEN)) == len(data)
    )
