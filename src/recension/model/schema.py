"""The JSON Schema of the record, made from the nouns themselves, so that the two cannot part."""

import dataclasses
import enum
import inspect
import types
import typing
from typing import Any

from .record import FORMAT, Record
from .wire import RENAMED

Schema = dict[str, Any]

_SIMPLE = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}


def record_schema() -> Schema:
    """The JSON Schema, draft 2020-12, that every record of format 1 is valid against; keys may be added later."""
    found: dict[str, Schema] = {}
    top = _describe(Record, found)
    definitions = {name: found[name] for name in sorted(found)}
    definitions["Record"]["properties"]["format"] = {"const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **top,
        "$defs": definitions,
    }


def _describe(hint: Any, found: dict[str, Schema]) -> Schema:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_describe(choice, found) for choice in inner]}
    if origin is tuple:
        return _describe_tuple(inner, found)
    if origin is dict:
        return {"type": "object", "additionalProperties": _describe(inner[1], found)}
    if dataclasses.is_dataclass(hint):
        return _describe_noun(typing.cast(type, hint), found)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint], "description": inspect.getdoc(hint)}
    return {"type": _SIMPLE[hint]}


def _describe_tuple(inner: tuple[Any, ...], found: dict[str, Schema]) -> Schema:
    if inner[1] is Ellipsis:
        return {"type": "array", "items": _describe(inner[0], found)}
    return {"type": "array", "items": _describe(inner[0], found), "minItems": len(inner), "maxItems": len(inner)}


def _describe_noun(noun: type, found: dict[str, Schema]) -> Schema:
    name = noun.__name__
    if name not in found:
        found[name] = {}  # taken before its fields are described, which may name it again
        hints = typing.get_type_hints(noun)
        tag = getattr(noun, "kind", None)
        properties: Schema = {"kind": {"const": tag}} if isinstance(tag, str) else {}
        for field in dataclasses.fields(noun):
            properties[RENAMED.get((name, field.name), field.name)] = _describe(hints[field.name], found)
        found[name] = {
            "type": "object",
            "description": inspect.getdoc(noun),
            "properties": properties,
            "required": list(properties),
        }
    return {"$ref": f"#/$defs/{name}"}
