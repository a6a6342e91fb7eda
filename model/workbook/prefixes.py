"""XML whose elements all carry a prefix, `<x:row>`, as some programs write it: told here without it, the same XML.

Parts are patched as text by the names of their elements, so each part is spelled one way before anything looks at it.
"""

import re

_ROOT = re.compile(
    r"(?:[\ufeff\s]++|<\?(?:[^?]|\?(?!>))*+\?>|<!--.*?-->)*+<(?P<prefix>[\w.-]+):[\w.-]+[^<>]*+>", re.DOTALL
)
_DEFAULT = re.compile(r"<[^<>]*?\sxmlns\s*=")
_BARE = re.compile(r"</?[A-Za-z_][\w.-]*+(?=[\s/>])")
_LITERAL = "<![CDATA["


def without_prefix(text: str) -> str:
    """Return a part's text with the prefix of its root left out of every element's name.

    It stays as it is where that would change what it means: where some elements have no prefix, or where attributes
    have the same one.
    """
    root = _ROOT.match(text)
    if root is None or _LITERAL in text or _BARE.search(text) or _DEFAULT.search(text):
        return text
    prefix = re.escape(root["prefix"])
    declaration = re.compile(rf"(<[^<>]*?\sxmlns):{prefix}(?=\s*=)")
    used = re.compile(rf"<[^<>]*?\s{prefix}:[\w.-]+\s*=")
    if len(declaration.findall(text)) != 1 or not declaration.search(root[0]) or used.search(text):
        return text
    return re.sub(rf"(</?){prefix}:", r"\1", declaration.sub(r"\1", text))
