"""Who a source stands for: pronouns, surnames, roles and offices become one canonical name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec

from factcheck import patterns
from factcheck.extraction.names.lexicon import lexicon
from factcheck.language.lexicon import load, table
from factcheck.model import Attribution, Name, Span

_WORD = patterns.lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_ROLE = patterns.lazy(
    r"(?i)\b(?:spokes\w+|representatives?|press secretary|press officer|statement|letter|memo|report"
    r"|campaign|website)\b"
)
_INDEFINITE = frozenset(
    ["a", "an", "one", "some", "several", "two", "three", "four", "many", "few", "multiple", "other", "another"]
)
_JOINED = patterns.lazy(r"(?:\b[A-Z][\w.’']*|s) and |\band (?:the|a|an|his|her|their|its|[A-Z])")
_CAPITALS = patterns.lazy(r"\b([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})$")
_GOVERNED = patterns.lazy(r"\b(?:to|of|with|from|by) (?:[a-z]+ ){0,2}\Z")
_BEHALF = patterns.lazy(r" (?:for|of|from) (?:the )?([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})")
_TAIL = r",| \(| (?:of|who|whom|which|that|from|at|for|in|close|familiar|with|on|speaking)\b"
_HANGS_ON = patterns.lazy(r",? (?:(?:speaking|talking|insisting|requesting|asking|demanding|on|under)\b)[^.;:\n]{0,90}")
_ACRONYM = patterns.lazy(r"(?:[Tt]he )?([A-Z][\w’'&-]*(?: (?:of|the|and|for|[A-Z][\w’'&-]*)){1,8}) \(([A-Z]{2,8})\)")
_AGED = patterns.lazy(r"[Tt]he \d{1,3}-year-old\Z")
_PAIR = patterns.lazy(r"[A-Z][a-z’'-]+ and [A-Z][\w’'-]+ [A-Z]")
_NEAR, _PARAGRAPH = 90, 500
# How many mentions back an office or a pronoun may point.
_FAR = 60


@cache
def _gendered() -> dict[str, str]:
    data = load("sources").data
    return {word: sex for sex in ("female", "male") for word in data[sex]}


@cache
def _collectives() -> frozenset[str]:
    """Nouns for bodies, by which a body that spoke is called afterwards."""
    return lexicon().organisation_heads | frozenset(table("collectives")["nouns"])


class Speakers:
    """Resolves the sources of one article, in reading order."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.people = [name for name in names if name.kind == "person"]
        self.named = [name for name in names if name.kind in ("person", "organisation", "other")]
        self.starts = [name.start for name in self.named]
        self.bodies = {name.canonical for name in names if name.kind != "person"}
        self.sex: dict[str, str] = {}
        for name in self.people:
            before = _WORD.findall(text[max(0, name.start - 12) : name.start])
            words = [
                *(name.title or "").lower().replace(".", "").split(),
                *[w.lower().rstrip(".") for w in before[-1:]],
            ]
            for word in words:
                sex = _gendered().get(word)
                if sex is not None and word not in ("her", "his", "he", "she", "him"):
                    self.sex.setdefault(name.canonical, sex)
        self.last: str | None = None
        self.recent: list[str] = []
        self.spelt: dict[str, str] = {}

    def resolve(self, attribution: Attribution) -> Attribution:
        """The attribution with ``speaker``, ``anonymous`` and ``plural`` filled in."""
        source = attribution.source
        if source is None:
            return attribution
        words = [word.lower() for word in _WORD.findall(source.text)]
        if not words:
            return attribution
        inside = self._inside(source.start, source.end)
        hidden = _hidden(source.start, self._described_as(source), words, inside)
        speaker = None if hidden else self._speaker(source.start, source.text, words, inside)
        if speaker is not None:
            self.last = speaker
            if speaker in self.recent:
                self.recent.remove(speaker)
            self.recent.append(speaker)
        return msgspec.structs.replace(
            attribution, speaker=speaker, anonymous=hidden, plural=_plural(words, source.text)
        )

    def _described_as(self, source: Span) -> str:
        """The source with the participle that hangs on it: "a director, speaking on condition of anonymity, said"."""
        after = _HANGS_ON.match(self.text, source.end)
        return source.text + after.group() if after is not None else source.text

    def _inside(self, start: int, end: int) -> list[Name]:
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return self.named[low:high]

    def _speaker(self, start: int, text: str, words: list[str], inside: list[Name]) -> str | None:
        first, until = words[0], start + len(text.removesuffix("'s").removesuffix("’s"))
        spelt = _ACRONYM.fullmatch(text)
        if spelt is not None and spelt.group(2) == "".join(w[0] for w in spelt.group(1).split() if w[0].isupper()):
            # "The Irish Nurses and Midwives Organisation (INMO)": the full name, however its words were read.
            self.spelt[spelt.group(2)] = spelt.group(1)
            return spelt.group(1)
        short = self.spelt.get(text.removeprefix("The ").removeprefix("the "))
        if short is not None:
            return short
        if first in ("he", "she") and len(words) == 1:
            return self._pronoun(start, "male" if first == "he" else "female")
        if first in ("who", "which", "that") and len(words) <= 2:
            return self._antecedent(start)
        if first in ("they", "it") and len(words) == 1:
            return self.last if self.last is not None or first == "they" else self._subject(start)
        if _AGED.match(text) is not None:
            return self._latest(start)
        if len(words) == 1 and first in ("i", "we", "you", "his", "her", "their", "my", "our", "one"):
            return None
        person = next((name for name in inside if self._person(name) and not self._owns(name, until)), None)
        head = _ROLE.search(text)
        if person is not None and self._joined(start, text, inside):
            return None
        if person is None and inside and head is None:
            described = self._described(start, words)
            if described is not None:
                return described
        if person is not None and not (
            head is not None and head.start() < person.start - start and _of(text, head.end())
        ):
            return person.canonical
        organisation = next((name for name in inside if name.kind == "organisation"), None)
        if organisation is not None:
            return organisation.canonical
        head_end = start + len(patterns.compile(r",| \(| (?:of|who|which|from|at|for|in)\b").split(text, maxsplit=1)[0])
        whole = next((name for name in inside if name.end >= head_end and name.start < head_end), None)
        if whole is not None and not self._owns(whole, until):
            return whole.canonical
        if person is not None and head is not None:
            return person.canonical
        behalf = _BEHALF.match(text, head.end()) if head is not None else None
        if behalf is not None:
            return next((name.canonical for name in inside if name.text == behalf.group(1)), behalf.group(1))
        bare = None if inside else _CAPITALS.search(text[: head_end - start])
        return bare.group(1) if bare is not None else self._described(start, words)

    def _joined(self, start: int, text: str, inside: list[Name]) -> bool:
        """ "Ann and Paul Poole", "Ann Poole and Jim Reed": two people speak, and no one name is the speaker's."""
        people = [name for name in inside if self._person(name)]
        return any(self.text[one.end : other.start].strip().lower() == "and" for one, other in pairwise(people)) or (
            len(people) == 1 and _PAIR.match(text, 0, people[0].end - start) is not None
        )

    def _subject(self, start: int) -> str | None:
        """The body that opens the sentence before, for an "it" that speaks."""
        at = bisect_left(self.starts, start) - 1
        for name in reversed(self.named[max(0, at - 6) : at + 1]):
            if start - name.start > _PARAGRAPH:
                return None
            before = self.text[max(0, name.start - 6) : name.start].rstrip().removesuffix("The").rstrip()
            if name.kind == "organisation" and (not before or before[-1] in '.!?”"'):
                return name.canonical
        return None

    def _latest(self, start: int) -> str | None:
        """The person named last before, for "the 74-year-old"."""
        at = bisect_left(self.people, start, key=lambda name: name.start)
        return self.people[at - 1].canonical if at and start - self.people[at - 1].end < _PARAGRAPH else None

    def _person(self, name: Name) -> bool:
        """A person, or one whose surname is also a word for a people ("David French") and who speaks."""
        if name.kind != "other":
            return name.kind == "person"
        first, _, rest = name.text.partition(" ")
        return rest != "" and lexicon().is_given(first.lower())

    def _owns(self, name: Name, until: int) -> bool:
        if name.text.endswith(("'s", "’s")):
            return True
        return name.end + 2 <= until and self.text[name.end : name.end + 2] in ("'s", "’s")

    def _pronoun(self, start: int, sex: str) -> str | None:
        if (
            self.last is not None
            and self.sex.get(self.last, sex) == sex
            and any(p.canonical == self.last for p in self.people)
        ):
            self.sex.setdefault(self.last, sex)
            return self.last
        for canonical in reversed(self.recent):
            if self.sex.get(canonical) == sex:
                return canonical
        at = bisect_left(self.people, start, key=lambda name: name.start)
        for name in reversed(self.people[max(0, at - 12) : at]):
            if self.sex.get(name.canonical, sex) == sex:
                self.sex.setdefault(name.canonical, sex)
                return name.canonical
        return None

    def _antecedent(self, start: int) -> str | None:
        at = bisect_right(self.starts, start) - 1
        if at >= 0 and start - self.named[at].end < _NEAR:
            return self.named[at].canonical
        return None

    def _described(self, start: int, words: list[str]) -> str | None:
        """ "the commissioner": the last person named before with that office."""
        if words[0] not in ("the", "this", "that") or len(words) > 4:
            return None
        head = words[-1]
        if len(words) == 2 and head in _collectives() and self.last in self.bodies:
            # "The firm": the body that spoke last.
            return self.last
        at = bisect_left(self.people, start, key=lambda name: name.start)
        for name in reversed(self.people[max(0, at - _FAR) : at]):
            office = (name.title or "").lower()
            around = self.text[max(0, name.start - 40) : name.start].rsplit(".", 1)[-1].lower().replace(",", " ")
            after = patterns.compile(r",? (?:the |a |an )?([^,.]{0,40})").match(self.text[name.end : name.end + 50])
            if (
                head in office.split()
                or head in around.split()
                or (after is not None and head in after.group(1).lower().split())
            ):
                return name.canonical
        return None


