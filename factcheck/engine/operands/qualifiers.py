"""What narrows a figure to something that the figures beside it are not of: "for women a fall of nine points", "in the
city the average payout was $31,000"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from factcheck.engine.operands.clauses import Token, finite, plain, root, stem
from factcheck.engine.operands.gauges import topics
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.setting import Setting, after, before, setting
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Quantity, Span

_WITH = frozenset({"and", "plus", "with"})
_BOTH = 6
"""Words after "for" among which a second thing is named, at most."""
_LIST = 6
_AMOUNTS = frozenset({"<outlay>", "<sales>", "<income>"})
_OWNER = 4
"""Tokens of "the Barossa winemaker's", at most."""
_REACH = 4
"""Tokens of a phrase that narrows, and between a superlative and the phrase that says among what."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("roles")[name])


def qualified(here: Setting, others: Sequence[Setting]) -> bool:
    """Does a phrase in a figure's clause, or in the one that this hangs on, name a group, place or occasion that no
    word of the other figures' clauses names? What a superlative is the highest in is none."""
    if any(there.number == here.number and (there.clause == here.clause or _verbless(there)) for there in others):
        return False
    if not any(there.content for there in others):
        return False
    phrases = [words for words in _phrases(_said(here)) if words]
    if not phrases:
        return False
    known = topics(stem(token.word) for there in others for token in _around(there, here) if token.word)
    return any(topics(map(stem, words)).isdisjoint(known) for words in phrases)


def _verbless(here: Setting) -> bool:
    """Does a clause go on about what the sentence is about: "with 41 per cent now against 50 in May"?"""
    return all(token.word not in finite() for token in here.tokens[slice(*here.clause)])


def _said(here: Setting) -> Sequence[Token]:
    """The tokens of a figure's clause up to the figure, with those of the clause before it where that has no verb and
    no figure."""
    first, at = here.clause[0], here.clause[0] - 1
    while at > 0 and here.tokens[at - 1].word not in _words("stops"):
        at -= 1
    before = here.tokens[max(at, 0) : max(first - 1, 0)]
    hanging = all(token.fact is None and token.word not in finite() for token in before)
    return [*(before if hanging else ()), *here.tokens[first : here.at]]


def _around(there: Setting, here: Setting) -> Sequence[Token]:
    """The tokens of the sentence of a figure, without the clause of the one at hand."""
    if there.number != here.number:
        return there.tokens
    return [*there.tokens[: here.clause[0]], *there.tokens[here.clause[1] :]]


def _phrases(tokens: Sequence[Token]) -> list[list[str]]:
    """The words with a meaning of their own of each phrase that narrows."""
    small, empty, found = load("function_words").class_of, plain(), []
    for at, token in enumerate(tokens):
        theme = at > 0 and tokens[at - 1].word in load("change_noun").forms
        if token.word not in _words("narrowing") or theme:
            continue
        led = [other.word for other in tokens[max(0, at - _REACH) : at]]
        if any(word.endswith("est") or word in _words("topmost") for word in led):
            continue
        words: list[str] = []
        for other in tokens[at + 1 : at + 1 + _REACH]:
            if other.fact is not None:
                words = []
                break
            if (
                other.word in ("every", "each")
                or other.word in finite()
                or small(other.word) in ("p", "w", "o")
                or not other.word[:1].isalpha()
            ):
                break
            words.append(other.word)
        found.append([w for w in words if w not in empty and len(w) > 2 and small(w) is None])
    return found


def cut_short(here: Setting, others: Sequence[Setting]) -> bool:
    """Is the figure what is left or reached "after the printer was paid", in a clause with none of the operands?"""
    tokens = here.tokens
    for number in range(here.at + 1, here.clause[1] - 1):
        rest = tokens[number + 1 : here.clause[1]]
        if tokens[number].word == "once" and any(token.word in finite() for token in rest):
            return not any(isinstance(token.fact, Quantity) and token.fact.kind != "ordinal" for token in rest)
        if tokens[number].word in ("after", "before") and rest[0].word.endswith("ing"):
            return not any(isinstance(token.fact, Quantity) for token in tokens[number : here.clause[1]])
    at = here.clause[1]
    led = at < len(here.tokens) and here.tokens[at].word in ("after", "before", "once", "minus", "less")
    return led and not any(there.number == here.number and there.clause[0] == at for there in others)


def headed(view: View, here: Setting, there: Setting) -> bool:
    """Is one of two clauses that of a headline, and the other tells of something that it names?"""
    kinds = {view.facts.sentences[one.number].kind for one in (here, there)}
    return len(kinds) > 1 and "headline" in kinds and not topics(here.content).isdisjoint(topics(there.content))


