"""``factcheck rules test``: run the examples that stand in the rule files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from factcheck.commands.output import complain, finish
from factcheck.commands.rule_sets import load_rules
from factcheck.engine import RuleSet
from factcheck.errors import nearest
from factcheck.model import Problem
from factcheck.reporting.style import count


@click.command(name="test")
@click.argument("paths", nargs=-1)
@click.option("--coverage", is_flag=True, help="Also list the templates that no example of their rule matches.")
def command(paths: tuple[str, ...], coverage: bool) -> None:
    """Run the examples of all rules, or of those in PATHS (rule files, folders, or ids). Status 1 where one fails."""
    from factcheck.engine.examples import run_examples, unmatched
    from factcheck.extraction import extract

    rule_set, ids, problems = chosen(paths)
    complain([*problems, *rule_set.problems], source=True)
    outcomes = list(run_examples(rule_set, extract, ids))
    where = {rule.id: rule.path for rule in rule_set.rules}
    failed = [outcome for outcome in outcomes if outcome.problem]
    lines = []
    for outcome in failed:
        example = f"example {outcome.index + 1} ({outcome.kind}): " if outcome.index >= 0 else ""
        lines.append(f"{where[outcome.rule]}: {outcome.rule}: {example}{outcome.problem}")
        if outcome.text:
            lines.append("    " + " ".join(outcome.text.split()))
    if coverage:
        for item in unmatched(rule_set, extract, ids):
            place = f"{where[item.rule]}: {item.rule}: {item.key} {item.index + 1}"
            lines.append(f"{place}: no example matches it: {' '.join(item.template.split())[:160]}")
    run = sum(outcome.index >= 0 for outcome in outcomes)
    tested = len({outcome.rule for outcome in outcomes})
    broken = len(problems) + len(rule_set.problems)
    verdict = ", ".join(
        [f"{len(failed)} failed"] * bool(failed) + [f"{broken} could not be read"] * bool(broken) or ["all hold"]
    )
    finish("\n".join([*lines, f"{count(run, 'example')} of {count(tested, 'rule')}: {verdict}"]) + "\n")
    sys.exit(2 if problems or rule_set.problems else 1 if failed else 0)


def chosen(paths: Sequence[str]) -> tuple[RuleSet, list[str] | None, list[Problem]]:
    """The rule set that ``paths`` need, the ids of the rules that they name (None: all), and what is wrong with them.

    A path outside the built-in rules is loaded besides; one inside them, an id and a folder of ids only choose.
    """
    from factcheck.language.lexicon import rules_folder

    if not paths:
        return load_rules(), None, []
    built_in = rules_folder().resolve()
    extra = [Path(path) for path in paths if Path(path).exists() and not _inside(Path(path), built_in)]
    rule_set = load_rules(extra)
    ids: list[str] = []
    problems = []
    for path in paths:
        if not Path(path).exists():
            wanted = path.rstrip("/")
        elif _inside(Path(path), built_in):
            wanted = Path(path).resolve().relative_to(built_in).with_suffix("").as_posix()
        else:
            files = {file.as_posix() for file in (Path(path), *Path(path).rglob("*.yaml"))}
            ids += [rule.id for rule in rule_set.rules if rule.path in files]
            continue
        found = [rule.id for rule in rule_set.rules if wanted in (".", rule.id) or rule.id.startswith(f"{wanted}/")]
        ids += found
        if not found and not any(Path(p.path or "").with_suffix("").match(wanted) for p in rule_set.problems):
            names = [rule.id for rule in rule_set.rules]
            problems.append(Problem("select", path, None, None, f"no such file, folder or rule{nearest(path, names)}"))
    return rule_set, ids, problems


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder)
