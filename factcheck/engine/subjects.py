"""What a fact is said of: the subject of its clause, or the noun before its relative clause or bracket.

No parser, closed word classes alone: clauses begin at marks and conjunctions, a subject ends at the first word that no
noun phrase holds. The answer is used to keep facts apart ("a 90-day consultation will follow the trial, which ran
from ..."), never to bring them together, so what cannot be told counts as the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from factcheck import patterns
from factcheck.engine.view import View
from factcheck.language.lexicon import load, table
from factcheck.language.roots import personal, singular
from factcheck.model import within

VIEW = "the view"
"""The name under which the environment of a relation holds the view of its article."""

_TOKEN = patterns.lazy(r"[^\W\d_][\w'’-]*|\d+(?:[.,:]\d+)*\w*(?:-[^\W\d]+)*|[^\w\s]")
_SUPERLATIVE = "est"
_NAMED = ("person", "other")
_LONGEST = 20
"""Characters before a name in which the word before it stands."""
_YOUNG, _GROWN = frozenset({"boy", "girl", "child", "teenager", "youngster"}), 18
_START = patterns.lazy(
    r"[;:()]|[–—]|(?<=\s)-(?=\s)|,(?=\s(?:and|but|or|while|whereas|although|though|because|when|where|as|if|since|after|"
    r"before|until|yet|so|who|which|whose|born|some|others?|another|most|several)\b)|\b(?:and|but|while|whereas|although|though|because|when|where|who|which|"
    r"whose|that)\b|\b(?:after|before|since|until)\b(?=\s(?:he|she|it|they|the|an?|his|her|its|their)\b)"
)
_COORDINATING = frozenset({"and", "but", "or"})
_SUBORDINATE = frozenset(
    {"when", "while", "where", "whereas", "because", "although", "though", "after", "before", "since", "until"}
)
_TEMPORAL = frozenset({"after", "before", "since", "until"})
_TIMED = patterns.lazy(r" (?:after|before|since|until) (?:\d|two|three|four|five|six|seven|eight|nine|ten|an?\b)")
"""What a phrase of time opens with: "after six hours of speeches, two power cuts and a row"."""
_APPOSED = patterns.lazy(r"(?:,| \()\s?(?:aged )?$")
_PARENT_OF = patterns.lazy(r"(?:[\w-]+ ){1,4}of (?:\d|two|three|four|five|six|seven|eight|nine|ten)")
_ANOTHER = patterns.lazy(r"(?P<before>[\w,]+) (?:an?|another) (?:[\w-]+ ){0,2}$")
_SELF = frozenset({"birthday", "birth", "date", "age", "life", "career", "body", "name", "passport"}) | {
    "certificate",
    "card",
    "licence",
    "license",
    "record",
    "records",
    "papers",
    "file",
    "profile",
    "headstone",
    "gravestone",
}
"""What tells of a person, so that whose it is is who is told of."""
_PREDICATE = frozenset(
    ["is", "was", "be", "been", "being", "as", "became", "becomes", "remains", "still", "not", "only", "just", "now"]
)
_OBJECT = patterns.lazy(r"\b(?:him|them|it)\b")
_BIRTH = patterns.lazy(r"\s(?:birth|(?:year|date|day|month|place) of birth|age)")
_BY_PERSONS = patterns.lazy(r" by (?:[\w’'-]+ ){0,2}(?P<who>[a-z]+s), ?$")
_BETWEEN = patterns.lazy(r"\b(?:from|between) [^;:]{1,45}$")
RELATIVE = frozenset({"who", "which", "whose", "that"})
_SINGLE = frozenset({"he", "she", "it", "they", "this", "these", "those", "we", "i", "you", "there"})
_SAME = frozenset({"couple", "pair", "two", "latter", "former", "same", "last", "previous", "latest", "one", "only"})
_INDEFINITE = frozenset(
    {"a", "an", "another", "one", "some", "other", "others", "several", "many", "most", "each", "every"}
)
_POINTING = frozenset({"this", "these", "those"})
_SINGULAR = frozenset({"he", "she", "it"})
_PERSONAL = frozenset({"he", "she", "it", "they"})
_PARTICIPLES = frozenset({"born", "found", "held", "built", "made", "set", "sold", "won"})
_PROCESSES = frozenset({"work", "building", "construction", "filming", "production", "digging", "repairs"})
_STOP = frozenset("bavpowtTcksuxmhl")
_LONGEST = 8
_FROM = frozenset({"from", "of", "in", "at", "with"})


class Owner(NamedTuple):
    """``words`` are those of the noun phrase, empty where a pronoun or nothing stands for it; ``person`` is the name
    of a person in it; ``new`` says that an indefinite article brings it in; ``kin`` that it is somebody's relative;
    ``verb`` that a verb follows; ``owned`` that it is somebody's ("his firm")."""

    words: frozenset[str] = frozenset()
    person: str | None = None
    new: bool = False
    kin: bool = False
    pronoun: str | None = None
    verb: bool = False
    owned: bool = False


