from __future__ import annotations

import pytest

from factcheck.engine.strict_yaml import parse
from factcheck.errors import RuleError


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: " + "[" * 3000 + "]" * 3000, "nested too deeply"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "aliases are not supported"),
        ("a: &a [*a]\n", "aliases are not supported"),
        ("a: 1\na: 2\n", "duplicate key 'a'"),
        ("a: off\n", "boolean"),
        ("", "empty"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        parse(text, "a.yaml")


def test_every_value_knows_its_place() -> None:
    document = parse("a:\n  - b\n  - c: d\n", "a.yaml")
    assert document.where(("a", 1, "c")) == (3, 8)
    assert document.where(("a", 1, "c", "<key>")) == (3, 5)
