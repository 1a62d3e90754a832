from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def _git(*arguments: str) -> None:
    who = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def _excerpts(result: Result) -> list[str]:
    return [finding["excerpt"] for finding in json.loads(result.stdout)["findings"]]


def test_only_what_touches_changed_lines(run: Run) -> None:
    Path("sub").mkdir()
    draft = Path("sub/é a.md")
    draft.write_text("It it rained.\n\nThe road is shut.\n", encoding="utf-8")
    _git("init", "-q")
    _git("add", ".")
    _git("commit", "-qm", "Draft")
    arguments = ("check", "--diff", "HEAD", "--format", "json", "--select", "typography", "sub")
    clean = run(*arguments)
    assert (_excerpts(clean), clean.exit_code) == ([], 0)
    assert "1 findings on unchanged lines not shown" in clean.stderr
    draft.write_text("It it rained.\n\nThe road road is shut.\n", encoding="utf-8")
    assert _excerpts(run(*arguments)) == ["road road"]
    Path("sub/new.md").write_text("It was was new.\n", encoding="utf-8")
    assert _excerpts(run(*arguments)) == ["was was", "road road"]


def test_without_repository_or_revision_it_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    Path("a.md").write_text("It it rained.\n", encoding="utf-8")
    result = run("check", "--diff", "HEAD", "a.md")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    _git("init", "-q")
    result = run("check", "--diff", "--output=x", "a.md")
    assert result.exit_code == 2
    assert not Path("x").exists()
