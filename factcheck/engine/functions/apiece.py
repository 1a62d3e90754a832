"""Is a figure an amount for each of what another one counts: "£7m a man", "each of the 36 crew got $1,900"?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands.clauses import stem
from factcheck.engine.operands.gauges import gauged, topics
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.qualifiers import another_one
from factcheck.engine.operands.setting import Setting, after, before, setting
from factcheck.engine.operands.topic import other_names
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.units import units
from factcheck.model import Quantity, within

ANY = "*"
"""For each of whatever is counted: "apiece", "a head"."""
_REACH = 45
_EACH, _BEHIND = frozenset(("each", "apiece", "a", "an", "per", "every")), 4
_AFTER = patterns.lazy(
    r"[^\w.;:!?]{0,2}(?:[a-z'’-]+ ){0,2}?(?:(?P<any>each|apiece)\b"
    r"|(?:to [a-z]+ )?(?:an?|per|every|(?:for|to|in|from|on|with|at) (?:each|every|an?|one))\s(?:one\s)?"
    r"(?P<noun>[a-z-]+)"
    r"(?: (?:the|its|their|those|these) )?|(?:to|by) the (?P<unit>[a-z]+))"
)
_TIMED_EACH = patterns.lazy(
    r" (?:[a-z-]+ )??(?:an?|per|every) (?:hour|day|night|week|month|year|season),? (?:each|apiece)\b"
)
_BEFORE = patterns.lazy(
    r"\b(?:each|every(?: one)?)(?: of)?(?: (?:the|its|their|those|these|his|her|our|them))?\b"
    r"(?: (?P<noun>[a-z-]+)\b(?!['’]))?"
)
_SINGLE = patterns.lazy(
    r"\b(?:an?|one) (?P<noun>[a-z-]+) (?:(?:in|at|on|by|of) (?:the |a )?[a-z-]+ )?"
    r"(?:costs?|sells for|sold for|goes for|went for|fetch(?:es|ed)) $"
)
_TIMED = patterns.lazy(
    r"\b(?P<length>hourly|daily|nightly|weekly|monthly) (?:[a-z]+ )?"
    r"(?:fee|rate|rent|charge|wage|price|tariff|hire|pay|rental)s?(?: of| is| was| at|,)?(?: just| only| about)? $"
)
_LENGTHS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month"}
"""What a price with one of these words is for: "a daily fee of £650"."""
_ADVERBS = {
    **_LENGTHS,
    "fortnightly": "fortnight",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_APPOSING = patterns.lazy(
    r"(?:[,:;–—(]|\b(?:or|that is|which is|making)) ?"
    r"(?:(?:about|some|just|only|or|on average|an average of|equal to|equivalent to|the equivalent of) ?)*$"
)
_WORD = patterns.lazy(r"[a-z'’-]+")
_TIMELY = patterns.lazy(
    r"\W{1,2}(?:annually|yearly|quarterly|monthly|fortnightly|weekly|daily|nightly|hourly|per annum"
    r"|(?:a|an|each|every|per) (?:year|quarter|month|fortnight|week|day|night|hour|season))\b"
)
_AND_A = patterns.lazy(
    r"(?: [a-z-]+)?,?(?: and| plus| with)(?: also)?(?: from)? (?:an?|the|its|their|other|some|several|various|one)\b"
)
_SORTS = frozenset({"<crime>", "<theft>", "<burglary>", "<robbery>", "<animals>"})
"""Classes of words that say more or less of one thing than others of them."""
_MONEYED = frozenset({"<outlay>", "<income>", "<sales>", "<debt>", "<awards>"})
"""Classes of words that say what money is, and not what it is for."""
_PEOPLE = frozenset({"people", "person", "resident", "inhabitant", "population", "head", "citizen", "islander"})
_OFFERING = patterns.lazy(
    r"(?:the (?:\w+ )?\w+|it|they) (?:(?:is|are|was|were|has|have) )?(?:now )?"
    r"(?:giv|gave|offer|promis|advertis|call|describ)\w* (?:(?:it|this|that) )?an? "
)
_PERSONS = frozenset({"he", "she", "it", "they", "we"})
_SELLING = frozenset({"sold", "sell", "sells", "selling"})
_SPENDING = frozenset({"spent", "spend", "spends", "invested", "owed", "owes", "borrowed"})
_SUBJECT = 7
"""Words of the subject of a sentence that says no more than what was paid, at most."""
_PHRASE = 5
_PASSED = frozenset(
    {"a", "the", "about", "some", "around", "nearly", "almost", "just", "total", "of", "over", "roughly"}
)
_PAID_FOR = patterns.lazy(r"(?:on|for|from) (?:the|these|those|all the) ([a-z-]+)")
_OPEN = patterns.lazy(r"[^,;:.()–—]*")


@cache
def _whatever() -> frozenset[str]:
    return frozenset(table("roles")["whatever"])


def per_what(view: View, figure: Quantity) -> frozenset[str]:
    """The nouns for each of which a figure holds, ``ANY`` where the words leave them open; empty where no word says
    that it is an amount for each."""
    found: set[str] = set()
    if figure.per:
        found.update(stem(word) for word in figure.per.split())
    after = _AFTER.match(view.low, max(figure.end, figure.counted_end), max(figure.end, figure.counted_end) + _REACH)
    if after and (after["unit"] is None or after["unit"] in units()):  # and not "£700 to the club"
        noun = after["noun"] or after["unit"]
        if noun == "of":
            # "£40 for each of 230 days"
            start = after.end() + (view.low[after.end() : after.end() + 1] == " ")
            counted = [q for q in within(view.facts.quantities, start, start + 1) if q.start == start]
            found.update(stem(word) for q in counted for word in (q.unit, q.noun) if word)
        found.add(ANY if noun is None or noun in _whatever() or noun == "of" else stem(noun))
    if _TIMED_EACH.match(view.low, max(figure.end, figure.counted_end)):
        found.add(ANY)
    here = setting(view, figure)
    if here is None:
        return frozenset(found)
    sentence = view.facts.sentences[here.number]
    for opened in _BEFORE.finditer(view.low, sentence.start, figure.start):
        # "£90 each" closes what it goes with.
        led = within(view.facts.quantities, max(sentence.start, opened.start() - _REACH), opened.start())
        if not (led and _OPEN.fullmatch(view.low, led[-1].end, opened.start())):
            found.update((ANY, stem(opened["noun"] or ANY)))
    single = _SINGLE.search(view.low, max(sentence.start, figure.start - _REACH), figure.start)
    if single:
        found.update((ANY, stem(single["noun"])))
    led = view.low[max(sentence.start, figure.start - _REACH) : figure.start]
    if "ly " in led and (timed := _TIMED.search(led)):
        found.add(_LENGTHS[timed["length"]])
    if "average" in marks(view, figure):
        found.add(ANY)
    return frozenset(found)


@knowing
def each_near(environment: Mapping[str, Any], figure: Any) -> bool:
    """May a figure be an amount for each of something, by a word close behind it or one before it in its sentence?
    Where it may not, nothing else need be asked."""
    view = view_of(environment)
    if not isinstance(figure, Quantity) or figure.per or figure.kind == "rate":
        return True
    behind = view.low[figure.end : figure.end + _REACH].split()[:_BEHIND]
    if not _EACH.isdisjoint(word.strip(",.;:)") for word in behind):
        return True
    sentence = view.facts.sentences[max(view.sentence_at(figure.start), 0)]
    return any(view.low.find(word, sentence.start, figure.start) >= 0 for word in ("each", "every"))


@knowing
def apiece(environment: Mapping[str, Any], count: Any, figure: Any) -> bool:
    """Is a figure an amount for each of what a count counts, or for each of what it leaves open? A length of time is
    counted by its unit: "87 a day" over "30 days"."""
    if not (isinstance(count, Quantity) and isinstance(figure, Quantity)):
        return False
    nouns = per_what(view_of(environment), figure)
    words = {word for word in (count.noun, count.unit) if word}
    words.update((count.counted or "").lower().split()[-1:])
    if nouns & {stem(word) for word in words} or (ANY in nouns and count.kind == "number"):
        return True
    each, unit = units().get(figure.per or ""), units().get(count.unit or "")
    return each is not None and unit is not None and each.dimension == unit.dimension != "time"


@knowing
def rate_of(environment: Mapping[str, Any], rate: Any, count: Any, people: Any) -> bool:
    """Does a rate count what a count does, whatever they call it, for every so many of the people told: "45 births for
    every 1,000 people ... 704 babies in a population of 32,000"? A theft is a crime, but not every crime a theft."""
    view = view_of(environment)
    here, there = setting(view, rate), setting(view, count)
    if here is None or there is None or not rate.noun or not count.noun or other_names(here, there):
        return False
    if (topics([stem(rate.noun)]) & topics([stem(count.noun)])) <= _SORTS:
        return False
    whom = "".join((rate.per or "").split()[1:])
    return not whom or whom in _PEOPLE or whom == people.noun


