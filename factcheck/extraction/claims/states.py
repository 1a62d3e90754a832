"""Plain assertions that may be opposed: who or what, a verb with an opposite or a denied verb, and its object.

"The council will close the library" and "the council will not close the library"; "Mr Low was acquitted" and "Mr Low
was convicted". Only a subject right before the verb counts; what is conditional, asked or dated away is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress, count
from typing import NamedTuple

from factcheck.derived import kept
from factcheck.extraction.claims import flags
from factcheck.extraction.claims.party import Voices
from factcheck.extraction.claims.words import Line
from factcheck.language.inflection import forms
from factcheck.language.known import Known
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, root_of, singular
from factcheck.model import Claim, Facts, Name, within

_NOT = frozenset({"not", "n't", "never"})
RESPONDING = ("comment", "respond", "repl", "ignored", "return", "reached")
"""One of these, in small letters, is in every sentence that tells of a response."""
_OBJECT = 5
_PHRASE = 4


@kept(dict[str, tuple[str, int]])
def _axes() -> dict[str, tuple[str, int]]:
    """From a verb form (one or more words) to its axis and side."""
    found: dict[str, tuple[str, int]] = {}
    for axis, sides in table("antonyms")["axes"].items():
        for sign, verbs in sides.items():
            for verb in verbs:
                head, _, rest = verb.partition(" ")
                lemma, *irregular = head.split("|")
                for form in forms(f"{lemma} {rest}".strip(), "verb", tuple(irregular)):
                    found.setdefault(form, (axis, 1 if sign == "+" else -1))
    return found


@cache
def _starts() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _axes())


@cache
def _before() -> frozenset[str]:
    """Auxiliaries and denials after which any verb counts."""
    return (_helpers() - {"which", "who", "that"}) | _NOT


def find(
    facts: Facts, index: int, line: Line, names: Sequence[Name], voices: Voices, responding: bool = True
) -> list[Claim]:
    """The assertions of the sentence with this index, of these words and names, in order; none of questions.

    ``responding`` says whether one of the words RESPONDING is in it."""
    lowers = line.lowers
    if lowers[-1:] == ["?"]:
        return []
    found = responses(facts, index, names) if responding and names else []
    around = None
    for at in _candidates(lowers):
        verb = _verb(lowers, at)
        stated = _stated(line, at, names) if verb is not None else None
        if verb is not None and stated is not None:
            around = around or _around(facts, index, line, names)
            found.append(_claim(facts, around, line, verb, stated, voices))
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


_VERB, _BEFORE = 1, 2
_ROLES = Known(lambda lower: _VERB * (lower in _starts()) + _BEFORE * (lower in _before() or lower.endswith("n't")))


class _Around(NamedTuple):
    """What the claims of a sentence share."""

    sentence: int
    flags: frozenset[str]
    names: tuple[str, ...]
    times: tuple[str, ...]


def _around(facts: Facts, index: int, line: Line, names: Sequence[Name]) -> _Around:
    sentence = facts.sentences[index]
    limited = not _limits().isdisjoint(line.lowers)
    return _Around(
        index,
        frozenset({"limited"} if limited else ()),
        tuple(dict.fromkeys(name.canonical for name in names)),
        flags.named(line.times, within(facts.dates, sentence.start, sentence.end)),
    )


@cache
def _limits() -> frozenset[str]:
    return listed("antonyms", "change") | listed("antonyms", "modal")


def axis_of(form: str) -> str | None:
    """The axis of opposites that a verb form belongs to, None for other words."""
    entry = _axes().get(form)
    return entry[0] if entry else None


def subject_before(line: Line, head: int, names: Sequence[Name]) -> str | None:
    """The subject whose last token has the index ``head``, as one string; None where nothing makes it known."""
    if head < 0 or not line.lowers[head][:1].isalpha():
        return None
    party, subject, _ = _subject(line, head, names)
    return party.lower() if party else subject


def _verb(lowers: list[str], at: int) -> tuple[int, str, int] | None:
    """The verb at a place: (its last token, its axis, its side). Verbs without an opposite count after "not" and after
    an auxiliary: their axis is their root, their side +1."""
    for length in range(min(3, len(lowers) - at), 0, -1):
        entry = _axes().get(" ".join(lowers[at : at + length]))
        if entry:
            return at + length, *entry
    before = lowers[at - 1]
    plain = lowers[at].isalpha() and len(lowers[at]) > 2 and not lowers[at].endswith("ly")
    if (
        plain
        and (before in _before() or before.endswith("n't"))
        and lowers[at] not in listed("claim_words", "functions")
    ):
        return at + 1, f"verb {root_of(lowers[at])}", 1
    return None


class _Stated(NamedTuple):
    """What stands before a verb: auxiliaries, nearest first, who or what, and the first token of that."""

    helpers: list[str]
    party: str | None
    subject: str | None
    first: int


def _stated(line: Line, at: int, names: Sequence[Name]) -> _Stated | None:
    """The auxiliaries and the subject of the verb at a place; None where it is only possible, or of nothing known."""
    lowers = line.lowers
    helpers: list[str] = []
    head = at - 1
    while head >= 0 and (is_helper(lowers[head]) or lowers[head].endswith("ly")):
        helpers.append(lowers[head])
        head -= 1
    if head < 0 or not lowers[head][:1].isalpha() or not listed("antonyms", "modal").isdisjoint(helpers):
        return None
    party, subject, first = _subject(line, head, names)
    return None if party is None and subject is None else _Stated(helpers, party, subject, first)


def _claim(
    facts: Facts, around: _Around, line: Line, verb: tuple[int, str, int], stated: _Stated, voices: Voices
) -> Claim:
    last, axis, side = verb
    polarity = not any(word in _NOT or word.endswith("n't") for word in stated.helpers)
    start, end = line.starts[stated.first], line.end(last - 1)
    text = facts.article.text
    return Claim(
        start,
        end,
        text[start:end],
        around.sentence,
        subject=stated.subject,
        event=axis,
        measure="assertion",
        direction=side,
        polarity=polarity,
        modality=_tense(stated.helpers),
        party=stated.party,
        counterpart=_object(line.lowers, last, axis),
        speaker=voices.speaker(start, end),
        flags=tuple(sorted(around.flags | ({"quoted"} if _quoted(facts, start) else set()))),
        names=around.names,
        times=around.times,
    )


def _quoted(facts: Facts, start: int) -> bool:
    return any(quotation.start <= start < quotation.end for quotation in facts.quotations)


@cache
def _helpers() -> frozenset[str]:
    tenses = (listed("antonyms", name) for name in ("future", "past", "present"))
    return frozenset({"be", "been", "being", "which", "who", "that"}).union(*tenses)


def is_helper(word: str) -> bool:
    """Is a word an auxiliary, a denial or a relative pronoun?"""
    return word in _helpers() or word in _NOT or word.endswith("n't")


def _subject(line: Line, head: int, names: Sequence[Name]) -> tuple[str | None, str | None, int]:
    """Who or what, and its first token: a name, or a known noun: with the name before it ("Ossett bridge") or with what
    hangs on it ("the jobless rate in Wexshire"). (None, None) for pronouns and for nouns that nothing makes known."""
    lowers = line.lowers
    inner = _name_at(line, head, names)
    start = next((i for i in range(head + 1) if line.end(i) > inner.start), head) if inner else head
    for at in range(start - 1, max(start - _PHRASE, 0), -1):
        if not lowers[at][:1].isalpha():
            break
        if lowers[at] in listed("antonyms", "joints") and lowers[at - 1][:1].isalpha():
            first = _compound(line, at - 1)
            known = _noun(lowers[at - 1]) and (inner is not None or _definite(lowers, first))
            if not known:
                return None, None, first
            outer = " ".join(root_of(singular(lower)) for lower in lowers[first:at])
            of = inner.canonical.lower() if inner else root_of(lowers[head])
            return None, f"{outer} {lowers[at]} {of}", first
    if inner is not None:
        return inner.canonical, None, start
    noun = lowers[head]
    if not _noun(noun):
        return None, None, head
    before = _name_at(line, head - 1, names) if head else None
    if before is not None:
        return None, f"{before.canonical.lower()} {root_of(singular(noun))}", head - 1
    first = _compound(line, head)
    if not _definite(lowers, first):
        return None, None, first
    return None, " ".join(root_of(singular(lower)) for lower in lowers[first : head + 1]), first


def _compound(line: Line, head: int) -> int:
    """The first token of a noun with at most two words before it that belong to it ("the jobless rate")."""
    first, lowers = head, line.lowers
    while first and head - first < 2 and line.texts[first - 1].isalpha() and _noun(lowers[first - 1]):
        if lowers[first - 1] in ("the", "a", "an") or lowers[first - 1] in listed("antonyms", "joints"):
            break
        first -= 1
    return first


def _name_at(line: Line, at: int, names: Sequence[Name]) -> Name | None:
    if not names:
        return None
    start = line.starts[at]
    return next((name for name in names if name.start <= start < name.end), None)


def _noun(word: str) -> bool:
    return word not in listed("claim_words", "functions") and word not in listed("claim_words", "helpers")


def _definite(lowers: list[str], head: int) -> bool:
    """Does "the" or a possessive stand right before the noun phrase?"""
    return head > 0 and lowers[head - 1] in ("the", "its", "his", "her", "their")


def _tense(helpers: list[str]) -> str:
    for name in ("future", "present", "past"):
        if set(helpers) & listed("antonyms", name):
            return "passive" if name == "past" and {"was", "were", "been"} & set(helpers) else name
    return "past"


def _object(lowers: list[str], last: int, axis: str) -> str | None:
    """The root of the head of the object right after the verb ("closed the library", "acquitted of murder")."""
    run: list[str] = []
    if axis in ("verdict", "plea", "guilt", "join") and lowers[last : last + 1] in (["of"], ["to"], ["from"]):
        last += 1
    for lower in lowers[last : last + _OBJECT]:
        if not lower[:1].isalpha() or lower in listed("antonyms", "stop"):
            break
        if lower.endswith("ly") and not run:
            continue
        if lower not in listed("claim_words", "functions") and lower not in ("a", "an"):
            run.append(lower)
    return root_of(run[-1]) if run else None


def _speaks(text: str, name: Name, start: int, end: int) -> bool:
    """Does a name stand right before the words ``text[...:end]``, as who answers: "the Low campaign declined"?"""
    between = text[name.end : end].replace("’s", "").replace("'s", "").split()
    if len(between) > _PHRASE or any(word.lower() not in listed("antonyms", "spokes") for word in between):
        return False
    before = text[start : name.start].split()
    return not before or not (before[-1].endswith("ing") or before[-1].lower() in listed("antonyms", "joints"))


def responses(facts: Facts, index: int, names: Sequence[Name]) -> list[Claim]:
    """Who declined to comment (+1) and who did not reply (-1)."""
    sentence, text = facts.sentences[index], facts.article.text
    lower = text[sentence.start : sentence.end].lower()
    found = []
    for side, sign in (("declined", 1), ("ignored", -1)):
        for phrase in table("antonyms")["responses"][side]:
            start = lower.find(phrase)
            before = [name for name in names if start >= 0 and name.end <= sentence.start + start]
            if before and _speaks(text, before[-1], sentence.start, sentence.start + start):
                place = sentence.start + start
                words = text[place : place + len(phrase)]
                party = before[-1].canonical
                found.append(
                    Claim(
                        place, place + len(phrase), words, index, event="response", measure="assertion",
                        direction=sign, party=party, modality="past", names=(party,),
                    )
                )  # fmt: skip
    return found
