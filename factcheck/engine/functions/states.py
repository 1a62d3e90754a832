"""What befell some of several, told twice: as "most of them" or the like, and by number ("most flats are let. So far 18
of the 40 have tenants"). Words that tell of one fact, or of its opposite, are those of ``rules/lexicons/states.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.functions.words import NOT, agree, axes
from factcheck.engine.operands.clauses import Token, finite, root, stem
from factcheck.engine.operands.marks import marks
from factcheck.engine.operands.setting import setting, whole_of
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import personal
from factcheck.model import Date, Quantity, within

_LONGEST = 4
_MAY = frozenset(
    {"would", "could", "may", "might", "should", "will", "want", "wants", "wanted", "wish", "hope", "hopes", "hoped"}
    | {"plan", "plans", "planned", "intend", "intends", "intended", "expect", "expects", "expected", "prepared"}
    | {"thought", "considered", "considering", "thinking", "tempted", "mean", "aim", "aims", "aimed", "ready"}
    | {"willing", "likely", "set", "due"}
)
_NARROWING = frozenset(
    {"by", "with", "within", "after", "to", "for", "from", "because", "since", "before", "more", "over", "against"}
    | {"in", "at", "on", "as", "under", "beyond"}
)
_LATER = frozenset({"eventually", "later", "finally", "next", "now", "then", "meanwhile", "since"})
UNKNOWN = frozenset({"old", "once", "further", "elsewhere", "average", "delta", "each", "aim", "rival"})
_COUNTS = frozenset({"number", "money"})
SHARES = frozenset({"percent", "fraction", "ratio", "percentage_points"})
_OF = patterns.lazy(r" of (?:the |its |their |all |our |his |her |these |those )*(?:[\w'’-]+['’]s? )?(?:[\w-]+ )?\Z")
_OF_THEM = patterns.lazy(r"(?: [a-z]+)? of (?:them|these|those)\s*(?:[,)–—.;:]|\s-|$)")
_THEY_NUMBER = patterns.lazy(
    r"\b(?:puts?|putting|gives?|gave|reckons?|reckoned|lists?|listed|records?|recorded) (?:the|that|their|its) "
    r"(?:own )?(?:number|figure|total|tally|count|sum) (?:at|as) (?:just |only |some |about )?\Z"
    r"|[.;:] (?:they|these|those|the (?:figure|number|total))"
    r" (?:number|total|(?:come|comes|came|amount) to|are|were|is|was)(?:ed|s|led)? (?:just |some |about )?\Z"
)
_OF_VOTES = patterns.lazy(
    r"\b(?:the most|plurality|(?:largest|biggest) party|coalition|casting vote|quorum|abst(?:ained|entions?)"
    r"|(?:overall|absolute|working|parliamentary) majority)\b"
)
_PAUSE = patterns.lazy(r"\s*(?:,|–|—|\(|\s-)\s*(?:or |just |only |some |about |what was |what is )?\Z")
_SET_OFF = patterns.lazy(r"(?:[:;(–—]|\s-)\s*(?:just |only |some |about |a total of )?\Z")
_ENDS = patterns.lazy(r"\s*(?:[,)–—.;:]|\s-|$)")
_CLOSED = patterns.lazy(r"(?:,|\)| –| —) ([a-z]+)")
_WORDS = patterns.lazy(r"[^\W\d_][\w'’-]*")
_TURN = patterns.lazy(r"[,;:]|\b(?:and|while|but|whereas|with)\b")
_NAMED = patterns.lazy(r" of (?!\d)((?:[\w'’-]+ ?){1,4})")
_STRETCH, _HEADS = 40, 4
"""Characters behind "most", and words of these, in which stands whom it is said of."""
_APPOSED = 5
"""Words between a whole and the majority of it that is apposed, at most."""
_SIDES = "sides"
_THEM = frozenset({"them", "these", "those", "it"})
_SAYING = frozenset({"said", "say", "says", "found", "reported", "told", "shows", "show", "showed"})
_FORMS = frozenset(
    {"so", "likewise", "done", "happened", "same", "the", "too", "it", "that", "to", "of", "true", "case"}
)
"""Words that say that it is so, besides auxiliaries and pronouns."""
_GENERAL = frozenset({"units", "sites", "places", "premises", "ones", "cases"})
"""Nouns for whatever is counted: "118 shops ... most of the units"."""
_POINTED = frozenset({"that", "this"})


def _of(low: str, words: Any, whole: Quantity) -> bool:
    return words.end <= whole.start and _OF.fullmatch(low, words.end, whole.start) is not None


def _stretches(view: View, here: int) -> Iterator[tuple[int, int]]:
    """The sentences in which a share and the number of it may stand, the narrowest first."""
    sentences = view.facts.sentences
    last = len(sentences) - 1
    yield here, here
    if sentences[here].kind == "headline":
        yield here, min(here + 1, last)
        yield here, min(here + 2, last)
        return
    if here and sentences[here - 1].kind != "headline":
        yield here - 1, here
    if here < last:
        yield here, here + 1


def _counts(view: View, first: int, last: int, words: Any) -> list[Quantity]:
    """The counts and sums of some sentences; none where a share is told there, apart from the words at hand."""
    sentences = view.facts.sentences
    inside = within(view.facts.quantities, sentences[first].start, sentences[last].end)
    inside = [q for q in inside if not (q.start < words.end and words.start < q.end)]
    if any(q.kind in SHARES for q in inside):
        return []
    wholes = [whole_of(here) for q in inside if q.kind == "number" and (here := setting(view, q)) is not None]
    return [q for q in inside if q.kind in _COUNTS or q in wholes]


def _pair(view: View, words: Any) -> tuple[Quantity, Quantity, bool]:
    """The part and its whole beside "most" or the like, and whether the passage says of which whole the part is: both
    counts that stand there, no other is told. Raises Undefined where others are."""
    here = view.sentence_at(words.start)
    for first, last in _stretches(view, here):
        found = _counts(view, first, last, words)
        if len(found) < 2:
            continue
        if _OF_VOTES.search(view.low, view.facts.sentences[first].start, view.facts.sentences[last].end):
            break
        if len(found) > 2 or any(q.value is None or q.hedge not in (None, "about") for q in found):
            break
        x, y = sorted(found, key=lambda q: q.value or 0)
        there = setting(view, x)
        part = there is not None and whole_of(there) == y
        if (x.value or 0) >= (y.value or 0) or not (part or (x.kind, x.unit) == (y.kind, y.unit)):
            break
        led = _of(view.low, words, y)
        # "went to 110 farms and passed 64"
        elliptic = x.counted is None and y.start < x.start and view.sentence_at(x.start) == view.sentence_at(y.start)
        counted = part or x.noun in (None, y.noun) or (_other(view, x, y) and (led or x.noun in load("states").forms))
        if not counted or not (part or led or elliptic or not marks(view, y).isdisjoint(("whole", "electors"))):
            break
        # "which puts the number at 45" tells no price
        numbered = {"each"} if _THEY_NUMBER.search(view.low, words.end, x.start) else frozenset[str]()
        if not marks(view, x).isdisjoint(UNKNOWN - numbered) or not marks(view, y).isdisjoint(UNKNOWN - {"each"}):
            break
        return x, y, part
    raise Undefined("no part and whole")


def said(view: View, fact: Any, among: Sequence[Any]) -> list[Token]:
    """The words of the sentence that are said with a figure or word: those of its clause, and behind it those up to the
    next of the figures ``among``."""
    here = setting(view, fact)
    if here is None:
        return []
    first, last = here.clause
    later = [q.start for q in among if q.start > fact.start]
    while last < len(here.tokens) and not any(s < here.tokens[last].end for s in later[:1]):
        last += 1
    end = min(later, default=here.tokens[-1].end)
    return [t for n, t in enumerate(here.tokens) if first <= n < last and n != here.at and t.start < end]


def _of_these(view: View, words: Any, counts: Sequence[Quantity], told: str = "") -> bool:
    """Are those of whom it is said, where the words name them, what the figures count, or ``told`` with them: "most of
    the 18 flats", "most flats", and not "84 of its 830 staff, with most of the losses in Leeds"?"""
    behind = _NAMED.match(view.low, words.end)
    if behind is not None and behind[1].split()[0] in _THEM:
        return True
    if behind is None and view.low[words.start : words.end] != "most":
        return True
    if behind is not None and not _GENERAL.isdisjoint(behind[1].split()):
        return True
    named = _WORDS.findall(behind[1] if behind else view.low[words.end : words.end + _STRETCH])[:_HEADS]
    if behind is None and named and named[0] in finite():
        return True  # "18 of the 40 are let, so most have tenants"
    known = {stem(word) for q in counts for word in (q.counted or "").lower().split()}
    known |= {stem(word) for word in _WORDS.findall(told)}
    general = table("dates")["unit"] if any(q.kind == "duration" for q in counts) else load("whole_noun").forms
    people = any(q.noun and personal(q.noun) for q in counts) or not known
    return any(stem(word) in known or word in general or (people and personal(stem(word))) for word in named)


