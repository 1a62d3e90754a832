"""May two figures be of one thing, by what each is said to measure, to count, or to belong to?"""

from __future__ import annotations

from factcheck.engine.operands.clauses import finite, plain, root, stem
from factcheck.engine.operands.ellipsis import elliptic
from factcheck.engine.operands.gauges import topics
from factcheck.engine.operands.setting import Setting, after, before, counted_words, setting
from factcheck.engine.operands.topic import other_names, subject, words_of_roles
from factcheck.engine.view import View
from factcheck.model import Quantity


def _measures(here: Setting) -> frozenset[str]:
    """The measures that are named right after a figure ("a £3m loss"), else those right before it."""
    for words in (after(here)[:1], before(here)[:4]):
        found = words_of_roles().metrics.intersection([*words, *map(stem, words)])
        if found:
            return found
    return frozenset()


def alike(view: View, first: Quantity, second: Quantity) -> bool:
    """May two figures be of one thing? Not where both clauses name measures, or counted nouns, and other ones."""
    a, b = setting(view, first), setting(view, second)
    if a is None or b is None:
        return False
    mine, theirs = (_measures(here) for here in (a, b))
    if mine and theirs and not mine & theirs:
        return False
    # From a surplus to a debt of as much is no small way.
    if bool(mine & words_of_roles().below_zero) != bool(theirs & words_of_roles().below_zero):
        return False
    if a.number == b.number and a.clause == b.clause:
        return True
    metrics = words_of_roles().metrics
    mine, theirs = a.content & metrics, b.content & metrics
    if mine and theirs and not mine & theirs:
        return False
    counted = b.number == a.number + 1 and elliptic(view, b)
    return not other_names(a, b) and (counted or _set_out(a, b) or not _other_heads(a, b))


def _set_out(a: Setting, b: Setting) -> bool:
    """Does a sentence open with where one figure came from: "From 9,400 pairs, the puffins were down to 6,580"?"""
    opening = a.tokens[a.clause[0] : a.clause[1]]
    verbless = finite().isdisjoint(token.word for token in opening)
    return (
        a.number == b.number and a.clause[0] == 0 and opening[0].word == "from" and verbless and before(b)[:1] == ["to"]
    )


def _other_heads(a: Setting, b: Setting) -> bool:
    """Is each figure said to be one of something, and of different things: "5,400 blades were handed in", "searches
    rose to 11,200"?"""
    mine, theirs = _of(a), _of(b)
    if not mine or not theirs:
        return False
    known = [of if counted_words(here) else of | here.content for of, here in ((mine, a), (theirs, b))]
    return topics(mine).isdisjoint(topics(known[1])) and topics(theirs).isdisjoint(topics(known[0]))


def _of(here: Setting) -> frozenset[str]:
    """What a figure is one of: the words of what it counts, else of the subject of its clause."""
    return frozenset(word for word in counted_words(here) if word not in plain()) or subject(here)


def named_alike(view: View, old: Quantity, new: Quantity) -> bool:
    """Has the clause of an old figure the word that the new one's subject names: "the fare was £38; fares rose to £46"?
    So it is where that subject is a pronoun, or names nothing."""
    a, b = setting(view, old), setting(view, new)
    if a is None or b is None or (a.number == b.number and a.clause == b.clause):
        return True
    wanted = {root(word) for word in subject(b) - plain()}
    told = {root(word) for word in (a.content | counted_words(a)) or a.lead}
    return not wanted or not wanted.isdisjoint(told)
