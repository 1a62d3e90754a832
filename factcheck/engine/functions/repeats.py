"""How many earlier ones are told of what an ordinal counts: "a third win, after those of 2014 and 2017", "the fourth;
there had been two others"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval, lift
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands.clauses import stem
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.language.roots import noun_sets, people
from factcheck.model import Quantity, Span, within

_PRIOR = patterns.lazy(
    r"\b(?:after|following|follow(?:s|ed)|adding to|on top of|to go with|besides|having|earlier|previous(?:ly)?|prior"
    r"|already|others?|succeed(?:ing|s|ed)(?: in turn)?|there (?:were|was|had been|have been)|had|preceded by"
    r"|victorious"
    r"|(?:winner|victor|champion|triumph)s?|those of|ones (?:in|of)|first \w+ed in)\b"
)
"""Words that lead to what was there before."""
_ENDS = patterns.lazy(
    r";|\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|\binclud(?:e|es|ed|ing)\b|\bsuch as\b"
    r"|, and (?:will|is|are|was|were)\b"
)
_NOW = patterns.lazy(r"\b(?:now|this (?:week|month|year|time)|most recently|on \w+day|yesterday|again on) *$")
_TIMES = patterns.lazy(r"\b(twice|two|three|four) (?:times )?(?:in|during) $")
_TIMES_OF = {"twice": 2, "two": 2, "three": 3, "four": 4}
_ITEM = r"(?:(?:the|in|at|over|against|of|one in|on|another in) )*(?:[A-Z][\w'’-]+)(?: (?:[A-Z][\w'’-]+))*"
_TERM = r"(?: \([^()]{1,24}\))?"
"""When somebody held the office: "Ann Lee (2019-21)"."""
_NAMES = patterns.lazy(rf"{_ITEM}{_TERM}(?:, {_ITEM}{_TERM})*,? and {_ITEM}")
_ONE_EACH = patterns.lazy(
    r"(?P<led>,|\band) ?\b(?P<many>one|two|three|another)(?: more)?"
    r" (?:in|on|at|against|for|over|during|last|earlier|by|from|with|to)\b"
)
_FIRST_ONE = patterns.lazy(
    r"(?<!, )(?<!and )(?<!which )\b(one|two|three) (?:in|on|at|against|for|over|during|last|by|with)\b"
)
_ONES = {"one": 1, "another": 1, "two": 2, "three": 3}
_AGED = patterns.lazy(
    r"\b(?:sons|daughters|boys|girls|children|kids|grandchildren)(?: who are|,)?(?: now)?,? (?:aged|of) "
    r"(?P<ages>[^.;()]{3,40})"
)
_ONE_NAMED = patterns.lazy(r" [A-Z][\w'’-]+ to\b")
_TWINS = patterns.lazy(r"\b(?:twin|triplet|quadruplet|step|half-|includ|marriage|adopt|grand|other)\w*")
_ALONE = patterns.lazy(r"\bonly other (?:child(?:ren)?|kids|offspring)\b")
_PARENTS = patterns.lazy(rf"\b(?:parents?|mother|father) (?:of|to) ({_ITEM}(?:, {_ITEM})*,? and {_ITEM})")
_SPLIT = patterns.lazy(r",? and |, ")
_BEFORE_IT = patterns.lazy(r"\s*(?:came|went|had come|had gone) before\b")
_OTHERS = patterns.lazy(r"(?:[ -]\w+)?[ -](?:others?|earlier|previous|prior|former)\b")
_LED = patterns.lazy(r"\b(?:other|others|earlier|previous|prior|\w+ first)\s$")
_PASSED = patterns.lazy(
    r"\b(?:before(?! \w+ \w+ed)|previously|already|so far|until now|to date|by then"
    r"|(?:to|behind|under) (?:his|her|its|their|him|it|them)(?: (?:name|credit|belt))?|in the bag)\b"
)
_CHILDREN = frozenset({"child", "baby", "son", "daughter", "boy", "girl", "kid", "grandchild"})
_DUE = patterns.lazy(r"\b(?:expect\w*|due|pregnant|birth|await\w*|gave birth)\b")
_AND_A_CHILD = patterns.lazy(r",? and (?:a|an|one|another) (?:[a-z-]+ )?(?:son|daughter|boy|girl)\b")
_A_CHILD_AND = patterns.lazy(r"\b(?:a|an|one) (?:[a-z-]+ )?(?:son|daughter|boy|girl),? and $")
_TO_BE = patterns.lazy(r" (?:[a-z-]+ ){0,2}?to (?:be|have been) (?P<deed>[a-z]{3,}(?:ed|wn|ght|ot|ung|ept|id))\b")
_WERE = patterns.lazy(
    r"(?=[^.;]*\b(?:last|earlier|previously|already|in (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|\d{4})|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|before)\b)"
    r"(?: [a-z-]+){0,4}? (?:were|have(?: already)? been|had(?: already)? been) (?:also |already )?(?P<deed>[a-z]{3,})\b"
)
_PLURAL_IN = patterns.lazy(
    r"(?:(?:the |his |her |its |their )?(?:earlier |previous |two |three |four |five )?)?(?P<noun>[a-z]{3,}s)"
    r" (?P<times>(?:in|on) [^.;:]{6,80}?) (?:had|have|were|all|ended|failed|came)\b"
)
_TRIES = frozenset({"attempt", "try", "bid", "effort", "go"})
_SINCE = patterns.lazy(r"\bfirst (?:\w+ed|chosen|won) (?:\w+ ){0,2}in\b")
_ADDED = patterns.lazy(r"\b(?:picked up|won|took|added|collected|claimed|gained|landed|secured)\b")
_FROM = patterns.lazy(r"(?: [\w'’-]+){0,3} since (?:\w+ )?(\d{4})\b")
_AGAIN = patterns.lazy(
    r"\b(?:and|;) (?:yesterday|on \w+day|again|(?:has )?now)\b|\byesterday\b|\b(?:will|is to|are to)\b"
)
_DETERMINED = patterns.lazy(r"(?i:^|\b(?:the|an?|his|her|its|their|our|my|your|this|that)|s['’]|['’]s|,)\s*$")
_BARE = patterns.lazy(
    r"\b(?:her|his|its|their|my|our|the (?:only|other)) (?:(?:previous|earlier|first|other|prior|last) )?$"
)
_BARE_PRIOR = patterns.lazy(
    r" (?:earlier|previous|prior|others?|that|who|which)?[ ,]*(?:[a-z]+ )?(?:before|preceded|previously|earlier)\b"
)
_EARLIER = patterns.lazy(r"\b(?:previous|earlier|prior)\s$")
"""What counts what goes without a noun: "her third novel ... her previous three", "the only two before him"."""
_DAYS = patterns.lazy(
    r"\bon (?:the )?\d{1,2}(?:st|nd|rd|th)(?:, (?:the )?\d{1,2}(?:st|nd|rd|th))*,? and (?:the )?\d{1,2}(?:st|nd|rd|th)"
)
_DAY = patterns.lazy(r"\d+")
_FAR = {"had": 0, "other": 7, "others": 7, "previous": 7, "earlier": 7}
"""Words between a marker and the names that it leads to, fewer than this."""
_FOLLOWING = 3
_AGES = frozenset({"age", "number"})
_ROOT = 4
"""Letters that a noun shares with the verb for the same."""
_WORD = patterns.lazy(r"[a-z]+")


@knowing
def earlier_ones(environment: Mapping[str, Any], ordinal: Any) -> Interval:
    """How many are told that came before the one that an ordinal counts; a list that ends with the present one counts
    without it. Raises Undefined where none are listed."""
    view = view_of(environment)
    before = view.text[max(0, ordinal.start - 12) : ordinal.start]
    determined = _DETERMINED.search(before) or view.low.startswith(" time ", ordinal.end)
    if not determined or view.text[ordinal.end : ordinal.end + 1] == "-":
        raise Undefined("no ordinal of one of several")
    if not view.text[ordinal.start].isdigit() and view.text[ordinal.start].isupper() and before.strip():
        raise Undefined("a name")
    if _ONE_NAMED.match(view.text, ordinal.end):
        raise Undefined("one of a family or party")
    for start, end in _stretches(view, ordinal):
        for count in (
            _done_to_others(view, ordinal, start, end),
            _numbered(view, ordinal, start, end),
            _dated(view, ordinal, start, end),
            _dated_before(view, ordinal, start, end),
            _aged(view, ordinal, start, end),
            _named(view, ordinal, start, end),
        ):
            if count is not None:
                return lift(count)
    raise Undefined("no earlier ones")


def _stretches(view: View, ordinal: Quantity) -> Iterator[tuple[int, int]]:
    """The sentence of an ordinal, the one behind it (behind a heading two) and the one before it."""
    sentences, here = view.facts.sentences, view.sentence_at(ordinal.start)
    heading = sentences[here].kind not in ("paragraph", "list")
    for number in (here, here + 1, here + 2 if heading else here - 1):
        if 0 <= number < len(sentences):
            yield sentences[number].start, sentences[number].end


def _numbered(view: View, ordinal: Span, start: int, end: int) -> int | None:
    """The count of "two others", "three times before", "four novels behind her"."""
    for figure in within(view.facts.quantities, start, end):
        if figure.kind not in ("number", "ratio") or figure.value is None or figure.hedge is not None:
            continue
        if not _same_noun(view, ordinal, figure):
            continue
        behind = max(figure.end, figure.counted_end)
        children = figure.noun in _CHILDREN and _DUE.search(view.low, start, end) is not None
        told = (
            _OTHERS.match(view.low, figure.end)
            or _LED.search(view.low, max(start, figure.start - 24), figure.start)
            or _PASSED.search(view.low, behind, min(end, behind + 48))
            or figure.noun is None
            or (figure.end < ordinal.start and _ADDED.search(view.low, figure.end, ordinal.start))
        )
        if (told or children) and figure.value == int(figure.value):
            return int(figure.value) + _children(view, figure)
    return None


def _done_to_others(view: View, ordinal: Span, start: int, end: int) -> int | None:
    """To how many others the same was done: "the third to be charged ... Four others were charged last month"."""
    done = _TO_BE.match(view.low, ordinal.end)
    if done is None or start <= ordinal.start < end:
        return None
    for figure in within(view.facts.quantities, start, end):
        if figure.kind != "number" or figure.hedge or figure.value is None or figure.value % 1 or figure.value < 1:
            continue
        told = _WERE.match(view.low, figure.end, end)
        if told and told["deed"] == done["deed"] and (figure.noun is None or figure.noun in people()):
            return int(figure.value)
    return None


def _children(view: View, figure: Quantity) -> int:
    """How many children are told with a number of them: "two sons and a daughter" are three."""
    if figure.noun not in _CHILDREN or figure.value is None:
        return 0
    more = 1 if _AND_A_CHILD.match(view.low, max(figure.end, figure.counted_end)) else 0
    return more + (1 if _A_CHILD_AND.search(view.low, max(0, figure.start - 40), figure.start) else 0)


def _aged(view: View, ordinal: Span, start: int, end: int) -> int | None:
    """How many children are told by their ages: "whose daughters are aged three and five"."""
    listed = _AGED.search(view.low, start, end)
    noun = _WORD.match(view.low, ordinal.end + 1)
    if listed is None or noun is None or noun[0] not in _CHILDREN or _DUE.search(view.low, start, end) is None:
        return None
    others = _ALONE.sub("", view.low[start:end])
    if _TWINS.search(others) or _AND_A_CHILD.search(view.low, listed.start(), end):
        return None
    ages = [q for q in within(view.facts.quantities, listed.start("ages"), listed.end("ages")) if q.kind in _AGES]
    return len(ages) if len(ages) > 1 else None


def _dated_before(view: View, ordinal: Span, start: int, end: int) -> int | None:
    """How many times a sentence before tells of what the ordinal counts: "Attempts in March, May and June had failed.
    Only at the fourth try, in July, ..."."""
    told = _PLURAL_IN.match(view.low, start, end) if end <= ordinal.start else None
    noun = _WORD.match(view.low, ordinal.end + 1)
    if told is None or noun is None:
        return None
    kinds = {stem(told["noun"]), stem(noun[0])}
    if len(kinds) > 1 and not kinds <= _TRIES:
        return None
    dates = [d for d in within(view.facts.dates, told.start("times"), told.end("times")) if d.month or d.year]
    known = {(d.year, d.month, d.day) for d in dates}
    here = view.facts.sentences[view.sentence_at(ordinal.start)]
    own = [d for d in within(view.facts.dates, here.start, here.end) if d.kind != "SET"]
    # One of those that are told is not the next.
    if len(dates) < 2 or not own or any((d.year, d.month, d.day) in known for d in own):
        return None
    return len(dates)


