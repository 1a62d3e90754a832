"""The pack as it is installed: its examples hold, its configuration is in force where a newsroom extends it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import factcheck_house_style

RULES = Path(factcheck_house_style.__file__).parent / "rules"
DRAFT = """\
---
title: Rents up 6% in May
---

Rents rose by 6% in the year to 16th May, Mr. Marsh said. The fund holds £1250000, he told 3 councillors.
Whilst it is a start, 12000 homes are needed.
"""
MENDED = """\
---
title: Rents up 6% in May
---

Rents rose by 6 per cent in the year to 16 May, Mr Marsh said. The fund holds £1,250,000, he told three councillors.
While it is a start, 12,000 homes are needed.
"""


def _factcheck(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def _newsroom(folder: Path) -> None:
    (folder / "factcheck.yaml").write_text("extends: [recommended, house-style]\nselect: [style]\n", encoding="utf-8")
    (folder / "a.md").write_text(DRAFT, encoding="utf-8")


def test_the_examples_of_the_rules_hold(tmp_path: Path) -> None:
    result = _factcheck(tmp_path, "rules", "test", str(RULES))
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_newsroom_extends_the_pack(tmp_path: Path) -> None:
    _newsroom(tmp_path)
    found = json.loads(_factcheck(tmp_path, "check", "--format", "json", "a.md").stdout)["findings"]
    assert [finding["excerpt"] for finding in found] == [
        "6%", "the year to 16th May", "Mr. Marsh", "£1250000", "3", "Whilst", "12000"
    ]  # fmt: skip
    assert {finding["severity"] for finding in found} == {"info"}


def test_all_of_it_is_mended(tmp_path: Path) -> None:
    _newsroom(tmp_path)
    assert _factcheck(tmp_path, "check", "--fix", "a.md").returncode == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == MENDED
    _factcheck(tmp_path, "check", "--fix", "a.md")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == MENDED
