"""Types of command-line options."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from factcheck.errors import nearest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _day(value: str) -> datetime.date:
    """The date of ``YYYY-MM-DD``; raises ValueError for anything else."""
    return datetime.datetime.strptime(value, "%Y-%m-%d").date()


class DateOption(click.ParamType[datetime.date]):
    """``YYYY-MM-DD``, nothing else."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return _day(value)
        except ValueError:
            self.fail(f"'{value}' is not a date of the form YYYY-MM-DD", param, ctx)


class FormatOption(click.ParamType[tuple[str, str | None]]):
    """``FORMAT`` or ``FORMAT=FILE``."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str | None]:
        from factcheck.reporting import FORMATS

        if isinstance(value, tuple):
            return value
        name, equals, file = value.partition("=")
        if name not in FORMATS:
            self.fail(f"'{name}' is not one of {', '.join(FORMATS)}{nearest(name, FORMATS)}", param, ctx)
        if equals and not file:
            self.fail(f"'{value}' names no file", param, ctx)
        return name, file or None

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from factcheck.reporting import FORMATS

        return [CompletionItem(name) for name in FORMATS if name.startswith(incomplete)]


class RuleOption(click.ParamType[str]):
    """The id of a rule or, with ``folders``, also a folder of rules; whether there is one is for the command to say."""

    name = "rule"

    def __init__(self, folders: bool = True) -> None:
        self.folders = folders

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from factcheck.commands.rule_sets import load_rules
        from factcheck.linting import known_rules

        ids = known_rules(load_rules())
        names = sorted({*ids, *(name.partition("/")[0] for name in ids if self.folders)})
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]
