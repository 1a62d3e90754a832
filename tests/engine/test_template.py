"""Templates: what they match, what they bind, and that they stay linear."""

import time
from decimal import Decimal

import pytest

from factcheck.engine.matching import matches
from factcheck.engine.rule import Body
from factcheck.engine.rule_compiler import ready
from factcheck.engine.schema import RuleDocument
from factcheck.engine.template_compiler import TemplateError, compile_template
from factcheck.engine.view import View
from factcheck.engine.word_lists import WordLists
from factcheck.language.lexicon import Lexicon, parse
from factcheck.model import Article, Block, Facts, Quantity, Sentence

MOVES = parse("moves", {"inflect": "verb", "words": {"+": ["rise|rose|risen", "go|went|gone up"], "-": ["drop"]}})


def lexicon(name: str) -> Lexicon | None:
    return MOVES if name == "moves" else None


def view_of(text: str, *figures: str, kind: str = "number") -> View:
    """A view of one sentence in which the given words are quantities."""
    found, at = [], 0
    for words in figures:
        at = text.index(words, at)
        digits = Decimal("".join(c for c in words if c.isdigit()) or 0)
        found.append(Quantity(at, at + len(words), words, kind, digits, digits, digits))  # type: ignore[arg-type]
        at += len(words)
    article = Article(text, blocks=(Block(0, len(text)),))
    return View(Facts(article, (Sentence(0, len(text), text),), quantities=tuple(found)))


def bound(template: str, view: View) -> list[dict[str, str]]:
    """What each match binds, as words."""
    document = RuleDocument("x/y", "", "error", "pattern", "", "", [])
    lists = WordLists()
    compiled = compile_template(template, lexicon, lists)
    rule = ready(document, "", Body([compiled], [], [], None, {}, [], [], {}, []), lexicon, lists)
    found = []
    for match in matches(rule, compiled, view, view.units("sentence")[0]):
        texts = {}
        for name, fact in match.bindings.items():
            texts[name] = [item.text for item in fact] if isinstance(fact, list) else fact.text
        found.append(texts)
    return found


def test_facts_words_and_gaps() -> None:
    view = view_of("Thefts rose sharply from 1,240 cases last year to 1,860 cases.", "1,240", "1,860")
    assert bound("{v:<moves>} .. from {a:number} .. to {b:number}", view) == [{"v": "rose", "a": "1,240", "b": "1,860"}]


def test_a_near_gap_crosses_no_clause_word_and_no_fact() -> None:
    clause = view_of("Thefts rose while the force moved from 10 stations to 12.", "10", "12")
    assert bound("{v:<moves>} .. from {a:number} .. to {b:number}", clause) == []
    fact = view_of("Thefts rose by 3 from 10 to 12.", "3", "10", "12")
    assert bound("{v:<moves>} .. from {a:number} .. to {b:number}", fact) == []


def test_a_wide_gap_crosses_facts_of_types_not_bound() -> None:
    view = view_of("It rose by 3, or 10", "3", "10")
    assert bound("rose ... or {b:number}", view) == []


def test_lists() -> None:
    view = view_of("There were eight in the bus, six in the car and three on foot.", "eight", "six", "three")
    assert bound("{xs:number}+", view) == [{"xs": ["eight", "six", "three"]}]


def test_the_same_words_again() -> None:
    assert bound("{w:word} {w}", view_of("The fence was was painted.")) == [{"w": "was"}]
    assert bound("{w:word} {w}", view_of("The fence was wasted.")) == []


def test_optional_and_alternatives() -> None:
    view = view_of("It went up by 5.", "5")
    assert bound("<moves> [by|of] {n:number}", view) == [{"n": "5"}]
    assert bound("(it|they) <moves/-> [by] {n:number}", view) == []
    assert bound("(it|they) <moves/+> [by] {n:number}", view) == [{"n": "5"}]


def test_marks_and_white_space() -> None:
    view = view_of("The total, 5 ,\nrose.", "5")
    assert bound("total, {n:number}, rose", view) == [{"n": "5"}]


def test_plain_templates_see_the_digits() -> None:
    assert bound("one superintendent", view_of("One superintendent spoke.", "One")) == [{}]


@pytest.mark.parametrize(
    "template", ["{a:nmber}", "<nowhere>", "(a|b", "a|b", "{A b:number}", "[x)", "", "<moves/sideways>"]
)
def test_mistakes_are_named(template: str) -> None:
    with pytest.raises(TemplateError):
        compile_template(template, lexicon, WordLists())


def test_the_nearest_type_is_offered() -> None:
    with pytest.raises(TemplateError, match="percent"):
        compile_template("{a:percnt}", lexicon, WordLists())


def test_requirements_are_derived() -> None:
    compiled = compile_template("{v:<moves>} [sharply] from {a:number|money}", lexicon, WordLists())
    assert ("from",) in compiled.need.words
    assert len(compiled.need.types) == 1


def test_hostile_sentences_stay_linear() -> None:
    def seconds(size: int) -> float:
        text = "rose from 5 to " * size
        view = view_of(text, *["5"] * size)
        start = time.process_time()
        bound("{v:<moves>} .. from {a:number} .. to {b:number} .. {c:number}", view)
        bound("<moves> ... from ... to ... {c:number}", view)
        return time.process_time() - start

    seconds(50)
    assert seconds(4000) < 100 * seconds(200) + 0.5


def test_a_wide_gap_without_facts() -> None:
    assert bound("who ... spoke", view_of("Those who were there that day spoke.")) == [{}]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ('"[drop" <moves>', "He was here [drop rose]."),
        ("long-drop {w:word}", "A long-drop toilet rose."),
        ("a {w:word} toilet .. <moves>", "A long-drop toilet rose."),
        ("a _ toilet .. <moves>", "A nice long-drop toilet rose."),
    ],
)
def test_a_word_of_a_list_within_a_literal_or_a_word_with_a_hyphen(template: str, text: str) -> None:
    assert bound(template, view_of(text))
