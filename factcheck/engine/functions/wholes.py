"""Shares of one whole: is it all that is told of it, and do they make it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from factcheck import patterns
from factcheck.engine.evaluation import Undefined
from factcheck.engine.functions.roles import knowing, view_of
from factcheck.engine.operands.clauses import finite, stem
from factcheck.engine.operands.cues import cue
from factcheck.engine.operands.marks import marks
from factcheck.engine.view import View
from factcheck.language.lexicon import load
from factcheck.model import Quantity, within

_MOST, _NEXT, _STRETCH = 12, 20, 40
"""Characters behind a share in which the word that it is of begins."""
_WORDS = patterns.lazy(r"[^\W\d_][\w'’-]*")
_ROUNDED, _WHOLE = 0.5, 95
_SHORT, _OVER = 75, 125
"""Per cent that a rest must make with the shares of its own sentence, at least and at most; else some are elsewhere."""
_OPENING = 24
"""Characters before the rest where it opens its sentence."""
_VAGUE = patterns.lazy(r"\b(?:most|majority|half|few|several|many|some|minority|handful|third|quarter|none|others)\b")
_OTHERS = patterns.lazy(r"\b(?:most|majority|few|several|many|some|minority|handful|none|others)\b")
_BACK = 2
"""Sentences before a share that may tell the others."""
_OTHERWISE = frozenset({"old", "once", "elsewhere", "delta"})
_OF_THEM = patterns.lazy(r"\s*of (?:them|these|whom|which|those(?! (?:who|that|whose|[a-z]+ed|[a-z]+ing)\b))\b")
_OF_THOSE = patterns.lazy(r"\s*of those\b")
_REST = patterns.lazy(r"\b(?:the (?:other|remaining|rest|remainder|balance)|leaving|remaining)\W+(?:[\w'’]+\W+){0,2}\Z")
# "Nothing else is grown", "its only other source", "the third and last".
_NO_OTHER = patterns.lazy(
    r"\b(?:nothing|no one|no-one|nobody|anyone|anybody|anything) else\b"
    r"(?! (?:c[ao]me|got|gets|manage|reach|ha[ds]|won|wins|poll|top|pass|was|is close))"
    r"|\b(?:only|sole|one) other\b|\b(?:second|third|fourth|fifth|sixth) and (?:last|final)\b"
    r"|\b(?:there (?:is|are|was|were)|with|ha[sd]|have) no (?:other|further|third|fourth|fifth)"
    r" (?:owner|shareholder|source|ingredient|investor|partner|product|crop|part|option|answer|candidate|supplier|heir)"
)
# "They own the whole of it", "All of it came from ...", "It is all in four things"
_ALL = patterns.lazy(
    r"\b(?:own|hold|held|share|control|split|divid|suppl|provid|account for|accounts for|make up|makes up|made up"
    r"|form)(?:s|es|ed|d|y|ies|ied|e)? (?:between them )?(?:all|the whole|the entire|the entirety)\b"
    r"|\A(?:all|the whole|every (?:penny|cent|euro|drop|tonne)|(?:the|h[ie][sr]|its|their) (?:whole|entire|entirety))\b"
    r"[^.;:]{2,50}? (?:(?:comes?|came|goes?|went) (?:to|on|from)\b|consists? of\b|(?:is|was|are|were|been) (?:all )?"
    r"(?:sold|made|split|divided|shared|spent|left|from|on|owned|held|grown|used|sent|exported|paid|by|in)\b)"
    r"|\b(?:is|are|was|were|comes?|came|goes?|went|up) (?:all|entirely|wholly|solely|purely) (?:in|from|on|to|of)\b"
)
_SAVE = patterns.lazy(r"\b(?:but|except|save|bar|nearly|almost|virtually|not|apart)\b")
# "won with 52 per cent of the vote", "each counted once", "asked which of them they liked best"
_APART = patterns.lazy(
    r"\bof (?:the |all )?(?:[a-z-]+ )?votes?\b"
    r"|\b(?:under|in|into) (?:just |only )?one (?:[a-z]+ )?(?:heading|category|group|column|list|box)\b"
    r"|\bone (?:answer|choice|vote|option|reply) (?:each|only|apiece)\b|\b(?:counted|logged|recorded|listed) once\b"
)
_ASKED = patterns.lazy(
    r"\b(?:asked|polled|surveyed|questioned)\b[^.;]{0,80}?"
    r"\b(?:favou?rite|best|most|single|main|first choice|prefer\w*|one|rather"
    r"|wh(?:om?|ich [a-z-]*[a-rt-z]) (?:[a-z]+ )?(?:would|will|(?:intend|plan|mean)(?:s|ed|t)? to)"
    r" (?:vote|back|support|choose|pick|elect))\b"
)
_TRADED = patterns.lazy(
    r"\b(?:s[eo]ll?(?:s|d|ing)?|selling|b(?:uy|uys|ought|uying)|acquir\w+|purchas\w+|dispos\w+|stake|paid|pay|pays|offload\w*"
    r"|transfer\w*)\b"
)
_NARROWED = patterns.lazy(r"\s*(?:of|in|at|among|from|on|for)\b")
_RIVAL = patterns.lazy(r"\bof the vote (?:against|to) \Z")
# Verbs whose subjects have a share each ("covers 48 per cent of"), and with which each share goes one way.
_SHARING = patterns.lazy(
    r"\b(?:ma(?:kes?|de) up|account(?:s|ed)? for|suppl(?:y|ies|ied)|provide[sd]?|cover(?:s|ed)?|h(?:olds?|eld)"
    r"|t(?:akes?|ook)|g(?:ets?|ot)|receive[sd]?|w[io]ns?|poll(?:s|ed)|represent(?:s|ed)?|form(?:s|ed)?|generate[sd]?"
    r"|produce[sd]?|contribute[sd]?|absorb(?:s|ed)?|occup(?:y|ies|ied)|ke(?:eps?|pt)|controls?|owns?)\b"
    r"(?: (?:just|only|some|about))? ?"
)
_GOES = patterns.lazy(
    r"(?:\s*of [^,;.:]{2,40}?)?\s*(?:(?:goes|go|went|comes?|came|is|are|was|were|will|be|has|have|been|sold|exported"
    r"|shipped|sent|spent|bound|headed|paid|derived|drawn|travel|travelled|arrived?) ){0,3}(to|from|into|on|for|by)\b"
)
_BASED = patterns.lazy(r"\s*of (?!its\b|their\b|his\b|her\b|those\b|them\b|these\b)")
_ANSWERS = (
    patterns.lazy(r"\b(?:in favou?r|for (?:it|the|this)|back(?:ed)?|support(?:ed)?|yes|approved?|agreed?|welcomed?)\b"),
    patterns.lazy(r"\b(?:against|oppos(?:e|ed)|no|disapproved?|disagreed?|rejected?)\b"),
    patterns.lazy(r"\b(?:undecided|unsure|not sure|(?:did|do)(?:n.t| not) know|no (?:view|opinion|preference))\b"),
)  # fmt: skip
_COURSES = (
    patterns.lazy(r"\b(?:growth|rises?|increases?|better|improve(?:d|ment)?|higher|up)\b"),
    patterns.lazy(r"\b(?:no change|the same|stable|unchanged|flat)\b"),
    patterns.lazy(r"\b(?:declines?|falls?|decreases?|worse|drops?|lower|down|contraction)\b"),
)
_IS = patterns.lazy(r" (?:is|are|was|were) ")
_COPULA = patterns.lazy(r"\b(?:is|are|was|were) (?:(?:just|about|some) )?\Z")
_NAMED = patterns.lazy(r" (?!of\b|per\b)[a-z-]+(?: [a-z-]+)?(?:, and|,| and) ")
_ANSWERING = frozenset({"voted", "vote", "said", "say", "were", "are", "was", "is"})
_FEWEST = 3
_BY_GROUP = patterns.lazy(r"(?: of [^,;.:]{2,40}?)? (?:in|among|at) ")

_OF_ONE = patterns.lazy(r"\s*of (?:the|its|their|his|her|all|a|an|[\w'’]+['’]s)\b")
_OF_WHAT = patterns.lazy(r"\s*of (?:the |its |their |his |her |all )?([\w’'-]+)")
_OF_ANY = patterns.lazy(r"\s*of\b")


@knowing
def one_whole(environment: Mapping[str, Any], shares: Any) -> bool:
    """Are shares those of one thing that is named beside the first alone ("58 per cent of the audience and women 46 per
    cent"), or do they name what it is made of ("is 55 per cent merlot, 30 per cent ...")?"""
    low = view_of(environment).low
    named = [_OF_ANY.match(low, share.end) is not None for share in shares]
    if any(named[1:]):
        return False
    if _BASED.match(low, shares[0].end):
        return True
    words = [_WORDS.search(low, share.end, share.end + _NEXT) for share in shares]
    closed = load("function_words").forms
    return len(shares) >= 3 and all(word and word[0] not in closed and word[0] not in finite() for word in words)


@knowing
def one_base(environment: Mapping[str, Any], shares: Any) -> bool:
    """Are shares of one thing, as far as they name any: "52 per cent of commuters took the car, 27 per cent the train"?
    Those of men and of women are of two."""
    return one_base_in(view_of(environment), shares)


def one_base_in(view: View, shares: Sequence[Quantity]) -> bool:
    """The same, for functions."""
    named = [_OF_WHAT.match(view.low, share.end) for share in shares]
    return len({stem(match[1]) for match in named if match}) <= 1


def _shares_before(view: View, rest: Any, here: int) -> list[Quantity]:
    """The shares of the sentence before one that begins with the rest: "46 per cent were against it and 29 per cent for
    it. The remaining 25 per cent had no view"; none where others are told without a figure or the rest is of another
    thing."""
    before, own = view.facts.sentences[here - 1], view.facts.sentences[here]
    shares = [q for q in within(view.facts.quantities, before.start, before.end) if q.kind == "percent"]
    opens = rest.start - own.start <= _OPENING and not view.low.startswith(" of ", rest.end)
    vague = _VAGUE.search(view.low, before.start, rest.start) is not None
    if not opens or vague or len(shares) < 2 or any(cue(view, q) for q in shares):
        return []
    return [] if sum(q.value or 0 for q in shares) > _WHOLE else shares


@knowing
def completes(environment: Mapping[str, Any], rest: Any) -> bool:
    """May a share that is called the rest make a whole with some of those told before it, in its sentence or the two
    before? So it may where a fraction or a hedged share is among them, for nothing is known then."""
    view = view_of(environment)
    here = view.sentence_at(rest.start)
    sentences = view.facts.sentences
    start = sentences[max(0, here - 2)].start
    told = [q for q in within(view.facts.quantities, start, sentences[here].end) if q is not rest]
    closed = _beside_rest(view, rest)
    if not closed and any(
        q.kind in ("fraction", "ratio", "percentage_points") or (q.kind == "percent" and q.hedge) for q in told
    ):
        return True
    near = [q for q in within(told, sentences[here].start, sentences[here].end) if q.kind == "percent"]
    if not near and here:
        near = _shares_before(view, rest, here)
    beside = sum(map(_size, closed or near))
    if not closed and (not one_base_in(view, [*near, rest]) or (len(near) == 1 and _traded(view, here, rest.end))):
        return True
    if rest.value is None or not _SHORT <= beside + _size(rest) <= _OVER or not beside:
        return True
    if any(cue(view, q) is not None for q in near):
        return True
    if closed:
        # "45 per cent voted; 60 per cent of these for A and the other 40 per cent for B": those told last may do.
        runs = [sum(map(_size, closed[first:])) + _size(rest) for first in range(len(closed))]
        return any(abs(run - 100) <= _ROUNDED * (len(closed) + 1) for run in runs)
    shares = [_size(q) for q in told if q.kind in ("percent", "fraction") and q.value is not None]
    if len(shares) > _MOST:
        return True
    sums = {0.0}
    for share in shares:
        sums |= {one + share for one in sums}
    return any(abs(one + float(rest.value) - 100) <= _ROUNDED * (len(shares) + 1) for one in sums)


def _beside_rest(view: View, rest: Quantity) -> list[Quantity]:
    """The shares that a closed passage tells before the rest; none where there is no such passage, or where what it
    tells of changed hands ("sold 30 per cent in May and the remaining 40 per cent in June": of what it held)."""
    try:
        shares, first = _of_one_passage(view, rest)
    except Undefined:
        return []
    if _OTHERS.search(view.low, view.facts.sentences[first].start, rest.start):
        return []
    return [] if _traded(view, first, rest.end) or view.low.startswith(" of ", rest.end) else shares[:-1]


def _traded(view: View, first: int, end: int) -> bool:
    return _TRADED.search(view.low, view.facts.sentences[first].start, end) is not None


def _shares_in(view: View, number: int) -> list[Quantity]:
    sentence = view.facts.sentences[number]
    return [q for q in within(view.facts.quantities, sentence.start, sentence.end) if q.kind in ("percent", "fraction")]


def _of_one_passage(view: View, last: Quantity) -> tuple[list[Quantity], int]:
    """The shares of a passage that ends with one, none of them a change, of another time or of a part, with the number
    of its first sentence: no other share is told right before or behind it. Raises Undefined without."""
    sentences, here = view.facts.sentences, view.sentence_at(last.start)
    shares, first = _shares_in(view, here), here
    if not shares or shares[-1] is not last:
        raise Undefined("not the last share")
    while first and here - first < _BACK and sum(_size(q) for q in shares) < _SHORT:
        before = _shares_in(view, first - 1)
        if not before or sentences[first - 1].kind == "headline":
            break
        closing = len(shares) == 1 or _REST.search(view.low, sentences[first].start, last.start) is not None
        closing = closing or all(
            _SHARING.search(view.low, sentences[n].start, sentences[n].end) for n in (first - 1, first)
        )
        if not closing and not _NO_OTHER.search(view.low, sentences[here].start, sentences[here].end):
            break
        shares, first = [*before, *shares], first - 1
    beside = [number for number in (first - 1, here + 1) if 0 <= number < len(sentences)]
    if len(shares) < 2 or any(_shares_in(view, n) for n in beside if sentences[n].kind != "headline"):
        raise Undefined("other shares beside these")
    inside = within(view.facts.quantities, sentences[first].start, sentences[here].end)
    plain = all(_plain(view, q) for q in shares) and not any(_OF_THOSE.match(view.low, q.end) for q in shares[1:])
    if not plain or any(q.kind in ("percentage_points", "ratio") for q in inside):
        raise Undefined("shares of other kinds")
    words = f" {' '.join(_WORDS.findall(view.low, sentences[first].start, sentences[here].end))} "
    several = any(f" {form} " in words for form in load("many_answers").forms)
    if several or not one_base_in(view, shares) or _at_times(view, shares, sentences[here].end):
        raise Undefined("shares that overlap")
    return shares, first


def _at_times(view: View, shares: Sequence[Quantity], end: int) -> bool:
    """Do dates follow two of the shares, or more, and not as an answer ("44 per cent said Saturday")?"""
    ends = [*(share.start for share in shares[1:]), end]
    dated = [
        any(d.year or d.month or view.low.endswith("on ", 0, d.start) for d in within(view.facts.dates, q.end, stop))
        for q, stop in zip(shares, ends, strict=True)
    ]
    return sum(dated) > 1


def _plain(view: View, share: Any) -> bool:
    """Is a share an exact one of what it is said of, and no move or part of a part?"""
    return (
        share.value is not None
        and 0 < _size(share) < 100
        and share.hedge in (None, "about")
        and not share.per
        and not _OF_THEM.match(view.low, share.end)
        and cue(view, share) is None
        and (
            marks(view, share).isdisjoint(_OTHERWISE)
            or _RIVAL.search(view.low, max(0, share.start - _NEXT), share.start) is not None
        )
    )


def _size(share: Quantity) -> float:
    """In per cent."""
    return float(share.value or 0) * (100 if share.kind == "fraction" else 1)


def _answered_by_halves(behind: Sequence[str]) -> bool:
    """Do two shares say no more than which half they are: "62 per cent were men and 41 per cent women"?"""
    halves, small = load("halves"), load("function_words")
    own = [_WORDS.findall(words) for words in behind]
    told = [[w for w in ws if w in halves.forms or (small.class_of(w) is None and w not in _ANSWERING)] for ws in own]
    if any(len(words) != 1 or words[0] not in halves.forms for words in told):
        return False
    (one,), (other,) = told
    return halves.class_of(one) == halves.class_of(other) and halves.lemma(one) != halves.lemma(other)


def _halves(view: View, shares: Sequence[Quantity], start: int, end: int) -> bool:
    """Are two shares those of the two halves of one thing: "women were 47 per cent of those who ran and men 57"?"""
    if len(shares) != 2 or _NARROWED.match(view.low, shares[1].end):
        return False
    if _answered_by_halves(_stretches(view, shares, end)):
        return True
    found: list[str | None] = []
    for share, begin in zip(shares, (start, shares[0].end), strict=True):
        words = _WORDS.findall(view.low, max(begin, share.start - _STRETCH), share.start)
        told = {load("halves").class_of(word) for word in words if word in load("halves").forms}
        found.append(told.pop() if len(told) == 1 else None)
    return found[0] is not None and found[0] == found[1] and _OF_ANY.match(view.low, shares[0].end) is not None


def _stuff(view: View, shares: Sequence[Quantity]) -> bool:
    """Do shares stand right before what one thing is made of: "80 per cent merino and 30 per cent silk"?"""
    materials, small = load("material").forms, load("function_words")
    for one, other in pairwise(shares):
        words = _WORDS.findall(view.low, one.end, other.start)
        if any(small.class_of(word) in ("d", "g") or word in finite() for word in words):
            return False
    behind = [_WORDS.findall(view.low, share.end, share.end + _STRETCH)[:2] for share in shares]
    return all(any(word in materials for word in words) for words in behind)


def _all_told(view: View, first: int, last: int) -> bool:
    """Do these sentences, the one before or the one behind say that there is nothing else?"""
    for number in range(max(0, first - 1), min(last + 2, len(view.facts.sentences))):
        sentence = view.facts.sentences[number]
        words = view.low[sentence.start : sentence.end]
        found = _ALL.search(words) or (_NO_OTHER.search(words) if number >= first else None)
        if found and not _SAVE.search(words, max(0, found.start() - _NEXT), found.end()):
            return True
    return False


def _stretches(view: View, shares: Sequence[Quantity], end: int) -> list[str]:
    """The words behind each share, up to the next."""
    ends = [*(share.start for share in shares[1:]), end]
    return [view.low[share.end : stop] for share, stop in zip(shares, ends, strict=True)]


def _dealt_out(view: View, shares: Sequence[Quantity], start: int, end: int) -> bool:
    """Is one thing dealt out by a list of shares: to those who hold them ("rice covers 48 per cent of the fields, maize
    30 and beans 11"), in directions ("48 per cent go to Asia, 30 to Europe ..."), or by what it is made of ("is 45 per
    cent forest, 35 per cent pasture ...")? Or are they those for, those against and those who do not know?"""
    if len(shares) < _FEWEST:
        return False
    led, behind = view.low[start : shares[0].start], _stretches(view, shares, end)
    for told in (_ANSWERS, _COURSES):
        if len(shares) == len(told) and all(one.search(words) for one, words in zip(told, behind, strict=True)):
            return True
    if led.startswith("of ") and _IS.match(behind[0]):  # "Of the power, 44 per cent is hydro, 31 per cent coal ..."
        named = [_IS.sub(" ", behind[0], count=1), *behind[1:-1]]
        return all(_NAMED.fullmatch(words) for words in named)
    small = finite()
    plain = all(small.isdisjoint(_WORDS.findall(_SHARING.sub("", words))) for words in behind)
    if not plain:
        gone = [_GOES.match(words) for words in behind]
        ways = {match[1] if match else "" for match in gone}
        based = led.startswith("of ") or _OF_ONE.match(behind[0]) is not None
        rest = (_GOES.sub("", words, count=1) for words in behind)
        return based and len(ways) == 1 and "" not in ways and all(small.isdisjoint(_WORDS.findall(w)) for w in rest)
    if _COPULA.search(led) and all(_NAMED.fullmatch(words) for words in behind[:-1]):
        return True
    verbs = list(_SHARING.finditer(led))
    held = bool(verbs) and verbs[-1].end() == len(led)
    based = led.startswith("of ") or _BASED.match(behind[0]) is not None
    if any(_OF_ANY.match(words) for words in behind[1:]):
        return False
    ends = behind[-1].lstrip()[:1] in (".", ",", ";", "")
    return held and based and ends and all(len(_WORDS.findall(words)) <= _MOST for words in behind[:-1])


def _way(view: View, last: Quantity) -> tuple[list[Quantity], str]:
    shares, first = _of_one_passage(view, last)
    sentences, here = view.facts.sentences, view.sentence_at(last.start)
    if any(q.kind == "fraction" for q in shares):
        return shares, ""
    if _all_told(view, first, here):
        return shares, "all"
    start, end = sentences[first].start, sentences[here].end
    if all(_BY_GROUP.match(words) for words in _stretches(view, shares, end)):
        return shares, ""
    if _APART.search(view.low, start, end) or _halves(view, shares, start, end) or _stuff(view, shares):
        return shares, "apart"
    if len(shares) > 2 and _ASKED.search(view.low, start, shares[0].start):
        return shares, "apart"
    return shares, "listed" if _dealt_out(view, shares, start, end) else ""


def _kept_way(environment: Mapping[str, Any], last: Any) -> tuple[list[Quantity], str]:
    view = view_of(environment)
    key = ("shares", last.start)
    if key not in view.kept:
        try:
            view.kept[key] = _way(view, last)
        except Undefined:
            view.kept[key] = [], ""
    found: tuple[list[Quantity], str] = view.kept[key]
    if not found[1]:
        raise Undefined("no shares of one whole")
    return found


@knowing
def shares_told(environment: Mapping[str, Any], last: Any) -> list[Quantity]:
    """The shares that a passage tells of one whole, of which this is the last. Raises Undefined where others stand
    beside them, or no word says that they are of one whole."""
    return _kept_way(environment, last)[0]


@knowing
def shares_are(environment: Mapping[str, Any], last: Any) -> str:
    """How these are told: "all" (there is nothing else), "apart" (nobody is in two of them), "listed" (nor in a part
    of one)."""
    return _kept_way(environment, last)[1]


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "one_whole": one_whole, "one_base": one_base, "completes": completes, "shares_told": shares_told,
    "shares_are": shares_are,
}  # fmt: skip