@cache
def _letters() -> dict[str, str]:
    return {form: group for form, (_, group) in load("function_words").forms.items() if group}


def owner(view: View, fact: Any) -> Owner:
    """Whom or what a fact is said of."""
    sentence = view.facts.sentences[max(view.sentence_at(fact.start), 0)]
    begin = view.told_from(sentence.start, fact.start)
    named = _apposed(view, begin, fact.start)
    if named is not None:
        return named
    brought = _ANOTHER.search(view.low, begin, fact.start) if getattr(fact, "kind", "") == "age" else None
    if brought and brought["before"] not in _PREDICATE and not brought["before"].endswith(","):
        return Owner(frozenset({"another"}), new=True)
    start, opener, attached = begin, "", False
    subject = main = Owner()
    for found in _START.finditer(view.low, begin, fact.start):
        if found.group() == "and" and _joins_days(view, found.start(), found.end()):
            continue  # "between 1991 and 2009", "between 8 July and 29 July"
        if not attached:
            subject = _next(view, start, found.start(), opener, subject)
            if opener not in _SUBORDINATE:
                main = subject
        elif found.group() == ",":
            subject = main
        if found.group() == "," and opener in _SUBORDINATE:
            subject = main
        start, opener = found.end(), found.group()
        attached = opener in RELATIVE or opener == "(" or (opener == "," and view.low.startswith(" born", start))
        if attached:
            head = _before(view, begin, _headed(view, found.start(), opener), born=opener == ",")
            if opener == "whose" and not _BIRTH.match(view.low, start) and not _resumed(view, start, fact.start):
                return head._replace(kin=True) if head.words else Owner(kin=True)
            if head.words:
                subject = head
            elif opener == "that":
                attached = False
    if attached:
        return main if main.words and _resumed(view, start, fact.start) else subject
    return _next(view, start, _told_up_to(view, fact.end, sentence.end), opener, subject, fact.start)


def _told_up_to(view: View, start: int, end: int) -> int:
    """Where what is told ends and who says so begins: "since 2009, the weather service said"."""
    tails = [span for span in view.sources_in(start, end) if span[0] >= start]
    if not tails or not end - 1 <= tails[-1][1] <= end:
        return end
    begin = min(at for at, _ in tails[-2:])
    return begin if view.low.startswith(", ", begin - 2) else end


def _resumed(view: View, start: int, end: int) -> bool:
    """Has the sentence come back from a relative clause to its own verb: "Ida Lund, whose voice filled halls, died"?"""
    return any(
        _letters().get(found["verb"], "x" if found["verb"].endswith("ed") else "") in tuple("bavx")
        for found in _RESUMING.finditer(view.low, start, end)
    )


_RESUMING = patterns.lazy(r",[”\"’]? (?P<verb>[a-z]+)\b(?! (?:by|in|as|to) )")


def _headed(view: View, end: int, opener: str) -> int:
    """Where the noun ends that a relative clause is of: "the strike by refuse collectors, which" is not of them."""
    by = _BY_PERSONS.search(view.low, max(0, end - 50), end) if opener == "which" else None
    persons = by is not None and (by["who"].endswith(("ers", "ors")) or personal(singular(by["who"])))
    return by.start() if by is not None and persons else end


def _joins_days(view: View, start: int, end: int) -> bool:
    """Does the "and" at ``start:end`` stand between the two ends of a time: "between 4.15pm and 5pm"?"""
    if not _BETWEEN.search(view.low, max(0, start - 50), start):
        return False
    days = within(view.facts.dates, max(0, start - 50), end + 40)
    return any(day.end == start - 1 for day in days) and any(end < day.start < end + 12 for day in days)


def _apposed(view: View, start: int, end: int) -> Owner | None:
    """Who is named right before an age between commas or in brackets: "Ann Lee, 42,", "Third was Kang, 33,"."""
    mark = _APPOSED.search(view.low, start, end)
    if mark is None:
        return None
    found = [n for n in within(view.facts.names, start, end) if n.kind in _NAMED and n.end == mark.start()]
    if not found or (found[-1].kind != "person" and _behind_preposition(view, found[-1].start)):
        return None  # "a driver from Hamilton, aged 66"
    return Owner(stems(found[-1].text.lower().split()), found[-1].canonical)


def _behind_preposition(view: View, start: int) -> bool:
    words = view.low[max(0, start - _LONGEST) : start].split()
    return bool(words) and load("function_words").class_of(words[-1]) == "p"


