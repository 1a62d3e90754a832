"""Claims of a draft that is typed into are those that a fresh reading finds, whatever is put in, taken out or moved."""

from __future__ import annotations

import random

import pytest

from factcheck.extraction import extract
from factcheck.extraction.claims import again
from factcheck.model import Article
from tests.edits import edited

DRAFT = "\n\n".join(
    (
        "# Council to cut 200 jobs",
        "Harnwick council will cut 200 jobs by March 2025, its leader, Ann Marsh, said on Tuesday. The "
        "authority lost £4.2m last year, and a net 40 teachers to Selby. That year 12 people died on its "
        "roads.",
        "“Nobody asked us,” said Tom Kersey, 43, who runs a bookshop in Oldmere. “We lost half our trade. We "
        "will close in June.”",
        "The firm denied that it had refused to pay. It made a profit of $3m in 2023 and a loss of $1m in "
        "2024. Kersey, who was born in 1981, sued the council and won. The same month, 1,200 residents "
        "signed a petition against the plan.",
        "## 'We were ignored'",
        "- Oldmere United beat Tarrow 3-1 on Saturday\n- the quake had a magnitude of 6.2",
        "Rhona Lisle, the chief executive, was cleared of fraud on 4 May 2024. She had resigned three weeks "
        "earlier. In the following year membership fell from 900 to 640. Selby gained 30 officers from "
        "Harnwick, more than it lost.",
    )
)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_kept_is_what_a_fresh_reading_finds(seed: int) -> None:
    chance, text, before = random.Random(seed), DRAFT, None
    for _ in range(60):
        article = Article.from_text(text, date="2025-03-02")
        fresh = extract(article)
        if before is not None:
            assert extract(article, before) == fresh, text
        text, before = edited(text, chance) or DRAFT, fresh


def test_a_keystroke_leaves_most_sentences_as_they_were() -> None:
    before = extract(Article.from_text(DRAFT))
    facts = extract(Article.from_text(DRAFT.replace("bookshop", "bookshopp")))
    kept = again.kept(facts, before)
    assert 0 < kept.last - kept.first <= 8 < len(facts.sentences)
    assert {claim.sentence for claim in kept.claims}.isdisjoint(range(kept.first, kept.last))
    assert any(claim.sentence < kept.first for claim in kept.claims)
    assert any(claim.sentence >= kept.last for claim in kept.claims)
