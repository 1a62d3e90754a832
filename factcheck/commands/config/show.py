"""``factcheck config show FILE``."""

from __future__ import annotations

import sys

import click

from factcheck.commands.output import complain, finish
from factcheck.configuration import Finder, Settings
from factcheck.configuration.keys import FIELDS

KEYS = (
    *("select", "ignore", "severity", "fail-on", "rules", "require-reason", "locale", "abbreviations", "baseline"),
    *("packs", "paths", "exclude"),
)


@click.command(name="show")
@click.argument("file")
@click.option("--config", metavar="FILE", help="Use this configuration file and no other.")
def command(file: str, config: str | None) -> None:
    """Show the settings in force for the draft FILE, and where each comes from."""
    finder = Finder(config)
    settings = finder.for_draft(file)
    complain(finder.problems)
    finish("".join(f"{line}\n" for key in KEYS for line in _lines(key, settings)))
    sys.exit(2 if finder.problems else 0)


def _lines(key: str, settings: Settings) -> list[str]:
    """One line for a word, one for each entry of a list; what nobody stated is the default."""
    value = getattr(settings, FIELDS.get(key, key))
    if isinstance(value, dict):
        entries = [(name, f"{name}: {level}") for name, level in value.items()]
    elif isinstance(value, tuple):
        entries = [(name, str(name)) for name in value]
    else:
        entries = [("", str(value).lower() if isinstance(value, bool) else value or "nothing")]
    stated = [(text, settings.origins.get((key, name) if name else (key,))) for name, text in entries]
    if not stated:
        empty = "all" if key == "select" else "nothing"
        return [f"{key:<15} {empty:<40} default"]
    return [
        f"{key if number == 0 else '':<15} {text:<40} {origin or settings.origins.get((key,)) or 'default'}"
        for number, (text, origin) in enumerate(stated)
    ]
