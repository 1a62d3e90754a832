"""A draft that is typed into gets the hits that a run from scratch finds, whatever is put in, taken out or moved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from factcheck.engine import load
from factcheck.engine.again import Kept
from factcheck.engine.runner import Runner
from factcheck.engine.view import View
from factcheck.extraction import extract
from factcheck.language import known
from factcheck.model import Article, Facts
from tests.edits import edited

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "\n\n".join(
    (
        *(path.read_text(encoding="utf-8").split("---", 2)[2] for path in sorted(ROOT.glob("seeds/*.md"))),
        "# Half of all buses late",
        "The depot cut 12 of its 40 jobs, a 50 per cent cut, on Tuesday, 4 March 2025. Of the 60 buses 33 ran late, "
        "the firm said, or 55 per cent. Fares rose from £2.00 to £2.50, up 20 per cent.",
        "“Nobody asked us,” said Tom Kersey, 43, who was born in 1971. The river rose 3m (15ft) overnight. It was the "
        "wettest week ever.",
        "Adults paid £12 and children £5; the 100 adults and 40 children paid £1,300. The tower is 40 metres tall. "
        "Harriers won 3-1, a margin of three.",
    )
)


def _facts(text: str) -> Facts:
    return extract(Article.from_text(text, path="draft.md", date="2025-03-06"))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_is_what_a_run_from_scratch_finds(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, text = random.Random(seed), DRAFT
    rules = load()
    scratch, typed = Runner(rules), Runner(rules)
    for _ in range(25):
        facts = _facts(text)
        monkeypatch.setattr(known, "_session", [])
        fresh = scratch.examine(facts)
        monkeypatch.setattr(known, "_session", [True])
        assert typed.examine(facts) == fresh, text
        text = edited(text, chance)


def test_a_keystroke_leaves_stretches_far_from_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_session", [True])
    runner = Runner(load())
    runner.examine(_facts(DRAFT))
    view = View(_facts(DRAFT.replace("river rose", "riverr rose")))
    kept = Kept(runner._before["draft.md"], view)
    far = kept.units["sentence"].bit_count()
    assert len(view.facts.sentences) - 20 < far < len(view.facts.sentences) - 6
    assert any(kept.of("sentence", at) for at in range(far))


def test_another_day_of_publication_leaves_nothing_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_session", [True])
    runner = Runner(load())
    runner.examine(_facts(DRAFT))
    later = extract(Article.from_text(DRAFT, path="draft.md", date="2025-03-07"))
    assert not Kept(runner._before["draft.md"], View(later)).units


def test_what_is_forgotten_is_examined_from_scratch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "_session", [True])
    runner = Runner(load())
    runner.examine(_facts(DRAFT))
    runner.forget("draft.md")
    assert runner._before["draft.md"] is None
