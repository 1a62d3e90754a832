"""Functions on the course of events: which of two comes first by what they are, and whether both befall one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.engine.subjects import VIEW, owner, stems
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import within
from factcheck.model.record import Record

_BACK = 60
_BUILDING = 10
"""Years between the start of works and what they made, at most: later ones mend it."""
_LED_BACK = patterns.lazy(
    r"\b(?:had|having|(?<!and )(?<!and, )(?<!but )(?<!but, )after|since|following|originally|first)"
    r"(?: [\w’'-]+){0,6} $|; (?:he|she|it|they) (?:was|were) $"
)
"""What says before a verb that its event came first."""
_OBJECT = patterns.lazy(
    r"(?: (?P<new>an?|one|another|other|some|two|three|four|five|several|\d+)\b)?"
    r"(?: (?:the|its|his|her|their|this|that))?"
    r"(?P<words>(?: (?!(?:in|on|at|from|by|to|for|with|of|as|after|before|when|and|but|during|under|over|into|near)\b)"
    r"[\w’'-]+){0,4})"
)
_OTHER = frozenset({"another", "other", "one", "second", "third", "new", "old", "others"})


def chains(word: Any) -> Iterator[tuple[str, int]]:
    """The chains that an event belongs to and its rank in each, by the class of its word: "justice 1, life 2"."""
    for entry in str(getattr(word, "group", "") or "").split(", "):
        name, _, rank = entry.rpartition(" ")
        if name and rank.isdigit():
            yield name, int(rank)


def course(environment: Mapping[str, Any], first: Any, day: Any, second: Any, other: Any) -> bool:
    """Does an event, told of with a day, come before a second one by what they are, and by how they are told where
    what ends may begin anew? Not where each befalls a thing of its own, or another date or event lies between."""
    view = environment.get(VIEW)
    ranks = dict(chains(second))
    # What is shut for some days opens on another.
    known = None not in (getattr(day, "year", None), getattr(other, "year", None))
    if view is None:
        return False
    stages = [*chains(first), *(_begun(view, first) if _near(day, other) else ())]
    shared = [name for name, rank in stages if rank < ranks.get(name, 0) and (known or name != "place")]
    if not shared or not (_beside(view, first, day) and _beside(view, second, other)):
        return False
    if _yearless(view, day, other) or _anew(view, first, day) or _anew(view, second, other):
        return False
    if "justice" in shared and _two_offences(view, first, second):
        return False
    if all(name.endswith("~") for name in shared) and not _told_first(view, first, second):
        return False
    one, new = _thing(view, first, day), _thing(view, second, other)
    later, told = (new, one) if second.start > first.start else (one, new)
    head = _HEAD.search(view.low, max(0, max(first.start, second.start) - _BACK), max(first.start, second.start))
    if head is not None and not stems(head["words"].split()) & told.words:
        return False
    if later.new or (one.words | new.words) & _OTHER or (one.words ^ new.words) & _kin():
        return False
    apart = bool(one.words and new.words) and not one.words & new.words
    return not apart or shared[0] == "journey~" or one.words <= _hands() or new.words <= _hands()


def _begun(view: View, word: Any) -> Iterator[tuple[str, int]]:
    """The stage of works that "began" is of where it says so of the work on something: "Work on the bridge began"."""
    if ("event~", 1) in chains(word):
        start = view.facts.sentences[view.sentence_at(word.start)].start
        whose = _WORK_ON.search(view.low, start, word.start)
        if whose is not None and stems([whose["head"]]) <= _works():
            yield "works", 1


@cache
def _works() -> frozenset[str]:
    return stems(["work", "works", "construction", "building"])


def _near(day: Any, other: Any) -> bool:
    """Are two days near enough for the work on a thing to be that of building it?"""
    begun, made = getattr(day, "year", None), getattr(other, "year", None)
    return begun is not None and made is not None and abs(begun - made) <= _BUILDING


def _told_first(view: View, first: Any, second: Any) -> bool:
    """Do the words say that the first event came first: by their order, or by "having", "after", "had"?"""
    back = [_LED_BACK.search(view.low, max(0, word.start - _BACK), word.start) is not None for word in (first, second)]
    if first.start < second.start:
        return not back[1]
    return back[0] or _put_in(view, second, first)


def _put_in(view: View, word: Any, verb: Any) -> bool:
    """Is an event told in passing, between a noun and the verb that the sentence goes on with: "the bridge, finished
    in 1897, was begun"?"""
    before, gap = view.low[max(0, word.start - _BACK) : word.start], view.low[word.end : verb.start]
    return _OPENS_PUT_IN.search(before) is not None and _CLOSES_PUT_IN.fullmatch(gap) is not None


