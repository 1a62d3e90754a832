"""Hearsay that a desk lets stand: a source of the same matter speaks just before, it is of long ago, it gives no more
than a place, a time or what somebody is after, or nobody can know yet."""

from __future__ import annotations

from factcheck import patterns
from factcheck.engine.sources import SPOKEN, content
from factcheck.engine.view import View
from factcheck.engine.vouching import official
from factcheck.engine.weights import weighty
from factcheck.language.lexicon import load
from factcheck.language.roots import personal, root_of
from factcheck.model import within

_AROUND, _OLD, _CENTURY = 2, 10, 2000
_SUBJECT, _PARAGRAPH = 8, 6
_WORDS = patterns.lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PLACE = patterns.lazy(
    r" (?:outside|near|inside|behind|beside|opposite|around the corner|along|just (?:off|outside))\b"
)
_WISH = patterns.lazy(
    r"(?:(?:is|are|was|were|has been|have been|had been) )?"
    r"(?:seeking|asking|looking|considering|weighing|keen|interested|hoping|eyeing|planning|after|open to|willing|eager"
    r"|itching|longing|yearning|anxious to|desperate|mulling|pondering|contemplating|exploring|tempted|inclined"
    r"|reluctant|thinking of|toying with)\b"
)
# "Began at about", "took place shortly before".
_WHEN = patterns.lazy(
    r" (?P<verb>[a-z]+(?: (?:out|off|up|down|place))?)(?: (?:shortly|just|soon|some time|sometime))?"
    r"(?: (?:at|about|around|before|after|by|in|on|the)){1,3} \Z"
)
# "Is reportedly expected to open in May".
_DUE = patterns.lazy(
    r" (?:expected|scheduled|due|slated|planned|set) to (?:open|reopen|launch|start|begin|commence|premiere|resume"
    r"|arrive|sail|depart|return|kick off|get under way|go on sale|take place|be (?:held|opened|launched))\b"
)
_HAPPENED = frozenset({"happened", "occurred", "took place", "was", "arrived"})
# Those who have not been found yet.
_UNFOUND = patterns.lazy(
    r" (?:still )?(?:trapped|buried|stranded|missing|entombed|cut off|unaccounted for|under|inside)\b"
)
_DEFINITE = ("the ", "this ", "that ", "these ", "those ", "both ", "each ")
_PASSIVE = ("is ", "are ", "was ", "were ", "has ", "have ", "had ")
_YEAR = patterns.lazy(r"\b(1[5-9]\d\d|20\d\d)s?\b")


def aside(view: View, start: int, end: int, at: int) -> str:
    """Why the hearsay ``start:end`` in sentence ``at`` is no editor's decision, in one word; empty where it is.

    source: one of the same matter (a word that is not common, or the same thing) speaks, if only in part of it, in the
    sentence before, or an official one in the two before or after; place, time: it tells no more than where or at what
    hour something was; unfound: it is of a few who have not been found yet; wish: what somebody is after; past: the
    years in it or around it lie ten years back or, in copy without a date, in another century."""
    if at < 0:
        return ""
    if _told_before(view, start, at) or _heard(view, start, at) or _officially(view, at):
        return "source"
    if _PLACE.match(view.low, end) is not None:
        return "place"
    if _dated(view, end, at):
        return "time"
    if view.low.startswith(_PASSIVE, start) and _UNFOUND.match(view.low, end) is not None and _few(view, at):
        return "unfound"
    # "Is believed to be seeking": the words may end with the verb or before it.
    last = view.low.rfind(" ", start, end) + 1
    if _WISH.match(view.low, last) is not None or _WISH.match(view.low, end + 1) is not None:
        return "wish"
    # "Is said to have" is how legend is told, "reportedly" how news is.
    return "past" if view.low.startswith(_PASSIVE, start) and _long_ago(view, at) else ""


