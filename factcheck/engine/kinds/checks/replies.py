"""The right of reply: is whoever is accused heard, and does what is said of the asking agree with what follows?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck import patterns
from factcheck.derived import kept
from factcheck.engine.rule import Rule
from factcheck.engine.view import View
from factcheck.engine.word_lists import anchors_of
from factcheck.language.lexicon import load, table
from factcheck.language.responses import phrases
from factcheck.model import Attribution, Sentence, within

Finding = tuple[int, int, dict[str, Any]]
_PARTY = patterns.lazy(r"(?:^|[.;:,] |\band |\bbut )((?:the |a |an )?[^\s,;:.]+(?: [^\s,;:.]+){0,5}?) $", re.IGNORECASE)
_TARGET = patterns.lazy(
    r"\s*((?:(?:the|his|her|their|its) )?[^\s,;:.]+(?: [^\s,;:.]+){0,4}?(?:, [^,;:.]{3,60},)?) of\b"
)
_CLAUSE = patterns.lazy(
    r"\b(?:was|were|is|are|be|been|by|to|who|which|when|after|if|had|has|have|not|and|said|the (?:man|men|gunman))\b",
    re.I,
)
_RELATIVE = patterns.lazy(r", who [^,]{3,60}(?:,|$)")
_OFFICIAL = frozenset(
    {"police", "prosecutors", "detectives", "officers", "investigators", "gardaí", "authorities", "court", "officials"}
)
_WORD = patterns.lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """No reply ("did not respond"); any trace of a reply; words that put what is said at another time or place.
    They are looked for in lower-case text."""
    silent, heard, apart = map(patterns.compile, _sources())
    return silent, heard, apart


@kept(list[str])
def _sources() -> list[str]:
    return [patterns.either(phrases(name), patterns.WORD) + r"\b" for name in ("silent", "heard", "apart")]


@kept(frozenset[str])
def _traces() -> frozenset[str]:
    """Of each way to say that there was no reply the rarest word."""
    return anchors_of(phrases("silent"))


def _silences(view: View) -> Iterator[re.Match[str]]:
    """Where it is said that there was no reply; of sentences without a trace of it nothing is asked."""
    traced = set[int]()
    for word in _traces():
        place = view.low.find(word)
        while place >= 0:
            traced.add(view.sentence_at(place))
            place = view.low.find(word, place + 1)
    for at in sorted(traced - {-1}):
        sentence = view.facts.sentences[at]
        yield from _words()[0].finditer(view.low, sentence.start, sentence.end)


def _apart(view: View, sentence: Sentence) -> bool:
    return _words()[2].search(view.low, sentence.start, sentence.end) is not None


def contradictory(rule: Rule, view: View) -> Iterator[Finding]:
    """A party that is said not to have answered, or only to have been asked, and is quoted all the same in what
    follows, or said to have declined."""
    found = [match for match in _silences(view) if not view.in_quotation(match.start(), match.end())]
    taken: set[frozenset[str]] = set()
    for match in found:
        at = view.sentence_at(match.start())
        sentence = view.facts.sentences[at]
        party = _PARTY.search(view.text[sentence.start : match.start()])
        words = _content(party.group(1)) if party is not None else frozenset()
        after = view.text[match.end() : sentence.end].lower()
        if (
            party is None
            or not words
            or words in taken
            or not _nameable(view, sentence.start, match.start())
            or after.startswith((" on ", " about ", " to questions about"))
            or _apart(view, sentence)
        ):
            continue
        # What stands after the first time holds for the later ones too.
        taken.add(words)
        other = _second(view, found, match, words) or _spoken(view, at, words) or _own_voice(view, at, words)
        if other is not None:
            yield (
                other[0],
                other[1],
                {"found": view.text[match.start() : match.end()], "party": party.group(1) if party else ""},
            )


def _content(text: str) -> frozenset[str]:
    """The words that tell who: no articles, pronouns, verbs or titles."""
    small: set[str] = load("function_words").forms.keys() | set(table("name_titles")["titles"].split())
    words = frozenset(word.lower() for word in _WORD.findall(text))
    # "The inspector": where a title is all there is, it tells who.
    return words - small or words - frozenset(load("function_words").forms)


def _second(
    view: View, found: list[re.Match[str]], first: re.Match[str], words: frozenset[str]
) -> tuple[int, int] | None:
    """The same party with another answer: asked here, declined there."""
    declined = re.compile(r"declin|refus", re.IGNORECASE)
    for match in found:
        if match.start() <= first.end() or bool(declined.match(match.group())) == bool(declined.match(first.group())):
            continue
        sentence = view.facts.sentences[view.sentence_at(match.start())]
        if sentence.start <= first.start():
            continue
        if words <= _content(view.text[sentence.start : match.start()]) and not _apart(view, sentence):
            return match.start(), match.end()
    return None


def _spoken(view: View, at: int, words: frozenset[str]) -> tuple[int, int] | None:
    """Where the party speaks after sentence ``at`` all the same."""
    end = view.facts.sentences[at].end
    for attribution in view.facts.attributions:
        source = attribution.source
        if source is None or source.start < end or attribution.cue_class not in ("say", "tell"):
            continue
        sentence = view.facts.sentences[view.sentence_at(source.start)]
        if words <= _content(source.text) and not _apart(view, sentence):
            return source.start, source.end
    return None


def _own_voice(view: View, at: int, party: frozenset[str]) -> tuple[int, int] | None:
    """Where one who speaks for the party of sentence ``at`` speaks in the next one: "Its director said", "The trust's
    director said"."""
    after = view.facts.sentences[at + 1] if at + 1 < len(view.facts.sentences) else None
    for voice in view.voices_in(after.start, after.end) if after is not None else ():
        source = voice.source
        if source is None or voice.cue_class not in ("say", "tell") or after is None or _apart(view, after):
            continue
        owner, _, office = source.text.lower().replace("’", "'").partition("'s ")
        if not office:
            owner, _, office = owner.partition(" ")
        owned = owner in ("its", "their") or (owner.startswith("the ") and party == _content(owner))
        if owned and not _heads().isdisjoint(word.strip(",") for word in office.split()[:3]):
            return source.start, source.end
    return None


