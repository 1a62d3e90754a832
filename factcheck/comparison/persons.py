"""One person in two reports: a name in two spellings, two offices."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck import patterns
from factcheck.comparison import kinds
from factcheck.comparison.ages import same_forename
from factcheck.comparison.conflict import Conflict, Side
from factcheck.comparison.known_by import name_keys
from factcheck.comparison.phrases import initials, same, surname
from factcheck.comparison.sheets import Page, one_event
from factcheck.comparison.statements import Judged, Statement, days_apart, grade, grouped, pairs
from factcheck.language.letters import near, sounds, unaccented
from factcheck.language.lexicon import load, table
from factcheck.language.roots import listed
from factcheck.model import Name, Severity

_DAYS = 3
_BOTH = "two offices held together, or one after the other: say so"
_LADDERS = frozenset({"police", "army", "navy", "church"})
_OWNERS = frozenset({"his", "her", "their"})
_CAP = 24
_LEAST = 5
_LONG = 7
_OPENING = 3
_WORDS = 4


def judged(pages: Sequence[Page], stories: Sequence[int]) -> Iterable[Judged]:
    """The persons of each story: names with a letter's difference, offices that exclude each other."""
    yield from _spellings(pages, stories)
    for block in grouped(pages, stories, "office", lambda claim: surname(claim.party)):
        seen: set[object] = set()
        kept = []
        for office in block:
            mark = (id(office.page), office.claim.subject, office.claim.counterpart)
            if mark not in seen:
                seen.add(mark)
                kept.append(office)
        yield from pairs(kept, _CAP, _offices)
    for block in grouped(pages, stories, "kin", lambda claim: surname(claim.party)):
        yield from pairs(block, _CAP, _relatives)


def _relatives(a: Statement, b: Statement) -> Conflict | str:
    """One person as two relatives of one person."""
    one, other = a.claim, b.claim
    if (one.party != other.party if a.page is b.page else not same(one.party, other.party)) or not _kin_exclude(
        one.subject or "", other.subject or ""
    ):
        return "agree"
    if one.sentence == other.sentence and a.page is b.page:
        return "one sentence"
    owners = one.near[0], other.near[0]
    pronouns = [owner in _OWNERS for owner in owners]
    if all(pronouns) or not any(pronouns):
        if owners[0] != owners[1] and not same(*owners):
            return "another owner"
    elif not _meant(a, b, pronouns):
        return "another owner"
    if a.page is not b.page and not one_event(a.page, b.page):
        return "nothing shared"
    message = f"{other.party}: {other.subject} (“{other.text}”) here, {one.subject} (“{one.text}”) there"
    severity: Severity = "warning" if any(pronouns) else grade(a, b)
    if all(pronouns) and not any(s.page.facts.sentences[s.claim.sentence].kind == "caption" for s in (a, b)):
        severity = "info"  # two owners may be meant
    reasons = (f"both say whose relative {other.party} is",)
    sides = b.side(other.subject or ""), a.side(one.subject or "")
    return Conflict("kin", severity, message, *sides, reasons, "another person's relative: say whose")


def _kin_exclude(one: str, other: str) -> bool:
    """Can nobody be both relatives? A child may be a son or a daughter, but no widow."""
    wide = table("exclusive_kinds")["wide_kin"]
    left, right = wide.get(one, [one]), wide.get(other, [other])
    return all(kinds.exclude(here, there) for here in left for there in right)


def _meant(a: Statement, b: Statement, pronouns: list[bool]) -> bool:
    """May a pronoun on one side mean the owner that the other gives: named, or called so, in that sentence?"""
    by_pronoun, by_name = (a, b) if pronouns[0] else (b, a)
    sentence = by_pronoun.page.facts.sentences[by_pronoun.claim.sentence]
    words = by_pronoun.page.article.text[sentence.start : by_pronoun.claim.start].lower()
    return by_name.claim.near[0].split()[-1] in words


