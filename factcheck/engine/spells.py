"""A spell that a neighbouring sentence tells again with its length: "The mill was idle from 1996 to 2004. It was idle
for 18 years", "They vote for two weeks: the ballot opens on 1 May ..."; the clause of the length tells nothing new. And
a length that tells of all of it by where it stands: a sentence of no more ("Nine hours!"), what follows a colon, what
somebody comes out of ("freed on 24 May after 12 days in a cell")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck import patterns
from factcheck.engine.annotation import hedged
from factcheck.engine.functions.spans import roughly, spanned
from factcheck.engine.functions.subjects import one_story, one_subject
from factcheck.engine.operands.clauses import finite
from factcheck.engine.subjects import VIEW, owner, stems
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.model import Date, Quantity, within

_LED = patterns.lazy(
    r"\b(?:for|spent|served|over|in|during|took|takes|take|lasted|lasts|last|taken)"
    r"(?: a total of| all of| fully| those| these| the| its| his| her| their)? ?$"
)
_WORDS = patterns.lazy(r"[a-z][a-z’'-]*")
_APART = patterns.lazy(
    r"\b(?:before|after|afterwards|until|till|since|already|previously|earlier|later|"
    r"then|first|(?<!will )(?<!to )(?<!would )last|final|every|each|another|further|once|again|altogether|"
    r"in all|in total|other|would|could|may|might|should|if|unless|also|than|ago|never|not|no|"
    r"without|only|can|cannot|because|as a|as an|including|except|but|while|whereas|although|though|and|or)\b"
)
_RANGE = patterns.lazy(r"\b(?:from|between) [^.;]{0,30}$")
_SPAN = patterns.lazy(r",? ?(?:to|until|till|and|through|[-–—]) ?[^.;,]{0,20}$")
_CLOSED = frozenset("dgsmStTopbaxrkculhw")
_AN = patterns.lazy(r"\b(?:an?|another) (?!total)")
_LASTS = patterns.lazy(r"\bthere\b|\b(?:be|is|was|were|are) on $")
_IN_CHARGE = patterns.lazy(r"\b(?:ran|running|in charge|took over|at the helm)\b")
_STEM = 4


def retold(environment: Mapping[str, Any], length: Quantity, first: Date, last: Date, start: int) -> bool:
    """Does the clause of a length, in a sentence beside those of two moments, tell again what goes on between them?
    ``start``: where the words begin that the length is hedged with."""
    view: View = environment[VIEW]
    here, there = view.sentence_at(length.start), {view.sentence_at(first.start), view.sentence_at(last.start)}
    if here in there or min(abs(here - other) for other in there) > 1 or first.start > last.start:
        return False
    sentence = view.facts.sentences[here]
    opening = _opening(view, first, last)
    if _possessed(view, length, opening, sentence.start, start):
        return one_story(environment, length, first, last)
    if _LED.search(view.low, sentence.start, start) is None:
        return False
    clause = view.low[sentence.start : start].removesuffix("for ") + view.low[length.end : sentence.end].rstrip(".")
    subject = owner(view, length)
    if _APART.search(clause) or subject.new or subject.kin:
        return False
    kinds = kinds_of(opening) & kinds_of(clause)
    if kinds and _one_office(clause, opening):
        shared = not kinds.isdisjoint(_listed("shared_by_all")) or any(kinds & kinds_of(word) for word in subject.words)
        return (one_story if shared else one_subject)(environment, length, first, last)
    if subject.pronoun in ("it", "they") and _serves(clause) and _serves(opening):
        # As long as it ran it may have done this or that, and no longer.
        return one_subject(environment, length, first, last) and _longer(length, first, last)
    known, told = _content(opening), _content(clause)
    own, heads = told - subject.words, told & subject.words
    named = bool(heads) and _all_told(heads, known)
    if not (own or named or _LASTS.search(clause)) or _AN.search(clause) or not _all_told(own, known):
        return False
    return (one_story if named else one_subject)(environment, length, first, last)


def _all_told(words: frozenset[str], known: frozenset[str]) -> bool:
    return all(any(_alike(word, other) for other in known) for word in words)


def _possessed(view: View, length: Quantity, opening: str, start: int, end: int) -> bool:
    """ "Her 30 years there", "his 20 years as director", "their nine years in jail"."""
    if _WHOSE.fullmatch(view.low, start, end) is None:
        return False
    where = _WHERE.match(view.low, length.end)
    if where is None or where["place"]:
        return where is not None and _PLACE.search(opening) is not None
    words = where["words"]
    if kinds_of(words) & kinds_of(opening) and _one_office(words, opening):
        return True
    told = _content(words)
    charge = bool(told) and bool(_titles(words)) and _in_charge(_titles(words), opening)
    return charge or (bool(told) and _all_told(told, _content(opening)))


def attributed(view: View, length: Quantity, first: Date, last: Date, after: str) -> bool:
    """Is a length before a noun for an event that the ends of a range in its sentence are the days of: "from 10 to 13
    June she is away on a six-day trip", "is in Lille from 3 to 5 May on a week-long visit"?"""
    sentence = view.facts.sentences[view.sentence_at(length.start)]
    noun = _NOUN.match(after)
    if "-" not in length.text or noun is None or not sentence.start <= first.start < last.end <= length.start:
        return False
    kinds = frozenset().union(*(kinds_of(word) for word in noun["words"].split()))
    if not kinds or not _RANGE.search(view.low, sentence.start, first.start):
        return False
    if not _SPAN.fullmatch(view.low, first.end, last.start):
        return False
    if _ON_IT.fullmatch(view.low, last.end, length.start):
        return bool(kinds & {"stay", "ride"}) or view.low.startswith(" on ", last.end)
    fronted = _FRONTED.fullmatch(view.low, sentence.start, first.start) is not None
    return fronted and _HELD.fullmatch(view.low, last.end, length.start) is not None