def _same_noun(view: View, ordinal: Span, figure: Quantity) -> bool:
    """May a count be one of what an ordinal counts: of no noun, of times, or of the noun that follows the ordinal, or
    of what is done for so many times ("two earlier marriages ... will marry for the third time")?"""
    if figure.noun is None and figure.kind == "number":
        return _without_noun(view, figure)
    if figure.kind == "ratio" or figure.noun in (None, "time", "occasion", "other", "day"):
        return figure.noun is not None or figure.kind == "ratio"
    words = [stem(word) for word in view.low[ordinal.end : ordinal.end + 60].split()[:_FOLLOWING]]
    if figure.noun in _CHILDREN:
        return any(word.strip(",.") in _CHILDREN for word in words)
    alone = not words or words[0] in load("function_words").forms or view.low[ordinal.end : ordinal.end + 1] in ",.;:"
    counted = noun_sets().get(figure.noun, figure.noun)
    if not alone and words[0].strip(",.;:") in ("time", "occasion"):
        sentence = view.facts.sentences[view.sentence_at(ordinal.start)]
        done = _WORD.findall(view.low, sentence.start, ordinal.start)
        return any(len(counted) > _ROOT and word.startswith(counted[:_ROOT]) for word in done)
    return alone or counted in {noun_sets().get(word.strip(",.;:"), word.strip(",.;:")) for word in words}


