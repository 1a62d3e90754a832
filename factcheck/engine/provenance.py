"""What stands behind a figure that no words of attribution reach: a document, a record that everybody can look up, a
rule or an offer that speaks for itself, the same figure with its source elsewhere in the story, or nothing."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.engine.view import View, once
from factcheck.language.inflection import forms as verb_forms
from factcheck.language.inflection import plural
from factcheck.language.lexicon import load
from factcheck.model import Quantity, Sentence, within
from factcheck.model.record import Record

_WORDS = patterns.lazy(r"[^\W\d_]+(?:[-.&][^\W\d_]+)*\.?")
_CLAUSE = patterns.lazy(r"[;:–—()]|,? (?:but|while|whereas|although|which|who)\b")
_DETERMINED = patterns.lazy(
    r"(?i)(?:^|[\s(“\"'])(?:an?|the|its|his|her|their|this|that|another|each|every|one|[^\W\d_]+['’]s?)"
    r"(?: (?:new|proposed|initial|further|extra|additional|record|massive|controversial|whopping))?\s*$",
)
# "$2, or 3 per cent"; "SEK9m (about £700,000)": the same figure once more. "46 per cent to 35": a contest.
_AGAIN = patterns.lazy(r"(?:, or |\d[^\s(]*(?: [a-z]+)? \((?:[a-z]+ )?)\Z")
_AGAINST = patterns.lazy(r"(?: ?[-–] ?| to )\d")
# "200 million euros ($265m) of damage": the clause goes on.
_CONVERTED = patterns.lazy(r" ?\([^()]{1,40}\)")
_NEXT = patterns.lazy(r"[ ,-]*(?:\d+-year )?([^\W\d_]+)")
_DEFINITE = patterns.lazy(
    r"(?:The|This|That|These|Those|It|They|Its|Their|He|She|His|Her|Of|Out of|Another|Among|Both|Some|Most|About|Around"
    r"|Over|Nearly|Almost|More than|Fewer than|Only|Just|A further|An estimated|An additional|\d)\b(?: ([^\W\d_]+))?"
)
_GOES_ON = patterns.lazy(r"(?:He|She|It|They)(?:['’]ll|['’]d| [a-z]+)? also\b")
# "The figure comes from ...", "The list was released by ...".
_TELLS = patterns.lazy(
    r"(?:The|That|Those|These|This|Such|Its) (?:[a-z]+ )?(?:figures?|numbers?|count|tally|total|data|statistics?"
    r"|estimates?|list|sum|ranking|percentages?|rate|calculation)\b (?:[a-z]+ ){0,2}(?:by|from|in|of)\b"
)
_SAID = frozenset({"say", "tell", "according", "show", "noun"})
_STUDY = frozenset({"study", "researcher", "scientist", "paper", "trial", "analysis", "survey", "poll"})
_NO_COUNTER = frozenset(
    ["a", "an", "the", "of", "is", "are", "was", "were", "be", "been", "being", "its", "their", "to", "with"]
)
_SINCE = ("since the ", "after the ", "before the ", "until the ", "since a ", "after a ")
_BEFORE, _STUDIES, _OLD, _CHAIN, _REACH = 3, 3, 15, 2, 700


class _Roles(Record, frozen=True):
    words: dict[str, str]
    phrases: dict[str, str]
    modal: frozenset[str]
    measured: frozenset[str]
    surveys: frozenset[str]
    counting: frozenset[str]
    reckoned: frozenset[str]


@cache
def _roles() -> _Roles:
    lexicon = load("figure_roles")
    measured = {form for word in lexicon.data["measured"] for form in _both(word)} | load("change_noun").forms.keys()
    counting = {form for verb in lexicon.data["counting"] for form in verb_forms(verb, "verb")}
    single = {form: group for form, (_, group) in lexicon.forms.items() if " " not in form}
    phrases = {form: group for form, (_, group) in lexicon.forms.items() if " " in form}
    modal, surveys = frozenset(lexicon.data["modal"]), frozenset(lexicon.data["surveys"])
    return _Roles(
        single, phrases, modal, frozenset(measured), surveys, frozenset(counting), frozenset(lexicon.data["reckoned"])
    )


def _both(word: str) -> tuple[str, str]:
    lemma, _, irregular = word.partition("|")
    return lemma, irregular or plural(lemma)


def backing(view: View, start: int, end: int, at: int) -> str:
    """Why the figure at ``start:end`` in sentence ``at`` needs no source of its own, in one word; empty if it does.

    elsewhere: the same figure is attributed in another sentence; document: the sentence, the one before it in its
    paragraph, or one of the three before with a figure of the kind, names a document or count; survey, study: a poll
    was named earlier in the story, or the story is about a study; carried: it goes on what a source said just before;
    record: votes, scores, sentences, markets; paper: a sum paid; provision: a rule, an offer, a plan; naming: it tells
    things apart ("the £50m bridge"); old: history."""
    figure = next(iter(within(view.facts.quantities, start, end)), None)
    if at < 0:
        return ""
    sentence = view.facts.sentences[at]
    if figure is None:
        named = words_of(view, at)
        if any(_roles().words.get(word) in ("vote", "sport") for word in named):
            return "record"
        return _carried(view, at) or ("document" if not load("source_documents").forms.keys().isdisjoint(named) else "")
    return (
        _role(view, figure, sentence)
        or _naming(view, figure)
        or _elsewhere(view, figure, at)
        or _document(view, figure, at)
        or _carried(view, at)
        or _led(view, figure, at)
        or _old(view, sentence)
    )


def _role(view: View, figure: Quantity, sentence: Sentence) -> str:
    roles = _roles()
    if figure.noun is not None and roles.words.get(figure.noun) in ("counted", "vote", "sport", "aboard"):
        return "record"
    low, offset = around(view, sentence, figure)
    first, last = clause(low, offset)
    padded = f" {low} "
    if any(f" {phrase} " in padded for phrase, group in roles.phrases.items() if group != "counted"):
        return "record"
    before = ""
    for match in _WORDS.finditer(low):
        word = match.group()
        if word in roles.counting and before and before not in _NO_COUNTER and first <= match.start() < last:
            return "document"
        before = word
        group = roles.words.get(word) or roles.words.get(word.rstrip("."))
        if group is None or group == "counted":
            continue
        if low.endswith(_SINCE, 0, match.start()):
            # "Since the ban": a time, not a rule.
            continue
        if group != "provision":
            return "record"
        if first <= match.start() < last:
            return "provision"
    after = _CONVERTED.match(low, last) if low.startswith("(", last) or low.startswith(" (", last) else None
    near = (low[first:last] + (low[after.end() : clause(low, after.end())[1]] if after is not None else "")).split()
    if figure.kind == "money" and roles.reckoned.isdisjoint(word.strip(".,") for word in near):
        return "paper"
    return "provision" if not roles.modal.isdisjoint(near) else ""


def around(view: View, sentence: Sentence, figure: Quantity) -> tuple[str, int]:
    """What a sentence says around a figure, in lower case with straight apostrophes and no line breaks, and the place
    of the figure in it. Sentences longer than any that is written are cut."""
    first, last = max(sentence.start, figure.start - _REACH), min(sentence.end, figure.end + _REACH)
    return view.low[first:last].replace("’", "'").replace("\n", " "), figure.start - first


def words_of(view: View, at: int) -> frozenset[str]:
    """The words of sentence ``at`` in lower case; kept with the view."""
    words = view.words.get(at)
    if words is None:
        sentence = view.facts.sentences[at]
        words = view.words[at] = frozenset(_WORDS.findall(view.low, sentence.start, sentence.end))
    return words


def clause(low: str, offset: int) -> tuple[int, int]:
    """Where the clause around ``offset`` starts and ends in the words of a sentence."""
    first, last = 0, len(low)
    for match in _CLAUSE.finditer(low):
        if match.end() <= offset:
            first = match.end()
        elif match.start() > offset:
            last = match.start()
            break
    return first, last


def _naming(view: View, figure: Quantity) -> str:
    """ "The £50m bridge", "a 35% duty": a figure between a determiner and a noun tells which thing is meant; "up
    $2, or 3 per cent": it gives another once more."""
    if _AGAIN.search(view.low, max(0, figure.start - 40), figure.start) is not None:
        return "naming"
    if figure.kind == "percent" and _AGAINST.match(view.low, figure.end) is not None:
        rising = view.low[max(0, figure.start - 20) : figure.start].split()
        return "" if "from" in rising else "record"
    if figure.kind not in ("money", "percent", "number"):
        return ""
    after = _NEXT.match(view.text, figure.end)
    if after is None or _DETERMINED.search(view.text[max(0, figure.start - 30) : figure.start]) is None:
        return ""
    word = after.group(1).lower()
    if (
        word in load("function_words").forms
        or word in _roles().measured
        or (figure.kind == "number" and figure.noun is not None)
    ):
        return ""
    return "" if figure.kind == "percent" and not _provided(view, figure) else "naming"


