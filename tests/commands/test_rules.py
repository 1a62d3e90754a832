from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

RULE = """\
id: typography/banned
summary: A word that this house does not print.
severity: warning
kind: pattern
match: moggy
message: we print cat
why: House style.
examples:
  - fail: The moggy was found on the roof.
    finds: [moggy]
  - pass: The cat was found on the roof.
  - pass: The moggies were found on the roof.
"""


def test_list_and_show(run: Run) -> None:
    assert any(line.startswith("quotes/mismatched ") for line in run("rules", "list").stdout.splitlines())
    assert "left alone:" in run("rules", "show", "quotes/mismatched").stdout
    unknown = run("rules", "show", "quotes/mismached")
    assert (unknown.exit_code, unknown.stderr) == (
        2, "there is no rule 'quotes/mismached'; did you mean 'quotes/mismatched'?\n"
    )  # fmt: skip


def test_schema_is_json_schema(run: Run) -> None:
    schema = json.loads(run("rules", "schema").stdout)
    assert "properties" in schema["$defs"]["RuleDocument"]


def test_own_rules_are_tested(run: Run) -> None:
    folder = Path("rules/typography")
    folder.mkdir(parents=True)
    (folder / "banned.yaml").write_text(RULE, encoding="utf-8")
    result = run("rules", "test", "rules")
    assert (result.exit_code, result.stdout) == (0, "3 examples of 1 rule: all hold\n")


def test_a_failing_or_missing_example_fails(run: Run) -> None:
    Path("one.yaml").write_text(RULE.replace("The cat was", "The moggy was"), encoding="utf-8")
    result = run("rules", "test", "one.yaml")
    assert result.exit_code == 1
    assert "one.yaml: typography/banned: example 2 (pass): found ['moggy']" in result.stdout
    Path("two.yaml").write_text("".join(RULE.splitlines(keepends=True)[:-1]), encoding="utf-8")
    assert run("rules", "test", "two.yaml").exit_code == 1


def test_a_broken_rule_has_its_place(run: Run) -> None:
    Path("one.yaml").write_text(RULE.replace("severity:", "severty:"), encoding="utf-8")
    result = run("rules", "test", "one.yaml")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "one.yaml:3:1: unknown key 'severty'; did you mean 'severity'?",
        "    severty: warning",
        "    ^",
    ]


def test_coverage_lists_templates_that_no_example_matches(run: Run) -> None:
    text = RULE.replace("match: moggy", "match: [moggy, tabby, cat]\nunless: [sphinx, roof]")
    text = text.replace("The moggy was found on the roof", "The moggy was found")
    Path("one.yaml").write_text(text, encoding="utf-8")
    assert "no example" not in run("rules", "test", "one.yaml").stdout
    lines = run("rules", "test", "--coverage", "one.yaml").stdout.splitlines()
    said = [line for line in lines if "no example matches it" in line]
    assert said == [
        "one.yaml: typography/banned: match 2: no example matches it: tabby",
        "one.yaml: typography/banned: unless 1: no example matches it: sphinx",
    ]


def test_ids_and_unknown_names(run: Run) -> None:
    assert run("rules", "test", "quotes/mismatched").stdout.endswith("of 1 rule: all hold\n")
    assert run("rules", "test", "no/such").exit_code == 2


def test_a_new_rule_holds_and_can_be_used(run: Run) -> None:
    assert run("rules", "new", "house/no-moggies").exit_code == 0
    assert run("rules", "test", "rules/house/no-moggies.yaml").stdout == "3 examples of 1 rule: all hold\n"
    Path("factcheck.yaml").write_text("packs: [rules]\n", encoding="utf-8")
    Path("a.md").write_text("The moggy sat on the mat.\n", encoding="utf-8")
    assert "house/no-moggies" in run("check", "--format", "concise", "a.md").stdout
    assert run("rules", "new", "house/no-moggies").exit_code == 2
    assert run("rules", "new", "../x").exit_code == 2


def test_the_reference_has_every_rule(run: Run) -> None:
    page = run("rules", "reference").stdout
    ids = [line.split()[0] for line in run("rules", "list").stdout.splitlines()]
    assert sum(f"### {rule}\n" in page for rule in ids) >= len(ids) - 5


def test_explain_and_debug(run: Run) -> None:
    text = "---\ntitle: T\n---\nBurglaries rose from 1,240 to 1,860, a 40 per cent increase.\n\nThe road is shut.\n"
    Path("a.md").write_text(text, encoding="utf-8")
    told = run("rules", "explain", "numbers/percent-change", "a.md:4").stdout
    assert "[number 1,240" in told or "1,240" in told
    assert "speaks" in told
    assert "finding: 1,240" in told
    silent = run("rules", "explain", "numbers/percent-change", "a.md:6").stdout
    assert "no match: " in silent
    assert "no finding here (1 elsewhere in the file)" in silent
    assert "[percent 40 per cent" in run("rules", "debug", "a.md:4").stdout
    for place in ("a.md", "a.md:99", "b.md:1"):
        assert run("rules", "debug", place).exit_code == 2


def test_explain_without_a_place_says_where_else_to_look(run: Run) -> None:
    result = run("rules", "explain", "quotes/mismatched")
    assert result.exit_code == 2
    assert "factcheck rules show quotes/mismatched" in result.stderr
    assert result.stderr.count("\n") == 1
