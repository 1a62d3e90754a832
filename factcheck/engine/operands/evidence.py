"""Roles that templates fill: each template of a role is evidence that a fact plays it, in any order of the words.

A template may fill several roles at once ("from {a:day} to {b:day}"). Templates are matched sentence by sentence, and
roles are filled from the sentence itself and those before it, as far as ``within`` reaches.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.engine.bits import bits_of
from factcheck.engine.matching import matches
from factcheck.engine.operands.supply import HEADED
from factcheck.engine.rule import Rule
from factcheck.engine.view import Unit, View
from factcheck.model.record import Record

_MOST = 64
"""Ways to fill roles that are tried for one sentence."""
_MOST_EACH = 8
_BACK = {"sentence": 0, "2 sentences": 1, "3 sentences": 2}
_FAR = 8
"""Sentences that each size of a stretch reaches back, and a paragraph at the most."""


class _Way(Record, frozen=True):
    """Facts and words by name, and the indexes of the sentences that they stand in."""

    bindings: dict[str, Any]
    sentences: frozenset[int]


class Evidence:
    """What may fill the roles of a relation in one article. ``templates``: the sentences, as bits, that each of its
    templates may match; ``full``: those that have one, and with the sentences before them one for every role."""

    def __init__(self, rule: Rule, templates: dict[int, int]) -> None:
        self.templates = templates
        self._roles = dict.fromkeys(rule.roles, 0)
        some = 0
        for number, sentences in templates.items():
            some |= sentences
            for name in self._roles.keys() & rule.templates[number].binds:
                self._roles[name] |= sentences
        self._far = _BACK.get(rule.head.spread, _FAR)
        self.full = some if all(self._roles.values()) else 0
        if self.full:
            for sentences in self._roles.values():
                for _ in range(self._far):
                    sentences |= sentences << 1
                self.full &= sentences

    @property
    def reached(self) -> int:
        """The sentences that those which are full may be filled from."""
        found = self.full
        for _ in range(self._far if found else 0):
            found |= found >> 1
        return found

    def within(self, sentences: int) -> bool:
        """May every role be filled from these sentences?"""
        return all(having & sentences for having in self._roles.values())


def filled(rule: Rule, view: View, stretch: Unit) -> Iterator[tuple[Unit, dict[str, Any]]]:
    """The ways to fill the roles of a rule that take at least one from this sentence, each with the stretch of text
    that it spans."""
    here = stretch.sentences[0]
    evidence = view.evidence[rule.id]
    reach, sentences_in_reach = _reach(view, rule.head.spread, here)
    if not evidence.within(sentences_in_reach):
        return
    ways = [_Way({}, frozenset())]
    for name, role in rule.roles.items():
        found = [
            _Way(bindings, frozenset([at])) for at in reach for bindings in _fillers(rule, view, role, at, evidence)
        ]
        ways = list(_combined(ways, found, name))[:_MOST]
        if not ways:
            return
    sentences = view.facts.sentences
    for way in ways:
        if here in way.sentences:
            first, last = min(way.sentences), max(way.sentences)
            numbers = tuple(range(first, last + 1))
            yield Unit(sentences[first].start, sentences[last].end, numbers), way.bindings


def _reach(view: View, size: str, here: int) -> tuple[list[int], int]:
    """The sentences that roles may be filled from: nearest first, never across captions, and of headings none but the
    headline right before the first sentences of the copy; and as bits."""
    found = view.reaches.get((size, here))
    if found is None:
        near = list(_near(view, size, here))
        found = view.reaches[size, here] = near, bits_of(near)
    return found


def _near(view: View, size: str, here: int) -> Iterator[int]:
    sentences = view.facts.sentences
    running = ("paragraph", "list")
    far = _BACK.get(size, _FAR)
    yield here
    for at in range(here - 1, max(-1, here - far - 1), -1):
        other = sentences[at]
        if other.kind == "headline" and size != "sentence" and here - at <= HEADED and sentences[here].kind in running:
            # What a headline says is told by the first sentences of the copy.
            yield at
            return
        if other.kind not in running or sentences[here].kind not in running:
            return
        if size == "paragraph" and other.block != sentences[here].block:
            return
        yield at


def _fillers(rule: Rule, view: View, role: range, at: int, evidence: Evidence) -> list[dict[str, Any]]:
    """What the templates of a role bind in one sentence, each way once."""
    key = (rule.id, role.start, at)
    if key not in view.fillers:
        sentence = view.facts.sentences[at]
        stretch = Unit(sentence.start, sentence.end, (at,))
        found: dict[tuple[tuple[str, int], ...], dict[str, Any]] = {}
        for number in role:
            if evidence.templates.get(number, 0) >> at & 1:
                for match in matches(rule, rule.templates[number], view, stretch, overlapped=True):
                    places = tuple(sorted((name, fact.start) for name, fact in match.bindings.items()))
                    found.setdefault(places, match.bindings)
        view.fillers[key] = list(found.values())[:_MOST_EACH]
    return view.fillers[key]


def _combined(ways: list[_Way], found: list[_Way], name: str) -> Iterator[_Way]:
    for way in ways:
        if name in way.bindings:
            yield way
            continue
        for more in found:
            if _agree(way.bindings, more.bindings):
                yield _Way({**way.bindings, **more.bindings}, way.sentences | more.sentences)


def _agree(bound: dict[str, Any], more: dict[str, Any]) -> bool:
    """Do two sets of bindings share no name, and no place?"""
    if not bound.keys().isdisjoint(more):
        return False
    places = {(fact.start, fact.end) for fact in bound.values()}
    return all((fact.start, fact.end) not in places for fact in more.values())