def had(words: Sequence[str]) -> bool:
    """Is it told of what went before: "had voted"?"""
    small = load("function_words").class_of
    return any(one == "had" and (other.endswith("ed") or small(other) == "t") for one, other in pairwise(words))


def may(view: View, tokens: Sequence[Token]) -> bool:
    """Do words tell of what is wanted or to come; in a headline also a bare "to"?"""
    words = {token.word for token in tokens}
    return not _MAY.isdisjoint(words) or (
        "to" in words and view.facts.sentences[view.sentence_at(tokens[0].start)].kind == "headline"
    )


def _other(view: View, one: Quantity, other: Quantity) -> bool:
    return view.sentence_at(one.start) != view.sentence_at(other.start)


def _told(view: View, words: Any, x: Quantity, y: Quantity) -> str:
    behind = x.start > words.start
    one, other = said(view, words, (x,)), said(view, x, (y, words) if y.start < x.start else (words,))
    mine = [t.word for t in one if t.word and not words.start <= t.start < words.end]
    its = [t.word for t in other if t.word]
    if may(view, one) != may(view, other) or (had(its) > had(mine) and _SAYING.isdisjoint(its[:1])):
        return ""
    dated = [{t.fact.text.lower() for t in tokens if isinstance(t.fact, Date)} for tokens in (one, other)]
    if (dated[1] - dated[0]) if behind else (dated[0] - dated[1] or not _LATER.isdisjoint(mine)):
        return ""
    if behind and any(word in _NARROWING for word in _behind_state(view, x, other)):
        return ""
    if not behind and (again := _repeated(mine, [t.word for t in other if t.word and t not in one], x, y)):
        return again
    if not behind and not axes(mine).keys() <= axes(its).keys():
        return ""  # "17 came by bus. Most of them came late"
    # "Most passed. Of the 90 who sat it again, 38 did" is of others
    led = [t.word for t in other if t.word and t.start < x.start]
    proform = [t.word for t in other if t.word and t.start > x.start]
    if led and led[-1] not in _SAYING:
        proform = its
    if behind and (_of(view.low, words, y) or y.end <= words.start) and _stands_for_it(proform):
        return "opposite" if _denied(mine) != _denied(its) else "same"
    return agree(mine, its)


