"""Chosen words as workbooks spell them: `one off`, `ONE-OFF` and `One\u2013off` are all the choice One-off."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from model.lines import CHOICES

_BETWEEN = re.compile(r"[\s\u00ad\u2010-\u2015\u2212-]+")


@lru_cache(maxsize=2_000)
def choice_like(name: str, text: str) -> str | None:
    """Return the choice of a field that a text spells, whatever its capitals, spaces and hyphens; None for another."""
    return _choices(name).get(_key(text))


def _key(text: str) -> str:
    return _BETWEEN.sub("", text).casefold()


@cache
def _choices(name: str) -> Mapping[str, str]:
    return MappingProxyType({_key(choice): choice for choice in CHOICES[name]})
