"""Real editors, without a window, set up by the very words of docs/places.md: they type a contradiction, read both
marks, follow one to the other, hover, and apply the quick fix."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(__file__).parent / "editors"
FIRE = "# Warehouse fire in Harnwick\n\nThe warehouse fire in Harnwick killed four people on Tuesday, the mayor said.\n"
TYPED = "The warehouse fire in Harnwick killed six people on Tuesday, the mayor said."

pytestmark = pytest.mark.slow


def setup(language: str, number: int = 0) -> str:
    """The set-up that the documentation prints."""
    text = (ROOT / "docs/places.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)[number]


def test_the_readme_prints_the_same_set_up() -> None:
    assert setup("lua") in (ROOT / "README.md").read_text(encoding="utf-8")


def _played(desk: Path, *command: str, **more: str) -> dict[str, Any]:
    program = desk / "bin/factcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (desk / "drafts").mkdir()
    (desk / "drafts/fire.md").write_text(FIRE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(desk), "TYPED": TYPED, "DRAFT": "fire.md", **more}
    environment["PATH"] = f"{program.parent}:{os.environ['PATH']}"
    done = subprocess.run(
        command, cwd=desk / "drafts", env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    assert lines, done.stdout + done.stderr
    seen: dict[str, Any] = json.loads(lines[-1])
    return seen


def _holds(seen: dict[str, Any]) -> None:
    assert [seen[step] for step in ("attached", "checked", "found", "repaired")] == [True] * 4
    assert seen["before"] == 0
    assert seen["definition"] in (2, 4)
    assert "contradictions/quantity" in seen["hover"]
    assert "said by the mayor" in seen["hover"]
    assert any(title.startswith("Ignore contradictions/quantity") for title in seen["actions"])
    assert len(set(re.findall("killed (.*?) on", seen["text"]))) == 1


def _neovim() -> tuple[int, int]:
    if shutil.which("nvim") is None:
        return (0, 0)
    shown = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=False).stdout
    major, minor = re.findall(r"NVIM v(\d+)\.(\d+)", shown)[0]
    return int(major), int(minor)


@pytest.mark.skipif(shutil.which("nvim") is None, reason="needs Neovim")
def test_neovim(tmp_path: Path) -> None:
    config = tmp_path / "init.lua"
    config.write_text(setup("lua", 0 if _neovim() >= (0, 11) else 1), encoding="utf-8")
    script = f"luafile {SCRIPTS / 'neovim.lua'}"
    seen = _played(tmp_path, "nvim", "--headless", "-u", str(config), "fire.md", "-c", script)
    _holds(seen)
    assert seen["linked"] == 1


def _has_eglot() -> bool:
    if shutil.which("emacs") is None:
        return False
    probe = ["emacs", "--batch", "--eval", "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"]
    return subprocess.run([*probe[:2], "-l", "package", *probe[2:]], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("emacs") is None, reason="needs Emacs")
def test_emacs(tmp_path: Path) -> None:
    if not _has_eglot():
        pytest.skip("needs Eglot and markdown-mode")
    config = tmp_path / "init.el"
    config.write_text(setup("lisp"), encoding="utf-8")
    start = ("emacs", "--batch", "-l", "package", "--eval", "(package-initialize)", "-l", "eglot", "-l", str(config))
    seen = _played(tmp_path, *start, "-l", str(SCRIPTS / "emacs.el"))
    _holds(seen)
    assert seen["mode"] == "markdown-mode"