def _stands_for_it(words: Sequence[str]) -> bool:
    """Do words only say that it is so: "39 have done so", "39 said it had happened to them"?"""
    told = [word for word in words if word not in _SAYING and not word.endswith("n't")]
    small = load("function_words").class_of
    return bool(told) and all(word in _FORMS or small(word) in tuple("abmsx") for word in told) and told != ["are"]


def _denied(words: Sequence[str]) -> bool:
    return any(word in NOT or word.endswith("n't") for word in words)


def _repeated(mine: Sequence[str], its: Sequence[str], x: Quantity, y: Quantity) -> str:
    """Is what most did what a number before them did, in the same words or none of their own ("have complied")?"""
    counted = {root(stem(word)) for q in (x, y) for word in (q.counted or "").lower().split()}
    first, second = ({root(stem(word)) for word in words if _tells(word)} - counted for words in (mine, its))
    clause = f" {' '.join(mine)} "
    done = any(f" {form} " in clause for form in load("did_so").forms)
    if not done and not (first and first <= second):
        return ""
    denied = [_denied(words) for words in (mine, its)]
    return "same" if denied[0] == denied[1] else "opposite"


def _tells(word: str) -> bool:
    return word not in _MAY and word not in _SAYING and load("function_words").class_of(word) is None


def _behind_state(view: View, x: Quantity, tokens: Sequence[Token]) -> list[str]:
    """The words behind the last one that tells a state, and behind the figure."""
    words = [token.word for token in tokens if token.start > x.start]
    forms = load("states").forms
    for end in range(len(words), 0, -1):
        if any(" ".join(words[max(0, end - size) : end]) in forms for size in range(1, _LONGEST + 1)):
            return words[end:]
    return []


