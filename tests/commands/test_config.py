from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_show_says_where_each_setting_comes_from(run: Run) -> None:
    Path("factcheck.yaml").write_text("extends: wire\nignore: [typography]\nfail-on: error\n", encoding="utf-8")
    result = run("config", "show", "drafts/a.md")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["fail-on", "error", "factcheck.yaml:3:10"] in rows
    assert ["typography", "factcheck.yaml:2:10"] in rows
    assert ["severity", "info", "default"] in rows
    assert any(row[:2] == ["ignore", "sourcing"] and row[2].endswith("wire.yaml:2:10") for row in rows)


def test_schema_knows_every_key(run: Run) -> None:
    schema = json.loads(run("config", "schema").stdout)
    assert {"select", "extends", "overrides", "require-reason"} <= set(schema["properties"])
    assert "files" in schema["properties"]["overrides"]["items"]["properties"]


def test_rules_of_a_pack_speak_and_are_tested(run: Run) -> None:
    folder = Path("house/typography")
    folder.mkdir(parents=True)
    (folder / "banned.yaml").write_text(
        "id: typography/banned\nsummary: A word.\nseverity: warning\nkind: pattern\nmatch: moggy\n"
        "message: we print cat\nwhy: House style.\nexamples:\n  - fail: The moggy sat.\n    finds: [moggy]\n"
        "  - pass: The cat sat.\n  - pass: The moggies sat.\n",
        encoding="utf-8",
    )
    Path("factcheck.yaml").write_text("packs: [house]\nselect: [typography/banned]\n", encoding="utf-8")
    Path("a.md").write_text("The moggy sat on the mat.\n", encoding="utf-8")
    found = json.loads(run("check", "--format", "json", "a.md").stdout)["findings"]
    assert [finding["rule"] for finding in found] == ["typography/banned"]
    assert "typography/banned" in run("rules", "list").stdout
    assert run("rules", "test", "typography/banned").stdout == "3 examples of 1 rule: all hold\n"


RULE = """\
id: style/long-list
summary: A list of names is long.
severity: info
kind: claim
of: sentence
where: words(text) > most
options: {most: 8}
message: more than {most} words
why: Short sentences.
examples:
  - fail: The mayor and the clerk and the vicar met by the old pond.
    finds: [The mayor and the clerk and the vicar met by the old pond.]
  - pass: The mayor met the clerk.
  - pass: The mayor met the clerk by the pond.
"""


def test_a_house_gives_options_to_rules(run: Run) -> None:
    Path("house/style").mkdir(parents=True)
    Path("house/style/long-list.yaml").write_text(RULE, encoding="utf-8")
    Path("a.md").write_text("The mayor met the clerk.\n", encoding="utf-8")
    select = "packs: [house]\nselect: [style]\n"
    for options, number in [("{severity: error}", 0), ("{options: {most: 4}}", 1), ("{options: {most: 4.5}}", 1)]:
        Path("factcheck.yaml").write_text(f"{select}rules:\n  style/long-list: {options}\n", encoding="utf-8")
        result = run("check", "--format", "json", "a.md")
        assert len(json.loads(result.stdout)["findings"]) == number, options
    assert "rules           style/long-list.most: 4.5" in run("config", "show", "a.md").stdout


def test_options_that_a_rule_does_not_have(run: Run) -> None:
    Path("a.md").write_text("The mayor met the clerk.\n", encoding="utf-8")
    Path("house/style").mkdir(parents=True)
    Path("house/style/long-list.yaml").write_text(RULE, encoding="utf-8")
    for options, message in [
        ("{mst: 4}", "style/long-list has no option 'mst'; did you mean 'most'?"),
        ("{most: [a]}", "most: expected something like 8, not ['a']"),
    ]:
        text = f"packs: [house]\nrules:\n  style/long-list: {{options: {options}}}\n"
        Path("factcheck.yaml").write_text(text, encoding="utf-8")
        result = run("check", "a.md")
        assert result.exit_code == 2
        assert result.stderr.startswith("factcheck.yaml:3:3: rules: ")
        assert message in result.stderr


def test_the_register_of_a_house(run: Run) -> None:
    Path("a.md").write_text(
        "Helen Marchetty met the Yard in Little Wold on Monday. The NPFU was told.\n", encoding="utf-8"
    )
    Path("factcheck.yaml").write_text(
        "house:\n  names: [Helen Marchetti]\n  places: [Little Wold]\n  aliases: {the Yard: Metropolitan Police}\n"
        "  abbreviations: [NPFU]\n",
        encoding="utf-8",
    )
    found = {item["rule"]: item for item in json.loads(run("check", "--format", "json", "a.md").stdout)["findings"]}
    assert found["names/register-spelling"]["fix"]["replacement"] == "Helen Marchetti"
    assert "names/acronym-undefined" not in found
    names = json.loads(run("extract", "a.md").stdout)["names"]
    assert ("the Yard", "organisation", "Metropolitan Police") in [
        (n["text"] if n["text"].startswith("the") else "the " + n["text"], n["kind"], n["canonical"]) for n in names
    ]
    assert "Little Wold" in [n["canonical"] for n in names if n["kind"] == "place"]
    assert "house.names     Helen Marchetti" in run("config", "show", "a.md").stdout
