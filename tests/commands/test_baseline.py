from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

BAD = "The council said it it would mend the road.\n"


def _rules(result: Result) -> list[str]:
    return [finding["excerpt"] for finding in json.loads(result.stdout)["findings"]]


def test_only_new_findings_are_shown(run: Run) -> None:
    Path("a.md").write_text(BAD, encoding="utf-8")
    assert run("baseline", "create").stdout.startswith("factcheck-baseline.json: ")
    assert run("check").exit_code == 0
    moved = "A new first paragraph of the story.\n\nThe council said it it would\nmend the road.\n\nIt was was late.\n"
    Path("a.md").write_text(moved, encoding="utf-8")
    result = run("check", "--format", "json", "--select", "typography")
    assert (_rules(result), result.exit_code) == (["was was"], 1)
    assert "of the baseline factcheck-baseline.json not shown" in result.stderr


def test_prune_drops_what_is_gone(run: Run) -> None:
    for name in ("a.md", "b.md", "c.md"):
        Path(name).write_text(BAD, encoding="utf-8")
    run("baseline", "create")
    Path("a.md").write_text("The council said that it would mend the road.\n", encoding="utf-8")
    Path("c.md").unlink()
    assert run("baseline", "prune", "a.md").exit_code == 0
    rows = json.loads(Path("factcheck-baseline.json").read_text(encoding="utf-8"))["findings"]
    assert {row["path"] for row in rows} == {"b.md"}


def test_the_configuration_names_the_file(run: Run) -> None:
    Path("factcheck.yaml").write_text("baseline: known/old.json\n", encoding="utf-8")
    Path("known").mkdir()
    Path("a.md").write_text(BAD, encoding="utf-8")
    assert run("check").exit_code == 2
    assert run("baseline", "create").exit_code == 0
    assert run("check").exit_code == 0
    Path("known/old.json").write_text("[1", encoding="utf-8")
    broken = run("check", "--format", "json")
    assert broken.exit_code == 2
    assert broken.stderr.startswith("known/old.json:1:3: ")
    assert "it it" in _rules(broken)
