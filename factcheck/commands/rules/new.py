"""``factcheck rules new ID``: a rule file to start from."""

from __future__ import annotations

import os
import sys

import click

from factcheck import patterns
from factcheck.commands.output import complain, finish
from factcheck.model import Problem

TEMPLATE = """\
id: {id}
summary: One sentence that says what is wrong when this rule speaks.
severity: warning                      # error: cannot be right | warning: an editor must decide | info: verify
kind: pattern                          # what each kind takes: factcheck rules schema, docs/writing-rules.md
match: (moggy|moggies)
scope: narration                       # not in quotations; also: any, quotation, headline, subhead, lead, body, caption
message: "'{{found}}': we print cat"
why: One sentence for the reporter who asks.
examples:                              # at least one fail and two pass, one of them a near miss
  - fail: The moggy was found on the roof.
    finds: [moggy]
  - pass: The cat was found on the roof.
  - pass: '"My moggy is a hunter," she said.'
"""


@click.command(name="new")
@click.argument("rule_id", metavar="ID")
@click.option("--folder", default="rules", show_default=True, help="The folder of rules to put it in.")
def command(rule_id: str, folder: str) -> None:
    """Write a rule file to start from: its examples hold, so change it step by step."""
    if not patterns.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*").fullmatch(rule_id):
        _refuse(rule_id, "an id is folder/name, in small letters, digits and hyphens")
    path = os.path.join(folder, *rule_id.split("/")) + ".yaml"
    if os.path.exists(path):
        _refuse(path, "is there already")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        _refuse(path, f"cannot be written: {error.strerror}")
    finish(TEMPLATE.format(id=rule_id), path)
    used = "it is one of the built-in rules now" if _built_in(folder) else f"packs: [{folder}] in factcheck.yaml"
    finish(f"{path}\ntest it: factcheck rules test {path}\nuse it: {used}\n")


def _built_in(folder: str) -> bool:
    from factcheck.language.lexicon import rules_folder

    return os.path.realpath(folder) == os.path.realpath(rules_folder())


def _refuse(path: str, message: str) -> None:
    complain([Problem("rule", path, None, None, message)])
    sys.exit(2)
