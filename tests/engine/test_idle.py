"""Templates that no fact at hand can satisfy are passed over: what is found stays the same."""

from __future__ import annotations

import pytest

from factcheck.engine import load, runner
from factcheck.engine.idle import gates_of, passing
from factcheck.engine.runner import Examined, Runner
from factcheck.engine.view import View
from factcheck.extraction import extract
from factcheck.model import Article

RULES = load()
TEXT = (
    "The fair opens on Tuesday 31 June 2023 and closes on 03/04/2023. The mill was sold on Monday, May 5, 2014.\n\n"
    "Three towns, Selby, Tarrow and Linford and Askham, will share the cost. It fell on 30 February last year.\n\n"
    "The tower, built in 1923, is from the 18th century. Christmas Day is on 24 December 2021, the guide says."
)


def _found(text: str) -> Examined:
    return Runner(RULES).examine(extract(Article.from_text(text, date="2023-05-02")))


def test_passing_over_changes_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = _found(TEXT)
    monkeypatch.setattr(runner, "passing", lambda rule, gate, view, sentences: sentences)
    assert passed == _found(TEXT)
    assert any(hit.rule == "dates/impossible" for hit in passed.hits)


def test_a_date_that_exists_leaves_nothing_to_the_rule() -> None:
    rule = RULES.by_id["dates/impossible"]
    gates = gates_of(rule, 0)
    view = View(extract(Article.from_text("It opens on 5 May 2023. It closes on 31 June 2023.")))
    assert [gate.name for gate in gates] == ["d"]
    assert passing(rule, gates[0], view, 0b11) == 0b10
    assert passing(rule, gates[0], view, 0b01) == 0


def test_what_a_template_may_leave_out_is_not_asked_for() -> None:
    rule = RULES.by_id["dates/impossible"]
    assert {gate.name for number in range(len(rule.templates)) for gate in gates_of(rule, number)} == {"d"}
    weekday = RULES.by_id["dates/weekday"]
    bare = next(at for at, template in enumerate(weekday.templates) if template.source == "{d:day}")
    view = View(extract(Article.from_text("It opens on 5 May 2023. It closes on Monday, 8 May 2023.")))
    (gate,) = gates_of(weekday, bare)
    assert passing(weekday, gate, view, 0b11) == 0b10


def test_a_fact_that_cannot_play_its_role_leaves_nothing_to_a_relation() -> None:
    rule = RULES.by_id["dates/century"]
    template = next(at for at, t in enumerate(rule.templates) if t.source == "{c:day} {s:noun}")
    (gate,) = gates_of(rule, template)
    view = View(extract(Article.from_text("The tower is an 18th-century ruin. The fair opens on Tuesday 6 June 2023.")))
    assert gate.name == "c"
    assert passing(rule, gate, view, 0b11) == 0b01