@knowing
def one_measure(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Does a clause say of one figure what that of another says of it, by the words for what they measure: "spending
    comes to $250 a head ... a budget of $2.2bn"?"""
    view = view_of(environment)
    here, there = setting(view, first), setting(view, second)
    if here is None or there is None or other_names(here, there):
        return False
    known = topics(there.content) | gauged(token.word for token in there.tokens[slice(*there.clause)] if token.word)
    land = load("territory").forms
    own = [word for word in here.content - here.names if word not in land and topics([word]).isdisjoint(_MONEYED)]
    return not topics(here.content).isdisjoint(known) and (not own or not topics(own).isdisjoint(known))


@knowing
def apposed(environment: Mapping[str, Any], figure: Any) -> bool:
    """Is a figure put beside what was said, by a mark or "or": "£4.8m last year, or £20 a head"?"""
    view = view_of(environment)
    return _APPOSING.search(view.low, max(0, figure.start - _REACH), figure.start) is not None


@knowing
def one_pace(environment: Mapping[str, Any], first: Any, second: Any) -> bool:
    """Do two figures hold for each of one length of time, or neither for any: "26 litres a day", "910 litres daily"?"""
    view = view_of(environment)
    return _pace(view, first) == _pace(view, second)


def _pace(view: View, figure: Quantity) -> str:
    each = units().get(figure.per or "")
    if each is not None and each.dimension == "time":
        return each.name
    end = max(figure.end, figure.counted_end)
    sentence = view.facts.sentences[max(view.sentence_at(figure.start), 0)]
    led = view.low[max(sentence.start, figure.start - _REACH) : figure.start].split()
    if led and led[-1] in _ADVERBS:
        return _ADVERBS[led[-1]]
    rest = _OPEN.match(view.low, end, min(sentence.end, end + _REACH))
    words = rest[0].split() if rest else []
    for at, word in enumerate(words):
        if word in _ADVERBS:
            return _ADVERBS[word]
        if word in _EACH and at + 1 < len(words) and words[at + 1] in _ADVERBS.values():
            return words[at + 1]
    return ""


@knowing
def led_by(environment: Mapping[str, Any], figure: Any, lexicon: str, *besides: Any) -> bool:
    """Does a word of a built-in lexicon stand before a figure in its sentence, and no other figure (``besides`` those
    named) between: "the average, said the judge, was 52kg"?"""
    view = view_of(environment)
    sentence = view.facts.sentences[max(view.sentence_at(figure.start), 0)]
    others = [q for q in within(view.facts.quantities, sentence.start, figure.start) if q not in besides]
    start = others[-1].end if others else sentence.start
    words = f" {' '.join(_WORD.findall(view.low, start, figure.start))} "
    return any(f" {form} " in words for form in load(lexicon).forms)


@knowing
def by_time(environment: Mapping[str, Any], figure: Any) -> bool:
    """Does a figure hold for each of some length of time, by the adverb behind it: "an average of £1.2m annually"?"""
    low = view_of(environment).low
    return isinstance(figure, Quantity) and _TIMELY.match(low, max(figure.end, figure.counted_end)) is not None


@knowing
def told_alone(environment: Mapping[str, Any], total: Any, *operands: Any) -> bool:
    """Does a sentence say no more than what was paid or taken, or the clause of it that stands apart from the operands:
    somebody, a verb of paying, the sum, "in all": "Each tent cost £85. The club paid £3,400"?"""
    view = view_of(environment)
    here = setting(view, total) if isinstance(total, Quantity) else None
    if (
        here is None
        or _of_others(view, operands)
        or any(
            _in_clause(view, here, one) and one.start > total.start and not _from_operand(here, (one,))
            for one in operands
        )
    ):
        return False
    joint = here.tokens[max(here.clause[0] - 1, 0) : here.clause[0] + 1]
    within_one = {view.sentence_at(one.start) for one in operands} == {here.number}
    if within_one and not any(token.word in ("and", ";") for token in joint):
        return False
    sentence = view.facts.sentences[here.number]
    known = {total.start, *(one.start for one in operands)}
    # When the operands were dealt out is said of the sum as well.
    told = here.tokens[here.clause[0] :] if within_one else here.tokens
    if any(token.fact is not None and token.fact.start not in known for token in told) or any(
        isinstance(token.fact, Quantity) and token.fact.start not in known for token in here.tokens
    ):
        return False
    led, data = before(here)[::-1], load("settling").data
    verb, kind = _settling(led)
    behind = " ".join(word for word in after(here) if word)
    whole = frozenset(data["whole"])
    if (behind in data["from"] and _from_operand(here, operands)) or _on_what_was_named(here, behind):
        behind = ""
    if (behind and behind not in whole and behind not in data["closing"]) or not kind:
        return False
    if here.clause[1] < len(here.tokens) and here.clause[1] != len(here.tokens) - 1:
        return False
    subject = led[:verb][led[:1] == ["and"] :]
    opening = " ".join(token.word for token in here.tokens[: here.clause[0]] if token.word)
    said = f" {opening} {' '.join(subject)} "
    named = (
        behind in whole or not set(subject[-1:]).isdisjoint(data["lots"]) or any(f" {form} " in said for form in whole)
    )
    if kind == "cost" and subject and subject[-1] not in data["costs"]:
        nouns = {stem(word) for one in operands for word in (one.noun,) if word}
        if stem(subject[-1]) not in nouns:
            return False
    counted = any(one.start >= sentence.start for one in operands if one.start < total.start)
    words = set(subject) - ({"and"} if counted else set())
    return len(subject) <= _SUBJECT and words.isdisjoint(data["others"]) and (kind != "open" or named)


def _of_others(view: View, operands: tuple[Any, ...]) -> bool:
    """Is one of the operands an amount for each of something else than what the other counts: "sixty benches came; each
    warden earns €310"?"""
    nouns = {noun for one in operands for noun in per_what(view, one)} - {ANY, "each"}
    counted = {stem(word) for one in operands for word in (one.noun, one.unit) if word and one.kind != "money"}
    others = any(here is not None and another_one(here) for here in (setting(view, one) for one in operands))
    return others or (bool(nouns and counted) and nouns.isdisjoint(counted))


def _in_clause(view: View, here: Setting, figure: Quantity) -> bool:
    there = setting(view, figure)
    return there is not None and (there.number, there.clause) == (here.number, here.clause)


@knowing
def offered(environment: Mapping[str, Any], share: Any) -> bool:
    """Does a sentence say no more than that the seller gives a discount: "The operator is giving a 20 per cent
    discount"?"""
    view = view_of(environment)
    if not isinstance(share, Quantity):
        return False
    sentence = view.facts.sentences[max(view.sentence_at(share.start), 0)]
    behind = view.low[share.end : sentence.end].strip().rstrip(".")
    return (
        load("saving").class_of(behind) == "noun"
        and _OFFERING.fullmatch(view.low, sentence.start, share.start) is not None
    )


@knowing
def turned_round(environment: Mapping[str, Any], price: Any, total: Any) -> bool:
    """Did one who sold things for a price then spend the total, or the other way round: "She sold 300 jars at £6.50.
    She had spent £1,350"?"""
    view = view_of(environment)
    here, there = setting(view, price), setting(view, total)
    if here is None or there is None or here.number == there.number:
        return False
    first = next((token.word for token in there.tokens if token.word), "")
    sells, spends = (
        {n for n, forms in enumerate((_SELLING, _SPENDING)) if not forms.isdisjoint(words)}
        for words in ({token.word for token in here.tokens}, before(there))
    )
    return first in _PERSONS and bool(sells and spends) and sells.isdisjoint(spends)


@knowing
def joined_by_others(environment: Mapping[str, Any], count: Any) -> bool:
    """Does "and" bring in somebody or something besides what is counted: "2,000 donors and a lottery grant"?"""
    low = view_of(environment).low
    return isinstance(count, Quantity) and _AND_A.match(low, max(count.end, count.counted_end)) is not None


def _from_operand(here: Setting, operands: tuple[Any, ...]) -> bool:
    """Does one of the operands follow the figure and a preposition, and end the clause: "from 2,400 of them"?"""
    at = here.at + 2
    fact = here.tokens[at].fact if at < here.clause[1] else None
    if fact is None or all(one.start != fact.start for one in operands):
        return False
    rest = [token.word for token in here.tokens[at + 1 : here.clause[1]]]
    return rest in ([], ["of", "them"], ["people"]) or (
        isinstance(fact, Quantity) and len(rest) == 1 and bool(fact.noun)
    )


def _on_what_was_named(here: Setting, behind: str) -> bool:
    """Was the sum paid for what the sentence names before: "gave each a £40 hamper; it spent £1,000 on the hampers"?"""
    paid_for = _PAID_FOR.fullmatch(behind)
    named = {stem(token.word) for token in here.tokens[: here.clause[0]] if token.word}
    return paid_for is not None and stem(paid_for[1]) in named


def _settling(led: list[str]) -> tuple[int, str]:
    """Where the words of settling begin that lead to a figure, and their class."""
    forms = load("settling").forms
    while led and led[-1] in _PASSED:
        led = led[:-1]
    for size in range(min(_PHRASE, len(led)), 0, -1):
        entry = forms.get(" ".join(led[-size:]))
        if entry is not None:
            return len(led) - size, entry[1]
    return 0, ""


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "each_near": each_near,
    "apiece": apiece,
    "rate_of": rate_of,
    "one_measure": one_measure,
    "one_pace": one_pace,
    "apposed": apposed,
    "by_time": by_time,
    "led_by": led_by,
    "told_alone": told_alone,
    "joined_by_others": joined_by_others,
    "offered": offered,
    "turned_round": turned_round,
}
