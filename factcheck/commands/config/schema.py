"""``factcheck config schema``."""

from __future__ import annotations

import json
from typing import Any

import click

from factcheck.commands.output import finish
from factcheck.configuration import keys
from factcheck.model import SEVERITIES

_LEVEL = {"enum": list(SEVERITIES)}
_WORDS = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_TYPES: dict[keys.Check, dict[str, Any]] = {
    keys.level: _LEVEL,
    keys.words: _WORDS,
    keys.word: {"type": "string"},
    keys.locale: {"enum": list(keys.LOCALES)},
    keys.switch: {"type": "boolean"},
    keys.mapping: {"type": "object", "additionalProperties": {"type": "string"}},
    keys.scalars: {"type": "object"},
}


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of a factcheck.yaml, which editors can complete from."""
    rule = {"oneOf": [_LEVEL, _object(keys.PER_RULE, _TYPES)]}
    types = {
        **_TYPES,
        keys.house: _object(keys.HOUSE, _TYPES),
        keys.rules: {"type": "object", "additionalProperties": rule},
    }
    per_file = {**_object(keys.PER_FILE, types), "required": ["files"]}
    types[keys.overrides] = {"type": "array", "items": per_file}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_object(keys.OPTIONS, types)}
    finish(json.dumps(schema, indent=2) + "\n")


def _object(options: dict[str, keys.Check], types: dict[keys.Check, dict[str, Any]]) -> dict[str, Any]:
    properties = {key: types[check] for key, check in options.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}
