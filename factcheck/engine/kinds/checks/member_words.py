"""The words by which a subject is called one of a group of which ends were told: "one of them", "the biggest of the
flats", "the Totnes clinic", "a seat in the front row", "the foreman" of jurors, whoever came first among runners."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from re import Pattern

from factcheck import patterns
from factcheck.engine.kinds.checks.ends import Group, dimensions
from factcheck.language.lexicon import load, spelt_out, table
from factcheck.language.roots import personal, root_of, singular

WORD = patterns.lazy(r"[\w'’.-]*[\w'’]")
Named = Callable[[str], bool]
"""Do words stand with capitals in the copy?"""

OWN = frozenset({"the", "its", "their", "his", "her", "our"})
RELATIVE = frozenset({"who", "which", "that", "whose"})
_PLACING = RELATIVE | {
    "in", "at", "on", "by", "from", "of", "for", "to", "near", "under", "over", "with", "outside", "inside", "behind",
    "imposed", "given", "paid", "handed", "passed", "made", "awarded", "run", "built", "sold", "shown", "caught",
    "called", "named", "along", "beside", "opposite", "above", "below", "facing", "landed",
}  # fmt: skip
_ARTICLE = frozenset({"a", "an", "one"})
_THESE = frozenset({"them", "these", "those", "whom", "which", "all", "us"})
_TOP = frozenset(
    {"top", "first", "last", "best", "fastest", "winner", "bottom", "second", "third", "highest", "lowest"}
)
_NTH = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "last", "latest"})
_NUMBERS = frozenset({"three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"})
_LOT = _NUMBERS | {"day", "lot", "two", "night", "sale", "weekend", "week"}
_RANKED = frozenset({"paid", "priced", "attended", "scoring", "earning", "placed"})
ANYBODY = frozenset({"fine", "term", "ban", "award", "loan", "score"})
"""What hardly anybody comes to but members of a group of which it was told."""
_GIFTS = frozenset({"award", "loan", "fine", "gift"})
_FIRST = patterns.lazy(
    r"(?:the )?(?:first|last|second|third) (?:home|across the line|over the line|to finish|past the post)"
    r" (?:was|were|is) .+, $"
    r"|.*\bled home by .+, ?$"
    r"|(?:it|the (?P<race>race|contest|competition|final|event|title)) (?:was|is) (?:won|led) by"
    r" (?:(?:[\w’'-]+ ){1,3}?[\w’'-]+, )?$"
    r"|(?:the )?(?:winner|champion|runner-up|race winner|eventual winner) (?:is|was)"
    r" (?:(?:[\w’'-]+ ?){1,4}, )?(?:an? )?$"
    r"|(?:with )?(?:the )?(?:winner|victor),? (?:[\w’'-]+ ){1,3}?(?:is|was|, )? ?$"
)
_WON = patterns.lazy(
    r",? (?:led (?:them|the field|the others) home|finished (?:first|last|second|third)|was (?:first|last)(?: home)?"
    r"|came (?:first|last|second|third|home first)|took first place|the winner)\b"
)


def split_subject(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The head of a subject, and what says where it is, whose or what for."""
    cut = next((at for at, word in enumerate(words) if word in _PLACING), len(words))
    return list(words[:cut]), list(words[cut:])


def _lower(_words: str) -> bool:
    return False


def called_member(words: Sequence[str], group: Group, named: Named = _lower) -> bool:
    """Do the words of a subject call it one of the group?"""
    head, rest = split_subject(words)
    if not head or "and" in head or any(word in RELATIVE for word in rest):
        return False
    place = most_at(head)
    if place is not None:
        far = rest[-1] if rest[:1] == ["in"] and root_of(rest[-1]) not in group.roots else ""
        if far and (far in _scopes() or named(far)):
            return False
        return most_of(head[place + 1 :], rest, group) or _by_measure(head[place:], group)
    first, last = head[0], root_of(singular(head[-1]))
    if head in (["one"], ["the", "one"]) or (first == "number" and len(head) == 2):
        return rest[:1] != ["of"] or _of_them(rest[1:], group)
    if first == "the" and len(head) > 1 and head[1] in _NTH:
        if len(head) == 2:
            return rest[:1] != ["of"] or _of_them(rest[1:], group)
        return len(head) == 3 and last in group.nouns
    if last not in group.nouns or len(head) > 5:
        return False
    one = head[-1] == singular(head[-1])
    if first in _ARTICLE and one:
        return len(head) <= 3 and (
            first == "one" or not group.dimensions.isdisjoint(ANYBODY) or not _placed(rest, named)
        )
    if first in OWN and one:
        return _definite(head, rest, group, named)
    # "seats in the front row"
    return not one and len(head) == 1 and len(rest) > 1 and rest[1] in OWN


def _placed(rest: Sequence[str], named: Named) -> bool:
    return len(rest) > 1 and rest[0] in ("in", "at", "from", "outside", "near") and named(rest[1])


