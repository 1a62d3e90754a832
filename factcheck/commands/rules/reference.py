"""``factcheck rules reference``: every rule on one page."""

from __future__ import annotations

from itertools import groupby

import click

from factcheck import patterns
from factcheck.commands.output import finish
from factcheck.commands.rule_sets import load_rules
from factcheck.engine.rule import Rule

_MARKS = patterns.lazy(r"([\\`*_\[\]<>#|])")


@click.command(name="reference")
@click.option("--output", metavar="FILE", help="Write to a file.")
def command(output: str | None) -> None:
    """Print all rules as Markdown: what each finds, why, and an example of it."""
    rules = [rule for rule in load_rules().rules if rule.kind != "define"]
    parts = [
        "# Rules\n\nMade by `factcheck rules reference` from the rule files; `factcheck rules show ID` tells more.\n"
    ]
    for folder, group in groupby(rules, key=lambda rule: rule.id.partition("/")[0]):
        parts.append(f"\n## {folder}\n")
        parts += [_entry(rule) for rule in group]
    finish("".join(parts), output)


def _entry(rule: Rule) -> str:
    lines = [f"\n### {rule.id}\n", f"{_safe(rule.summary)} *{rule.severity}*\n", _safe(rule.why)]
    example = next((e for e in rule.document.examples if e.finds), None)
    if example is not None:
        texts = [example.fail] if example.fail else [article.text for article in example.articles]
        lines += ["", *(f"> {_safe(line)}" for text in texts for line in (text or "").splitlines() if line.strip())]
    return "\n".join(lines) + "\n"


def _safe(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
