"""``check --against`` and ``--archive``: drafts held against evidence and against what is published."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

import factcheck
from factcheck import Article

Run = Callable[..., Result]

DRAFT = """---
date: 2024-05-02
---

The fire at Marlow House on Monday injured 47 people, the council said. Mending the roof will cost £2.4m.

“We will rebuild Marlow House within three years,” Ann Marsh said.
"""
NOTES = """Fire service: blaze at Marlow House on Monday, 41 people injured. Roof: £2,380,000.

MARSH: Thank you. We will rebuild Marlow House within five years, if we can.
"""
OTHER = "The harbour at Sandvik took 1,240 boats in June, and a ferry a day.\n"


def _found(result: Result, *folders: str) -> list[dict[str, Any]]:
    findings = json.loads(result.stdout)["findings"]
    return [finding for finding in findings if finding["rule"].partition("/")[0] in folders]


def _files(**texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")


def test_figures_and_words_are_held_against_evidence(run: Run) -> None:
    _files(draft=DRAFT, notes=NOTES)
    result = run("check", "draft.md", "--against", "notes.md", "--format", "json")
    found = _found(result, "evidence", "contradictions", "quotes")
    assert [(finding["rule"], finding["path"], finding["excerpt"]) for finding in found] == [
        ("evidence/figure", "draft.md", "47 people"),
        ("evidence/misquote", "draft.md", "“We will rebuild Marlow House within three years,”"),
    ]
    for finding in found:
        (place,) = finding["related"]
        assert NOTES[place["offset"] : place["end_offset"]] == place["excerpt"]
    assert (json.loads(result.stdout)["summary"]["articles"], result.exit_code) == (1, 1)


def test_what_no_evidence_holds_is_named(run: Run) -> None:
    _files(draft=DRAFT, notes=OTHER)
    result = run("check", "draft.md", "--against", "notes.md", "--format", "json")
    assert [(finding["rule"], finding["excerpt"]) for finding in _found(result, "evidence")] == [
        ("evidence/figure-not-found", "£2.4m"),
        ("evidence/quote-not-found", "“We will rebuild Marlow House within three years,”"),
    ]
    alone = run("check", "draft.md", "--format", "json")
    assert not _found(alone, "evidence")


def test_evidence_is_no_draft_and_never_its_own_witness(run: Run) -> None:
    _files(draft=OTHER, notes=NOTES, more=NOTES.replace("41", "47"))
    result = run("check", "draft.md", "--against", "notes.md", "--against", "more.md", "--format", "json")
    assert {finding["path"] for finding in json.loads(result.stdout)["findings"]} <= {"draft.md"}
    assert not [f for f in _found(result, "evidence", "contradictions") if f["related"]]


def test_a_draft_that_is_its_own_evidence_is_a_draft(run: Run) -> None:
    _files(draft=DRAFT, notes=NOTES)
    whole, alone = (run("check", "draft.md", *more, "--format", "json") for more in (["--against", "."], []))
    assert [f["rule"] for f in _found(whole, "evidence")] == ["evidence/figure", "evidence/misquote"]
    assert [f for f in json.loads(whole.stdout)["findings"] if not f["rule"].startswith("evidence/")] == json.loads(
        alone.stdout
    )["findings"]


def test_published_copy_has_rules_of_its_own(run: Run) -> None:
    Path("archive").mkdir()
    Path("archive/old.md").write_text("---\ndate: 2024-05-09\n---\n\n" + NOTES.split("\n")[0], encoding="utf-8")
    _files(draft=DRAFT)
    result = run("check", "draft.md", "--archive", "archive", "--format", "json")
    (finding,) = _found(result, "archive", "contradictions", "evidence")
    assert (finding["rule"], finding["path"]) == ("archive/figure", "draft.md")
    assert finding["related"][0]["path"] == "archive/old.md"


def test_evidence_that_cannot_be_read_is_a_problem(run: Run) -> None:
    _files(draft=DRAFT)
    result = run("check", "draft.md", "--against", "absent.md", "--format", "json")
    assert [problem["path"] for problem in json.loads(result.stdout)["problems"]] == ["absent.md"]
    assert result.exit_code == 2


def test_evidence_from_memory_whatever_its_date() -> None:
    draft = Article.from_text(DRAFT.partition("---\n\n")[2], "a.txt", datetime.date(2024, 5, 2))
    for day in (None, datetime.date(1999, 1, 1), datetime.date(2031, 1, 1)):
        notes = Article.from_text(NOTES, "n.txt", day)
        found = factcheck.check([draft], against=[notes], rules=["evidence"])
        assert [finding.rule for finding in found] == ["evidence/figure", "evidence/misquote"]
        assert {finding.path for finding in found} == {"a.txt"}
