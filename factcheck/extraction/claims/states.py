"""Assertions that may be opposed: a verb with an opposite, or a denied verb, with who and what it is about.

"The council will close the library", "the library will not close"; "Low was acquitted", "a jury convicted Daniel Low".
Of some verbs the object is what counts, whoever acts; of others the subject, or both (the lexicon says which). What is
conditional, asked, or said of a change is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count

from factcheck.derived import kept
from factcheck.extraction.claims import arguments, flags
from factcheck.extraction.claims.arguments import PRONOUNS, Argument
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.words import BE, RELATIVE, Line, longest
from factcheck.language.inflection import forms
from factcheck.language.known import Known
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, root_of
from factcheck.model import Claim, Facts, within
from factcheck.model.record import Record

_NOT = frozenset({"not", "n't", "never"})
_OPEN = (["to"], ["or"], ["and"], ["that"])
"""After these a verb has more to it than is read."""
_BY = 5
_ADJUNCT = frozenset({"of", "to", "for", "from", "against", "over", "with", "about"})


Form = tuple[str, int, str, str]
"""A form of a verb: its axis, side, what the axis is said of, and the part that the form plays."""


@kept(dict[str, list[Form]])
def axes() -> dict[str, list[Form]]:
    """From a verb form (one or more words) to its axes."""
    found: dict[str, list[Form]] = {}
    for axis, entry in table("antonyms")["axes"].items():
        for sign in ("+", "-"):
            of = entry["of"] if isinstance(entry["of"], str) else entry["of"][sign]
            for verb in entry[sign]:
                head, _, rest = verb.partition(" ")
                lemma, *irregular = head.split("|")
                inflected = forms(f"{lemma} {rest}".strip(), "verb", tuple(irregular))
                parts = dict.fromkeys(inflected, "past") | {inflected[-1]: "ing"}
                for form, part in ((inflected[0], "base"), (inflected[1], "now")):
                    parts[form] = part if form not in irregular else "past"
                for form, part in parts.items():
                    found.setdefault(form, []).append((axis, 1 if sign == "+" else -1, of, part))
    return found


@kept(dict[str, int])
def _starts() -> dict[str, int]:
    """For the first word of each verb form, the number of words of its longest form."""
    return longest(axes())


@cache
def _before() -> frozenset[str]:
    """Auxiliaries and denials after which any verb counts."""
    return (_helpers() - {"which", "who", "that"}) | _NOT


def find(facts: Facts, index: int, line: Line, voices: Voices) -> list[Claim]:
    """The assertions of the sentence with this index, of these words and names, in order; none of questions."""
    lowers = line.lowers
    if lowers[-1:] == ["?"] or not listed("antonyms", "condition").isdisjoint(lowers):
        return []
    found: list[Claim] = []
    around = None
    for at in sorted({*_candidates(lowers), *_told(line)}):
        for verb in _verbs(lowers, at):
            around = around or _around(facts, index, line)
            claim = _claim(facts, around, line, verb, at, voices)
            if claim is not None:
                found.append(claim)
    return found


def _candidates(lowers: list[str]) -> Iterator[int]:
    """The places, after the first word, where a verb with an opposite or after an auxiliary may stand."""
    roles = [*map(_ROLES.__getitem__, lowers)]
    last = 0
    for at in compress(count(), roles):
        if at > last and roles[at] & _VERB:
            last = at
            yield at
        if roles[at] & _BEFORE:
            last = at + 1
            if last < len(roles):
                yield last


def _told(line: Line) -> Iterator[int]:
    """The places of a plain past right after a name: "Daniel Low attended"."""
    for name in line.names:
        at = bisect_left(line.starts, name.end)
        if 0 < at < len(line.lowers) and line.lowers[at].endswith("ed") and line.starts[at] - name.end <= 1:
            yield at


def _role(lower: str) -> int:
    plain = lower.isalpha() and len(lower) > 2 and not lower.endswith("ly")
    plain = plain and lower not in listed("claim_words", "functions") and lower not in listed("antonyms", "no_verb")
    helper = lower in _helpers() or lower in _NOT or lower.endswith("n't")
    before = lower in _before() or lower.endswith("n't")
    return _VERB * (lower in _starts()) | _BEFORE * before | _PLAIN * plain | _HELPER * helper


_VERB, _BEFORE, _PLAIN, _HELPER = 1, 2, 4, 8
_ROLES = Known(_role)


class _Around(Record, frozen=True):
    """What the claims of a sentence share."""

    sentence: int
    names: tuple[str, ...]
    times: tuple[str, ...]


def _around(facts: Facts, index: int, line: Line) -> _Around:
    sentence = facts.sentences[index]
    dates = within(facts.dates, sentence.start, sentence.end)
    times = (*flags.named(line.times, dates), *flags.calendar_days(dates))
    return _Around(
        index,
        tuple(dict.fromkeys(name.canonical for name in line.names)),
        tuple(sorted({*times, *spans(line.lowers)})),
    )


def spans(lowers: list[str]) -> Iterator[str]:
    """Times that lean on others: "last year", "second half", "first quarter"."""
    for at in compress(count(), map(_span_words().__contains__, lowers)):
        word = lowers[at]
        if at and word in listed("antonyms", "spans") and lowers[at - 1] in listed("antonyms", "which_span"):
            yield f"{lowers[at - 1]} {word}"
        elif at and word in table("dates")["plural_weekday"]:
            yield f"on {word}"


@cache
def _span_words() -> frozenset[str]:
    return listed("antonyms", "spans") | listed("dates", "plural_weekday")


def axis_of(form: str) -> str | None:
    """The axis of opposites that a verb form belongs to, None for other words."""
    return next((axis for axis, *_ in axes().get(form, ())), None)


def subject_before(line: Line, head: int) -> str | None:
    """The subject whose last token has the index ``head``, as one string; None where nothing makes it known."""
    found = arguments.before(line, head) if head >= 0 else None
    return " ".join(sorted(mark.lstrip("=@") for mark in found.marks)) if found and found.known else None


class _Verb(Record, frozen=True):
    """A verb: the token after it, its axis and side on it, what the axis is said of, and the part of its form."""

    last: int
    axis: str
    side: int
    of: str
    part: str


def _verbs(lowers: list[str], at: int) -> list[_Verb]:
    """The verb at a place, on each of its axes; of verbs without an opposite the axis is their root, the side +1."""
    word = lowers[at]
    for length in range(min(_starts().get(word, 0), len(lowers) - at), 0, -1):
        entries = axes().get(" ".join(lowers[at : at + length]))
        if entries:
            return [_Verb(at + length, *entry) for entry in entries]
    if not _ROLES[word] & _PLAIN:
        return []
    before = lowers[at - 1]
    if word.endswith("ed") or _ROLES[before] & _BEFORE or before.endswith("ly"):
        part = "past" if word.endswith("ed") else "ing" if word.endswith("ing") else "any"
        return [_Verb(at + 1, f"verb {root_of(word)}", 1, "both", part)]
    return []


def _finite(line: Line, verb: _Verb, at: int, helpers: Sequence[str]) -> bool:
    """Is it the verb of a clause, no noun ("the rallies"), participle ("those detained by") or infinitive?"""
    lowers = line.lowers
    if RELATIVE.issuperset(helpers):
        before, after = line.texts[at - 1], lowers[verb.last : verb.last + 1]
        noun = before.endswith(("'s", "’s", "s'", "s’")) or lowers[at - 1] in listed("antonyms", "joints")
        if verb.part == "now":
            # "Ruth Abelman opposes the tunnel": a noun is hardly followed by an article.
            return not noun and after[:1] in (["the"], ["a"], ["an"], ["its"], ["his"], ["her"], ["their"])
        return verb.part == "past" and not noun and after != ["by"] and lowers[at - 1] not in ("a", "an", "the")
    if verb.part == "ing":
        return not BE.isdisjoint(helpers)
    if verb.part == "base":
        return not listed("antonyms", "with_base").isdisjoint(helpers)
    return verb.part != "now" and (
        "be" in helpers or listed("antonyms", "with_base").isdisjoint(helpers) or verb.part == "any"
    )


def _claim(facts: Facts, around: _Around, line: Line, verb: _Verb, at: int, voices: Voices) -> Claim | None:
    lowers = line.lowers
    helpers: list[str] = []
    head = at - 1
    while head >= 0 and (_ROLES[lowers[head]] & _HELPER or lowers[head].endswith("ly")):
        helpers.append(lowers[head])
        head -= 1
    if head < 0 or not listed("antonyms", "modal").isdisjoint(helpers) or not _finite(line, verb, at, helpers):
        return None
    subject = ahead(line, head, not RELATIVE.isdisjoint(helpers))
    theme = arguments.after(line, verb.last)
    pronoun = verb.last < len(lowers) and lowers[verb.last] in PRONOUNS
    passive = not BE.isdisjoint(helpers) and theme is None and lowers[at].endswith(("ed", "en", "t", "n", "d"))
    agent: Argument | None = subject
    if passive:
        agent, theme = _agent(line, verb.last), subject
    elif verb.of == "itself" and not pronoun:
        agent, theme = (subject, theme) if theme is not None else (None, subject)
    said_of = theme if verb.of in ("itself", "object") else subject
    polarity = _NOT.isdisjoint(helpers) and not any(word.endswith("n't") for word in helpers)
    first = min(at - len(helpers), *(found.first for found in (subject, theme) if found), at)
    if said_of is None or _limited(lowers, first, at, verb.last, polarity):
        return None
    if verb.of == "itself" and said_of.person:
        return None
    if verb.of == "both" and verb.axis.startswith("verb ") and lowers[verb.last : verb.last + 1] in _OPEN:
        return None
    first += lowers[first] in ("the", "a", "an")
    start, end = line.starts[first], line.ends[verb.last - 1]
    saying = verb.of == "saying"
    whom = theme.marks if theme else ("it",) if pronoun else ()
    scope = () if saying else _adjunct(line, theme if not passive else None, verb.last)
    if verb.axis == "plea" and theme is not None:
        # "admitted murder" is "pleaded guilty to murder"
        scope, whom = (f"to {theme.marks[0]}",), ()
    return Claim(
        start,
        end,
        facts.article.text[start:end],
        around.sentence,
        subject=said_of.name or " ".join(mark.lstrip("=@") for mark in said_of.marks),
        event=verb.axis,
        measure="assertion",
        direction=verb.side,
        polarity=polarity,
        modality=_tense(helpers),
        party=said_of.name,
        speaker=voices.speaker(start, end),
        scope=scope,
        flags=(verb.of, *_flags(voices, start, said_of)),
        modifiers=_content(line, verb.last) if saying else whom,
        near=agent.marks if agent else (),
        names=around.names,
        times=around.times,
    )


def ahead(line: Line, head: int, relative: bool) -> Argument | None:
    """The phrase before a verb that ends with a token; before ", who" that before the comma."""
    if head < 0:
        return None
    if not relative:
        return arguments.before(line, head)
    head -= line.lowers[head] == ","
    return arguments.nearest(line, head) if head >= 0 else None


def _agent(line: Line, last: int) -> Argument | None:
    """Who did it, after "by"."""
    by = next((at for at in range(last, min(last + _BY, len(line.lowers))) if line.lowers[at] == "by"), None)
    return arguments.after(line, by + 1) if by is not None else None


def _adjunct(line: Line, theme: Argument | None, last: int) -> tuple[str, ...]:
    """What follows with "of", "to", "for": "acquitted of murder", "pleaded guilty to arson"."""
    at = theme.last if theme is not None else last
    if at + 1 >= len(line.lowers) or line.lowers[at] not in _ADJUNCT:
        return ()
    found = arguments.after(line, at + 1)
    return (f"{line.lowers[at]} {found.marks[0]}",) if found else ()


def _content(line: Line, last: int) -> tuple[str, ...]:
    """The roots of what is confirmed or denied, and its names."""
    functions = listed("claim_words", "functions") | listed("antonyms", "when")
    if last >= len(line.lowers):
        return ()
    start = line.starts[last]
    called = [name for name in line.names if name.start >= start]
    outside = (name is None or name.start < start for name in line.called[last:])
    words = compress(line.lowers[last:], outside)
    roots = [root_of(word) for word in words if word.isalpha() and len(word) > 2 and word not in functions]
    return tuple(dict.fromkeys([*(f"@{name.canonical.lower()}" for name in called), *roots]))


def _limited(lowers: list[str], first: int, at: int, last: int, polarity: bool) -> bool:
    """Is it said of so many ("won 15"), with a word of change ("again", "no longer"), or denied up to a time or for
    some of it only?"""
    if last < len(lowers) and (lowers[last][0].isdigit() or lowers[last] in table("dates")["number"]):
        return True
    stop = next((i for i in range(last, len(lowers)) if lowers[i] in (".", ";", ":", "but", "while", ",")), len(lowers))
    clause = {*lowers[first:at], *lowers[last:stop]}
    if not listed("antonyms", "change").isdisjoint(clause):
        return True
    return not polarity and not listed("antonyms", "narrowed").isdisjoint(clause)


def _flags(voices: Voices, start: int, said_of: Argument) -> Iterator[str]:
    if voices.quoted(start):
        yield "quoted"
    if said_of.known:
        yield "known"


@cache
def _helpers() -> frozenset[str]:
    tenses = (listed("antonyms", name) for name in ("future", "past", "present"))
    return frozenset({"be", "been", "being", "which", "who", "that"}).union(*tenses)


def is_helper(word: str) -> bool:
    """Is a word an auxiliary, a denial or a relative pronoun?"""
    return _ROLES[word] & _HELPER != 0


def _tense(helpers: list[str]) -> str:
    return next((name for name in ("future", "present") if not listed("antonyms", name).isdisjoint(helpers)), "past")