def _provided(view: View, figure: Quantity) -> bool:
    words = _WORDS.findall(view.low, figure.end, min(figure.end + 30, len(view.low)))[:2]
    return any(_roles().words.get(word) == "provision" or word in ("tax", "duty", "discount", "pay") for word in words)


def _elsewhere(view: View, figure: Quantity, at: int) -> str:
    value = figure.value
    if value is None:
        return ""
    sentences = view.facts.sentences
    for other in _alike(view).get((figure.kind, figure.unit, value), ()):
        if other != at and sentences[other].sourced == "yes":
            return "elsewhere"
    return ""


@once
def _alike(view: View) -> dict[tuple[str, str | None, Decimal], list[int]]:
    """The sentences of each value, by kind and unit."""
    values: dict[tuple[str, str | None, Decimal], list[int]] = {}
    for quantity in view.facts.quantities:
        if quantity.value is not None:
            key = (quantity.kind, quantity.unit, quantity.value)
            values.setdefault(key, []).append(view.sentence_at(quantity.start))
    return values


def _document(view: View, figure: Quantity, at: int) -> str:
    """Is a document named with a figure of the kind? What it says often runs on without a word of attribution."""
    documents = load("source_documents").forms.keys()
    sentences = view.facts.sentences
    for index in range(max(0, at - _BEFORE), at + 1):
        sentence = sentences[index]
        if documents.isdisjoint(words_of(view, index)):
            continue
        beside = index == at - 1 and sentence.block == sentences[at].block
        if (
            index == at
            or beside
            or any(
                quantity.kind == figure.kind for quantity in within(view.facts.quantities, sentence.start, sentence.end)
            )
        ):
            return "document"
    if figure.kind in ("percent", "percentage_points", "fraction") and _surveyed(view) <= figure.start:
        return "survey"
    return "study" if _studied(view) else ""


