"""What makes a figure that nobody is said to have given a fresh claim."""

from __future__ import annotations

import datetime

import pytest

import factcheck
from factcheck.engine.stakes import personal, stake
from factcheck.engine.view import View


def found(text: str, figure: str) -> str:
    article = factcheck.Article.from_text(text, path="a.txt", date=datetime.date(2024, 5, 16))
    view = View(factcheck.extract(article))
    start = text.index(figure)
    return stake(view, start, start + len(figure), view.sentence_at(start))


@pytest.mark.parametrize(
    ("text", "figure", "why"),
    [
        ("The flood has killed more than 1,200 people.", "1,200", "toll"),
        ("Around 80,000 men were killed in the civil war.", "80,000", ""),
        ("Around 80,000 men have been killed in the war.", "80,000", "toll"),
        ("The quake of 1998 killed 4,000 people.", "4,000", ""),
        ("In 1998 the quay sank. Some 4,000 people were injured.", "4,000", ""),
        ("About 5,000 people marched through the town.", "5,000", "crowd"),
        ("About 5,000 people live in the town.", "5,000", ""),
        ("The dam will supply 40,000 homes.", "40,000", "forecast"),
        ("The port plans to hire 1,100 divers.", "1,100", "forecast"),
        ("The port's plan to hire 1,100 divers was dropped.", "1,100", ""),
        ("The strike cost the port £4m.", "£4m", "cost"),
        ("Membership costs £25,000.", "£25,000", ""),
        ("Burglary has risen by 27 per cent.", "27 per cent", "change"),
        ("Unemployment has risen to 7 per cent.", "7 per cent", ""),
        ("They want to cut the rate of 27 per cent.", "27 per cent", ""),
        ("About 40 per cent of divers smoke.", "40 per cent", "share"),
        ("The gains went to the top 1 per cent of divers.", "1 per cent", ""),
        ("The force has removed 1,500 officers.", "1,500", "progress"),
        ("The force has 1,500 officers.", "1,500", ""),
        ("The force had made 1,500 masks.", "1,500", ""),
        ("We were wet. I took my coat. The flood killed 1,200 people.", "1,200", ""),
    ],
)
def test_what_makes_a_figure_a_fresh_claim(text: str, figure: str, why: str) -> None:
    assert found(text, figure) == why


DIARY = "A walk to the port\n\nI walked to the port. My boots leaked. It rained. We left at noon."
NEWS = " ".join(f"The port has lost {count} ships to the storm." for count in range(20, 60))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (DIARY, True),
        (NEWS, False),
        (f"{NEWS} I looked. I waited. I left.", False),
        (f'{NEWS[:90]} "I walked to the port. My boots leaked. We saw no ship," she said.', False),
        (
            "The port has lost a ship.\n\nYour next read\nI lost my ship\nWe all lost our ships\nYou and your ship",
            False,
        ),
    ],
)
def test_what_a_personal_piece_is(text: str, told: bool) -> None:
    assert personal(View(factcheck.extract(factcheck.Article.from_text(text, path="a.txt")))) is told
