"""Claims: what an article states, as filled slots that can be compared with other articles'."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from factcheck.extraction.claims import (
    acts,
    dated,
    deeds,
    flow,
    happenings,
    kin,
    numeric,
    office,
    party,
    relations,
    responses,
    results,
    stances,
    states,
    trends,
)
from factcheck.extraction.claims.words import Line
from factcheck.model import Claim, Facts, Name
from factcheck.model.record import Record

# A "sentence" of more figures than this is a table that lost its rows; comparing its cells would be guessing, and slow.
_TABLE = 60


class _Wanted(Record, frozen=True):
    """The indexes of the sentences that hold a word which a reader of claims asks for."""

    positions: set[int]
    balances: set[int]
    dated: set[int]
    responses: set[int]
    magnitudes: set[int]


def find(facts: Facts, before: Facts | None = None) -> tuple[Claim, ...]:
    """The claims of an article whose sentences, quantities, dates, names and attributions are in ``facts``: one for
    each figure that measures something, each net position and each dated event. Sorted; page furniture gives none.

    A numeric claim spans its figure and the noun counted, a net position the words that state it. ``before``: all facts
    of the same draft as it was a moment ago, whose claims are taken over where nothing changed."""
    first, last = 0, len(facts.sentences)
    found: list[Claim] = []
    if before is not None:
        from factcheck.extraction.claims import again

        stays = again.kept(facts, before)
        first, last, found = stays.first, stays.last, [*stays.claims]
    voices = party.Voices(facts.attributions, facts.quotations)
    text, quantities = facts.article.text, facts.quantities
    main = party.main_person(facts.names)
    wanted = _wanted(facts)
    figures = _inside(facts, [quantity.start for quantity in quantities])
    called = _inside(facts, [name.start for name in facts.names])
    days = _inside(facts, [date.start for date in facts.dates])
    carried: tuple[str, ...] = ()
    for index in range(first, last):
        sentence, inside = facts.sentences[index], figures[index]
        if sentence.kind == "boilerplate" or len(inside) > _TABLE:
            continue
        if index in wanted.positions:
            found.extend(flow.find(facts, index, voices))
        if index in wanted.balances:
            found.extend(flow.balances(facts, index, voices))
        if index in wanted.dated:
            found.extend(dated.find(facts, index, voices))
        names: Sequence[Name] = facts.names[called[index].start : called[index].stop]
        line = Line(text[sentence.start : sentence.end], sentence.start, names)
        found.extend(states.find(facts, index, line, voices))
        if index in wanted.responses:
            found.extend(responses.find(facts, index, line))
        found.extend(acts.find(facts, index, line, voices))
        found.extend(deeds.find(facts, index, line, voices))
        dates = facts.dates[days[index].start : days[index].stop]
        found.extend(happenings.find(facts, index, line, dates, voices))
        found.extend(stances.find(facts, index, line, voices))
        found.extend(trends.find(facts, index, line, voices))
        if names:
            found.extend(relations.find(facts, index, line, voices))
            found.extend(kin.find(facts, index, line, names))
            found.extend(office.find(facts, index, line))
        if inside:
            found.extend(results.find(facts, index, line, quantities[inside.start : inside.stop], voices))
        quakes = numeric.magnitudes(text, sentence.start, sentence.end) if index in wanted.magnitudes else ()
        times: tuple[str, ...] = ()
        if inside or quakes:
            reader = numeric.Reader(facts, index, inside, line, voices, carried, main, quakes)
            found.extend(reader.claims())
            times = reader.times
        carried = times
    found.sort(key=lambda claim: (claim.start, claim.end))
    return tuple(found)


def _inside(facts: Facts, starts: Sequence[int]) -> list[range]:
    """For each sentence the indexes of the facts that begin in it, of those that begin at ``starts``."""
    found = []
    at, count = 0, len(starts)
    for sentence in facts.sentences:
        while at < count and starts[at] < sentence.start:
            at += 1
        first = at
        while at < count and starts[at] < sentence.end:
            at += 1
        found.append(range(first, at))
    return found


def _wanted(facts: Facts) -> _Wanted:
    text = facts.article.text
    lower = text.lower()
    starts = [sentence.start for sentence in facts.sentences]

    def holding(text: str, words: Iterable[str]) -> set[int]:
        found = set()
        for word in words:
            at = text.find(word)
            while at >= 0:
                index = bisect_right(starts, at)
                found.add(index - 1)
                at = text.find(word, starts[index]) if index < len(starts) else -1
        return found

    if len(lower) != len(text):
        every = set(range(len(starts)))
        return _Wanted(every, every, every, every, every)
    return _Wanted(
        holding(text, flow.POSITIONED),
        holding(text, flow.balance()),
        {bisect_right(starts, place) - 1 for place in dated.years(text)},
        holding(lower, responses.RESPONDING),
        holding(lower, numeric.MAGNITUDES),
    )
