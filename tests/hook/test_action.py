"""The steps of the GitHub Action, run by a script as far as one machine can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


def _steps() -> list[dict[str, str]]:
    steps: list[dict[str, str]] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    return steps


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A runner whose install step is done: a folder with a ``factcheck`` that runs this checkout."""
    program = tmp_path / "factcheck/bin/factcheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def _check(runner: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "RUNNER_TEMP": str(runner), "PATHS": ".", "ARGUMENTS": "", "SARIF": "", "HTML": ""}
    environment |= {"GITHUB_STEP_SUMMARY": str(runner / "summary"), **inputs}
    return subprocess.run(
        ["bash", "-e", "-c", _steps()[1]["run"]],
        cwd=runner, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_findings_become_annotations_and_fail_the_job(runner: Path) -> None:
    (runner / "a b.md").write_text("It it rained.\n", encoding="utf-8")
    done = _check(runner, ARGUMENTS="--severity warning --select typography", SARIF="out.sarif", HTML="out.html")
    assert done.returncode == 1
    assert done.stdout.startswith("::warning file=a b.md,line=1,")
    assert (runner / "out.sarif").exists()
    assert (runner / "out.html").exists()
    assert (runner / "summary").read_text(encoding="utf-8").startswith("## factcheck")


def test_clean_copy_passes(runner: Path) -> None:
    (runner / "a.md").write_text("It rained all day.\n", encoding="utf-8")
    assert _check(runner).returncode == 0


def test_every_input_is_passed_on() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    passed = {value for step in _steps() for value in step["env"].values()}  # type: ignore[attr-defined]
    assert {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]} <= passed


def test_the_gitlab_template(runner: Path) -> None:
    job = yaml.safe_load((ROOT / "templates/factcheck.gitlab-ci.yml").read_text(encoding="utf-8"))["factcheck"]
    (runner / "a b.md").write_text("It it rained.\n", encoding="utf-8")
    environment = {**os.environ, **job["variables"], "PATH": f"{runner}/factcheck/bin:{os.environ['PATH']}"}
    environment["FACTCHECK_ARGUMENTS"] += " --select typography"
    done = subprocess.run(
        ["bash", "-e", "-c", job["script"][1]],
        cwd=runner, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "typography/doubled-word" in done.stdout
    for name in (*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()):
        assert (runner / name).exists()


def test_inputs_reach_the_shell_as_variables_only() -> None:
    assert all("${{" not in step["run"] for step in _steps())
