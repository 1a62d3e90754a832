"""The hook as a newsroom has it: the real pre-commit installs it from a copy of this repository and runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

GOOD = "The council said on Monday that it would mend the road, and that the work would take a week.\n"
BAD = "The council said that the the work would take a week. “We start soon,’ the mayor said.\n"


def _environment(folder: Path) -> dict[str, str]:
    ours = ("GIT_", "PRE_COMMIT", "VIRTUAL_ENV")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    who = {f"GIT_{role}_{part}": "desk@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "NO_COLOR": "1"}
    return {**kept, **who, **quiet, "PRE_COMMIT_HOME": str(folder / "store")}


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the hook installed."""
    if find_spec("pre_commit") is None or shutil.which("git") is None:
        pytest.skip("needs pre-commit and git")
    index = [sys.executable, "-m", "pip", "index", "versions", "hatchling", "--disable-pip-version-check"]
    if subprocess.run(index, capture_output=True, check=False).returncode:
        pytest.skip("needs the package index")
    folder = tmp_path_factory.mktemp("hook")
    tool, desk = folder / "tool", folder / "desk"
    skipped = shutil.ignore_patterns(".git", ".venv", "*cache*", "__pycache__", "build", "dist")
    shutil.copytree(ROOT, tool, ignore=skipped)
    desk.mkdir()
    for repository in (tool, desk):
        _git(folder, repository, "init", "-q", "-b", "main")
    _git(folder, tool, "add", "-A")
    _git(folder, tool, "commit", "-q", "-m", "Release")
    revision = _git(folder, tool, "rev-parse", "HEAD").stdout.strip()
    (desk / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {tool.as_uri()}\n    rev: {revision}\n    hooks: [{{id: factcheck}}]\n", encoding="utf-8"
    )
    _git(folder, desk, "add", ".pre-commit-config.yaml")
    installed = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install", "--install-hooks"],
        cwd=desk, env=_environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return desk


def _git(folder: Path, repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        ["git", *arguments],
        cwd=repository, env=_environment(folder), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 or arguments[0] == "commit", done.stderr
    return done


def _commit(desk: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    (desk / name).write_text(text, encoding="utf-8")
    _git(desk.parent, desk, "add", name)
    done = _git(desk.parent, desk, "commit", "-m", f"Add {name}")
    _git(desk.parent, desk, "reset", "-q")
    return done


@pytest.mark.slow
def test_a_good_draft_is_committed(newsroom: Path) -> None:
    done = _commit(newsroom, "good.md", GOOD)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_a_bad_draft_is_blocked_and_the_reason_shown(newsroom: Path) -> None:
    done = _commit(newsroom, "bad.md", BAD)
    assert done.returncode == 1
    assert "bad.md:1:" in done.stdout + done.stderr
    assert "quotes/mismatched" in done.stdout + done.stderr


@pytest.mark.slow
def test_an_ignore_comment_is_the_way_out(newsroom: Path) -> None:
    text = f"{BAD.rstrip()} <!-- factcheck: ignore[quotes, typography] as the mayor wrote it -->\n"
    done = _commit(newsroom, "meant.md", text)
    assert done.returncode == 0, done.stdout + done.stderr