def _definite(head: Sequence[str], rest: Sequence[str], group: Group, named: Named) -> bool:
    """Is a name set to the group's noun ("the fine for Paul Crane", "the Totnes clinic", "the match in Cork" of five),
    or a word to one that all are told of ("the coastal walk")?"""
    counted = root_of(singular(head[-1])) in group.counted
    if not set(rest).isdisjoint({"a", "an"}):
        return False
    if len(head) > 2 and not rest:
        return named(" ".join(head[1:-1])) or (counted and len(head) == 3)
    if len(head) != 2 or len(rest) < 2:
        return False
    if rest[1] in OWN:
        return root_of(singular(rest[-1])) in group.nouns and len(rest) > 3
    return (counted or rest[0] not in ("in", "at", "near", "from")) and named(rest[1])


def of_names(words: Sequence[str], named: Named, plain: bool) -> bool:
    """Is a subject no more than a name or, with ``plain``, who or what somebody is ("with the veteran getting")?"""
    head, rest = split_subject(words)
    return not rest and 0 < len(head) <= 3 and ((plain and head[0] in OWN | _ARTICLE) or named(" ".join(head)))


def most_at(head: Sequence[str]) -> int | None:
    """Where the last word of a superlative stands."""
    extremes = load("extreme")
    for at, word in enumerate(head):
        parts = word.split("-")
        if len(parts) == 2 and parts[1] in _RANKED and extremes.class_of(parts[0]):
            return at
        if extremes.class_of(word) and word.endswith(("st", "top")) and word != "first":
            return at + (word in ("most", "least") and at + 1 < len(head))
    return None


def most_of(after: Sequence[str], rest: Sequence[str], group: Group) -> bool:
    """Is what is called the most one of the group: "the oldest", "the best pupil", "the dearest of the day"? Not "the
    tallest in the county"."""
    if rest[:1] == ["in"] and root_of(rest[-1]) not in group.roots and rest[-1] in _scopes():
        return False
    if after:
        noun = root_of(singular(after[-1]))
        return noun in group.nouns or after[-1] in table("members")["general"] or after[0] in ("any", "anyone")
    return rest[:1] != ["of"] or _of_them(rest[1:], group)


def _by_measure(words: Sequence[str], group: Group) -> bool:
    """ "Best-paid manager", where the ends are those of what people earn; "best pupil", of what they score."""
    if "-" in words[0]:
        return "pay" in group.dimensions and len(words) <= 3
    return "score" in group.dimensions and len(words) == 2 and personal(singular(words[1]))


def _of_them(words: Sequence[str], group: Group) -> bool:
    """ "Of them", "of the nine", "of the day", "of the pumpkins"; not "of the cats"."""
    if not words or words[0] in _THESE:
        return bool(words)
    head, _ = split_subject(words)
    return bool(head) and (root_of(singular(head[-1])) in group.nouns or head[-1] in _LOT or head[-1].isdigit())


def superlative(clause: str, behind: str, group: Group) -> bool:
    """ "The longest, 11 years, went to Ward", "Shannon was the warmest, at 27C", "at 49kg, Rex is the heaviest", "with
    Rao top on 83"."""
    found = next((found for way in (_ALONE, _IS_WHICH, _CALLING, _CALLED) if (found := way.fullmatch(clause))), None)
    if found:
        head, rest = split_subject(WORD.findall(found["called"]))
        place = most_at(head)
        if place is None:
            return len(head) == 1 and head[0] in _TOP
        return most_of(head[place + 1 :], rest, group) or _by_measure(head[place:], group)
    if won := _WINNER.fullmatch(clause):
        return root_of(won["noun"]) in group.nouns if won["noun"] else not group.roots.isdisjoint(_contestants())
    if clause in ("at ", "with ", "on ", "") and (after := _IS_MOST.match(behind)):
        words = WORD.findall(after["called"])
        place = most_at(words)
        return place is not None and most_of(words[place + 1 : place + 2], words[place + 2 :], group)
    words = WORD.findall(clause)
    head, rest = split_subject(words)
    place = most_at(head[:4]) if words and words[0] in OWN else None
    if place is None or clause.rstrip(" ,") != " ".join(words) or verbs().search(clause):
        return False
    return clause.endswith(", ") is behind.startswith(",") and most_of(head[place + 1 :], rest, group)