@once
def _surveyed(view: View) -> int:
    """Where the story first names a poll or survey; its length if nowhere."""
    surveys = _roles().surveys
    return next(
        (match.start() for match in _WORDS.finditer(view.low) if match.group().rstrip(".") in surveys), len(view.low)
    )


@once
def _studied(view: View) -> bool:
    """Is the story one about a study: do researchers or their paper speak several times?"""
    documents = load("source_documents").forms
    spoken = 0
    for attribution in view.facts.attributions:
        words = attribution.source.text.lower().split() if attribution.source is not None else ()
        spoken += any(documents.get(word.strip(",.'’"), ("", ""))[0] in _STUDY for word in words)
    return spoken >= _STUDIES


def _carried(view: View, at: int, depth: int = 0) -> str:
    """Does the sentence go on what a source said in the one before it: a figure after a figure, or a crowd after a
    crowd, in one paragraph, or a subject that points back ("They", "The survey")? Or does the next one tell where the
    figure comes from, or go on in the voice of the sentence before?"""
    sentences = view.facts.sentences
    here = sentences[at]
    after = sentences[at + 1] if at + 1 < len(sentences) else None
    if after is not None and _TELLS.match(after.text) is not None:
        return "document"
    if at == 0:
        return ""
    before = sentences[at - 1]
    heard = _voices(view, before) | (_voices(view, sentences[at - 2]) if at > 1 else frozenset())
    if after is not None and not heard.isdisjoint(_voices(view, after)):
        return "carried"
    opening = _DEFINITE.match(here.text)
    if before.sourced == "no_source" and before.block == here.block and _GOES_ON.match(here.text) is not None:
        # Whose word it is has been asked of the sentence before.
        return "carried"
    if before.sourced not in ("yes", "partly"):
        # "This included ...": it goes on what itself went on what a source said.
        again = depth < _CHAIN and opening is not None and before.block == here.block
        return _carried(view, at - 1, depth + 1) if again else ""
    if before.block == here.block:
        figures = within(view.facts.quantities, before.start, before.end)
        return (
            "carried"
            if opening is not None or figures or _of_one_kind(words_of(view, at - 1), words_of(view, at))
            else ""
        )
    if opening is None or opening.group(1) is None or not here.text.startswith(("The ", "This ", "These ", "That ")):
        return ""
    return "carried" if opening.group(1).lower() in words_of(view, at - 1) else ""


def _voices(view: View, sentence: Sentence) -> frozenset[str]:
    """Who speaks in the sentence, by canonical name."""
    heard = view.voices_in(sentence.start, sentence.end)
    return frozenset(voice.speaker for voice in heard if voice.speaker is not None and voice.cue_class in _SAID)


def _of_one_kind(before: frozenset[str], here: frozenset[str]) -> bool:
    """Do two sentences tell of one kind of thing that is counted: who came, what came to harm?"""
    first, second = ({_stakes().get(word) for word in words} for words in (before, here))
    return not {"crowd", "toll"}.isdisjoint(first & second)


@cache
def _stakes() -> dict[str, str]:
    return {form: group for form, (_, group) in load("figure_stakes").forms.items()}


def _led(view: View, figure: Quantity, at: int) -> str:
    """A figure of the lead paragraph: does a source speak with figures of the kind right after it? Elsewhere, does a
    source go on in the next sentence with a part of what is counted ("195 of the victims")?"""
    sentences = view.facts.sentences
    here = sentences[at]
    if here.block != view.lead:
        after = sentences[at + 1] if at + 1 < len(sentences) else here
        parts = (
            view.low.startswith((" of the ", " of them", " of those"), quantity.end)
            for quantity in within(view.facts.quantities, after.start, after.end)
            if quantity.kind == figure.kind
        )
        taken_up = after.block == here.block and after.sourced == "yes" and any(parts)
        return "carried" if taken_up else ""
    for after in sentences[at + 1 : at + 1 + _BEFORE]:
        if after.sourced == "yes" and any(
            quantity.kind == figure.kind for quantity in within(view.facts.quantities, after.start, after.end)
        ):
            return "carried"
    return ""


def _old(view: View, sentence: Sentence) -> str:
    """Is the sentence about things of long ago, by its dates?"""
    published = view.facts.article.date
    if published is None:
        return ""
    years = [date.year for date in within(view.facts.dates, sentence.start, sentence.end) if date.year is not None]
    return "old" if years and max(years) <= published.year - _OLD else ""