def _apposed(view: View, words: Any, x: Quantity, y: Quantity, *, part: bool) -> bool:
    """Are the share and the number put side by side: "four of the nine judges, a majority,", "the bulk of the £9m
    budget, £3.6m,", "most of the 70 players are women: 29 of them"?"""
    low = view.low
    if (
        part
        and words.end <= x.start <= y.start
        and _SET_OFF.search(low, words.end, x.start)
        and _ENDS.match(low, max(y.end, y.counted_end))
    ):
        return True  # "most came back, the register shows: 43 of 70"
    start, end = (max(y.end, x.end), words.start) if words.start > x.start else (max(y.end, words.end), x.start)
    if start > end:
        return False
    between = _WORDS.findall(low, start, end)
    # "of the £5m raised for the hall, £2m, came from" is a subject with its verb behind it
    closed = _CLOSED.match(low, x.end)
    subject = closed is not None and closed[1] in finite() and between[:1] != []
    plain = not any(word in finite() for word in between[subject:]) and len(between) <= _APPOSED + 2 * subject
    if words.start > x.start:
        return (
            part
            and plain
            and y.start > x.start
            and bool(_PAUSE.search(low, start, end) and _ENDS.match(low, words.end))
        )
    if y.start < x.start and plain and _PAUSE.search(low, start, end) and _of(low, words, y):
        return _ENDS.match(low, x.end) is not None
    if y.start < x.start and _THEY_NUMBER.search(low, words.end, x.start) and _of(low, words, y):
        return _ENDS.match(low, x.end) is not None
    colon = low.find(":", words.end, x.start)
    return colon >= 0 and len(_WORDS.findall(low, colon, x.start)) <= 2 and _OF_THEM.match(low, x.end) is not None


def _sides(view: View, words: Any) -> list[Any]:
    """The number on the side that most are said to be on, and the numbers on both: "clean at 18 beaches and dirty at
    23. Most of the beaches were clean". Raises Undefined where there are no such two."""
    here = view.sentence_at(words.start)
    for first, last in _stretches(view, here):
        found = _counts(view, first, last, words)
        whole = max(found, key=lambda q: q.value or 0) if len(found) == 3 else None
        if (
            whole is not None
            and _of(view.low, words, whole)
            and sum(q.value or 0 for q in found) == 2 * (whole.value or 0)
        ):
            found = [q for q in found if q is not whole]  # "the bulk of the 74: 33 were safe, 41 were not"
        if len(found) != 2 or view.sentence_at(found[0].start) != view.sentence_at(found[1].start):
            continue
        x, y = found
        if any(q.value is None or q.hedge for q in found) or x.kind != y.kind or (x.kind != "number" and whole is None):
            break
        if y.noun not in (None, x.noun) or (words.start < y.end and words.start > x.start):
            break
        sentence = view.facts.sentences[view.sentence_at(x.start)]
        turns = [m.start() for m in _TURN.finditer(view.low, x.end, y.start)]
        behind = sentence.start <= words.start < x.start
        if not turns or (behind and whole is None):
            break
        own = said(view, words, (x,) if behind else ())
        if whole is None and any(isinstance(t.fact, Date) for t in own):
            break
        mine = axes([t.word for t in own if t.word])
        one = axes(_WORDS.findall(view.low, x.end if behind else sentence.start, turns[-1]))
        end = min(sentence.end, words.start) if words.start > y.end else sentence.end
        other = axes(_WORDS.findall(view.low, turns[-1], end))
        for axis, sign in mine.items():
            if sign and one.get(axis) and one.get(axis) == -other.get(axis, 0):
                return [x if one[axis] == sign else y, x, y]
    raise Undefined("no two sides")