_OPENS_PUT_IN = patterns.lazy(r"[\w’'-], (?:(?:which|that|who) )?(?:(?:was|were|had been|only|finally|first) )*$")
_CLOSES_PUT_IN = patterns.lazy(r"[^,;.]{3,40}, (?:(?:was|were|had|been|only|first) )*")


def _anew(view: View, word: Any, day: Any) -> bool:
    """Does the clause of an event tell of another thing of its kind ("a second trial", "an earlier charge")?"""
    sentence = view.facts.sentences[view.sentence_at(word.start)]
    start = max(sentence.start, *(view.low.rfind(mark, 0, word.start) for mark in ",;:"))
    end = _CLAUSE_END.search(view.low, max(word.end, day.end), sentence.end)
    return _NEW.search(view.low, start, end.start() if end else sentence.end) is not None


def _two_offences(view: View, first: Any, second: Any) -> bool:
    """Is each of two steps of justice told with an offence, and no word with both ("charged with theft", "arrested over
    a burglary")?"""
    told = []
    for word, other in ((first, second), (second, first)):
        end = view.facts.sentences[view.sentence_at(word.start)].end
        end = min(end, other.start) if other.start > word.start else end
        found = _OFFENCE.search(view.low, word.end, end)
        told.append(stems(found["words"].split()) if found else frozenset())
    return all(told) and not told[0] & told[1]


_OFFENCE = patterns.lazy(
    r" (?:with|over|for|of|on suspicion of) (?:(?:an?|the|his|her|their) )?"
    r"(?P<words>[a-z-]+(?: (?!(?:on|in|at)\b)[a-z-]+)?)"
)
_CLAUSE_END = patterns.lazy(r"[,;:.]| (?:and|but|when|where|while|who|which|before|after) ")
_NEW = patterns.lazy(
    r"\b(?:an?|the|his|her|its|their|any) "
    r"(?:new|earlier|previous|separate|unrelated|unconnected|different|(?:second|third)(?! of\b))\b"
)


def _yearless(view: View, day: Any, other: Any) -> bool:
    """May two days without years lie on either side of a year's end: are they far apart, or is a long time told of
    between them?"""
    if day.year is not None or other.year is not None:
        return False
    told = any(date.text.lower().endswith(_YEARS) for date in (day, other))
    if told and (None in (day.first, other.first) or day.first <= other.first):
        return True  # "on 14 May last year ... on 9 May": of this year, where that day has been
    start, end = min(day.end, other.end), max(day.start, other.start)
    lengths = [fact for fact in within(view.facts.quantities, start, end) if fact.kind == "duration"]
    long = _LONGER.search(view.low, start, end) is not None or any(fact.unit in _LONG for fact in lengths)
    return long or abs((day.month or 0) - (other.month or 0)) > 1


_YEARS = (" last year", " this year", " that year")
_LONGER = patterns.lazy(r"\b(?:months|years?)\b")
_LONG = ("month", "year", "season", "quarter", "decade")


def _beside(view: View, word: Any, day: Any) -> bool:
    """Is no other date, and no other event, between an event and its day?"""
    start, end = (word.end, day.start) if word.start < day.start else (day.end, word.start)
    if any(date.year or date.month or date.day for date in within(view.facts.dates, start, end)):
        return False
    words = view.low[start:end]
    return end - start < _BACK or not any(f" {form} " in words for form in load("event_stage").forms)


class _Thing(Record, frozen=True):
    """What an event befalls; ``new``: it is brought in anew ("opened a second shop")."""

    words: frozenset[str]
    new: bool = False


