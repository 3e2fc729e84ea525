"""Nouns to and from plain JSON values, by their types alone."""

import dataclasses
import enum
import json
import types
import typing
from functools import cache
from typing import Any, TypeVar

from .errors import InvalidRecord

T = TypeVar("T")

# Python keywords cannot be field names: the contract's "from" is `source` in a lineage.
RENAMED = {("Lineage", "source"): "from"}


def to_plain(node: Any) -> Any:
    """Dataclasses to objects, enums to their values, tuples to arrays; a value's `kind` comes first."""
    if dataclasses.is_dataclass(node):
        name, tag = type(node).__name__, getattr(type(node), "kind", None)
        kind = {"kind": tag} if isinstance(tag, str) else {}
        fields = ((RENAMED.get((name, f.name), f.name), getattr(node, f.name)) for f in dataclasses.fields(node))
        return kind | {key: to_plain(value) for key, value in fields}
    if isinstance(node, enum.Enum):
        return node.value
    if isinstance(node, tuple | list):
        return [to_plain(child) for child in node]
    if isinstance(node, dict):
        return {key: to_plain(node[key]) for key in sorted(node)}
    return node


def from_plain(cls: type[T], text: str, expected: str) -> T:
    """The dataclass that `text` (JSON) holds.

    Raises:
        InvalidRecord: `text` is not JSON, its `format` is not `expected`, or a key is missing or of another type.
    """
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise InvalidRecord(f"expected a record as JSON, got text that is not JSON ({error})") from error
    got = plain.get("format") if isinstance(plain, dict) else type(plain).__name__
    if got != expected:
        raise InvalidRecord(f"expected a record of format {expected!r}, got {got!r}")
    try:
        return typing.cast(T, _build(cls, plain))
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidRecord(f"expected a record of format {expected!r}; {type(error).__name__}: {error}") from error


def list_from_plain(cls: type[T], text: str) -> tuple[T, ...]:
    """The dataclasses that `text`, a JSON array of objects, holds; keys left out take their defaults.

    Raises:
        InvalidRecord: `text` is not a JSON array, or an object in it is not a `cls`; the message counts from 1.
    """
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise InvalidRecord(f"expected a JSON array, got text that is not JSON ({error})") from error
    if not isinstance(plain, list):
        raise InvalidRecord(f"expected a JSON array, got {type(plain).__name__}")
    return tuple(_build_nth(cls, child, n) for n, child in enumerate(plain, start=1))


def _build_nth(cls: type[T], plain: Any, number: int) -> T:
    try:
        return typing.cast(T, _build(cls, plain))
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidRecord(f"number {number} is not a {cls.__name__.lower()}; {error}") from error


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _build(hint: Any, plain: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _build_union(typing.get_args(hint), plain)
    if origin is tuple:
        inner = typing.get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_build(inner[0], child) for child in plain)
        return tuple(_build(kind, child) for kind, child in zip(inner, plain, strict=True))
    if origin is dict:
        return dict(plain)
    if dataclasses.is_dataclass(hint):
        name = typing.cast(type, hint).__name__
        hints = _hints(typing.cast(type, hint))
        keys = {f.name: RENAMED.get((name, f.name), f.name) for f in dataclasses.fields(hint)}
        return typing.cast(Any, hint)(**{f: _build(hints[f], plain[key]) for f, key in keys.items() if key in plain})
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint(plain)
    if not isinstance(plain, hint) and not (hint is float and isinstance(plain, int)):
        raise TypeError(f"expected {hint.__name__}, got {plain!r:.80}")
    return plain


def _build_union(choices: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and type(None) in choices:
        return None
    nouns = [c for c in choices if dataclasses.is_dataclass(c)]
    if len(nouns) == 1:
        return _build(nouns[0], plain)
    if nouns:
        chosen = next((c for c in nouns if getattr(c, "kind", None) == plain["kind"]), None)
        if chosen is None:
            raise ValueError(f"no value of kind {plain['kind']!r}")
        return _build(chosen, plain)
    for choice in choices:
        if isinstance(choice, type) and issubclass(choice, enum.Enum):
            return choice(plain)
        if isinstance(plain, choice) and not isinstance(plain, bool):
            return plain
    raise TypeError(f"expected one of {choices}, got {plain!r:.80}")