def _dated(view: View, end: int, at: int) -> bool:
    """Does a verb of beginning, ending or happening follow, and then the hour, or when something is due to begin?"""
    last = view.facts.sentences[at].end
    due = _DUE.match(view.low, end, last)
    if due is not None:
        return any(True for _ in within(view.facts.dates, due.end(), last))
    hour = next((date for date in within(view.facts.dates, end, last) if date.kind == "TIME"), None)
    told = _WHEN.match(view.low, end, hour.start) if hour is not None else None
    if told is None:
        return False
    verb = told["verb"]
    return verb in _HAPPENED or verb in load("begin_verb").forms or verb in load("end_verb").forms


def _few(view: View, at: int) -> bool:
    sentence = view.facts.sentences[at]
    return not any(map(weighty, within(view.facts.quantities, sentence.start, sentence.end)))


def _officially(view: View, at: int) -> bool:
    """Does a body with power or a register speak of the same matter in the two sentences before or after, in one
    paragraph?"""
    sentences = view.facts.sentences
    here = sentences[at]
    for near in (*sentences[max(0, at - _AROUND) : at], *sentences[at + 1 : at + 1 + _AROUND]):
        if near.block != here.block or near.sourced not in ("yes", "partly"):
            continue
        voices = view.voices_in(near.start, near.end)
        if any(official(voice) and voice.cue_class in SPOKEN for voice in voices) and not content(here).isdisjoint(
            content(near)
        ):
            return True
    return False


def _told_before(view: View, start: int, at: int) -> bool:
    """Does a source of the same matter speak, if only in part of it, in the sentence before, or before those of the
    paragraph that are handed on like this one? "The second attack" goes on what was said of two."""
    sentences = view.facts.sentences
    here = sentences[at]
    before = at - 1
    while before > 0 and sentences[before].sourced == "no_source" and sentences[before].block == here.block:
        before -= 1
    if before < 0 or sentences[before].sourced not in ("yes", "partly"):
        return False
    if not content(here).isdisjoint(content(sentences[before])):
        return True
    if sentences[before].block != here.block or not view.low.startswith(_DEFINITE, here.start):
        return False
    return not _roots(view, here.start, start).isdisjoint(_roots(view, sentences[before].start, sentences[before].end))


def _roots(view: View, start: int, end: int) -> frozenset[str]:
    """The roots of the words that name things and deeds."""
    words = _WORDS.findall(view.low, start, end)
    return frozenset(root_of(word) for word in words if word not in load("function_words").forms)


def _heard(view: View, start: int, at: int) -> bool:
    """Is it told of a body that speaks, or for which somebody speaks, in the paragraph so far ("a spokesman for the
    fire service said ... The fire service is reportedly")? What is told of persons, others know."""
    sentences = view.facts.sentences
    here = sentences[at]
    if any(name.kind == "person" for name in within(view.facts.names, here.start, start)):
        return False
    subject = {*_WORDS.findall(view.low, here.start, start)[:_SUBJECT]} - load("function_words").forms.keys()
    first = next(sentence.start for sentence in sentences[max(0, at - _PARAGRAPH) :] if sentence.block == here.block)
    if not subject or any(map(personal, subject)):
        return False
    return any(
        voice.source is not None
        and not voice.anonymous
        and voice.cue_class in SPOKEN
        and subject <= {*_WORDS.findall(view.low, voice.source.start, voice.source.end)}
        for voice in view.voices_in(first, here.start)
    )


def _long_ago(view: View, at: int) -> bool:
    """Do years long past stand in the sentence, or both before and after it, and none that is not?"""
    sentences = view.facts.sentences
    here = sentences[at]
    first, last = sentences[max(0, at - _AROUND)].start, sentences[min(at + _AROUND, len(sentences) - 1)].end
    found = [(match.start(), int(match.group(1))) for match in _YEAR.finditer(view.text, first, last)]
    published = view.facts.article.date
    limit = published.year - _OLD if published is not None else _CENTURY - 1
    if not found or max(year for _, year in found) > limit:
        return False
    sides = {(place >= here.start) + (place >= here.end) for place, _ in found}
    return 1 in sides or sides == {0, 2}
