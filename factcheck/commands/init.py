"""``factcheck init``: the files that a newsroom's repository needs."""

from __future__ import annotations

import os
import sys

import click

from factcheck.commands.origin import PACKAGE, requirement
from factcheck.commands.output import complain, finish
from factcheck.model import Problem

CONFIGURATION = """\
# Settings for factcheck. `factcheck config show FILE` prints what is in force and where each value comes from.
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
        additional_dependencies: ["{requirement}"]
        types_or: [plain-text, markdown]
        exclude: (^|/)(requirements[^/]*|CMakeLists|robots)\\.txt$
        # Drafts of one story are compared with each other, so they must reach one process.
        require_serial: true
"""

GITHUB = """\
name: factcheck
on: [pull_request]
jobs:
  factcheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {{fetch-depth: 0}}
      - uses: actions/setup-python@v5
        with: {{python-version: "3.x"}}
      - run: pip install "{requirement}"
      - run: factcheck check --format github --severity warning --diff "origin/$GITHUB_BASE_REF"
"""

GITLAB = """\
factcheck:
  image: python:3
  variables: {{GIT_DEPTH: "0"}}
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - pip install "{requirement}"
    - >-
      factcheck check --severity warning --diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
      --format gitlab=gl-code-quality-report.json --format junit=junit.xml --format full
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: junit.xml
"""

CI = {"github": (os.path.join(".github", "workflows", "factcheck.yml"), GITHUB), "gitlab": (".gitlab-ci.yml", GITLAB)}


@click.command(name="init")
@click.option("--yes", is_flag=True, help="Ask nothing; write every file that is not there yet.")
@click.option("--ci", type=click.Choice([*CI, "none"]), help="Which CI to write a file for (default: what is there).")
def command(yes: bool, ci: str | None) -> None:
    """Write a configuration, a pre-commit hook and a CI file into the current folder; what is there stays."""
    here = requirement()
    away = PACKAGE if " @ file:" in here else here
    files = {"factcheck.yaml": CONFIGURATION, ".pre-commit-config.yaml": HOOK.format(requirement=here)}
    chosen = ci or ("gitlab" if os.path.exists(".gitlab-ci.yml") else "github")
    if chosen != "none":
        path, text = CI[chosen]
        files[path] = text.format(requirement=away)
    for path, text in files.items():
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
            if away != here and away in text and here not in text:
                complain([], [f"{path}: this factcheck comes from a folder; put an address there that CI can reach"])
