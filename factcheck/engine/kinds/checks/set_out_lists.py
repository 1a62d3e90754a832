"""Lists of other things than names beside the number that they are said to make: days of a month ("on six days in May:
the 3rd, the 4th and the 10th"), things with their articles ("three reasons: the drought, the war and the strike"), what
is told by ordinals ("four proposals. The first ..., the third and last ..."), those of a heading ("Winners (3): ...;
..."), and people whom the next sentence calls a pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck import patterns
from factcheck.engine.operands.clauses import finite
from factcheck.engine.view import View
from factcheck.language.days import MONTHS
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, singular
from factcheck.model import Quantity, Sentence

Finding = tuple[int, int, dict[str, Any]]
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DAY = r"(?:the )?\d{1,2}(?:st|nd|rd|th)"
_TOLD = (
    rf"(?: (?:in|of|this|next|during) {_MONTH})?(?:: | [–—-] | \()"
    rf"(?P<told>{_DAY}(?:, {_DAY})*,? and {_DAY})(?: (?:of )?{_MONTH})?(?=[.;)–—]| [–—-] |$)"
)
_DAYS = patterns.lazy(
    r" (?:[a-z]+ )?(?:days|dates|nights|evenings|mornings|afternoons|(?:mon|tues|wednes|thurs|fri|satur|sun)days)"
    + _TOLD
)
_DAYS_ON = patterns.lazy(_TOLD)
_NUMBER = patterns.lazy(r"\d+")
_OWN = r"(?:the|a|an|his|her|its|their|our|your|my|no) "
_THING = rf"{_OWN}[a-z][^,;:.()]*?"
_THINGS = patterns.lazy(
    rf"(?: [a-z'’-]+){{1,6}}?: (?P<told>{_THING}(?:, {_THING})+?,? and {_OWN}[a-z][^,;:.()–—]{{2,50}}?)"
    r"(?=,?[”\"]|[.;]|$)"
)
# "five diseases: diphtheria, tetanus, whooping cough and polio."
_KINDS = patterns.lazy(
    r"(?: [a-z-]+){0,2}? (?P<noun>[a-z]{3,}s|species): (?P<told>[A-Za-z][^,;:.()\d–—“”\"]*"
    r"(?:, [A-Za-z][^,;:.()\d–—“”\"]*)+,? and [A-Za-z][^,;:.()\d–—“”\"]*?)(?=,?[”\"]|[.;]|$)"
)
_APART = patterns.lazy(rf",? and (?={_OWN})|, ")
_AND = patterns.lazy(r"\band\b")
_BARE = patterns.lazy(r",? and |, ")
_ORDINAL = patterns.lazy(
    r"[^.;:]{0,60}[.:;]\s+(?:the )?first\b[^.]*?\band (?:the )?(?P<last>second|third|fourth|fifth|sixth|seventh)"
    r",? and (?:last|final)\b"
)
_HEADED = patterns.lazy(
    r"(?:^|(?<=[.:;!?] )|(?<=\n))[A-Z][A-Za-z' -]{2,40} \((?P<count>\d{1,2}|two|three|four|five|six|seven|eight)\): "
    r"(?P<told>[^.;()]{3,60}(?:; [^.;()]{3,60})+)(?=\.|$)"
)
_TOGETHER = patterns.lazy(
    r"(?:The|All|This) (?P<word>[a-z]+) (?:is|are|was|were|will|have|has|had|did|face|appeared|appealed|deny|denied)\b"
)
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?: (?:(?:de|van|von|bin|al|la|du|di|da) )?[A-ZÀ-Þ][\w'’-]+){1,2}"
_PEOPLE = patterns.lazy(rf"(?P<told>{_NAME}(?:, {_NAME})*,? and {_NAME}) (?P<verb>[a-z]+)\b")
_MOST = 12
_SEVERAL = 4
_OPENING = 24


def set_out(view: View, sentence: Sentence, figures: list[Quantity]) -> Iterator[Finding]:
    """The number of a sentence that does not fit what is set out behind it."""
    low = view.low
    for figure in figures:
        if figure.value is None or figure.hedge or figure.value % 1 or not 2 <= figure.value <= _MOST:
            continue
        made, listing = 0, ""
        if ":" not in low[figure.end : sentence.end] and " first" not in low[figure.end : sentence.end + _FAR]:
            continue
        pattern = _DAYS_ON if figure.kind == "duration" else _DAYS
        if days := pattern.match(low, figure.end, sentence.end):
            listing = days["told"]
            made = len(_NUMBER.findall(listing))
        elif figure.kind == "duration":
            continue
        elif told := _ORDINAL.match(low, figure.counted_end, min(len(low), sentence.end + _FAR)):
            listing = f"the {told['last']} is the last"
            made = table("numbers")["ordinals"].get(told["last"], 0)
        elif things := _THINGS.match(low, figure.end, sentence.end):
            listing = things["told"]
            items = _APART.split(listing)
            # "The drought, the worst in years, and the war" are two.
            if not _plain(items) or (len(items) > figure.value and ", and " in listing):
                continue
            made = len(items)
        elif kinds := _KINDS.match(view.text, figure.end, sentence.end):
            listing = kinds["told"]
            made = _of_a_kind(kinds["noun"], listing, int(figure.value))
        if made and made != figure.value:
            yield figure.start, figure.end, {"n": figure.text, "listing": listing, "made": made}


_FAR = 400
"""Characters behind a sentence in which what it counts is told in order."""


def _of_a_kind(noun: str, listing: str, stated: int) -> int:
    """How many bare nouns are listed of what is counted by its kinds; 0 where an item may be two, or two of them one:
    "men's and women's singles, and doubles"."""
    items = _BARE.split(listing)
    if singular(noun) in listed("claim_words", "several_of_one") or len(_AND.findall(listing)) > 1:
        return 0
    if not all(map(one_thing, items)) or all(item[0].isupper() for item in items):
        return 0
    if any(item.split()[0].lower() in table("numbers")["cardinals"] for item in items):
        return 0  # "two on fees, one on parking"
    return 0 if len(items) > stated and any(" " in item for item in items) else len(items)


def one_thing(item: str) -> bool:
    """May these words be a thing of a list: no clause, no time and nothing that says how or when?"""
    words = item.split()
    letters = [load("function_words").class_of(word.lower()) for word in words]
    if not 1 <= len(words) <= _SEVERAL or letters[0] not in (None, "d", "g"):
        return False
    plain = {word.lower() for word in words}
    return all(letter in (None, "d", "g", "o", "p") for letter in letters) and plain.isdisjoint(
        finite() | listed("claim_words", "no_things")
    )


def _plain(items: list[str]) -> bool:
    """Is each item one thing, with an article of its own and no other "and" or verb within?"""
    verbs = finite()
    return all(
        not _AND.search(item) and len(words := item.split()) <= 8 and verbs.isdisjoint(words[2:]) for item in items
    )


def headed(view: View, sentence: Sentence) -> Iterator[Finding]:
    """The number in a heading's brackets that does not fit the items behind it."""
    if "): " not in view.text[sentence.start : sentence.end]:
        return
    for found in _HEADED.finditer(view.text, sentence.start, sentence.end):
        word = found["count"]
        stated = int(word) if word.isdigit() else table("numbers")["cardinals"].get(word, 0)
        made = found["told"].count("; ") + 1
        if stated != made and 2 <= stated <= _MOST:
            yield found.start("count"), found.end("count"), {"n": word, "listing": found["told"], "made": made}