def _thing(view: View, word: Any, day: Any) -> _Thing:
    """The object of a verb, where it has one; what work is done on; else the subject of its clause."""
    end = day.start if word.end <= day.start else view.facts.sentences[view.sentence_at(word.start)].end
    whose = _NOUN.match(word.text.lower())
    if whose is not None:
        return _Thing(stems((_WHOM.match(view.low, word.end, end) or [""])[0].split()))
    found = _OBJECT.match(view.low, word.end, end)
    words = found["words"].split() if found else []
    if found is not None and (words or found["new"]):
        return _Thing(stems(words) - _PRONOUNS, found["new"] is not None)
    clause = _CLAUSE.search(view.low, max(0, word.start - _BACK), word.start)
    if clause is not None:
        return _Thing(stems(clause["words"].split()))
    if _ANOTHER.search(view.low, max(0, word.start - _BACK), word.start):
        return _Thing(_OTHER)
    said_of = owner(view, day).words - stems(word.text.lower().split())
    sentence = view.facts.sentences[view.sentence_at(word.start)]
    whose = _WORK_ON.search(view.low, sentence.start, word.start)
    if whose is not None and said_of <= _hands() and stems([whose["head"]]) <= _hands():
        return _Thing(stems(whose["words"].split()))
    on = _WORKED_ON.match(view.low, word.end, end) if said_of <= _hands() else None
    return _Thing(stems(on["words"].split()) if on else said_of)


@cache
def _kin() -> frozenset[str]:
    """Nouns for relatives: what befalls one of them is another story. A boy or a victim may be the "he" of the next
    sentence."""
    return stems(list(load("kin").forms)) - stems(
        ["boy", "girl", "baby", "child", "children", "victim", "victims", "twin"]
    )


@cache
def _hands() -> frozenset[str]:
    """Nouns for those who act, and for what belongs to a thing or to what goes on, so that they do not name it."""
    return stems(load("event_stage").data["hands"])


_HEAD = patterns.lazy(
    r"(?P<words>[\w’'-]+), (?:which|who|whose [\w’'-]+) (?:(?:was|were|is|had|has|have|been|only|first) ){0,3}$"
)
"""What a relative clause is of that opens with the event."""
_NOUN = patterns.lazy(r"(?:his|her|their|its) |[a-z]+ (?:of|for)$")
"""An event told of by its noun: "his funeral", "funeral of"."""
_WHOM = patterns.lazy(r"(?: (?!(?:in|on|at|took|was|were|is|will|had|has)\b)[\w’'-]+){1,4}")
_CLAUSE = patterns.lazy(
    r"\b(?:after|before|since|until|when|while) (?:the|an?) (?P<words>[\w’'-]+(?: [\w’'-]+)?)[^,.;]*$"
)
_WORKED_ON = patterns.lazy(r" (?:on|for|of|at) (?:the|an?|its|their) (?P<words>(?:(?!in|on|at)[\w’'-]+ ?){1,3})")
_WORK_ON = patterns.lazy(
    r"\b(?P<head>[\w’'-]+) (?:on|of|for|at) (?:the|an?|its|their) "
    r"(?P<words>(?:(?!in|on|at|was|were|had|has)[\w’'-]+ ){1,3})[^,.;]*$"
)
"""What work is on, or of: "building of the stadium began"."""
_ANOTHER = patterns.lazy(r"\b(?:one|ones|another|that|those|others) $")
_PRONOUNS = frozenset(
    {"it", "him", "her", "them", "itself", "again", "there", "back", "up", "down", "off", "out", "early", "late"}
)
course.takes_environment = True  # type: ignore[attr-defined]


def told_earlier(environment: Mapping[str, Any], participle: Any, day: Any, earlier: Any) -> bool:
    """Do the words say that what was done on one day came before what is told with another: by a participle behind
    "had" or "having", while the other is told in the past, and nobody reports what was said?"""
    view = environment.get(VIEW)
    forms, data = load("pluperfect").forms, load("pluperfect").data
    word = str(participle.text).lower()
    group = forms[word][1] if word in forms else "done" if word.endswith("ed") else ""
    if (
        view is None
        or group != "done"
        or _yearless(view, day, earlier)
        or not _AT.search(view.low, max(0, earlier.start - _BACK), earlier.start)
    ):
        return False
    between = view.low[participle.end : earlier.start].replace("’", "'")
    if _BREAK.search(between) or any(_reported(view, fact, data["voices"]) for fact in (day, earlier)):
        return False
    sentence = view.facts.sentences[view.sentence_at(participle.start)]
    if (
        _HAD.search(view.low, max(0, participle.start - _BACK), participle.start)
        and " that " in view.low[sentence.start : participle.start]
    ):
        return False
    start, end = _clause(view, day)
    words = view.low[start:end].replace("’", "'").split()
    if not _OPEN.isdisjoint(words) or _OPEN_BEFORE.search(view.low, start, day.start):
        return False
    return earlier.month is not None or set(data["origins"]).isdisjoint(words)


