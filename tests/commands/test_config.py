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
    assert run("rules", "test", "typography/banned").stdout == "3 examples of 1 rules: all hold\n"