def _without_noun(view: View, figure: Quantity) -> bool:
    """Does a bare count say by itself that it is of earlier ones: "her previous three, all set in Cork"?"""
    if _EARLIER.search(view.low, max(0, figure.start - 12), figure.start):
        return True
    owned = _BARE.search(view.low, max(0, figure.start - 24), figure.start) is not None
    return owned and _BARE_PRIOR.match(view.low, figure.end) is not None


def _dated(view: View, ordinal: Span, start: int, end: int) -> int | None:
    """How many dates of the calendar follow words for what came before."""
    for first, last in _listing(view, ordinal, start, end):
        ones = [_ONES[one["many"]] for one in _ONE_EACH.finditer(view.low, first, last)]
        if ones and (led := _FIRST_ONE.search(view.low, first, last)):
            return _ONES[led[1]] + sum(ones)
        if days := _DAYS.search(view.low, first, last):
            return len(_DAY.findall(days[0]))
        found = [d for d in within(view.facts.dates, first, last) if not _in_brackets(view, d.start)]
        dates = [d for d in found if d.year is not None or d.month is not None or d.text[:1].isdigit()]
        since = _FROM.match(view.low, ordinal.end)
        dates = [d for d in dates if since is None or d.year is None or d.year >= int(since[1])]
        times = sum(_times(view, date.start) for date in dates)
        if times >= 2:
            now = _NOW.search(view.low, first, dates[-1].start) is not None
            first_time = _SINCE.search(view.low, start, dates[0].start) is not None
            return times - (now or first_time)
    return None