def called_so(view: View, number: int) -> Iterator[Finding]:
    """The word for a group of so many that opens a sentence, where the one before names more people, or fewer, and
    nobody else."""
    sentences = view.facts.sentences
    sentence = sentences[number]
    opening = view.text[sentence.start : sentence.start + _OPENING].split()[1:2]
    if not opening or opening[0] not in load("group_of").forms:
        return
    found = _TOGETHER.match(view.text, sentence.start, sentence.end)
    entry = load("group_of").forms.get(found["word"]) if found else None
    if (
        not number
        or found is None
        or entry is None
        or found["word"] == "couple"
        or sentences[number - 1].kind != sentence.kind
    ):
        return
    before = sentences[number - 1]
    people = _PEOPLE.match(view.text, before.start, before.end)
    if people is None or any(name.kind == "person" and name.start > people.end() for name in _names(view, before)):
        return
    if any(q.kind == "number" and q.start < before.end for q in view.facts.quantities if q.start >= before.start):
        return
    made, stated = people["told"].count(",") + 2 - people["told"].count(", and"), int(entry[1] or 0)
    if made > 2 and stated != made:
        yield found.start("word"), found.end("word"), {"n": found["word"], "listing": people["told"], "made": made}


def _names(view: View, sentence: Sentence) -> list[Any]:
    return [name for name in view.facts.names if sentence.start <= name.start < sentence.end]
