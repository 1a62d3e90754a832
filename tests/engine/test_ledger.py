"""A figure that others beside it bear out is not recomputed from those that a rule could take."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.engine.ledger import Places, accounted
from factcheck.engine.view import View


def told(text: str, figure: str, operands: tuple[str, ...] = ()) -> bool:
    view = View(factcheck.extract(factcheck.Article.from_text(text, path="a.txt")))
    start = text.index(figure)
    places: Places = frozenset((text.index(one), text.index(one) + len(one)) for one in operands)
    return accounted(view, start, start + len(figure), places)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("There are 14 new cases, which makes 96, of which 71 were on farms and 25 in zoos.", "96"),
        ("He will get £22,000 for the injury, £18,500 in pay and £2,760 in interest, or £43,260.", "£22,000"),
        ("The port had 380 berths, has lost 62 and keeps 318.", "318"),
        ("The port took £2.64m, £440,000 more than before, a rise of a fifth.", "£440,000"),
        ("The film cost $2.1 million and took $16.8 million, eight times as much.", "$16.8 million"),
        ("Of 250 berths 50 are free, 20 per cent.", "20 per cent"),
        ("Berths rose from 200 to 250, up 25 per cent.", "25 per cent"),
    ],
)
def test_what_others_bear_out(text: str, figure: str) -> None:
    assert told(text, figure)


@pytest.mark.parametrize(
    ("text", "figure", "operands"),
    [
        ("Of 250 berths 50 are free, 40 per cent.", "40 per cent", ()),
        ("Of 300 berths 60 are free, 20 per cent.", "20 per cent", ("300", "60")),
        ("Nineteen ships sank: eight in May, six in June and three in July.", "Nineteen", ()),
        ("The port has 380 berths.", "380", ()),
        ("Berths rose from 200 to 250.", "200 to", ()),
    ],
)
def test_what_nothing_bears_out(text: str, figure: str, operands: tuple[str, ...]) -> None:
    assert not told(text, figure, operands)
