"""What sentences tell by the way: who says so, with age and office, what else befell meanwhile, what was counted there.

"Sales rose to 240 from 260, said Ann Lee, 54, who has run it since 2019": the age and the year are none of the sales.
Rules look again at the article without such clauses, so that neither a figure in them nor a word there stands in the
way of what the sentence says besides. A clause is by the way only where none of its figures is of a kind, and none of
the things that it counts has a name, that the sentence or those beside it have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.engine.operands.clauses import Token, finite, tokens_of
from factcheck.engine.unrelated import APART, PERSON, QUOTES, class_of, may_go
from factcheck.engine.view import MEANWHILE, View
from factcheck.model import Date, Quantity, Span, within

_THERE = frozenset({"on", "at", "during", "after", "before", "amid", "despite"})
_VERBS = frozenset("bav")
"""Classes of function words that are verbs."""
_GOING_ON = frozenset("cku")
"""Classes of the words with which a sentence goes on behind an aside, with a subject of its own."""
_POINTING = frozenset("sSg")
"""Classes of pronouns."""
_SHORT = 3
_EMERGED = 6
_SAID = frozenset({"said", "says", "say"})
_TOLD = (("was", "told"), ("were", "told"), ("was", "informed"), ("has", "heard"), ("has", "been", "told"))
_ONESELF = PERSON | {"i", "my", "me", "we", "our", "us"}


def asides(view: View) -> Iterator[tuple[int, int]]:
    """Where the words ``start:end`` stand that may be left out, in order, none of them inside another."""
    for number, (quantities, dates) in sorted(view.figures.items()):
        sentence = view.facts.sentences[number]
        if (quantities or dates) and "," in sentence.text and sentence.kind in ("paragraph", "list"):
            yield from _of_sentence(view, number)


def _of_sentence(view: View, number: int) -> Iterator[tuple[int, int]]:
    tokens = tokens_of(view, number)
    commas = [at for at, token in enumerate(tokens) if token.word == ","]
    ends = [-1, *commas, len(tokens)]
    parts = [(one + 1, other) for one, other in pairwise(ends)]
    found: list[tuple[int, int]] = []
    for at in range(1, len(parts)):
        said = _who_says(view, tokens, parts, at)
        told = said or _meanwhile(tokens, parts, at) or _relative(tokens, parts, at)
        if told is None or (found and told[0] < found[-1][1]):
            continue
        if may_go(view, number, tokens, told, spoken=said is not None):
            found.append(told)
    said = _speaker(view, tokens)
    first = said or _leading(view, tokens, parts)
    free = first is not None and not (found and found[0][0] < first[1])
    if first is not None and free and may_go(view, number, tokens, first, spoken=said is not None):
        found.insert(0, first)
    last = view.facts.sentences[number].end
    for start, end in found:
        if not start:
            yield tokens[0].start, tokens[end].start
            continue
        close = tokens[end].start if end < len(tokens) else _before_mark(view, tokens[end - 1].end, last)
        # Between a subject and its verb both commas go.
        both = end < len(tokens) and not any(map(_verb, tokens[:start]))
        # Words said keep their mark: `"... a week," said Ann Lee, 54`.
        comma, opening = tokens[start - 1], tokens[start].start
        quoted = max(view.text.rfind(mark, comma.end, opening) for mark in QUOTES) + 1
        yield quoted or comma.start, (tokens[end].end if both else close)


def _before_mark(view: View, start: int, end: int) -> int:
    """Where the mark stands that ends a sentence behind ``start``."""
    rest = view.text[start:end]
    return start + len(rest) - len(rest.lstrip("%'’) ")) if rest else end


def _verb(token: Token) -> bool:
    word = token.word
    if not word or token.fact is not None:
        return False
    return class_of(token) in _VERBS or word in finite() or (len(word) > 4 and word.endswith("ed"))


def _who_says(view: View, tokens: Sequence[Token], parts: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The tokens that tell who says so, behind what is said: ", said Ann Lee, 54, who has run it since 2019"."""
    first, last = parts[at]
    if first >= last:
        return None
    start = tokens[first].start
    words = tuple(token.word for token in tokens[first:last])
    heard = any(words[n : n + len(told)] == told for told in _TOLD for n in range(1, len(words)))
    if heard and class_of(tokens[first]) == "d":
        return (first, last) if at + 1 == len(parts) else None
    for voice in view.voices_in(start, tokens[last - 1].end + 1):
        source, cue = voice.source, voice.cue
        if source is None or cue is None or voice.cue_class not in ("say", "according", "noun"):
            continue
        # ", said Ann Lee", ", Ann Lee said", ", according to Ann Lee"
        beside = abs(source.start - cue.end) <= 1 or source.start == start
        if min(source.start, cue.start) != start or not beside or not voice.content:
            continue
        if any(part.start >= start for part in voice.content) or not (
            source.start == start or cue.text.lower() in _SAID or _named(view, tokens, source)
        ):
            continue
        end = max(source.end, cue.end)
        behind = next((n for n in range(at, len(parts)) if tokens[parts[n][1] - 1].end >= end), None)
        if behind is None:
            return None
        rest = [token for token in tokens[first : parts[behind][1]] if token.start >= end]
        dated = all(isinstance(token.fact, Date) or class_of(token) in "py" for token in rest)
        if rest and not dated and class_of(rest[0]) not in ("w", "t"):
            return None
        return first, parts[behind][1]
    return None