_WHOSE = patterns.lazy(r"(?:his|her|its|their|those|these|the) (?:full |long |whole )?")
_WHERE = patterns.lazy(
    r" (?:(?P<place>there\b)|(?:as|at|in|with|on|of) (?:the |its |his |her |their |an? )?"
    r"(?P<words>[a-z-]+(?: [a-z-]+)?))"
)
_PLACE = patterns.lazy(r"\b(?:in|at|with|on) [\w’'-]+")
_NOUN = patterns.lazy(r" (?P<words>[a-z-]+(?: [a-z-]+)?)")
_ON_IT = patterns.lazy(r",? (?:on|for) (?:an?|his|her|its|their|the) (?:[\w-]+ )?")
_FRONTED = patterns.lazy(r"(?:from|between) (?:[a-z]+day,? )?")
_HELD = patterns.lazy(
    r",? [\w’' -]{2,40} (?:(?:away|off|out|abroad|back|home) on|(?:is|are|was|were|be|go|goes|went) on|"
    r"holds?|held|holding|stages?|staged|staging|hosts?|hosted|hosting|puts? on|made|makes?|paid|pays?|have|has|had) "
    r"(?:an?|his|her|its|their|the|this year[’']s) (?:[\w-]+ )?"
)


def _serves(words: str) -> bool:
    forms = load("serve_verb").forms
    return any(word in forms for word in _WORDS.findall(words))


def _longer(length: Quantity, first: Date, last: Date) -> bool:
    low, high = roughly(length).low, spanned(first, last).high
    return low is not None and high is not None and low > high


def _opening(view: View, first: Date, last: Date) -> str:
    """What is told to hold from the first of two moments on: the words before it, or all of their sentence where they
    are the ends of a range."""
    sentence = view.facts.sentences[view.sentence_at(first.start)]
    ranged = _RANGE.search(view.low, sentence.start, first.start) and _SPAN.fullmatch(view.low, first.end, last.start)
    return view.low[sentence.start : sentence.end if ranged else first.start]