def _next(view: View, start: int, end: int, opener: str, subject: Owner, until: int | None = None) -> Owner:
    """The subject of the clause ``start:end``, as far as ``until``: its own, or the one before."""
    if opener == ")" and subject.words and view.low.startswith((", a ", ", an ", ", the "), start):
        return subject  # "Ann Lee (b. 1989), a 46-year-old baker"
    own = _phrase(view, start, end, coordinated=opener in _COORDINATING)
    # "After a walk" has no verb, and opens no clause; "a helicopter found them" is about them.
    if own.words and _OBJECT.search(view.low, start, end if until is None else until):
        return subject if subject.words or subject.pronoun else Owner(pronoun="it")
    timed = opener in _TEMPORAL or (opener == "," and _TIMED.match(view.low, start) is not None)
    if own.pronoun or (own.words and (own.verb or not timed)):
        return own
    return subject


def _phrase(view: View, start: int, end: int, *, coordinated: bool) -> Owner:
    """The noun phrase at the start of a clause, after phrases of time and place; none where a verb stands first."""
    words: list[str] = []
    first, place, bare, last, stop = -1, False, True, "", ""
    new = False
    for token in _TOKEN.finditer(view.low, start, end):
        word = token.group().replace("’", "'")
        letter = _letters().get(word, "")
        counts = not words and first < 0 and not place and (word[-1].isdigit() or word in table("dates")["number"])
        opens = word in _SINGLE or letter in ("d", "g", "s") or counts
        if word == ",":
            if words:
                break
            place = False
        elif place and not (opens and (last[:1].isdigit() or last in table("dates")["unit"])) and word not in _PERSONAL:
            pass
        elif not words and ((letter and letter in "pTuxrkc") or (not last and _participle(word))):
            if coordinated and letter not in ("r", "x", "p", "T", "u"):
                return Owner()
            place = letter not in tuple("xrkc")
        elif (
            not words
            and first < 0
            and word in _SINGLE
            and not (word in _POINTING and _noun_next(view, token.end(), end))
        ):
            return Owner(pronoun=word)
        elif not words and first < 0 and opens:
            new, bare, first, place = counts or word in _INDEFINITE, False, token.start(), False
        elif letter == "v" and not bare and all(known[0].isdigit() for known in words):
            words.append(word)
        elif (
            letter in _STOP
            or opens
            or word in table("dates")["number"]
            or not word[-1].isalpha()
            or len(words) == _LONGEST
        ):
            stop, last = letter, word
            break
        else:
            first = token.start() if first < 0 else first
            words.append(word)
        last = word
    if (
        not bare
        and words
        and words[0] in _SAME
        and (len(words) == 1 or last == "to" or view.low.startswith(("its", "their", "the previous"), first))
    ):
        # "The last was in 1999", "its previous win came in 1999", "the last Scot to win did so in 1999".
        return Owner(pronoun="it")
    if words and words[0] in _PROCESSES:
        return Owner(pronoun="it")
    if words and words[-1] in table("dates")["unit"]:
        return Owner()
    if not words or (bare and not _stands(view, first, words, stop)):
        return Owner()
    kin = any(word in load("kin").forms for word in words[:3]) and not _PARENT_OF.match(view.low, first)
    person = next((n.canonical for n in within(view.facts.names, first, first + 40) if n.kind == "person"), None)
    verb = stop in ("b", "a", "v") or any(word.endswith("ed") for word in words[1:])
    owned = _letters().get(view.low[first:end].split(" ")[0]) == "g" and not (kin or _SELF & frozenset(words))
    return Owner(stems(words), person, new, kin, verb=verb, owned=owned)


def _participle(word: str) -> bool:
    return word.endswith(("ed", "ing")) or word in _PARTICIPLES


def _noun_next(view: View, start: int, end: int) -> bool:
    """Does a noun follow "this" or "these"?"""
    token = _TOKEN.search(view.low, start, end)
    return token is not None and token.group() not in _letters() and token.group()[0].isalpha()


def _stands(view: View, first: int, words: list[str], stop: str) -> bool:
    """Is a phrase without a determiner a subject: a name, a noun before an auxiliary, or at the start of a sentence
    before a verb?"""
    if _participle(words[0]):
        return False
    return any(n.start <= first < n.end for n in within(view.facts.names, first, first + 1)) or (
        stop in ("b", "a") or (stop == "v" and view.text[first].isupper())
    )


def _event_of(word: str) -> bool:
    """Does a word before a unit of time make an event of it: "the science week"?"""
    return word.isalpha() and not _letters().get(word) and word not in table("dates")["number"]


