"""``factcheck rules schema``."""

from __future__ import annotations

import click
import msgspec

from factcheck.commands.output import finish


@click.command(name="schema")
def command() -> None:
    """Print the JSON Schema of a rule file, which editors can complete from."""
    from factcheck.engine.schema import RuleDocument

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(RuleDocument)}
    finish(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n")