def kinds_of(words: str) -> frozenset[str]:
    """The kinds of what goes on that some words tell of."""
    words = f" {' '.join(_WORDS.findall(words))} "
    return frozenset(
        kind
        for form, (_, group) in load("span_kind").forms.items()
        if f" {form} " in words
        for kind in (group or "").split(", ")
    )


def _content(words: str) -> frozenset[str]:
    """The stems of the words that tell something, without those of time."""
    letters, units, light = load("function_words").forms, table("dates")["unit"], _listed("light")
    return stems(
        [
            word
            for word in _WORDS.findall(words)
            if word not in light and word not in units and not (word in letters and letters[word][1] in _CLOSED)
        ]
    )


def _one_office(clause: str, opening: str) -> bool:
    """Is every office that a clause names that of the opening: who leads a party is not the mayor?"""
    named = _titles(clause) - _titles(opening)
    return not named or _in_charge(named, opening)


def _in_charge(titles: frozenset[str], opening: str) -> bool:
    """Do titles say no more than that somebody was in charge, as the opening tells?"""
    return titles <= {word[:_STEM] for word in _listed("in_charge")} and _IN_CHARGE.search(opening) is not None


def _listed(name: str) -> frozenset[str]:
    return frozenset(load("span_kind").data[name])


def _titles(words: str) -> frozenset[str]:
    titles = _listed("titles")
    return frozenset(word[:_STEM] for word in _WORDS.findall(words) if word in titles)


def _alike(word: str, other: str) -> bool:
    """Have two words one stem: "editor" and "edited", "occupation" and "occupied"?"""
    short = min(len(word), len(other))
    if short < _STEM:
        return word == other
    size = max(_STEM, short - 3)
    return word[:size] == other[:size]


_OPENS = patterns.lazy(r"[“\"‘']?(?:that (?:is|was|makes)|that[’']s|it was|all of|a full|a whole)? ?$")
_BARE = patterns.lazy(r"[.!?;,”\"’]|$| [–—-] ")
_STATE = patterns.lazy(
    r" (?:(?:in|at|under|behind|without|inside|aboard|away|off|out|adrift|apart)\b"
    r"|on (?:the|an?|his|her|its|their|strike|remand|bail)\b|of (?=[a-z])(?!(?:it|them|these|those|which|that|age)\b))"
)
_MARKED = patterns.lazy(
    r"(?P<most>[,)]? [\w’' ,-]{2,40}\b(?:longest|shortest|briefest)\b[\w’' -]{0,30}(?=:))?"
    r"[\")]? ?(?P<mark>[,:–—-]) ?(?:just |only |some |about |almost |nearly |fully |all of )?$"
)
_WHOLLY = frozenset([" of ", " without", " away", " apart", " adrift"])
_COMES_OUT = patterns.lazy(
    r"\b(?:after|following|with|ending|ended|having (?:spent|done|served|had)|(?:he|she|it|they|who) (?:had )?spent)"
    r" (?:just |only |his |her |its |their |the )?$"
)
_HAD_BEEN = patterns.lazy(r"^,? (?:[\w’'-]+ ){1,5}had (?:[\w-]+ ){1,4}for (?:just |only |all of )?$")
_BY_THEN = patterns.lazy(r"\b(?:when|by the time|before|until) [^.;]{2,50}$")
_PARTS = patterns.lazy(
    r" (?:separates?|separated|divides?|divided|lies? between|lay between|passed between|elapsed between|stand between)"
    r" (?:the two|them|the pair|both|these two|those two|the one|one from)\b"
)
_LONG = patterns.lazy(
    r" (?:in (?:length|duration)|from (?:start to finish|beginning to end|end to end|first to last))\b"
)
_SERVED = patterns.lazy(r"[’']? (?:of )?(?:[a-z]+ )?(?:service|duty|work|employment|rule|office)\b")
_LETTERS = patterns.lazy(r"[a-z'’]+")
_JOINED = patterns.lazy(r"[;:]|\b(?:and|but|then|while|whose|where)\b")
_FOLLOWS, _REACH = 40, 60