def _before(view: View, start: int, end: int, *, born: bool = False) -> Owner:
    """The noun phrase that ends at ``end``: what a relative clause or a bracket speaks of."""
    words: list[str] = []
    new = False
    tokens = list(_TOKEN.finditer(view.low, max(start, end - 80), end))
    kin = False
    for at, token in reversed([*enumerate(tokens)]):
        word = token.group()
        if not words and (word in (",", "of", "aged") or word[-1].isdigit()):
            continue
        if word in _INDEFINITE:
            new = True
        if not words and word in table("dates")["unit"]:
            if not at or not _event_of(tokens[at - 1].group()):
                return Owner()
            words.append(word)
            continue
        if born and words and word in _FROM:
            words.clear()  # "a dealer from Fife, born in 1968"
            continue
        if not word[0].isalpha() or _letters().get(word) or len(words) == 4:
            # "his wife, Edna, who died"
            told = word == "," and at > 0 and tokens[at - 1].group() in load("kin").forms
            kin = told or (
                bool(words) and _letters().get(word) == "g" and (born or not load("kin").forms.keys().isdisjoint(words))
            )
            break
        words.append(word)
    person = None
    for name in within(view.facts.names, max(start, end - 40), end):
        if name.kind == "person":
            person = name.canonical
    kin = kin or not load("kin").forms.keys().isdisjoint(words)
    return Owner(stems(words), person, new, kin)


def stems(words: list[str]) -> frozenset[str]:
    """Words without the endings of plural and genitive."""
    return frozenset(word.removesuffix("'s").removesuffix("s") for word in words if len(word) > 1)


def around(view: View, fact: Any) -> Sequence[Any]:
    """The dates in the sentence of a fact and in the two on either side of it."""
    at, sentences = view.sentence_at(fact.start), view.facts.sentences
    first, last = sentences[max(at - 2, 0)], sentences[min(at + 2, len(sentences) - 1)]
    return within(view.facts.dates, first.start, last.end)


def _named_later(view: View, fact: Any, person: str) -> bool:
    """Is a person named only after the sentence of a fact, and somebody else before it? Then it is not told of that
    person: "Ray Dunn has died. Born in 1947, he ... Al Bird, 81, said"."""
    people = [name for name in view.facts.names if name.kind == "person"]
    start = min((name.start for name in people if name.canonical == person), default=-1)
    end = view.facts.sentences[max(view.sentence_at(fact.start), 0)].end
    return start >= end and any(name.start < fact.start and name.canonical != person for name in people)


def _is_name(view: View, told: Owner) -> bool:
    """Is what facts are said of a name of which nothing tells whether it is a person's?"""
    return any(name.kind == "other" and stems(name.text.lower().split()) == told.words for name in view.facts.names)


def _first_named(view: View, headed: Any) -> str | None:
    """The first person whom the copy below a headline names."""
    end = view.facts.sentences[max(view.sentence_at(headed.start), 0)].end
    return next((name.canonical for name in view.facts.names if name.kind == "person" and name.start >= end), None)


def apart(view: View, first: Any, second: Any, *, strict: bool) -> bool:
    """Does anything say that two facts are about different things? ``strict``: another noun does, too."""
    if first.start > second.start:
        first, second = second, first
    a, b = owner(view, first), owner(view, second)
    if view.facts.sentences[max(view.sentence_at(first.start), 0)].kind == "headline":
        # "Grandfather, 66, wins" is nobody's relative; the copy names first whom its headline speaks of.
        a = a._replace(kin=False, new=False)
        if (b.person and b.person != _first_named(view, first)) or (b.new and not a.words & b.words):
            return True
    if b.kin and b.words <= _YOUNG and getattr(first, "kind", "") == "age" and (first.value or _GROWN) < _GROWN:
        b = b._replace(kin=False, words=frozenset())  # "A 12-year-old ... The boy"
    if first.text.lower() in b.words:
        return False  # "a 26-year-old from Sligo, born in 1992"
    if b.kin != a.kin and not (a.kin and b.pronoun):
        return True
    if b.kin and b.words and not a.words & b.words:
        return True
    if a.person and b.person:
        return a.person != b.person
    if a.person and b.pronoun == "they":
        return True
    pronouns = {a.pronoun, b.pronoun} & _SINGULAR
    if len(pronouns) > 1 and (
        "it" not in pronouns or "age" in (getattr(first, "kind", ""), getattr(second, "kind", ""))
    ):
        return True
    if b.person and not a.words and _named_later(view, first, b.person):
        return True
    if not b.words or a.words & b.words:
        return False
    if all(any(word.endswith(_SUPERLATIVE) for word in one.words) for one in (a, b)):
        return True  # "The youngest was born in 1899. The oldest, John Pike, was 44"
    if b.new and (a.words or a.pronoun):
        return True
    if a.person and not b.person:
        return _is_name(view, b)
    return strict and bool(a.words or a.pronoun in ("he", "she"))
