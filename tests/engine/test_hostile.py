"""Texts made to break a reader of quotations and attributions, with all rules on: time grows with length, and one
cause makes one finding."""

from __future__ import annotations

import collections
import time

import pytest

import factcheck

UNITS = [
    '"', "“", "”", "'", "‘", '"a ', "“a ", "‘a ", "’a ", "it's ", "“a' \"b’ ‘c” ", "“‘\"", "“We will go, he said. ",
    "rock ’n’ roll 'twas 90's boys' ", "«a» „b“ ", "he said ", "“x,” said y, ", "according to ", "who said ",
    "told the paper that ", "a, ", "12,000 people ", "reportedly ", "sources said. ", "Critics say it. ",
    "It is understood that ", "Ann Marsh declined to comment. ", "He accused the mill of ",
    '"He said "go" and "stay"," ',
    "The firm said it. ", "Ann: ", "[“a]” (‘b)’ ", "“Unclosed words here.\n\n",
]  # fmt: skip
ONCE = ("quotes/", "sourcing/hearsay", "sourcing/single-source", "sourcing/reply", "sourcing/vague-attribution")


def checked(unit: str, size: int) -> tuple[float, collections.Counter[str]]:
    article = factcheck.Article.from_text((unit * (size // len(unit) + 1))[:size], path="a.md")
    start = time.process_time()
    findings = factcheck.check([article])
    return time.process_time() - start, collections.Counter(finding.rule for finding in findings)


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_texts_take_linear_time_with_all_rules(unit: str) -> None:
    checked(unit, 1_000)
    short, _ = checked(unit, 8_000)
    long, rules = checked(unit, 32_001)
    assert long < 12 * max(short, 0.05)
    assert [rule for rule, times in rules.items() if times > 1 and rule.startswith(ONCE)] == []