def _found(view: View, words: Any) -> tuple[str, Any, Any]:
    if getattr(words, "kind", "") == "percent" and not view.low.startswith(" of ", words.end):
        raise Undefined("no share of something")
    try:
        x, y, part = _pair(view, words)
    except Undefined:
        side, one, other = _sides(view, words)
        sentence = view.facts.sentences[view.sentence_at(one.start)]
        if not _of_these(view, words, (one, other), view.low[sentence.start : other.start]):
            raise Undefined("of others") from None
        return "same", side, [one, other]
    if _apposed(view, words, x, y, part=part) or _points_back(view, words, x):
        return "same", x, y
    if getattr(words, "kind", "") == "percent" and not _of(view.low, words, y):
        raise Undefined("a share of something else")  # "63 per cent of possession and 19 shots to nine"
    told = _told(view, words, x, y) if y.kind != "money" else ""
    if not told or not _of_these(view, words, (x, y)):
        raise Undefined("not of one thing")
    return told, x, y


def _points_back(view: View, words: Any, x: Quantity) -> bool:
    """Is it the number before them that is called most: "That majority is worried", "but that is a majority"?"""
    here = setting(view, words)
    if here is None or x.start > words.start:
        return False
    led = [token.word for token in here.tokens[here.clause[0] : here.at] if token.word]
    led = led[1:] if led[:1] in (["and"], ["but"], ["so"]) else led
    said = view.low[words.start : words.end].split()[0] in _POINTED and not led
    if (led[:1] == ["which"] and led[-1] in _CALLED) or (not led and _SPOKEN.match(view.low, words.start)):
        return True  # "which the chair called a majority"
    return said or (
        len(led) == 2 and led[0] in (*_POINTED, "which", "it") and led[1] in ("is", "was", "means", "makes")
    )


_SPOKEN = patterns.lazy(
    r"the majority (?:has|have) (?:spoken|decided|won|ruled|prevailed|chosen|had (?:its|their) (?:say|way))"
)
_CALLED = frozenset({"called", "calls", "termed", "considers", "considered", "claims", "claimed", "hailed"})


def _kept(environment: Mapping[str, Any], words: Any) -> tuple[str, Any, Any]:
    view = view_of(environment)
    key = (_SIDES, words.start)
    if key not in view.kept:
        try:
            view.kept[key] = _found(view, words)
        except Undefined:
            view.kept[key] = None
    found: tuple[str, Any, Any] | None = view.kept[key]
    if found is None:
        raise Undefined("no number told of it")
    return found


@knowing
def most_told(environment: Mapping[str, Any], words: Any) -> str:
    """Does the number told beside "most" or the like count those of whom it is said ("same"), or the others
    ("opposite")? Raises Undefined where it cannot be told."""
    return _kept(environment, words)[0]


@knowing
def most_part(environment: Mapping[str, Any], words: Any) -> Any:
    """That number."""
    return _kept(environment, words)[1]


@knowing
def most_whole(environment: Mapping[str, Any], words: Any) -> Any:
    """What it is a part of: a figure, or the two sides that make it."""
    return _kept(environment, words)[2]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "most_told": most_told,
    "most_part": most_part,
    "most_whole": most_whole,
}
