"""The sample drafts show the whole job, and the README shows them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.model import Finding
from factcheck.reading import read

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FOLDERS = ["claims", "contradictions", "dates", "names", "numbers", "quotes", "sourcing", "typography"]


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return factcheck.check([read(path) for path in sorted((ROOT / "seeds").glob("*.md"))])


def test_every_folder_has_something_to_show(findings: list[Finding]) -> None:
    assert sorted({finding.rule.partition("/")[0] for finding in findings}) == FOLDERS


def test_the_net_gain_and_the_net_loss(findings: list[Finding]) -> None:
    severities = {finding.rule: finding.severity for finding in findings}
    assert severities["contradictions/net-position"] == "warning"
    assert severities["contradictions/net-position-pair"] == "info"


@pytest.mark.slow
def test_the_readme_shows_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = re.search(r"<!-- screen -->\n```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert screen
    monkeypatch.chdir(ROOT)
    printed = CliRunner().invoke(cli, ["check", "seeds/"]).stdout
    place = re.compile(r"^seeds/\S+: \w+\[\S+\]", re.MULTILINE)
    shown = place.findall(screen[1])
    sums = re.compile(
        r"^(?:Opposed words|Findings) \(\d+\)$|^\d+ (?:articles checked|numeric claims): .*$", re.MULTILINE
    )
    assert shown
    assert set(shown) <= set(place.findall(printed))
    assert set(sums.findall(screen[1])) <= set(sums.findall(printed))


@pytest.mark.skipif(not (SHARED / "flagship.py").exists(), reason="needs ../shared")
def test_the_source_articles() -> None:
    run = [sys.executable, str(SHARED / "flagship.py"), f"{sys.executable} -m factcheck"]
    told = subprocess.run(run, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