def _named(view: View, tokens: Sequence[Token], source: Span) -> bool:
    """Does a source begin with a name or an article? The inquiry "found 17 failings", and no failings found it."""
    first = next((token for token in tokens if token.start >= source.start), None)
    if first is None or first.fact is not None:
        return False
    return view.text[first.start].isupper() or class_of(first) in ("d", "g")


def _meanwhile(tokens: Sequence[Token], parts: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The tokens of a clause or phrase on what else there was, behind what it is put beside; or on what else was said:
    "adding that it had cost £2m"."""
    first, last = parts[at]
    if at + 1 < len(parts) and not _goes_on(tokens, parts[at], parts[at + 1]):
        return None
    while first < last - 2 and class_of(tokens[first]) == "r" and tokens[first].word not in MEANWHILE:
        first += 1
    if last - first < 3 or not _opens(tokens, first, last):
        return None
    return parts[at][0], last


def _opens(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Does a clause with a subject that is no pronoun begin here, or a phrase on something not named yet?"""
    word, second = tokens[first].word, tokens[first + 1]
    if word.endswith("ing") and second.word == "that":
        return True
    if word in MEANWHILE and class_of(second) not in _POINTING and not _verb(second):
        if second.word not in ("a", "an") and second.word.endswith("ing"):
            return False
        if any(map(_verb, tokens[first + 2 : last])):
            return True
    return word in _THERE and second.word in ("a", "an")


def _goes_on(tokens: Sequence[Token], aside: tuple[int, int], part: tuple[int, int]) -> bool:
    """Does the sentence go on with something else? "Up from 40" is said of the last figure, which is the aside's, but
    "a stretch of six hours" of none of the people that it counts."""
    first, last = part
    if last - first < _SHORT:
        return False
    if class_of(tokens[first]) in _GOING_ON:
        return tokens[first + 1].fact is None and any(map(_verb, tokens[first + 2 : last]))
    own, next_ = ({t.fact.kind for t in tokens[slice(*at)] if isinstance(t.fact, Quantity)} for at in (aside, part))
    return tokens[first].word in ("a", "an") and bool(own) and bool(next_) and own.isdisjoint(next_ | {"money"})


def _relative(tokens: Sequence[Token], parts: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The tokens of a relative clause between a subject and its verb."""
    first, last = parts[at]
    if at != 1 or len(parts) < 3 or first >= last or class_of(tokens[first]) != "w" or tokens[first].word == "whose":
        return None
    before, after = tokens[: parts[0][1]], parts[2]
    if any(map(_verb, before)) or any(token.fact for token in before) or after[0] >= len(tokens):
        return None
    return (first, last) if _verb(tokens[after[0]]) else None


def _speaker(view: View, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The tokens that open a sentence with who says what follows: "Ann Lee, 54, who has run it since 2019, said that".
    Of whom "she" is told then is left open."""
    start = tokens[0].start
    for voice in view.voices_in(start, start + 1):
        source, cue = voice.source, voice.cue
        if source is None or cue is None or voice.cue_class != "say" or cue.start < source.end:
            continue
        names = within(view.facts.names, source.start, source.end)
        if not any(name.kind == "person" or (name.kind == "other" and name.start == start) for name in names):
            continue
        end = next((n for n, token in enumerate(tokens) if token.start >= cue.end), len(tokens))
        # "Would add 40 homes" says nothing.
        led = next((token for token in reversed(tokens) if token.end <= cue.start), None)
        comma = next((n for n, token in enumerate(tokens) if token.word == ","), end)
        if any(map(_verb, tokens[: min(comma, end - 1)])):
            return None  # "Tall ships sailed up the Hudson for the anniversary, declared"
        if (led is not None and class_of(led) in ("a", "T", "x")) or not any(map(_verb, tokens[end:])):
            return None
        if end < len(tokens) and tokens[end].word == "that":
            end += 1
        if all(token.word not in _ONESELF for token in tokens[end:]):
            return 0, end
    return None


def _leading(view: View, tokens: Sequence[Token], parts: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The tokens that open a sentence with what else there was, before what it says."""
    last = parts[0][1]
    if len(parts) < 2 or last < _SHORT:
        return None
    start = tokens[0].start
    ahead = 3 if [token.word for token in tokens[:3]] == ["in", "front", "of"] else 1
    read = any(
        voice.cue_class == "according" and voice.cue is not None and voice.cue.start == start
        for voice in view.voices_in(start, tokens[last - 1].end)
    )
    led = read or ((ahead > 1 or tokens[0].word in _THERE) and tokens[ahead].word in ("a", "an"))
    if not led or parts[1][0] >= len(tokens) or _verb(tokens[parts[1][0]]):
        return None
    # What opens a sentence may be what a share in it is of, or the figure that its clause begins with.
    rest = [token.fact for token in tokens[last:] if isinstance(token.fact, Quantity)]
    # "A study that ran to 84 pages", but "a poll of 400 growers": that is what its shares and figures are of.
    open_ = next((n for n in range(last) if read and class_of(tokens[n]) in ("t", "w")), last)
    counts = any(isinstance(t.fact, Quantity) and t.fact.kind == "number" for t in tokens[:open_])
    told = [figure.kind for figure in rest]
    if counts and (tokens[last + 1].fact is not None or any(kind not in APART for kind in told)):
        return None
    if counts and read and "number" in told:
        return None
    behind = [token.word for token in tokens[last + 1 : last + _EMERGED]]
    # "In a study of 84 pages, it emerged that"
    return 0, last + 2 + behind.index("that") if read and behind[:1] == ["it"] and "that" in behind else last + 1
