from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import Distribution
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from factcheck.commands import init
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


def test_the_file_for_the_ci_that_is_there(run: Run) -> None:
    run("init", "--yes", "--ci", "none")
    assert not Path(".github").exists()
    run("init", "--yes", "--ci", "gitlab")
    job = yaml.safe_load(Path(".gitlab-ci.yml").read_text(encoding="utf-8"))["factcheck"]
    assert "factcheck check" in job["script"][1]
    assert "is there already" in run("init", "--yes").stdout
    assert not Path(".github").exists()


class Installed(Distribution):
    """The package as installed from ``origin``, a release where it is None."""

    version = "1.2.3"

    def __init__(self, origin: object) -> None:
        self.origin = origin

    def read_text(self, filename: str) -> str | None:
        return None if self.origin is None else json.dumps(self.origin)

    def locate_file(self, path: object) -> Path:  # type: ignore[override]
        return Path(str(path))


@pytest.mark.parametrize(
    ("origin", "requirement", "in_ci"),
    [
        (None, "factcheck-lint==1.2.3", "factcheck-lint==1.2.3"),
        (
            {"url": "https://example.org/f.git", "vcs_info": {"vcs": "git", "commit_id": "abc1"}},
            "factcheck-lint @ git+https://example.org/f.git@abc1",
            "factcheck-lint @ git+https://example.org/f.git@abc1",
        ),
        ({"url": "file:///desk/f", "dir_info": {}}, "factcheck-lint @ file:///desk/f", "factcheck-lint"),
    ],
)
def test_what_is_installed_is_what_the_files_ask_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, origin: object, requirement: str, in_ci: str
) -> None:
    monkeypatch.setattr("importlib.metadata.distribution", lambda name: Installed(origin))
    result = run("init", "--yes")
    hook = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    assert hook["additional_dependencies"] == [requirement]
    steps = yaml.safe_load(Path(init.CI["github"][0]).read_text(encoding="utf-8"))["jobs"]["factcheck"]["steps"]
    assert steps[2]["run"] == f'pip install "{in_ci}"'
    assert ("CI can reach" in result.stderr) is (requirement != in_ci)
