"""The verbs of the command line. Each is a file in this folder, imported when it is called."""

from __future__ import annotations

import click

import factcheck
from factcheck.commands.verbs import Verbs

VERBS = {
    "baseline": "Keep a list of known findings, so that only new ones are shown.",
    "cache": "What is kept between runs: its size, or its end.",
    "check": "Lint drafts: files, folders or - for standard input.",
    "config": "Show what is configured, and from where.",
    "extract": "Print the facts found in drafts, one article a line.",
    "init": "Write a configuration, a hook and a CI file to start from.",
    "lsp": "Serve an editor (Language Server Protocol).",
    "rules": "List, show and test the rules.",
}


@click.group(
    cls=Verbs, package="factcheck.commands", verbs=VERBS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(factcheck.__version__, prog_name="factcheck")
def cli() -> None:
    """A fact-check and consistency linter for news copy: deterministic, offline, explainable.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the run itself failed.
    """
