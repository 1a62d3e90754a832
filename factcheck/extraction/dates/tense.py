"""Which way does an open date lean, back or ahead? News puts it in the verb and in the words before the date."""

from __future__ import annotations

import re
from functools import cache

from factcheck import patterns
from factcheck.extraction.dates.tokens import words
from factcheck.extraction.dates.zones import zones
from factcheck.language.lexicon import table

_AHEAD = patterns.lazy(
    # what "used to be" or "is believed to be" something lies no more ahead than what is
    r"\b(?<!used )(?<!said )(?<!thought )(?<!believed )(?<!known )(?<!understood )(?<!found )(?<!seemed )(?<!appeared )"
    r"(?<!turned out )(?<!reported )(?<!proved )(?<!claimed )(?<!happened )(?<!considered )(?<!reputed )"
    r"(?:(?:will|['’]ll|shall|won['’]t|(?:is |are )?to|can|could|(?-i:may)|must|should|would)"
    r"(?: not| also| now| then| [a-z]+ly){0,2} (?:be|have been|get)(?: [a-z]+ly)? [a-z]+|"
    r"(?:will|['’]ll|shall)(?: not)? have(?: [a-z]+(?:ed|en|wn|ne))?|"
    r"will|['’]ll|shall|won['’]t|going to|set (?:to|for)|needs?|falls on|scheduled|expected|plans?|hopes?|aims?|"
    r"intends?|until|upcoming|"
    r"due (?:on|in|back|out|for|at|this|next|to (?:be|start|begin|open|close|appear|take|go|return|arrive|leave|end|"
    r"finish|stand|expire|meet|vote|run|launch|play|face))|forthcoming|deadline|expires?|begins?|starts?|opens?|"
    r"takes? place|is to|are to|to be|can|could|(?-i:may)|must|should|would|wants? to|slated|ahead of|in time for|"
    r"approach(?:es|ing)|nears|looms|draws? near|(?:takes?|comes? into|goes? into) (?:effect|force)|"
    r"returns|reopens?|resumes|airs|kicks? off|runs? out|(?:is|are) (?:out(?= on )|released|published|unveiled)|"
    r"go(?:es)? (?:on sale|back|live)|"
    r"remind|schedule|book|next|(?:forecast|predicted|projected|likely|urged|required|vowed|pledged|promised|preparing|"
    r"ready|bound|needs?|set|agreed|decided|opted|ordered|bailed|remanded) to|to (?:appear|return|resume|report))\b",
    re.I,
)
_BACK = patterns.lazy(
    r"\b(?:was|were|had|has|have|did|since|ago|said|told|took|came|went|began|held|won|lost|made|fell|rose|left|found|got|"
    r"gave|saw|met|ran|hit|shot|struck|broke|became|led|beat|drew|brought|spoke|wrote|sent|paid|sold|set out|grew|last|"
    r"according to|"
    r"(?!need|feed|speed|seed|indeed|exceed|proceed|succeed|red\b|bed\b|aged\b|armed\b)"
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )[a-z]{2,}ed)\b",
    re.I,
)
# No stop after "a.m.", an initial or a title, unless a word that opens sentences follows.
_STOP = patterns.lazy(
    r"[!?;:][\"'”’)]*\s|,[\"”]|\n|\.(?:[\"'”’)]*\s(?=(?:A|An|The|This|He|She|It|They|We|But|And|In|On|At|Police)\s)|"
    r"(?<!\b[A-Za-z]\.)(?<!\b[MDS]r\.)(?<!\bMrs\.)(?<!\b[MS]t\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bGen\.)"
    r"(?<!\bLt\.)(?<!\bJan\.)(?<!\bFeb\.)(?<!\bAug\.)(?<!\bSept\.)(?<!\bOct\.)(?<!\bNov\.)(?<!\bDec\.)[\"'”’)]*\s)"
)
_WORDS = patterns.lazy(r"\w+")
# "was expected to end on Monday", but "is expected to" and "the game scheduled for Monday".
_WAS = patterns.lazy(r"\b(?:was|were|had (?:\w+ )?been|originally|initially|previously) (?:\w+ )?\w+(?: to)?\Z", re.I)
# What "is on Friday" lies ahead; "it is Friday" tells the day of writing.
_SET_FOR = patterns.lazy(r"(?<!\bit )(?<!\btoday )(?<!\bthat )\b(?:is|are)(?: on)? \Z", re.I)
WINDOW = 160


def lean_at(text: str, start: int, end: int, before_only: bool = False) -> int:
    """-1 past, +1 future, for an open date at ``text[start:end]``; 0 where nothing tells."""
    before = text[max(start - WINDOW, 0) : start]
    before = before[_last(_STOP, before) :] if _STOP.search(before) else before
    back = _last(_BACK, before)
    ahead = _last(_AHEAD, before)
    if back >= 0 or ahead >= 0:
        if ahead == back and _WAS.search(before, 0, ahead) is not None:
            return -1
        return 1 if ahead >= back else -1  # "scheduled" has the ending of a past tense
    if _SET_FOR.search(before) is not None:
        return 1
    after = text[end : end + WINDOW]
    stop = _STOP.search(after)
    if stop is not None:
        after = after[: stop.start()]
    if before_only:
        return 1 if _bare(before) and _bare(after) else 0
    first_back, first_ahead = _BACK.search(after), _AHEAD.search(after)
    if first_ahead is not None and (first_back is None or first_ahead.start() < first_back.start()):
        return 1
    if first_back is not None:
        return -1
    return 1 if _bare(before) and _bare(after) else 0


@cache
def _leads() -> frozenset[str]:
    return frozenset(table("dates")["lead_words"])


def _bare(text: str) -> bool:
    """Nothing but words of dates and figures: an entry of a diary or a listing, which looks ahead."""
    return all(
        word.lower() in words() or word.lower() in _leads() or not word.isalpha() or word.upper() in zones()
        for word in _WORDS.findall(text)
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for found in pattern.finditer(text):
        at = found.end()
    return at
