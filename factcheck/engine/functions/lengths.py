"""Lengths of time whose own words say between which two moments they lie: "two hours later", "ten days after the fire
on 3 May", "it had lasted ten days", "in its 41 years", "those ten days", "a pause of two weeks", "ending 12 years of
silence". What happened at the two moments need not be known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.comparison.intervals import Interval
from factcheck.engine.annotation import hedged
from factcheck.engine.functions.courses import late
from factcheck.engine.functions.spans import elapsed, lasts, roughly, spanned
from factcheck.engine.functions.spans import length as duration_of
from factcheck.engine.functions.subjects import closed, one_story, one_subject
from factcheck.engine.operands.clauses import finite
from factcheck.engine.spells import attributed, kinds_of, parted, retold, told_of_all
from factcheck.engine.subjects import VIEW, owner, stems
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import personal, root_of
from factcheck.model import Date, Quantity

_BEFORE, _AFTER = 70, 50
_LATER = patterns.lazy(r" (?:later|afterwards|on)(?=[,.;]| (?:at|in|by|it|he|she|they|that|the)\b)(?! than)")
_BESIDE = patterns.lazy(
    r"(?: (?:the same|that|the next|the following) (?:day|morning|evening|night))?,? ?"
    r"(?:[–—-] )?(?:just |only |some |about |almost |nearly |fully )?$"
)
_LEADS = patterns.lazy(r" (?:later|afterwards|on),? (?:(?:at|in|on|by) (?:about |the )?)?$")
_LASTED = patterns.lazy(
    r"\b(?:lasted|lasts|(?:will|to|would) last|taken|took|gone on|went on|going on|dragged on|continued)"
    r"(?: him| her| it| them)?(?: for)?(?: a total of| all of)? $"
)
_SUBJECT = patterns.lazy(
    r"(?:^|[.;:,] |\b(?:and|but) )(?:(?:the|this|that)(?: whole| entire)? (?P<noun>[a-z]+)(?:,[^,]{1,40},)?|it)"
    r"(?: had| has)?(?: all| now)? $"
)
_OTHER = patterns.lazy(r"\b(?:the|an?) [a-z]+")
_IN_OFFICE = patterns.lazy(r"\b(?:his|her|its|their) (?:all )?$")
_THERE = patterns.lazy(r" (?:in|at) (?:that|the|this) (?:office|post|job|role|chair|seat|position|top)\b")
_HELD = patterns.lazy(
    r"\b(?:held|kept|had|done|worn|led|run) (?:it|them|that post|that job|the post|the job|office) for $"
)
_SPENT = patterns.lazy(r"\bafter (?:(?:[\w-]+ ){1,2}had spent|spending) $")
_OWN = patterns.lazy(r"\b(?:in|over|during|throughout|for|after) (?:all )?(?P<whose>its|their|his|her) $")
_POINTING = patterns.lazy(r"\b(?:those|these|the same) $")
_OF_LIFE = patterns.lazy(
    r"(?: of (?:life|existence|operation|trading|service|use|work)\b| (?:it|he|she|they)\b|,|\."
    r"| (?:in|at) (?:office|power|charge|business|service|use|prison|jail|exile|captivity|orbit|sea|work)\b)"
)
_ENDING = patterns.lazy(r"\b(?:ending|ended|closing|capping|completing) (?:his |her |its |their |the )?$")
_APPOSED = patterns.lazy(
    r"(?:[,(–—-] ?|\b(?:after|following) )an? (?:[\w-]+ )?(?P<noun>[a-z]+) of "
    r"(?:just |only |some |about |almost |nearly )?$"
)
_IN_STATE = patterns.lazy(
    r" (?:in|on|without|under|at) (?!average|all|total|advance|top|end|time|sundays|weekdays|once|least|most|half|full)"
    r"(?:the |its |their |his |her )?[a-z]+(?:$|[.;)])"
)
_PAUSED = patterns.lazy(r"[,(–—-] ?(?:just |only |some |about |almost |nearly |all of )?$")
_COUNTED = patterns.lazy(r" (?:after|from|since) (?:[\w’'-]+ ){1,6}$")
_ON_TO = patterns.lazy(r" (?:before|after) (?:[\w’'-]+ ){1,8}$")
_CAME = patterns.lazy(
    r" (?:came|was|struck|hit|happened|followed|took place|occurred|fell|were held|was held|began|opened)"
    r" (?:just |only |some |about |almost |nearly |fully )?$"
)
_FROM_THERE = patterns.lazy(
    r" after (?:the |its |their )?(?P<noun>[a-z]+) (?:had |was |were )?(?:\w+(?:ed|an|un)|left|set)\b"
)
_RELATIVE = patterns.lazy(r"\b(?:who|which|that) [^,;:]*$")
_STAY = patterns.lazy(r" (?:of|in|at) (?:[\w-]+ ){0,1}(?P<noun>[a-z]+)")
_TOLD = patterns.lazy(r"(?: [\w’'-]+){0,3}: ")
_ALL_TOLD = patterns.lazy(r"(?: [\w’'-]+){0,12}: ")
_TO_DO = patterns.lazy(r" to [a-z]+(?: [\w’'-]+){0,5}: ")
_FOR = patterns.lazy(r"\b(?:for|took|lasted|taken|spent)(?: him| her| it| them)? (?:a total of |all of )?$")
_TOOK = patterns.lazy(r"\b(?:took|taken) (?:him|her|it|them|(?:the|its|their) [a-z]+) (?:a total of |all of )?$")
_NEVER = patterns.lazy(
    r"(?:,? (?:ago|old|each|per|every|a (?:day|week|time|year)|apart|earlier|before|to [a-z]+|late|behind|of age)\b|-)"
)
_LIMITED = patterns.lazy(
    r"\b(?:first|(?<!will )(?<!to )(?<!would )last|final|next|past|previous|another|"
    r"further|extra|every|opening|closing) $"
)
_JOINT = patterns.lazy(r"[.;:]|, (?:and|but)\b|\band\b|\bbut\b|\bwhen\b|\bbefore\b")
_WORDS = patterns.lazy(r"(?P<comma>, )?(?P<word>[a-z'’]+)")
_AT = patterns.lazy(r",? (?:at|by) (?:about )?")
_MADE = patterns.lazy(r"\b(?:making|makes|made) (?:it|this|that|for|theirs|his|hers) (?:an?|the)? ?(?:[\w-]+ )?$")
_GIVEN = patterns.lazy(
    r"\b(?:giving|gives|gave|leaving|leaves|left|allowing|allows|means|meaning|meant) "
    r"(?:(?:[\w’'-]+ ){1,2})?(?:just |only )?$"
)
_IT_WAS = patterns.lazy(
    r"(?:^|[.;:–—] ?|\b(?:and|but) )it (?:was|took|would be) (?:just |only |another |almost |nearly )?$"
)
_UNTIL = patterns.lazy(r" (?:before|until) ")
_STOPPED = patterns.lazy(r"[.;:]|\b(?:but|after|when|since|who had|which had)\b")
_GIVEN_FOR = patterns.lazy(r"[,.;)–—]|\Z| in which to ")
_OVER_ALL = patterns.lazy(r"\b(?:over|during|in|for|across|throughout) (?:the|those|these|all) $")
_HOW_LONG = patterns.lazy(r" for (?:over |nearly |almost )?$")
_DEFINITE = patterns.lazy(
    r"(?:^|[.,;:–—-] |\b(?:and|but) )(?:the|his|her|its|their|this|that|those|these) (?:[\w-]+ )?$"
)
_HEADS = (patterns.lazy(r" (?P<noun>[a-z-]+)\b"),)
_WHERE = tuple(
    patterns.lazy(
        r" (?:in|at|on|of|without|under|behind) (?:the |an? |his |her |its |their )?"
        rf"(?:[\w-]+ ){{{more}}}(?P<noun>[a-z-]+)\b"
    )
    for more in (0, 1)
)
_FURTHER = patterns.lazy(
    r" (?:of|before|after|that|which|who|to|in|on|at|last|next|this|they|he|she|it|we|since|was to|had been)\b"
)
_BESIDES = patterns.lazy(r"\b(?:for|of|to|at|before|after) (?:the|an?|his|her|its|their) [\w-]+")
"""What is told of is not what it is for or of ("tickets for the festival")."""
_STOPS = ("", ",", ".", ";", ")", "–", "—")
_TIMED = ("hour", "minute")
_STAYS = frozenset(["power", "office", "rule", "charge", "service", "captivity", "darkness", "occupation", "tenure"])
_THINGS, _PERSONS = frozenset({"it", "they", "this", "that"}), frozenset({"he", "she"})


def between(environment: Mapping[str, Any], length: Any, first: Any, last: Any) -> bool:
    """Do the words of a length of time say that it lies between two moments, and can no others be meant? The moments
    are two days, months or years or two times of day, the only ones in the sentences from the first of the three to
    the last."""
    view = environment.get(VIEW)
    facts = isinstance(length, Quantity) and isinstance(first, Date) and isinstance(last, Date)
    if not facts or view is None or (length.unit in _TIMED) != (first.hour is not None and last.hour is not None):
        return False
    if (first.year is None) != (last.year is None) or length.value is None:
        return False
    sentence = view.facts.sentences[view.sentence_at(length.start)]
    low = view.low
    start = hedged(low, length, sentence.start)
    before = low[max(sentence.start, start - _BEFORE) : start]
    after = low[length.end : min(sentence.end, length.end + _AFTER)]
    if _LIMITED.search(before) or not closed(environment, length, first, last):
        return False
    if late(view, length, first, last) or _within(view, length, first, last) or parted(view, length, first, last):
        return True
    taken = _taken_up(environment, length, (first, last), before, after)
    if taken:
        return taken != "words" or one_subject(environment, first, last)
    if retold(environment, length, first, last, start) or attributed(view, length, first, last, after):
        return True
    if _before_that(view, length, first, last, before, after) or _counted_on(view, length, first, last):
        return one_story(environment, length, first, last)
    if "-" in length.text.rpartition(" ")[2] or (_NEVER.match(after) and not _TO_DO.match(after)):
        return False
    if _later(view, length, first, last, after) or _counted(view, length, first, last):
        return True
    said = _explained(view, (length, first, last), before, after) or told_of_all(environment, length, first, last)
    if not said and max(first.start, last.start) < length.start:
        own = _own(view, (length, first, last), before, after)
        said = (
            own
            or _lasted(view, length, before, (first, last))
            or _stay(before, after, length.unit in _TIMED)
            or _in_state(view, length, last, after)
            or _POINTING.search(before) is not None
        )
    return said and one_story(environment, length, first, last)


def _later(view: View, length: Quantity, first: Date, last: Date, after: str) -> bool:
    """ "It opened at 7. It shut at 9, two hours later": with nothing else done between."""
    if not _LATER.match(after) or first.start > last.start:
        return False
    gap = view.low[min(length.end, last.end) : max(length.start, last.start)]
    if not (_BESIDE.fullmatch(gap) if last.start < length.start else _LEADS.fullmatch(gap)):
        return False
    own = min(length.start, last.start)
    joints = [match.start() for match in _JOINT.finditer(view.low, first.end, own)]
    sentence = view.facts.sentences[view.sentence_at(first.start)]
    opened = [match.end() for match in _JOINT.finditer(view.low, sentence.start, first.start)]
    # "Those who left on 4 May came back on 9 May", "having left on 4 May, he ...": another clause holds it.
    if not joints and (view.low.startswith(",", first.end) or _RELATIVE.search(view.low, sentence.start, first.start)):
        joints = [first.end]
    # The verb of what happened first stands before its date or after it.
    told = _acts(view.low[opened[-1] if opened else sentence.start : first.start]) > 0
    return bool(joints) and _acts(view.low[first.end : joints[-1]]) <= (0 if told else 1)


def _before_that(view: View, length: Quantity, first: Date, last: Date, before: str, after: str) -> bool:
    """ "She left on 2 May. It was 11 weeks before a walker found her, on 13 June": from the one to the other."""
    near = view.sentence_at(length.start) - view.sentence_at(first.start) <= 1
    if not (near and first.end < length.start and length.end < last.start):
        return False
    gap = view.low[length.end : last.start]
    return _IT_WAS.search(before) is not None and _UNTIL.match(after) is not None and _STOPPED.search(gap) is None


def _within(view: View, length: Quantity, first: Date, last: Date) -> bool:
    """ "The alarm went off at 2. They were there within five minutes, at 2.25": it took longer."""
    start = hedged(view.low, length, 0)
    told = view.low.endswith("within ", 0, length.start) or view.low[start : length.start].strip() == "within"
    if not (told and first.end < start and length.end < last.start) or length.unit not in _TIMED:
        return False
    return _AT.fullmatch(view.low, length.end, last.start) is not None and _over(
        elapsed(first, last)[0], duration_of(length)
    )


def _over(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _taken_up(
    environment: Mapping[str, Any], length: Quantity, moments: tuple[Date, Date], before: str, after: str
) -> str:
    """Does a length take up what goes on between two moments that are told before it ("... the two-day strike", "those
    eight days in a cell", "making it a four-hour session"), or below it, where it stands in a headline: is it of the
    kind of what is told with them?"""
    view, timed = environment[VIEW], length.unit in _TIMED
    sentence = view.facts.sentences[view.sentence_at(length.start)]
    headed = sentence.kind == "headline"
    if not headed and length.start < max(moment.end for moment in moments):
        return ""
    if headed and timed and _HOW_LONG.search(before):
        return "told" if one_story(environment, length, *moments) else ""
    if not headed and (_MADE.search(before) or (timed and _GIVEN.search(before) and _GIVEN_FOR.match(after))):
        return "words"
    if not headed and _OVER_ALL.search(before) and not _FURTHER.match(after):
        return "words"
    leads = _HEADS if "-" in length.text else _WHERE
    if not (headed or _DEFINITE.search(before)):
        return ""
    kinds = load("span_kind").forms
    for lead in leads:
        noun = lead.match(after)
        group = kinds[noun["noun"]][1] if noun is not None and noun["noun"] in kinds else None
        if noun is not None and group and not _FURTHER.match(after, noun.end()):
            return "" if _kinds_told(view, length, moments).isdisjoint(group.split(", ")) else "kind"
    return ""


def _kinds_told(view: View, length: Quantity, moments: tuple[Date, Date]) -> frozenset[str]:
    """The kinds of what goes on by the words of the sentences of two moments, as far as a length in them."""
    told = ""
    for number in {view.sentence_at(moment.start) for moment in moments}:
        sentence = view.facts.sentences[number]
        told += (
            " "
            + view.low[sentence.start : length.start if sentence.start < length.start < sentence.end else sentence.end]
        )
    return kinds_of(_BESIDES.sub(" ", told))


def _counted(view: View, length: Quantity, first: Date, last: Date) -> bool:
    """ "It was out by 6am, two hours after the alarm at 11pm": from the one told behind it to the one before it; or
    "the count began at 10pm and ended at 2am, four hours after the count began"."""
    if not _BESIDE.fullmatch(view.low, last.end, length.start):
        return False
    if length.start < first.start:
        return _COUNTED.fullmatch(view.low, length.end, first.start) is not None
    again = _FROM_THERE.match(view.low, length.end)
    return again is not None and (again["noun"] in _THINGS or bool(stems([again["noun"]]) & owner(view, first).words))


def _counted_on(view: View, length: Quantity, first: Date, last: Date) -> bool:
    """ "It was bought in 1999, eight years before it went bust in 2005", "the storm of 1953 came 40 years after that of
    1913": from the one told before it to the one told behind it."""
    one, other = sorted((first, last), key=lambda moment: moment.start)
    if (
        not one.end < length.start < length.end < other.start
        or _ON_TO.fullmatch(view.low, length.end, other.start) is None
    ):
        return False
    if (first is one) != view.low.startswith(" before", length.end):
        return False
    came = view.low.endswith((" of ", " in "), 0, one.start) and _CAME.fullmatch(view.low, one.end, length.start)
    told = view.low.endswith((" in ", " on "), 0, one.start) and _BESIDE.fullmatch(view.low, one.end, length.start)
    return bool(came or (told and view.low[one.end] == ","))


def _acts(words: str) -> int:
    """The verbs that a stretch holds, one after another counting once ("had been")."""
    found, within = 0, False
    letters = load("function_words").forms
    for match in _WORDS.finditer(words):
        word = match["word"]
        verb = (word in finite() and word[-1] != "s") or (word in letters and letters[word][1] in ("v", "b", "a"))
        verb = verb or (word.endswith("ed") and not match["comma"])
        found += verb and not within
        within = verb
    return found


def _explained(view: View, facts: tuple[Any, ...], before: str, after: str) -> bool:
    """ "They were adrift for 20 days: the engine failed on 8 October and they were found on the 13th", "it took them an
    hour to free him: ..."."""
    length, first, last = facts
    opens = before == "for "
    told = (_FOR.search(before) and (_ALL_TOLD if opens else _TOLD).match(after)) or (
        _TOOK.search(before) and _TO_DO.match(after)
    )
    return (
        bool(told)
        and len({view.sentence_at(fact.start) for fact in facts}) == 1
        and (length.end < first.start < last.start)
    )


def _in_state(view: View, length: Quantity, last: Date, after: str) -> bool:
    """ "The lights failed at 6 and came back at 9, three hours in the dark": what closes the sentence tells of all of
    it."""
    timed = length.unit in _TIMED and _IN_STATE.match(after) is not None
    return timed and _PAUSED.fullmatch(view.low, last.end, hedged(view.low, length, last.end)) is not None


def _lasted(view: View, length: Quantity, before: str, moments: tuple[Date, Date]) -> bool:
    if _HELD.search(before) or (length.unit in _TIMED and _SPENT.search(before)):
        return True
    verb = _LASTED.search(before)
    if verb is None:
        return False
    subject = _SUBJECT.search(before, 0, verb.start())
    if subject is None:
        return owner(view, length).pronoun in _THINGS and _OTHER.search(before) is None
    if subject["noun"] is None:
        return True
    return bool(stems([subject["noun"]]) & _spans()) and not _another(view, subject["noun"], moments)


def _another(view: View, noun: str, moments: tuple[Date, Date]) -> bool:
    """Are both moments those of one thing that is called otherwise ("the fair opened on 3 May and closed on 9 May; the
    talks lasted four days")? What persons do may be called anything ("he left at 8; the drive took ...")."""
    first, last = (owner(view, moment) for moment in moments)
    if first.person or first.pronoun in _PERSONS or (first.words and last.words and not first.words & last.words):
        return False
    words = first.words | last.words
    if words and all(personal(word) for word in words):
        return False
    return bool(words) and root_of(noun) not in map(root_of, words)


@cache
def _spans() -> frozenset[str]:
    """Nouns for what goes on from one moment to another: events and the times between two."""
    return stems([*load("stretch_noun").forms, *table("acts")["events"]])


def _own(view: View, facts: tuple[Any, ...], before: str, after: str) -> bool:
    """ "In its 41 years", "over those nine days": the life of what the moments are told of."""
    if _IN_OFFICE.search(before) and _THERE.match(after):
        return True
    found = _OWN.search(before)
    if not found or not _OF_LIFE.match(after):
        return False
    owners = [owner(view, fact) for fact in facts[1:]]
    person = any(one.person or one.pronoun in _PERSONS for one in owners)
    return person == (found["whose"] in ("his", "her"))


def _stay(before: str, after: str, timed: bool) -> bool:
    """ "So ending 12 years of one-man rule", "a pause of 60 years", "a swim of nine hours"."""
    nouns = load("stretch_noun").forms
    apposed = _APPOSED.search(before)
    if apposed is not None and after[:1] in _STOPS:
        return apposed["noun"] in nouns and (timed or nouns[apposed["noun"]][1] == "gap")
    found = _STAY.match(after) if _ENDING.search(before) else None
    return found is not None and (found["noun"] in _STAYS or found["noun"] in nouns)


def spans(length: Any, first: Any, last: Any) -> bool:
    """Can the time from one day or time of day to another be the stated length? Raises Undefined where it is unknown,
    or where the days are in the other order."""
    if getattr(first, "hour", None) is not None and getattr(last, "hour", None) is not None:
        return lasts(length, first, last)
    return roughly(length).meets(spanned(first, last))


between.takes_environment = True  # type: ignore[attr-defined]

FUNCTIONS: dict[str, Callable[..., Any]] = {"between": between, "spans": spans}
