"""Changes as JSON and back, exactly: figures keep every digit, blank, nil and unreadable stay three things."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from model.areas import Area
from model.controls import ControlTotal, Measure, Scope
from model.edits import (
    AreaAdded,
    AreaChange,
    AreaMoved,
    AreaRemoved,
    Change,
    ControlChange,
    FieldChange,
    LineAdded,
    LineMoved,
    LineRemoved,
    MuteChange,
    NarrativeChange,
    PotChange,
    SettingChange,
)
from model.lines import Field, Kind, Line
from model.money import Negatives, Unit, Unreadable
from model.mutes import Mute
from model.narratives import Narrative
from model.pots import Pot
from model.years import Year

_CHANGES: tuple[type, ...] = (
    FieldChange,
    LineAdded,
    LineRemoved,
    LineMoved,
    AreaAdded,
    AreaRemoved,
    AreaMoved,
    AreaChange,
    SettingChange,
    ControlChange,
    PotChange,
    MuteChange,
    NarrativeChange,
)
_ROWS: tuple[type, ...] = (ControlTotal, Pot, Mute, Narrative)
_RECORDS = {each.__name__: each for each in (*_CHANGES, Line, Area, *_ROWS, Year, Unreadable)}
_CHOICES = {each.__name__: each for each in (Kind, Unit, Negatives, Measure, Scope)}


def encoded(changes: tuple[Change, ...]) -> bytes:
    """Return changes as JSON, UTF-8."""
    return json.dumps([_plain(change) for change in changes], separators=(",", ":"), ensure_ascii=False).encode()


def decoded(data: bytes) -> tuple[Change, ...]:
    """Return the changes that JSON holds. Raises ValueError where it holds anything else."""
    try:
        values: tuple[Any, ...] = _value(["tuple", *json.loads(data)])
    except (KeyError, TypeError, ArithmeticError, AttributeError, RecursionError) as error:
        message = "the record holds no changes"
        raise ValueError(message) from error
    if not all(isinstance(value, _CHANGES) for value in values):
        message = "the record holds something that is no change"
        raise ValueError(message)
    return values


def _plain(value: object) -> object:
    """Return what JSON can hold: text, whole numbers and None as they are, all else as a list with a tag in front."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    way = _WAYS.get(kind)
    if way is None:
        message = f"the journal cannot hold a {kind.__name__}"
        raise TypeError(message)
    return way(value)


def _plain_choice(value: Enum) -> list[object]:
    return ["choice", type(value).__name__, value.name]


@cache
def _plain_field(field: Field) -> list[object]:
    return ["field", field.name, _plain(field.year)]


def _plain_record(name: str, names: tuple[str, ...], record: object) -> list[object]:
    return ["record", name, {each: _plain(getattr(record, each)) for each in names}]


def _plain_mapping(value: Mapping[object, object]) -> list[object]:
    return ["map", *([_plain(key), _plain(held)] for key, held in value.items())]


def _names_of(kind: type) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind))
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]  # the other kind of record is a NamedTuple
    return names


_AS_THEY_ARE = frozenset((str, int, bool, type(None)))
_WAYS: Mapping[type, Callable[[Any], list[object]]] = MappingProxyType(
    {
        Decimal: lambda value: ["decimal", str(value)],
        Field: _plain_field,
        tuple: lambda value: ["tuple", *map(_plain, value)],
        dict: _plain_mapping,
        MappingProxyType: _plain_mapping,
        **dict.fromkeys(_CHOICES.values(), _plain_choice),
        **{each: partial(_plain_record, name, _names_of(each)) for name, each in _RECORDS.items()},
    }
)
"""How a value of each type is written; found by its type, for a paste has thousands."""


def _value(plain: object) -> Any:  # noqa: ANN401  # whatever the journal held
    if plain is None or isinstance(plain, str | int):
        return plain
    if not isinstance(plain, list):
        message = "the record holds a value of an unknown sort"
        raise ValueError(message)  # noqa: TRY004  # what is wrong is the journal, not the call
    tag, *rest = plain
    return _TAGS[tag](*rest)


def _figure(text: str) -> Decimal:
    figure = Decimal(text)
    if not figure.is_finite():
        message = "the record holds a figure that is none"
        raise ValueError(message)
    return figure


def _mapping(*pairs: tuple[object, object]) -> Mapping[Any, Any]:
    return MappingProxyType({_value(key): _value(held) for key, held in pairs})


def _record(name: str, held: Mapping[str, object]) -> object:
    return _RECORDS[name](**{field: _value(value) for field, value in held.items()})


_TAGS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "decimal": _figure,
        "choice": lambda name, member: _CHOICES[name][member],
        "field": lambda name, year: Field(name, _value(year)),
        "tuple": lambda *items: tuple(map(_value, items)),
        "map": _mapping,
        "record": _record,
    }
)
