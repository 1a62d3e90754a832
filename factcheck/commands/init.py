"""``factcheck init``: the files that a newsroom's repository needs."""

from __future__ import annotations

import os
import sys

import click

from factcheck.commands.output import complain, finish
from factcheck.model import Problem

CONFIGURATION = """\
# Settings for factcheck: docs/configuration.md lists all keys; `factcheck config show FILE` shows what is in force.
extends: recommended
paths: [.]
exclude: []
# ignore: [typography]
# fail-on: error
# locale: en-GB
"""

HOOK = """\
repos:
  - repo: local
    hooks:
      - id: factcheck
        name: factcheck
        entry: factcheck check --severity warning
        language: python
        additional_dependencies: [factcheck-lint]
        types_or: [plain-text, markdown]
        require_serial: true
"""

WORKFLOW = """\
name: factcheck
on: [pull_request]
jobs:
  factcheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}
      - uses: actions/setup-python@v5
        with: {python-version: "3.x"}
      - run: pip install factcheck-lint
      - run: factcheck check --format github --severity warning --diff "origin/$GITHUB_BASE_REF"
"""

FILES = {
    "factcheck.yaml": CONFIGURATION,
    ".pre-commit-config.yaml": HOOK,
    os.path.join(".github", "workflows", "factcheck.yml"): WORKFLOW,
}


@click.command(name="init")
@click.option("--yes", is_flag=True, help="Ask nothing; write every file that is not there yet.")
def command(yes: bool) -> None:
    """Write a configuration, a pre-commit hook and a CI file into the current folder; what is there stays."""
    for path, text in FILES.items():
        if os.path.exists(path):
            finish(f"{path}: is there already, left alone\n")
        elif yes or click.confirm(f"Write {path}?", default=True):
            try:
                os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            except OSError as error:
                complain([Problem("output", path, None, None, f"cannot be written: {error.strerror}")])
                sys.exit(2)
            finish(text, path)
            finish(f"{path}: written\n")
