"""What looks like a slip of the pen, and what parts of a match make."""

from decimal import Decimal

import pytest

from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.scores import aggregate, aggregates
from factcheck.engine.functions.slips import slip


@pytest.mark.parametrize(
    ("stated", "computed"),
    [
        ("2500", "2600"),
        ("860", "870"),
        ("812", "821"),
        ("25", "15"),
        ("36.4", "26.37"),
        ("1830000", "1380000"),
        ("450", "4500"),
    ],
)
def test_slips(stated: str, computed: str) -> None:
    assert slip(Decimal(stated), Decimal(computed))


@pytest.mark.parametrize(
    ("stated", "computed"),
    [
        ("6", "4"),
        ("6.4", "6.35"),
        ("350", "338"),
        ("31000000000", "3000000000"),
        ("60", "40"),
        ("500", "500"),
        ("72", "95"),
    ],
)
def test_other_figures(stated: str, computed: str) -> None:
    assert not slip(Decimal(stated), Decimal(computed))


def test_parts_of_a_match_that_are_no_scores() -> None:
    with pytest.raises(Undefined):
        aggregates([Decimal(1)])
    with pytest.raises(Undefined):
        aggregate(Decimal(3), [Decimal(1), Decimal(2)])