def told_of_all(environment: Mapping[str, Any], length: Quantity, first: Date, last: Date) -> bool:
    """Does a length, by where it stands and by what is told of it, go on from the first moment to the last?"""
    view: View = environment[VIEW]
    here = view.facts.sentences[view.sentence_at(length.start)]
    start = hedged(view.low, length, here.start)
    after = view.low[length.end : min(here.end, length.end + _REACH)]
    ordered = first.start < last.start
    if ordered and _fragment(view, length, (first, last), start):
        return True
    if (
        ordered
        and last.end < length.start
        and (_marked(view, length, (first, last), start) or _summed_up(view, length, (first, last), start))
    ):
        return True
    if _LONG.match(after):
        return here.start <= first.start and last.end <= here.end and view.low[:start].rstrip()[-1:] in {",", "(", "–"}
    return _comes_out(view, length, (first, last), start)


def parted(view: View, length: Quantity, first: Date, last: Date) -> bool:
    """ "They were shot in 1983 and 1999. A quarter of a century separates the two"."""
    near = view.sentence_at(length.start) - view.sentence_at(last.start) <= 1
    return near and first.start < last.start < length.start and _PARTS.match(view.low, length.end) is not None


def _entered(view: View, length: Quantity, moments: tuple[Date, Date], start: int) -> bool:
    """ "Book fair, Cork: seven days, 300 publishers. 21-25 May, 10am to 8pm": an entry of a calendar."""
    first, last = moments
    number = view.sentence_at(length.start)
    sentence = view.facts.sentences[number]
    entry = view.facts.sentences[min(number + 1, len(view.facts.sentences) - 1)]
    if entry.start != first.start or _FROM_TO.fullmatch(view.low, first.end, last.start) is None:
        return False
    words = view.low[sentence.start : start], view.low[length.end : sentence.end]
    return _ENTRY.search(words[0]) is not None and words[1][:1] in _ENDS and not any(map(_verbs, words))


_FROM_TO = patterns.lazy(r" ?(?:to|until|till|[-–—]) ?")
_ENTRY = patterns.lazy(r"[:,;–—] ?$")
_ENDS = frozenset(",.;:")


def _fragment(view: View, length: Quantity, moments: tuple[Date, Date], start: int) -> bool:
    """ "He was born at seven. Nine hours!", "Three weeks without it": a sentence without a verb, right beside those of
    the moments."""
    number = view.sentence_at(length.start)
    sentence = view.facts.sentences[number]
    told = [view.sentence_at(moment.start) for moment in moments]
    if _entered(view, length, moments, start):
        return True
    if told[1] - told[0] > 1 or not (number == told[1] + 1 or number == told[0] - 1):
        return False
    if not _OPENS.fullmatch(view.low, sentence.start, start):
        return False
    rest = view.low[length.end : sentence.end]
    where = _STATE.match(rest) if number > told[1] else None
    if where is not None:
        where = where if where.group() in _WHOLLY or _of_kind(view, length, moments, start) else None
    return (_BARE.match(rest) is not None or where is not None) and not _verbs(rest)


def _verbs(words: str) -> bool:
    """Has a stretch of words a verb?"""
    letters = load("function_words").forms
    return any(
        (word in finite() and word[-1] != "s") or (word in letters and letters[word][1] in ("v", "b", "a"))
        or word.endswith("ed")
        for word in _LETTERS.findall(words)
    )  # fmt: skip


def _marked(view: View, length: Quantity, moments: tuple[Date, Date], start: int) -> bool:
    """ "Her reign began in 1939 and ended in 1967: 33 years on a throne": of the kind of what is told, or without."""
    mark = _MARKED.fullmatch(view.low, moments[1].end, start)
    where = _STATE.match(view.low, length.end)
    if mark is None or where is None:
        return False
    if mark["mark"] == ":" and (where.group() in _WHOLLY or mark["most"]):
        return True
    return mark["mark"] != "," and _of_kind(view, length, moments, start)