def _of(text: str, at: int) -> bool:
    return text[at : at + 5].lstrip().startswith(("for", "of", "from"))


def _hidden(start: int, text: str, words: list[str], inside: list[Name]) -> bool:
    sources = load("sources")
    lower = text.lower()
    # "An adviser to Ann Poole" is not Ann Poole.
    person = min(
        (name.start for name in inside if name.kind == "person" and not _GOVERNED.search(text, 0, name.start - start)),
        default=None,
    )
    for phrase in sources.data["hidden"]:
        at = lower.find(phrase)
        # "Sources close to Ann Poole", but not "Ann Poole, who is close to the mayor".
        if at >= 0 and (person is None or person > start + at):
            return True
    if person is not None:
        return False
    if words[0] in ("someone", "somebody"):
        return True
    # Who speaks is the head: "a sheet that officials handed out" is no official.
    head = _WORD.findall(patterns.compile(_TAIL).split(lower, maxsplit=1)[0])
    kinds = [sources.class_of(word) for word in head[:8]]
    if words[:2] == ["one", "of"] and any(sources.class_of(word) == "circle" for word in words[2:5]):
        return True
    if "spokesperson" in kinds or not ("insider" in kinds or "person" in kinds):
        return False
    if words[0] in _INDEFINITE or words[0].isdigit():
        return True
    if "insider" not in kinds or words[0] in ("the", "this", "that", "these", "those", "his", "her", "their", "its"):
        return False
    # Bare plurals: "officers who received the letter".
    at = kinds.index("insider")
    return head[at].endswith(("s", "ies")) and at <= 2


def _plural(words: list[str], text: str) -> bool:
    if words[0] in ("they", "we", "many", "some", "several", "both", "few", "others", "most", "these", "those"):
        return True
    head = (
        patterns.compile(
            r",|\b(?:of|for|at|in|who|which|from|with|close|familiar|on|by|to|across|around|near|inside|outside|along|behind|against)\b"
        )
        .split(text, maxsplit=1)[0]
        .strip()
    )
    if _JOINED.search(head):
        return True
    last = _WORD.findall(head)[-1:]
    if not last:
        return False
    word = last[0]
    entry = load("sources").forms.get(word.lower())
    if word[0].isupper():
        # A capital opens the sentence, or it is a name: only a listed plural is one.
        return entry is not None and entry[0] != word.lower()
    return word[0].islower() and (
        (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))
        or word in ("people", "police", "men", "women", "children")
    )
