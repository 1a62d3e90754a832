"""Net positions: "Westmark made a net gain of officers from Dunshire", "Dunshire is a net loser to others".

The words that state the position come from a lexicon; the party is the name before them in the clause, the counterpart
the name after "from" or "to"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from factcheck import patterns
from factcheck.extraction.claims import flags
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.words import tokens
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed, singular
from factcheck.model import Claim, Facts, Name, within

_OF = patterns.lazy(r"\s+(?:of|on|in|for)\s+(?:the\s+|its\s+|their\s+|\d[\d,]*\s+)?(?P<noun>[a-z][a-z-]+)")
_TO = patterns.lazy(r"\b(?:from|to|with|against|over|by)\s+(?:the\s+)?$")
_INITIAL = patterns.lazy(
    r"(?:The\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})\s+(?:is|was|has|had|made|remains|became|will)\b"
)
_REACH = 90
_OF_COUNT = 8
POSITIONED = ("net", "than")
"""One of these is in every sentence that :func:`find` reads something from."""


@cache
def _terms() -> re.Pattern[str]:
    forms = sorted(load("net_positions").forms, key=lambda form: (-len(form), form))
    return patterns.compile(
        r"\b(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+(?:\w+\s+)?") for form in forms) + r")\b", re.I
    )


def find(facts: Facts, index: int, voices: Voices) -> list[Claim]:
    """The net positions that the sentence with this index states, in order."""
    sentence, text = facts.sentences[index], facts.article.text
    found = []
    for match in _terms().finditer(text, sentence.start, sentence.end):
        names = within(facts.names, sentence.start, sentence.end)
        party = _party(text, names, match.start())
        initial = _INITIAL.match(text, sentence.start, match.start())
        who = party.canonical if party else initial.group(1) if initial else None
        sign = load("net_positions").sign(_form(match.group()))
        measured = _OF.match(text, match.end(), sentence.end)
        counted = next(iter(within(facts.quantities, match.end(), match.end() + _OF_COUNT)), None)
        noun = counted.noun if counted and counted.noun else measured.group("noun") if measured else None
        words = tokens(text[sentence.start : sentence.end], sentence.start)
        found.append(
            Claim(
                match.start(),
                match.end(),
                match.group(),
                index,
                subject=singular(noun) if noun else None,
                measure="net position",
                value=counted.value if counted else None,
                direction=sign,
                party=who,
                counterpart=_counterpart(text, names, match.end(), sentence.end),
                speaker=voices.speaker(match.start(), match.end()),
                names=tuple(dict.fromkeys(name.canonical for name in names)),
                times=flags.times(words, within(facts.dates, sentence.start, sentence.end)),
                polarity=not patterns.compile(r"\b(?:not|never|no longer|n[’']t)\b").search(
                    text[sentence.start : match.start()]
                ),
            )
        )
    return found


def balance() -> tuple[str, ...]:
    """The words of which :func:`balances` needs one."""
    return tuple(table("net_positions")["balance"])


@cache
def _balances() -> re.Pattern[str]:
    books, words = ("|".join(table("net_positions")[name]) for name in ("books", "balance"))
    return patterns.compile(rf"\b(?:{books})\s+(?:an?|its|their)\s+(?P<kind>(?:[a-z-]+\s+){{0,3}})(?P<word>{words})\b")


def balances(facts: Facts, index: int, voices: Voices) -> list[Claim]:
    """Who made a profit or a loss, a surplus or a deficit, where the sentence names one of them and no other time."""
    sentence, text = facts.sentences[index], facts.article.text
    words = tokens(text[sentence.start : sentence.end], sentence.start)
    lowers = {word.lower for word in words}
    signs = [
        sign for word, sign in table("net_positions")["balance"].items() if lowers & {word, f"{word}s", f"{word}es"}
    ]
    match = _balances().search(text, sentence.start, sentence.end)
    names = within(facts.names, sentence.start, sentence.end)
    party = _party(text, names, match.start()) if match else None
    if match is None or party is None or len(signs) != 1 or lowers & listed("net_positions", "unsettled"):
        return []
    scope = {*match.group("kind").split(), *(lowers & listed("net_positions", "periods"))}
    return [
        Claim(
            match.start(),
            match.end(),
            match.group(),
            index,
            subject="balance",
            measure="net position",
            scope=tuple(sorted(scope)),
            direction=signs[0],
            party=party.canonical,
            speaker=voices.speaker(match.start(), match.end()),
            names=tuple(dict.fromkeys(name.canonical for name in names)),
            times=flags.times(words, within(facts.dates, sentence.start, sentence.end)),
        )
    ]


def _form(words: str) -> str:
    """The lexicon's form of the words found: "net transfer loss" is "net loss"."""
    parts = words.lower().split()
    forms = load("net_positions").forms
    joined = " ".join(parts)
    return joined if joined in forms else f"{parts[0]} {parts[-1]}"


def _party(text: str, names: Sequence[Name], start: int) -> Name | None:
    """The last name before the words, unless it hangs on "from" or "to"."""
    before = [name for name in names if name.end <= start and start - name.end < _REACH]
    for name in reversed(before):
        if not _TO.search(text[max(0, name.start - 12) : name.start]):
            return name
    return None


def _counterpart(text: str, names: Sequence[Name], start: int, end: int) -> str | None:
    for name in names:
        if start <= name.start < min(end, start + _REACH) and _TO.search(
            text[max(start, name.start - 12) : name.start]
        ):
            return name.canonical
    return None
