"""``factcheck config show FILE``."""

from __future__ import annotations

import sys
from typing import Any

import click

from factcheck.commands.output import complain, finish
from factcheck.configuration import Finder, Settings
from factcheck.configuration.keys import FIELDS, HOUSE

KEYS = (
    *("select", "ignore", "severity", "fail-on", "rules", "require-reason", "locale", "baseline"),
    *("packs", "paths", "exclude"),
)


@click.command(name="show")
@click.argument("file")
@click.option("--config", metavar="FILE", help="Use this configuration file and no other.")
def command(file: str, config: str | None) -> None:
    """Show the settings in force for the draft FILE, and where each comes from."""
    finder = Finder(config)
    settings = finder.for_draft(file)
    complain(finder.problems, source=True)
    lines = [line for key in KEYS for line in _lines(key, getattr(settings, FIELDS.get(key, key)), settings)]
    for rule, options in settings.options.items():
        lines += _lines("rules", {f"{rule}.{name}": value for name, value in options.items()}, settings)
    for key in HOUSE:
        if value := getattr(settings.house, key):
            lines += _lines(f"house.{key}", value, settings)
    finish("".join(f"{line}\n" for line in lines))
    sys.exit(2 if finder.problems else 0)


def _lines(key: str, value: Any, settings: Settings) -> list[str]:
    """One line for a word, one for each entry of a list; what nobody stated is the default."""
    if isinstance(value, dict):
        entries = [(name, f"{name}: {stated}") for name, stated in value.items()]
    elif isinstance(value, tuple):
        entries = [(name, str(name)) for name in value]
    else:
        entries = [("", str(value).lower() if isinstance(value, bool) else value or "nothing")]
    top, origins = key.partition(".")[0], settings.origins
    stated = [(text, origins.get((top, name.partition(".")[0]) if name else (top,))) for name, text in entries]
    if not stated:
        empty = "all" if key == "select" else "nothing"
        return [f"{key:<15} {empty:<40} default"]
    return [
        f"{key if number == 0 else '':<15} {text:<40} {origin or origins.get((top,)) or 'default'}"
        for number, (text, origin) in enumerate(stated)
    ]