@cache
def _heads() -> frozenset[str]:
    """Words for those who speak for a body; its members' kin do not."""
    return (frozenset(table("name_titles")["titles"].split()) | load("sources").forms.keys()) - load("kin").forms.keys()


def missing(rule: Rule, view: View) -> Iterator[Finding]:
    """Somebody is accused by a source, and nothing tells that they were heard or asked."""
    accusing = [
        attribution
        for attribution in view.facts.attributions
        if (attribution.lemma in ("accuse", "allege") and _charges(attribution)) or _doer(view, attribution) is not None
    ]
    if not accusing or _words()[1].search(view.low) is not None:
        return
    seen: set[frozenset[str]] = set()
    for attribution in accusing:
        target = _accused(view, attribution)
        if target is None or attribution.source is None or view.in_quotation(*target):
            continue
        words = _content(view.text[target[0] : target[1]])
        if words in seen:
            continue
        seen.add(words)
        if words and not any(_is_heard(other, words) for other in view.facts.attributions if other is not attribution):
            yield target[0], target[1], {"party": view.text[target[0] : target[1]]}
            return


def _accused(view: View, attribution: Attribution) -> tuple[int, int] | None:
    cue = attribution.cue
    if cue is None or not attribution.content:
        return None
    if attribution.lemma == "accuse":
        match = _TARGET.match(view.text, cue.end)
        return match.span(1) if match is not None and _nameable(view, *match.span(1)) else None
    if attribution.lemma != "allege":
        return _doer(view, attribution)
    first = attribution.content[0]
    name = next(iter(within(view.facts.names, first.start, min(first.end, first.start + 60))), None)
    if name is not None and name.kind in ("person", "organisation"):
        return name.start, name.end
    match = patterns.compile(r"(?:that )?(the [a-z]+)(?= [a-z]+(?:ed|s)\b)", re.IGNORECASE).match(
        view.text, first.start
    )
    return match.span(1) if match is not None else None


def _charges(attribution: Attribution) -> bool:
    """Is it no officer of the law who accuses, and is the accusation made?"""
    said = attribution.cue.text.lower() if attribution.cue is not None else ""
    by = attribution.source.text.lower().split() if attribution.source is not None else ()
    return "not" not in said.split() and "n't" not in said.replace("’", "'") and _OFFICIAL.isdisjoint(by)


def _doer(view: View, attribution: Attribution) -> tuple[int, int] | None:
    """Whom a statement of a named person, or of a group, says a wrong of: what opens it, before a verb for a wrong done
    in the past, with a name."""
    source = attribution.source
    if source is None or attribution.kind == "direct" or attribution.cue_class not in ("say", "tell", "according"):
        return None
    if not attribution.content or not _charges(attribution):
        return None
    first = attribution.content[0]
    match = _wrong().match(view.text, first.start, first.end)
    if match is None or _CLAUSE.search(_RELATIVE.sub("", match.group(1))) is not None:
        return None
    names = within(view.facts.names, *match.span(1))
    return match.span(1) if any(name.kind in ("person", "organisation") for name in names) else None


@cache
def _wrong() -> re.Pattern[str]:
    """ "That their landlord, Con Tighe, threatened them": a party, and a verb in the past for a wrong it did."""
    forms = load("accusing").forms
    past = (
        form
        for form, (lemma, group) in forms.items()
        if group == "undone" or (group == "deed" and form != lemma and not form.endswith(("ing", "s")))
    )
    return patterns.compile(
        rf"(?i:that )?([^;:.“\"]{{3,80}}?),? (?:had |has |have )?(?:[a-z]+ly )?(?:{'|'.join(sorted(past))})\b"
    )


def _nameable(view: View, start: int, end: int) -> bool:
    """Is the accused one that can be rung up: a named person or body, or "the dairy"?"""
    if view.low.startswith("the ", start) and not view.low.startswith("the two ", start):
        return True
    return bool(within(view.facts.names, start, end))


def _is_heard(attribution: Attribution, words: frozenset[str]) -> bool:
    said = (attribution.source.text if attribution.source is not None else "") + " " + (attribution.speaker or "")
    return not words.isdisjoint(_content(said))
