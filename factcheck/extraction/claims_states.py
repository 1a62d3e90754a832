"""Plain assertions that may be opposed: who or what, a verb with an opposite or a denied verb, and its object.

"The council will close the library" and "the council will not close the library"; "Mr Low was acquitted" and "Mr Low
was convicted". Only a subject right before the verb counts; what is conditional, asked or dated away is left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factcheck.derived import kept
from factcheck.extraction import claims_flags
from factcheck.extraction.claims_party import Voices
from factcheck.extraction.claims_words import Token
from factcheck.language.inflection import forms
from factcheck.language.lexicon import table
from factcheck.language.roots import listed, root_of, singular
from factcheck.model import Claim, Facts, Name, within

_NOT = frozenset({"not", "n't", "never"})
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


def find(facts: Facts, index: int, words: list[Token], names: Sequence[Name], voices: Voices) -> list[Claim]:
    """The assertions of the sentence with this index, of these words and names, in order; none of questions."""
    lowers = [word.lower for word in words]
    if lowers[-1:] == ["?"]:
        return []
    found = responses(facts, index, names)
    starts, before = _starts(), _before()
    around = None
    for at in range(1, len(words)):
        if lowers[at] not in starts and lowers[at - 1] not in before and not lowers[at - 1].endswith("n't"):
            continue
        verb = _verb(lowers, at)
        if verb is not None:
            around = around or _around(facts, index, words, names)
            claim = _claim(facts, around, words, at, verb, names, voices)
            if claim is not None:
                found.append(claim)
    return found


class _Around(NamedTuple):
    """What the claims of a sentence share."""

    sentence: int
    flags: frozenset[str]
    names: tuple[str, ...]
    times: tuple[str, ...]


def _around(facts: Facts, index: int, words: list[Token], names: Sequence[Name]) -> _Around:
    sentence = facts.sentences[index]
    limits = listed("antonyms", "change") | listed("antonyms", "modal")
    limited = any(word.lower in limits for word in words)
    return _Around(
        index,
        frozenset({"limited"} if limited else ()),
        tuple(dict.fromkeys(name.canonical for name in names)),
        claims_flags.times(words, within(facts.dates, sentence.start, sentence.end)),
    )


def axis_of(form: str) -> str | None:
    """The axis of opposites that a verb form belongs to, None for other words."""
    entry = _axes().get(form)
    return entry[0] if entry else None


def subject_before(words: list[Token], head: int, names: Sequence[Name]) -> str | None:
    """The subject whose last token is ``words[head]``, as one string; None where nothing makes it known."""
    if head < 0 or not words[head].text[:1].isalpha():
        return None
    party, subject, _ = _subject(words, head, names)
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


def _claim(
    facts: Facts,
    around: _Around,
    words: list[Token],
    at: int,
    verb: tuple[int, str, int],
    names: Sequence[Name],
    voices: Voices,
) -> Claim | None:
    last, axis, side = verb
    helpers: list[str] = []
    head = at - 1
    while head >= 0 and (is_helper(words[head].lower) or words[head].lower.endswith("ly")):
        helpers.append(words[head].lower)
        head -= 1
    if head < 0 or not words[head].text[:1].isalpha() or set(helpers) & listed("antonyms", "modal"):
        return None
    party, subject, first = _subject(words, head, names)
    if party is None and subject is None:
        return None
    polarity = not any(word in _NOT or word.endswith("n't") for word in helpers)
    start, end = words[first].start, words[last - 1].end
    text = facts.article.text
    return Claim(
        start,
        end,
        text[start:end],
        around.sentence,
        subject=subject,
        event=axis,
        measure="assertion",
        direction=side,
        polarity=polarity,
        modality=_tense(helpers),
        party=party,
        counterpart=_object(words, last, axis),
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


def _subject(words: list[Token], head: int, names: Sequence[Name]) -> tuple[str | None, str | None, int]:
    """Who or what, and its first token: a name, or a known noun: with the name before it ("Ossett bridge") or with what
    hangs on it ("the jobless rate in Wexshire"). (None, None) for pronouns and for nouns that nothing makes known."""
    inner = _name_at(words, head, names)
    start = next((i for i in range(head + 1) if inner and words[i].end > inner.start), head)
    for at in range(start - 1, max(start - _PHRASE, 0), -1):
        if not words[at].text[:1].isalpha():
            break
        if words[at].lower in listed("antonyms", "joints") and words[at - 1].text[:1].isalpha():
            first = _compound(words, at - 1)
            outer = " ".join(root_of(singular(word.lower)) for word in words[first:at])
            of = inner.canonical.lower() if inner else root_of(words[head].lower)
            known = _noun(words[at - 1].lower) and (inner is not None or _definite(words, first))
            return None, f"{outer} {words[at].lower} {of}" if known else None, first
    if inner is not None:
        return inner.canonical, None, start
    noun = words[head].lower
    if not _noun(noun):
        return None, None, head
    before = _name_at(words, head - 1, names) if head else None
    if before is not None:
        return None, f"{before.canonical.lower()} {root_of(singular(noun))}", head - 1
    first = _compound(words, head)
    whole = " ".join(root_of(singular(word.lower)) for word in words[first : head + 1])
    return None, whole if _definite(words, first) else None, first


def _compound(words: list[Token], head: int) -> int:
    """The first token of a noun with at most two words before it that belong to it ("the jobless rate")."""
    first = head
    while first and head - first < 2 and words[first - 1].text.isalpha() and _noun(words[first - 1].lower):
        if words[first - 1].lower in ("the", "a", "an") or words[first - 1].lower in listed("antonyms", "joints"):
            break
        first -= 1
    return first


def _name_at(words: list[Token], at: int, names: Sequence[Name]) -> Name | None:
    return next((name for name in names if name.start <= words[at].start < name.end), None)


def _noun(word: str) -> bool:
    return word not in listed("claim_words", "functions") and word not in listed("claim_words", "helpers")


def _definite(words: list[Token], head: int) -> bool:
    """Does "the" or a possessive stand right before the noun phrase?"""
    return head > 0 and words[head - 1].lower in ("the", "its", "his", "her", "their")


def _tense(helpers: list[str]) -> str:
    for name in ("future", "present", "past"):
        if set(helpers) & listed("antonyms", name):
            return "passive" if name == "past" and {"was", "were", "been"} & set(helpers) else name
    return "past"


def _object(words: list[Token], last: int, axis: str) -> str | None:
    """The root of the head of the object right after the verb ("closed the library", "acquitted of murder")."""
    run: list[str] = []
    if (
        axis in ("verdict", "plea", "guilt", "join")
        and words[last : last + 1]
        and words[last].lower in ("of", "to", "from")
    ):
        last += 1
    for word in words[last : last + _OBJECT]:
        if not word.text[:1].isalpha() or word.lower in listed("antonyms", "stop"):
            break
        if word.lower.endswith("ly") and not run:
            continue
        if word.lower not in listed("claim_words", "functions") and word.lower not in ("a", "an"):
            run.append(word.lower)
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
    if not any(word in lower for word in ("comment", "respond", "repl", "ignored", "return", "reached")):
        return []
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