def _offices(a: Statement, b: Statement) -> Conflict | str:
    if not same(a.claim.party, b.claim.party):
        return "another person"
    if a.claim.sentence == b.claim.sentence and a.page is b.page:
        return "one sentence"
    one, other = a.claim.subject, b.claim.subject
    if one == other:
        return _bodies(a, b)
    if one is None or other is None or not _exclusive(one, other):
        return "agree"
    if a.claim.counterpart and b.claim.counterpart and not _one_body(a.claim.counterpart, b.claim.counterpart):
        return "another body"
    if a.page is not b.page and (_given(one, b.page) or _given(other, a.page)):
        return "stated there too"
    if _beside(other, a) or _beside(one, b):
        return "held together"
    message = f"{b.claim.party}: {other} here, {one} there"
    body = b.claim.counterpart or a.claim.counterpart
    reasons = (f"both give the office of {b.claim.party}" + (f" at {body}" if body else ""),)
    return Conflict("office", _office_severity(a, b), message, b.side(other), a.side(one), reasons, _BOTH)


def _office_severity(a: Statement, b: Statement) -> Severity:
    """Info, but where both name the body and the person in full, in reports of nearly one day."""
    full = " " in (a.claim.party or "") and " " in (b.claim.party or "")
    bodies = a.claim.counterpart and b.claim.counterpart
    return grade(a, b) if full and bodies and (days_apart(a.page, b.page) or 0) <= _DAYS else "info"


def _exclusive(one: str, other: str) -> bool:
    """Are two offices, or two ranks of one ladder, held by nobody together?"""
    groups = {group[0] for group in table("offices")["same"]} - listed("offices", "beside")
    deputy = one == f"deputy {other}" or other == f"deputy {one}"
    if deputy or (one in groups and other in groups):
        return True
    ranks = load("ranks").forms
    ladders = {ranks[rank][1] for rank in (one, other) if rank in ranks}
    return one in ranks and other in ranks and len(ladders) == 1 and ladders <= _LADDERS


def _beside(office: str, statement: Statement) -> bool:
    """Does the sentence give that office too: "chief executive of Norvex and chairwoman of the trust"?"""
    sentence = statement.page.facts.sentences[statement.claim.sentence]
    plain = office.removeprefix("deputy ")
    words = next((group for group in table("offices")["same"] if group[0] == plain), [plain])
    text = statement.page.article.text[sentence.start : sentence.end].lower()
    own = statement.claim.subject or ""
    return plain not in own and any(f" {word}" in text for word in words)


def _bodies(a: Statement, b: Statement) -> Conflict | str:
    """One office, or none, of two bodies."""
    one, other = a.claim.counterpart, b.claim.counterpart
    if not one or not other or _one_body(one, other):
        return "agree"
    if a.page is not b.page and (one in b.page.article.text or other in a.page.article.text):
        return "stated there too"
    office = b.claim.subject or "member"
    severity: Severity = "warning" if office in listed("offices", "single") else "info"
    message = f"{b.claim.party}: {office} of {other} here, of {one} there"
    reasons = (f"both say what body {b.claim.party} belongs to",)
    return Conflict("organisation", severity, message, b.side(other), a.side(one), reasons, _BOTH)


def _one_body(one: str, other: str) -> bool:
    return bool(name_keys(one) & name_keys(other)) or initials(one, other)


def _given(office: str, page: Page) -> bool:
    """Does the article have the office anywhere, and not that of a deputy?"""
    names = next((group for group in table("offices")["same"] if group[0] == office), [office])
    words = "|".join(map(re.escape, names))
    pattern = rf"(?<!deputy )(?<!vice )(?<!vice-)(?<!lieutenant )(?<!chief )(?<!detective )(?<!arch)\b(?:{words})\b"
    return patterns.compile(pattern).search(page.lower) is not None