def _in_brackets(view: View, start: int) -> bool:
    """Does a date stand in brackets, as a term of office behind a name?"""
    opened = view.text.rfind("(", max(0, start - 24), start)
    return opened >= 0 and ")" not in view.text[opened:start]


def _times(view: View, start: int) -> int:
    found = _TIMES.search(view.low, max(0, start - 24), start)
    return _TIMES_OF[found[1]] if found else 1


def _named(view: View, ordinal: Span, start: int, end: int) -> int | None:
    """How many names do, or came before."""
    for found in _NAMES.finditer(view.text, start, end):
        if _BEFORE_IT.match(view.low, found.end()):
            return len(_SPLIT.split(found[0]))
    if (parents := _PARENTS.search(view.text, start, end)) and _DUE.search(view.low, start, end):
        return len(_SPLIT.split(parents[1]))
    for first, last in _listing(view, ordinal, start, end):
        listed = _NAMES.search(view.text, first, last)
        marker = view.low[max(0, first - 12) : first].rpartition(" ")[2]
        if listed and len(view.low[first : listed.start()].split()) < _FAR.get(marker, _FOLLOWING):
            return len(_SPLIT.split(listed[0]))
    return None


def _listing(view: View, ordinal: Span, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches from words for what came before on, up to the ordinal where that comes later, to a turn or the end."""
    if start <= ordinal.start < end and (again := _AGAIN.search(view.low, start, ordinal.start)):
        yield start, again.start()
    for found in _PRIOR.finditer(view.low, start, end):
        last = ordinal.start if start <= ordinal.start < end and found.start() < ordinal.start else end
        turn = _ENDS.search(view.low, found.end(), last)
        yield found.end(), turn.start() if turn else last


def place_in_row(word: Any) -> Interval:
    """The value of an ordinal that a lexicon bound: 3 of "third"."""
    group = getattr(word, "group", None) or ""
    if not group.isdigit():
        raise Undefined("no ordinal")
    return lift(int(group))


FUNCTIONS: dict[str, Callable[..., Any]] = {"earlier_ones": earlier_ones, "place_in_row": place_in_row}
