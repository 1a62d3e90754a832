"""The command line: ``factcheck VERB``. Each verb is a file in ``factcheck.commands``, imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

import factcheck

VERBS = {
    "check": "Lint drafts: files, folders or - for standard input.",
    "extract": "Print the facts found in drafts, one article a line.",
    "rules": "List, show and test the rules.",
}


class Verbs(click.Group):
    """A group whose commands are imported one by one, so that a check does not pay for the others."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command: click.Command = import_module(f"factcheck.commands.{name}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, VERBS[name]) for name in self.list_commands(context)])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(factcheck.__version__, prog_name="factcheck")
def cli() -> None:
    """A fact-check and consistency linter for news copy: deterministic, offline, explainable.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the run itself failed.
    """


def main() -> None:
    """Run the command line and exit. Whatever goes wrong is one line on standard error and status 2."""
    try:
        cli(standalone_mode=True)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        print(f"factcheck: internal error: {what} (FACTCHECK_DEBUG=1 shows where)", file=sys.stderr)
        sys.exit(2)