def another_one(here: Setting) -> bool:
    """Is the subject of a figure's sentence another one of what was named: "an earlier one", "the new ones"?"""
    words = [token.fact.text.lower() if token.fact else token.word for token in here.tokens[: here.at]]
    small = load("function_words").class_of
    if any(one == "like" and two in ("it", "them", "this", "that", "these", "those") for one, two in pairwise(words)):
        return True  # "trucks like it"
    for number in range(2, len(words)):
        kind = small(words[number - 1])
        led = small(words[number - 2]) in ("d", "g")
        if (
            words[number] in ("one", "ones")
            and led
            and (kind in (None, "r") or words[number - 1] in ("other", "another"))
        ):
            return True
    return False


def carried_on(here: Setting, there: Setting) -> bool:
    """Does a participle carry on what a clause before it in the sentence says: "will go up, taking the bill to"?"""
    return (
        there.number == here.number and there.clause[0] > here.at and there.tokens[there.clause[0]].word.endswith("ing")
    )


def aimed(here: Setting, known: frozenset[str]) -> bool:
    """Is the figure said to be for, on or from something that was not named: "£12,000 for feed", "£9,200 on repairs"?
    What is raised for somebody is not."""
    words = after(here)
    at = next((n for n, word in enumerate(words) if word in _words("aims")), None)
    if at is None or any(word in finite() for word in words[:at]):
        return False
    if words[at] == "for" and _words("paying").isdisjoint(before(here)):
        return False
    aims = {stem(word) for word in words[at + 1 : at + 4]} & here.content
    if not aims:
        return False
    named = {root(word) for word in known}
    # "£62,000 for benches and bins": for the bins as well
    joint = next((n for n, word in enumerate(words[at : at + _BOTH], at) if word in _WITH), None)
    besides = {stem(word) for word in words[joint + 1 : joint + 3]} & here.content if joint is not None else set[str]()
    besides |= _listed_on(here)
    return any(part and {root(word) for word in part}.isdisjoint(named) for part in (aims, besides))


def _listed_on(here: Setting) -> set[str]:
    """What a list goes on to name behind the figure's clause: "£51,000 on bicycles, helmets and lights"."""
    rest = [token.word for token in here.tokens[here.clause[1] :]]
    if rest[:1] != [","] or "and" not in rest[2:4] or len(rest) > _LIST or not finite().isdisjoint(rest):
        return set()
    return {stem(word) for word in rest if word not in (",", "and")}


def of_all(view: View, stated: Span | Quantity, operands: list[Quantity]) -> bool:
    """Is the stated figure one of a whole country or the like, and the operands none, though they say something of
    their own: not "yields across the county fell 30 per cent, to 6.4 tonnes from 8.0"?"""
    here, others = setting(view, stated), [setting(view, operand) for operand in operands]
    if here and all(there and there.number == here.number and not there.content for there in others):
        return False
    if "general" not in _marks(view, stated) or any("general" in _marks(view, operand) for operand in operands):
        return False
    # "Crashes in the county run at ... The county has ..."
    told = frozenset().union(*[there.content | there.lead for there in others if there])
    return here is None or not any(word in load("territory").forms for word in here.content & told)


def _marks(view: View, figure: Span | Quantity) -> frozenset[str]:
    return marks(view, figure) if isinstance(figure, Quantity) else frozenset()


def label(here: Setting) -> frozenset[str]:
    """The noun that an amount of money is one of, unless any amount may be called so: "repayments of £1.3m", not "a
    cost of £1.3m"."""
    words, fact = before(here), here.tokens[here.at].fact
    if not isinstance(fact, Quantity) or fact.kind != "money" or words[:1] != ["of"] or len(words) == 1:
        return frozenset()
    return frozenset() if topics([stem(words[1])]) & _AMOUNTS else here.content & {stem(words[1])}


def unowned(here: Setting, others: list[Setting]) -> bool:
    """Does "the brewer's" say whose the figures of a sentence are that named nobody: "Sales came to £90m and profit to
    £9m. The brewer's margin ..."?"""
    metrics, few = _words("metrics"), here.tokens[:_OWNER]
    if few[0].word != "the" or not any(token.word.endswith("'s") for token in few):
        return False
    if not {stem(token.word) for token in few}.isdisjoint(table("roles")["not_owners"]):
        return False
    return all(not there.owners and there.content | there.lead <= metrics for there in others)


def goes_on_about(here: Setting, there: Setting) -> bool:
    """Does a clause behind the figure's, of one sentence, say more of its subject: "calls to the town's wardens
    doubled, climbing from 40 to 90"?"""
    behind = there.number == here.number and there.clause[0] >= here.clause[1]
    return behind and bool(there.lead) and there.content <= here.content <= there.lead
