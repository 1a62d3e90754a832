"""What stands behind a figure that nobody is said to have given."""

from __future__ import annotations

import datetime

import pytest

import factcheck
from factcheck.engine import provenance
from factcheck.engine.view import View


def backing(text: str, figure: str) -> str:
    article = factcheck.Article.from_text(text, path="a.txt", date=datetime.date(2024, 5, 16))
    facts = factcheck.extract(article)
    view = View(facts)
    start = text.index(figure)
    return provenance.backing(view, start, start + len(figure), view.sentence_at(start))


@pytest.mark.parametrize(
    ("text", "figure", "why"),
    [
        ("The force has removed 1,500 officers since 2022.", "1,500", ""),
        ("Coal use rose by 7 per cent.", "7 per cent", ""),
        ("The bill would cap rents at 3 per cent a year.", "3 per cent", "provision"),
        ("Work on the £50m bridge began in May.", "£50m", "paper"),
        ("The grant is €9m (about £7.7m).", "£7.7m", "paper"),
        ("The motion fell by 1,200 votes.", "1,200", "record"),
        ("The ward won 64 per cent to 36 per cent.", "64 per cent", "record"),
        ("The harbour office registered 4,100 boats.", "4,100", "document"),
        ("The fleet lost 2,300 boats in 1951.", "2,300", "old"),
        ("Ann Poole said 40,000 boats were lost. They cost £3m.", "£3m", "carried"),
        ("It was, the Echo said, a large march. About 900 people took part in the rally.", "900", "carried"),
        (
            "The march drew 4,000 people, Ann Poole said. This included 900 walkers. It also drew 300 boats.",
            "300",
            "carried",
        ),
        (
            "The port lost 9,200 boats.\n\nIt rained.\n\nThe port lost 9,200 boats, Ann Poole said.",
            "9,200",
            "elsewhere",
        ),
    ],
)
def test_what_stands_behind_a_figure(text: str, figure: str, why: str) -> None:
    assert backing(text, figure) == why


def test_marks_of_one_paragraph_are_counted_once() -> None:
    article = factcheck.Article.from_text('"a ' * 20_000, path="a.txt")
    assert len(factcheck.check([article], rules=["quotes"])) <= 1