def _summed_up(view: View, length: Quantity, moments: tuple[Date, Date], start: int) -> bool:
    """ "From 1991 until 2003 he coached them, two decades in which ...", "the drought began in 2012 and broke in 2021,
    five years that ...": what follows a comma and goes on with its own clause tells of all of it."""
    first, last = moments
    sentence = view.facts.sentences[view.sentence_at(length.start)]
    if not sentence.start <= first.start or _ALL_OF_IT.match(view.low, length.end) is None:
        return False
    gap = view.low[last.end : start]
    if any(q.noun is None and q.kind == "number" for q in within(view.facts.quantities, length.end, sentence.end)):
        return False  # "three days when it rained and four when it did not"
    ranged = _RANGE.search(view.low, sentence.start, first.start) and _SPAN.fullmatch(view.low, first.end, last.start)
    if not ranged:
        # "In 1914 and 1939, two years that changed it"
        acts = _verbs(view.low[first.end : last.start])
        return acts and length.value not in (1, len(moments)) and _PAUSED.fullmatch(gap) is not None
    return _PAUSE.search(gap) is not None and not _JOINED.search(gap) and not _TURNED.search(gap)


_ALL_OF_IT = patterns.lazy(
    r" (?:(?:in|during|over|through|throughout) which\b|when\b"
    r"|(?:that|which) (?!he\b|she\b|they\b|it\b|we\b|i\b|include))"
)
_PAUSED = patterns.lazy(r" ?[,(–—-] ?(?:just |only |some |about |almost |nearly |all of |fully )?")
_PAUSE = patterns.lazy(r"[,–—-] ?(?:just |only |some |about |almost |nearly |all of |fully )?$")
_TURNED = patterns.lazy(r"\b(?:before|after|until|till|since|as)\b")


def _comes_out(view: View, length: Quantity, moments: tuple[Date, Date], start: int) -> bool:
    """ "Freed on 24 May after 12 days in a cell", "after an hour on the roof he came down at 2.15", "retired in 2021
    with 41 years' service", "when it ended, on 2 May, the road had been shut for nine days"."""
    first, last = moments
    number = view.sentence_at(length.start)
    sentence = view.facts.sentences[number]
    if view.sentence_at(last.start) != number or abs(view.sentence_at(first.start) - number) > 1:
        return False
    behind = last.end <= start
    if view.sentence_at(first.start) == number and not first.end < last.start < length.start:
        return False
    gap = view.low[last.end : start] if behind else view.low[length.end : last.start]
    if behind and _HAD_BEEN.search(gap) and _BY_THEN.search(view.low, sentence.start, last.start):
        held = kinds_of(gap) & kinds_of(_words_with(view, length, moments, last.end))
        return bool(held) and _BARE.match(view.low, length.end) is not None
    if _JOINED.search(gap) or not _COMES_OUT.search(view.low, sentence.start, start):
        return False
    if not (_STATE.match(view.low, length.end) or _SERVED.match(view.low, length.end)):
        return False
    return _of_kind(view, length, moments, start)


def _of_kind(view: View, length: Quantity, moments: tuple[Date, Date], start: int) -> bool:
    """Is what a length is told of of a kind with what is told with the moments?"""
    end = view.facts.sentences[view.sentence_at(length.start)].end
    phrase = view.low[length.end : min(end, length.end + _FOLLOWS)]
    phrase = patterns.compile(r"[,.;:]").split(phrase)[0]
    return bool(kinds_of(phrase) & kinds_of(_words_with(view, length, moments, start)))


def _words_with(view: View, length: Quantity, moments: tuple[Date, Date], start: int) -> str:
    """The words of the sentences of two moments, without those of the length."""
    told = ""
    for number in sorted({view.sentence_at(moment.start) for moment in moments}):
        sentence = view.facts.sentences[number]
        if sentence.start <= start < sentence.end:
            told += " " + view.low[sentence.start : start] + " " + view.low[length.end + _FOLLOWS : sentence.end]
        else:
            told += " " + view.low[sentence.start : sentence.end]
    return told
