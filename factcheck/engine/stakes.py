"""What hangs on a figure that nothing stands behind: a fresh claim that somebody must answer for (a toll, a crowd, a
forecast, a change), or background (a population, an event of long ago, a figure in a personal piece)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck import patterns
from factcheck.engine.provenance import around, clause, words_of
from factcheck.engine.view import View, once
from factcheck.language.lexicon import load
from factcheck.language.roots import people
from factcheck.model import Sentence, within

_WORDS = patterns.lazy(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_PERSONAL = patterns.lazy(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|me|us|[Yy]ou|[Yy]our)\b")
_PERFECT = patterns.lazy(
    r"\b(?:has|have)(?: (?:already|also|now|since|so far|been|only|just|[a-z]+ly))* (?!been\b)"
    r"[a-z]+(?:[ae]d|en|[aeiou]?wn|ne|ld|[lnpu]t|ght|de|un|ung|um)\b(?: [a-z-]+){0,4} \Z"
)
_HAVE = patterns.lazy(
    r"(?: [a-z-]+){0,5}? (?:has|have)(?: (?:already|also|now|since|so far|been|only|just|[a-z]+ly))* "
    r"(?!been\b)(?:no\b|[a-z]+(?:[ae]d|en|[aeiou]?wn|ne|ld|[lnpu]t|ght|st|ft|de|un|ung|um)\b)"
)
_HAS = patterns.lazy(r"\b(?:has|have)\b")
_SIMPLE = patterns.lazy(r"\b(?:has|have|is|are)\b")
_FORMER = patterns.lazy(r"\b(?:in|of|on|since) (?:[A-Z][a-z]+ (?:\d\d?, )?)?(?:1[5-9]|20)\d\d\b")
_TOP = patterns.lazy(r"(?:top|bottom|richest|poorest|wealthiest|the) \Z")
_AUXILIARIES = frozenset({"has", "have", "had", "was", "were"})
_OWNED = frozenset({"a", "the", "this", "that", "his", "her", "its", "their", "no", "any", "such"})
_TIMES = frozenset({"doubled", "trebled", "tripled", "quadrupled", "halved"})
_YEARLY = (" a year", " per year", " each year", " every year", " annually", " yearly")
# "£3m of damage"; "damages" are what a court awards.
_DAMAGE = patterns.lazy(r"(?: \([^()]{1,40}\))? (?:(?:worth )?of|in) (?:[a-z]+ )?damage\b")
_DAMAGED = (" damage of ", " damage worth ", " damage put at ", " damage estimated at ", " damage of about ")
_ABOUT = ("", "about ", "around ", "some ", "more than ", "over ", "nearly ", "almost ", "up to ", "at least ")
_WORTH = (" valued at ", *(f" worth {word}" for word in _ABOUT))
_TOP_OF_STORY = 2
_MILLION, _LOSS = Decimal(1_000_000), Decimal(100_000)
_OLD, _PERSONAL_PIECE, _PERSONAL_SHARE, _NEAR = 2, 3, 12, 5


@cache
def _groups() -> tuple[dict[str, str], frozenset[str]]:
    """The group of each word, and the words that say that a figure moved."""
    moved = load("change").forms.keys() | load("change_noun").forms.keys()
    return {form: group for form, (_, group) in load("figure_stakes").forms.items()}, frozenset(moved)


def stake(view: View, start: int, end: int, at: int) -> str:
    """What makes the figure at ``start:end`` in sentence ``at`` a fresh claim, in one word; empty if it is background.

    toll: who or what came to harm; crowd; forecast: what is to come, or was estimated; cost: millions spent, lost or
    saved; loss: what was stolen, or the damage done, was worth; change: what something moved by or to; share: so many
    of a group; progress: what has been done."""
    figure = next(iter(within(view.facts.quantities, start, end)), None)
    if figure is None or at < 0:
        return ""
    sentence = view.facts.sentences[at]
    low, offset = around(view, sentence, figure)
    until = offset + figure.end - figure.start
    first, last = clause(low, offset)
    groups, moved = _groups()
    near = {*_WORDS.findall(low[first:offset])[-_NEAR:], *_WORDS.findall(low[until:])[:_NEAR]}
    found = {groups[word] for word in _WORDS.findall(low, first, last) if word in groups}
    beside = {groups[word] for word in near if word in groups}
    kinds = found | beside
    if at and low.startswith(("it ", "they ")):
        kinds |= {groups[word] for word in words_of(view, at - 1) if word in groups}
    told = "nature" in kinds and kinds.isdisjoint(("toll", "crowd"))
    if told or not kinds.isdisjoint(("stock", "statistic")) or _past(view, sentence, at) or personal(view):
        return ""
    if "forecast" in found or ("intent" in found and _intends(low[first:last])):
        return "forecast"
    if figure.kind == "number":
        if "toll" in beside:
            return "" if "history" in found and _SIMPLE.search(low, first, last) is None else "toll"
        if any(groups.get(word) == "crowd" for word in _WORDS.findall(low)):
            return "crowd"
        if _PERFECT.search(low, first, offset) is not None:
            risen = not moved.isdisjoint(near) or not _TIMES.isdisjoint(near)
            return "change" if risen and low.endswith((" to ", " by "), 0, offset) else "progress"
        return "progress" if figure.noun in people() and _HAVE.match(low, until) is not None else ""
    if figure.kind == "money":
        if "cost" in found and figure.value is not None and figure.value >= _MILLION:
            return "cost"
        if figure.value is None or figure.value < _LOSS:
            return ""
        return "loss" if _lost(low, offset, until, found) and _fresh(view, at, low[first:last]) else ""
    if figure.kind not in ("percent", "fraction"):
        return "toll" if "toll" in beside else ""
    if _TOP.search(low, max(0, offset - 12), offset) is not None:
        return ""
    if not moved.isdisjoint(near) and not low.endswith("rate of ", 0, offset):
        # "Is growing about 7 per cent a year": so books have it.
        return "" if low.startswith(_YEARLY, until) and _present(low[first:offset]) else "change"
    if not low.startswith(" of ", until):
        return "share" if figure.kind == "fraction" else ""
    return (
        ""
        if figure.kind == "percent" and _mass(low[until + 4 : until + 60]) and _present(low[first:offset])
        else "share"
    )


def _lost(low: str, offset: int, until: int, found: set[str]) -> bool:
    """Is the sum what stolen things are worth, or what damage comes to?"""
    if _DAMAGE.match(low, until) is not None or low.endswith(_DAMAGED, 0, offset):
        return True
    return "loss" in found and (low.endswith(_WORTH, 0, offset) or low.startswith(" worth of ", until))


def _fresh(view: View, at: int, told: str) -> bool:
    """Is it told as what has happened, or at the top of the story? What follows in the simple past was news before."""
    return _HAS.search(told) is not None or at <= _TOP_OF_STORY


def _mass(after: str) -> bool:
    """Is it a share of one thing ("its oil", "African trade"), not of many ("carers", "the components")?"""
    words = [
        word for word in _WORDS.findall(after) if word not in load("function_words").forms and not word.endswith("'s")
    ]
    return bool(words) and not any(word.endswith("s") for word in words[:2])


def _present(before: str) -> bool:
    """Is what comes before the figure told of no time ("draws 62 per cent of its power"), as books have it?"""
    return not any(word in _AUXILIARIES or word.endswith("ed") for word in _WORDS.findall(before)[-_NEAR:])


def _intends(low: str) -> bool:
    """Does somebody plan "to" do something? "The plan to" is a paper."""
    words = ["", *low.split()]
    return any(
        after == "to" and _groups()[0].get(word) == "intent" and before not in _OWNED and not before.endswith("'s")
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
    )


def _past(view: View, sentence: Sentence, at: int) -> bool:
    """Do the dates of the sentence, or of the one before it in its paragraph if it has none, lie years back?"""
    published = view.facts.article.date
    if published is None:
        # Without a date of publication: news gives the year of what is long over, and tells it in the simple past.
        return _FORMER.search(sentence.text) is not None and _HAS.search(sentence.text) is None
    before = view.facts.sentences[at - 1] if at else sentence
    for place in (sentence, before):
        dates = within(view.facts.dates, place.start, place.end)
        years = [date.last.year if date.last else date.year for date in dates if date.last or date.year]
        if dates or before.block != sentence.block:
            return bool(years) and max(year for year in years if year is not None) <= published.year - _OLD
    return False


@once
def personal(view: View) -> bool:
    """Is the article told in the first person, or does it address the reader, outside quotations and furniture?"""
    prose = [sentence for sentence in view.facts.sentences if sentence.kind == "paragraph"]
    told = [_words_of_us(view, sentence) for sentence in prose if sentence.sourced == "no"]
    return sum(told) >= _PERSONAL_PIECE and sum(map(bool, told)) * _PERSONAL_SHARE >= len(prose)


def _words_of_us(view: View, sentence: Sentence) -> int:
    """How many words of the first or second person has the sentence in the reporter's own voice?"""
    found = _PERSONAL.finditer(view.text, sentence.start, sentence.end)
    return sum(not view.in_quotation(match.start(), match.end()) for match in found)
