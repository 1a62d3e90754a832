"""The command line: ``factcheck VERB``. Each verb is a file in ``factcheck.commands``, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys

import click

import factcheck
from factcheck import derived, patterns
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


def main() -> None:
    """Run the command line and exit. Whatever goes wrong is one line on standard error and status 2."""
    # Facts hold no cycles: to look for some after every 700 objects would take a tenth of the time.
    gc.set_threshold(50_000, 20, 50)
    if sys.stderr is None:  # closed by whoever called
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115 (as long as the process)
    try:
        try:
            cli(standalone_mode=True)
        finally:
            patterns.keep()
            derived.keep()
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except OSError as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        print(f"{error.filename or 'factcheck'}: {error.strerror or error}", file=sys.stderr)
        sys.exit(2)
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        what = " ".join(f"{type(error).__name__}: {error}".split())
        print(f"factcheck: internal error: {what} (FACTCHECK_DEBUG=1 shows where)", file=sys.stderr)
        sys.exit(2)