def _reported(view: View, fact: Any, voices: list[str]) -> bool:
    """Does the sentence of a fact report what was said?"""
    sentence = view.facts.sentences[view.sentence_at(fact.start)]
    words = f" {' '.join(_WORDS.findall(view.low, sentence.start, sentence.end))} "
    return any(f" {voice} " in words for voice in voices)


_WORDS = patterns.lazy(r"[a-z]+")


def _clause(view: View, day: Any) -> tuple[int, int]:
    """The clause of a day: from the mark before it to the one behind it."""
    sentence = view.facts.sentences[view.sentence_at(day.start)]
    start = max(sentence.start, *(view.low.rfind(mark, 0, day.start) + 1 for mark in ";:–—("))
    end = _CLAUSE_END.search(view.low, day.end, sentence.end)
    return start, end.start() if end else sentence.end


_BREAK = patterns.lazy(
    r"[,;:–—]|[.!?]\s|\b(?:and|but|when|while|before|after|until|since|who|which|that|as|if|than|to be)\b"
)
_AT = patterns.lazy(
    r"(?:\b(?:in|on|at|of|early in|late in)(?: the)?|(?<!\bby)(?<!\bfor)(?<!\bto)(?<!\bfrom)(?<!\buntil)(?<!\btill)"
    r"(?<!\bsince)(?<!\bthe)(?<=[a-z])) $"
)
_HAD = patterns.lazy(r"\bha(?:d|ving) (?:[\w-]+ ){0,2}$")
_OPEN = frozenset(
    {"had", "has", "have", "will", "would", "could", "should", "is", "are", "if", "having", "since", "until"}
)
_OPEN_BEFORE = patterns.lazy(
    r"\b(?:(?:due|to be|planned|expected|scheduled) [^,;]{0,20}|(?:by|until|since|before|from) (?:the |early |late )?)$"
)
told_earlier.takes_environment = True  # type: ignore[attr-defined]


def late(view: View, length: Any, first: Any, last: Any) -> bool:
    """ "The train, due at 4, came at 5, an hour late", "came an hour late, at 5": from when it was due to when it came;
    what came early, from then to when it was due."""
    behind = _LATE.match(view.low, length.end)
    if behind is None:
        return False
    due, came = (last, first) if behind["early"] else (first, last)
    beside = _RIGHT_BY.fullmatch(view.low, came.end, length.start) if came.end <= length.start else None
    if not (beside or (behind.end() <= came.start and _CAME_AT.fullmatch(view.low, behind.end(), came.start))):
        return False
    told, other = _lead(view, due, (came, length)), _lead(view, came, (due,))
    if _DUE.search(told) is None or _DUE.search(other) is not None:
        return False
    return _LEFT.search(other) is None or _TO_LEAVE.search(told) is not None


def _lead(view: View, moment: Any, facts: tuple[Any, ...]) -> str:
    """The words before a moment in its sentence, from another fact on."""
    start = view.facts.sentences[view.sentence_at(moment.start)].start
    return view.low[max([start, *(fact.end for fact in facts if fact.end <= moment.start)]) : moment.start]


_LATE = patterns.lazy(
    r" (?:(?:late|overdue|behind (?:schedule|time|the timetable))|(?P<early>early|ahead of (?:schedule|time)))\b"
)
_DUE = patterns.lazy(
    r"\b(?:due|scheduled|timetabled|supposed|should|meant|booked|expected|billed|advertised|"
    r"planned|slated|timed|set for|fixed for)\b"
)
_RIGHT_BY = patterns.lazy(r",? ?(?:[–—(-] ?)?(?:just |only |some |about |almost |nearly |fully )?")
_CAME_AT = patterns.lazy(
    r",?(?: (?!to|when|and|because|after|but|as|for|due)[\w’'-]+){0,4} (?:at|by|on|in)(?: about| just after)? "
)
_LEFT = patterns.lazy(r"\b(?:left|leaving|departed|departing|set off|set out|pulled out|took off|taking off|sailed)\b")
_TO_LEAVE = patterns.lazy(r"\b(?:to (?:leave|depart|set|sail|take off|go)|out|off)\b")

FUNCTIONS: dict[str, Callable[..., Any]] = {"course": course, "told_earlier": told_earlier}