class _Spelt:
    """A name in one article, at its first mention there; of a person the first and the last word count."""

    def __init__(self, page: Page, name: Name) -> None:
        self.page, self.name = page, name
        words = _plain(name.canonical).split()
        self.words = (words[0], words[-1]) if name.kind == "person" else tuple(words)
        self.order = (*page.order[:2], name.start)

    def buckets(self) -> Iterator[tuple[object, ...]]:
        """The buckets in which names that differ in one word meet."""
        if len(self.words) == 1:
            yield "place", self.words[0][:_OPENING]
        else:
            for at in range(min(len(self.words), _WORDS)):
                yield self.name.kind, len(self.words), at, *self.words[:at], *self.words[at + 1 :]

    def side(self) -> Side:
        name = self.name
        return Side(self.page.facts.path, name.start, name.end, name.text, name.canonical)


def _plain(name: str) -> str:
    """The name as it is compared: marks and accents are matters of print, not of spelling."""
    return unaccented(name.lower().replace("’", "'"))


def _named(name: Name) -> bool:
    if " " in name.canonical:
        return name.kind in ("person", "organisation", "place")
    return name.kind == "place" and len(name.canonical) >= _LONG


def _spellings(pages: Sequence[Page], stories: Sequence[int]) -> Iterator[Judged]:
    groups: dict[object, dict[tuple[str, ...], _Spelt]] = defaultdict(dict)
    known: dict[int, set[str]] = {}
    sizes = Counter(stories)
    for page, story in zip(pages, stories, strict=True):
        if sizes[story] == 1:
            continue
        first: dict[str, Name] = {}
        for name in page.facts.names:
            if _named(name):
                first.setdefault(name.canonical, name)
        known[id(page)] = {word for canonical in first for word in canonical.lower().split()}
        for name in first.values():
            spelt = _Spelt(page, name)
            for key in spelt.buckets():
                # One article with each spelling is enough to show it.
                groups[story, *key].setdefault(spelt.words, spelt)
    for found in groups.values():
        if len(found) == 1:
            continue
        forms = sorted(found.values(), key=lambda spelt: spelt.order)[:_CAP]
        for at, later in enumerate(forms):
            for earlier in forms[:at]:
                words = _differing(earlier, later)
                if words is not None and later.page is not earlier.page:
                    yield earlier.page, later.page, _two_spellings(earlier, later, words, known)


def _differing(a: _Spelt, b: _Spelt) -> tuple[str, str] | None:
    """The two words in which two names differ by a letter, None where they differ more or not at all."""
    one, other = next(((x, y) for x, y in zip(a.words, b.words, strict=False) if x != y), ("", ""))
    if a.name.kind == "person" and a.words[-1] == b.words[-1] and one.rstrip("ae") == other.rstrip("ae"):
        return None  # Rashid and Rashida are two persons
    if a.name.kind == "person" and sounds(one, other):
        return one, other
    if min(len(one), len(other)) < _LEAST or one[0] != other[0] or one.rstrip("s") == other.rstrip("s"):
        return None
    return (one, other) if near(one, other) else None


def _two_spellings(a: _Spelt, b: _Spelt, words: tuple[str, str], known: dict[int, set[str]]) -> Conflict | str:
    if words[0] in known[id(b.page)] or words[1] in known[id(a.page)]:
        return "stated there too"
    if not one_event(a.page, b.page):
        return "nothing shared"
    person = a.name.kind == "person"
    by_surname = person and a.words[0] == b.words[0]
    if person and not by_surname and not same_forename(a.name.canonical, b.name.canonical):
        return "another person"
    severity: Severity = "warning" if by_surname else "info"
    what = "one person" if person else "one and the same"
    message = f"{b.name.canonical} here, {a.name.canonical} there: {what}, two spellings?"
    reasons = (f"one event, and names that differ in a letter or two: {words[1]}, {words[0]}",)
    return Conflict("name-spelling", severity, message, b.side(), a.side(), reasons, "another one: say who")
