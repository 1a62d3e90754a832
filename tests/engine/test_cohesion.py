"""Sentences that have nothing to do with each other are not held against each other."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.engine.operands.cohesion import cohesive
from factcheck.engine.view import View


def cohere(text: str, stated: str, *operands: str) -> bool:
    facts = factcheck.extract(factcheck.Article.from_text(text, path="a.txt"))
    found = {figure.text: figure for figure in facts.quantities}
    return cohesive(View(facts), found[stated], [found[one] for one in operands])


@pytest.mark.parametrize(
    ("text", "stated", "operands"),
    [
        ("The port lost 40 of its 160 cranes. The share of cranes lost was 30 per cent.", "30 per cent", ("40", "160")),
        ("The port has 160 cranes. It lost 40.", "40", ("160",)),
        ("The port has 160 cranes. Thirty-five rusted.", "Thirty-five", ("160",)),
        ("The port has 160 cranes. Divers raised 40 of them.", "40", ("160",)),
        ("The port had 160 cranes and has 200. Nobody had planned the rise of 30 per cent.", "30 per cent", ("160",)),
        ("The port has 160 cranes, 40 of them new, or 30 per cent.", "30 per cent", ("40", "160")),
        ("Fares rose to £5. Passengers pay £2 more.", "£2", ("£5",)),
    ],
)
def test_sentences_that_cohere(text: str, stated: str, operands: tuple[str, ...]) -> None:
    assert cohere(text, stated, *operands)


@pytest.mark.parametrize(
    ("text", "stated", "operands"),
    [
        ("The port lost 40 of its 160 cranes. Apartments made up 30 per cent of sales.", "30 per cent", ("40", "160")),
        ("Apartments made up 30 per cent of sales. There were 160 robberies.", "30 per cent", ("160",)),
        ("The film was third, down 57 per cent. Of 129 miners 88 escaped.", "57 per cent", ("129", "88")),
        ("Of the 129 miners 88 escaped. The film was third, down 57 per cent.", "57 per cent", ("129", "88")),
    ],
)
def test_sentences_that_do_not(text: str, stated: str, operands: tuple[str, ...]) -> None:
    assert not cohere(text, stated, *operands)
