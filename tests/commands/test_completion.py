"""Completion in the shell: of commands, options, their values, rules, and files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from factcheck.cli import cli

ROOT = Path(__file__).resolve().parents[2]


def _offered(line: str) -> set[tuple[str, str]]:
    *arguments, incomplete = line.split(" ")
    found = BashComplete(cli, {}, "factcheck", "_FACTCHECK_COMPLETE").get_completions(arguments, incomplete)
    return {(item.type, item.value) for item in found}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ch", {("plain", "check")}),
        ("check --form", {("plain", "--format")}),
        ("check --format s", {("plain", "sarif")}),
        ("check --severity w", {("plain", "warning")}),
        ("check --select quotes/unc", {("plain", "quotes/unclosed")}),
        ("check --ignore suppression/un", {("plain", "suppression/unused"), ("plain", "suppression/unknown")}),
        ("rules show quotes/unc", {("plain", "quotes/unclosed")}),
        ("check dra", {("file", "dra")}),
        ("check --context sto", {("file", "sto")}),
        ("extract dra", {("file", "dra")}),
        ("init --ci git", {("plain", "github"), ("plain", "gitlab")}),
    ],
)
def test_what_is_offered(line: str, wanted: set[tuple[str, str]]) -> None:
    assert _offered(line) == wanted


def test_folders_of_rules_are_offered_where_they_may_be_named() -> None:
    assert ("plain", "numbers") in _offered("check --select numb")
    assert ("plain", "numbers") not in _offered("rules show numb")


@pytest.mark.parametrize("shell", [BashComplete, ZshComplete, FishComplete])
def test_each_shell_has_a_script(shell: type[ShellComplete], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BashComplete, "_check_version", staticmethod(lambda: None))
    assert "factcheck" in shell(cli, {}, "factcheck", "_FACTCHECK_COMPLETE").source()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_in_a_real_shell(tmp_path: Path) -> None:
    program = tmp_path / "factcheck"
    program.write_text(f"#!{sys.executable}\nfrom factcheck.cli import main\nmain()\n", encoding="utf-8")
    program.chmod(0o755)
    script = """
        eval "$(_FACTCHECK_COMPLETE=bash_source factcheck)"
        COMP_WORDS=(factcheck check --format ju); COMP_CWORD=3
        _factcheck_completion factcheck ju --format
        echo "${COMPREPLY[@]}"
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["junit"]
