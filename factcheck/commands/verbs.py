"""Groups of commands whose verbs are imported one by one, so that a check does not pay for the others."""

from __future__ import annotations

from importlib import import_module

import click


class Verbs(click.Group):
    """``verbs`` maps each name to its line of help; the command is ``command`` in ``package.name``."""

    def __init__(self, *arguments: object, package: str, verbs: dict[str, str], **attributes: object) -> None:
        super().__init__(*arguments, **attributes)  # type: ignore[arg-type]
        self._package = package
        self._verbs = verbs

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(self._verbs)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self._verbs:
            return None
        command: click.Command = import_module(f"{self._package}.{name}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._verbs[name]) for name in self.list_commands(context)])