# "Shannon was the hottest on", "Rex, the biggest of them, is", "Totnes had the longest, at"
_CALLED = patterns.lazy(
    r"(?:with )?[\w'’. -]{2,40}?(?: (?:is|was|are|were|has|had|came|being))?"
    r" (?P<called>(?:the |its |their |his |her )?(?:[a-z]+st|top|bottom|first|last|most [a-z]+|least [a-z]+)\b"
    r"[^;:]{0,40}?),? (?:at|on|with|of) (?:an? )?$"
)
_WINNER = patterns.lazy(
    r"the (?:winner|winning (?P<noun>[a-z]+)),? (?:at|with|on|of|is|was|measured|weighed|scored|has|runs to) $"
)
# "The slowest train being the 7.10am, which takes", "the oldest is Tom Hare, who is"
_IS_WHICH = patterns.lazy(
    r"(?P<called>(?:the |its |their )(?:[a-z]+st|most [a-z]+|least [a-z]+)\b[^;:,]{0,30}?) (?:being|is|was)"
    r" [^,;:]{2,40}, (?:which|who)(?: (?:is|was) [a-z]+ to)? "
    r"(?:is|was|takes?|took|costs?|weighs|measures|has|lasts?|runs to) $"
)
# "With the best pupil on", "the tallest an oak of", "the dearest priced at"
_ALONE = patterns.lazy(
    r"(?P<called>(?:the |its |their )(?:[a-z]+st|top|most [a-z]+|least [a-z]+)(?: (?!an? )[a-z-]+){0,2}?)"
    r"(?:,| being| an? [a-z-]+)? (?:at|on|with|of|paid|priced at) (?:an? )?$"
)
# "The warmest place was Shannon, at"
_CALLING = patterns.lazy(
    r"(?P<called>(?:the |its |their )(?:[a-z]+st|top|most [a-z]+|least [a-z]+)\b[^;:,]{0,40}?) (?:is|was|were|are)"
    r" (?:[\w'’-]+ ?){1,5},? (?:at|on|with|of) (?:an? )?$"
)
_IS_MOST = patterns.lazy(
    r",? (?:[\w'’-]+ ){0,5}?(?:is|was|are|were|has|had) (?:the|its|their) (?P<called>[a-z -]{3,40})"
)


def in_contest(group: Group, clause: str, behind: str) -> bool:
    """Is it the age of whoever came first or last among contestants?"""
    if group.roots.isdisjoint(_contestants()):
        return False
    if first := _FIRST.fullmatch(clause):
        race = first["race"]
        return race is None or root_of(race) in group.roots or race in ("race", "contest", "competition", "event")
    return len(WORD.findall(clause)) <= 3 and clause.endswith(", ") and bool(_WON.match(behind))


def by_part(words: Sequence[str], group: Group) -> bool:
    """ "The foreman" of jurors, "the ringleader" of those who were jailed."""
    whole = table("members")["parts"].get(words[-1]) if words[0] in OWN and len(words) == 2 else None
    return whole is not None and any(root_of(noun) in group.roots for noun in whole)


def of_noun(clause: str, group: Group) -> bool:
    """ "A grant of"."""
    words = WORD.findall(clause)
    if words == ["one", "of"]:
        return True
    if len(words) not in (3, 4) or words[0] not in _ARTICLE or words[-1] != "of":
        return False
    nouns = {noun for name in group.dimensions for noun in dimensions()[name]["nouns"]}
    return words[-2] in nouns and root_of(words[-2]) in group.nouns


def deed(verb: str, group: Group) -> bool:
    """May one of the group come to its figure by the verb?"""
    return group.dimensions.isdisjoint(_GIFTS) or verb.split()[0] not in table("members")["earned"]


@cache
def _contestants() -> frozenset[str]:
    return frozenset(root_of(word) for word in table("members")["contestants"])


@cache
def _scopes() -> frozenset[str]:
    return frozenset(table("members")["scopes"])


_FILL = (
    r"(?: (?:for|at|by|of|with|on|an?|just|only|priced at|aged|[a-z]+ a"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day['’]s)){0,2}"
)
_UNDER = r"(?: under (?:it|the [\w-]+))?"


@cache
def verbs() -> Pattern[str]:
    """A verb by which one of any group comes to its figure, right before that."""
    told = table("members")
    plain = {phrase for word in told["verbs"] for phrase in spelt_out(word, told["lists"], "members")}
    plain.update(verb for entry in dimensions().values() for verb in entry["verbs"])
    return patterns.compile(rf"(?:^|(?<=[ ])){_longest_first(plain)}{_UNDER}{_FILL} $")


@cache
def own_verbs(dimension: str) -> Pattern[str]:
    """A verb by which one comes to a figure of a dimension."""
    told = _longest_first(dimensions()[dimension]["verbs"])
    if dimension == "fine":
        told = told.replace(" to pay", f"{_UNDER} to pay")
    return patterns.compile(rf"(?:^|(?<=[ ])){told}(?: (?:an?|just|only|for|of|a [a-z]+ of)){{0,2}}{_UNDER}(?: of)? $")


@cache
def superlatives() -> Pattern[str]:
    """A superlative with what stands before it."""
    return patterns.compile(rf"\b(?:the|its|their|his|her) {_longest_first(load('extreme').forms)}\b")


def words_of(name: str, *others: str) -> str:
    """The source of a group of the words of a list."""
    told = table("members")
    spelt = [phrase for word in told[name] for phrase in spelt_out(word, told.get("lists", {}), "members")]
    return patterns.either([*spelt, *others])


def _longest_first(words: object) -> str:
    return patterns.either(sorted(set(words), key=lambda word: (-len(word), word)))  # type: ignore[call-overload]
