"""Start tags in XML that is read or patched as text: their attributes, however they are spelled.

Programs differ: `sheet="1"`, `sheet='1'` and `sheet = "true"` all say the same.
"""

import re
from functools import cache

from model.workbook.xml import attribute, unescaped

INSIDE = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+"
_ATTRIBUTE = re.compile(r"\s*(?<![\w:.-])([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WHOLE = re.compile(r"\d{1,10}", re.ASCII)
_TRUE = frozenset({"1", "true", "on"})


@cache
def start_tags(*names: str) -> re.Pattern[str]:
    """Return what finds the start tags of elements of these names, self-closed ones included; group 1 is the name."""
    return re.compile(rf"<({'|'.join(names)})(?=[\s/>]){INSIDE}>")


@cache
def elements(name: str) -> re.Pattern[str]:
    """Return what finds elements of this name, none of which holds another; group 1 is the start tag, 2 the inside."""
    return re.compile(rf"(<{name}(?=[\s/>]){INSIDE}>)(?:(?<=/>)|(.*?)</{name}\s*>)", re.DOTALL)


def attributes_of(tag: str) -> dict[str, str]:
    """Return a start tag's attributes by name, prefix included. `tag` may be the whole tag or what follows its name."""
    return {match[1]: unescaped(match[2] or match[3] or "") for match in _ATTRIBUTE.finditer(tag)}


def whole_number(value: str | None) -> int | None:
    """Return the number that an attribute's value is, None where it is none or longer than any in a workbook."""
    return int(value) if value is not None and _WHOLE.fullmatch(value) else None


def is_true(value: str | None) -> bool:
    """Tell whether an attribute's value says yes; one that is not there says no."""
    return value is not None and value.strip() in _TRUE


def with_attribute(tag: str, name: str, value: str | None) -> str:
    """Return a start tag with an attribute added or replaced, or removed (None); the rest stays as it is spelled."""
    for match in _ATTRIBUTE.finditer(tag):
        if match[1] == name:
            before = tag[match.start() : match.start(1)]
            new = "" if value is None else f'{before}{name}="{attribute(value)}"'
            return tag[: match.start()] + new + tag[match.end() :]
    if value is None:
        return tag
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return f'{tag[:end].rstrip()} {name}="{attribute(value)}"{tag[end:]}'
