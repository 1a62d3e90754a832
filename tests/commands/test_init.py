from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml
from click.testing import Result

from factcheck.configuration import load

Run = Callable[..., Result]


def test_what_is_written_is_right_and_what_is_there_stays(run: Run) -> None:
    Path(".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    result = run("init", "--yes")
    assert result.exit_code == 0
    assert Path(".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert load("factcheck.yaml")[1] == []
    assert "factcheck" in yaml.safe_load(Path(".github/workflows/factcheck.yml").read_text(encoding="utf-8"))["jobs"]
    assert "left alone" in run("init", "--yes").stdout


def test_it_asks(run: Run) -> None:
    run("init", stdin="n\ny\nn\n")
    assert [path.name for path in Path().iterdir()] == [".pre-commit-config.yaml"]
