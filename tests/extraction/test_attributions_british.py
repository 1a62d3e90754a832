"""Attribution as British local and national copy writes it; own sentences."""

from __future__ import annotations

import pytest

from factcheck.extraction import attributions
from factcheck.language import quotations, sentences
from factcheck.model import Article, Attribution


def find(text: str) -> tuple[Attribution, ...]:
    article = Article.from_text(text)
    return attributions.find(article, sentences.split(article), quotations.find(text))


def only(text: str) -> tuple[str | None, str, list[str]]:
    (found,) = find(text)
    assert found.cue is not None
    return found.source.text if found.source else None, found.cue.text, [span.text for span in found.content]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("It has emerged that the pier leaks.", None, "has emerged", ["that the pier leaks"]),
        ("It is understood the pier will shut.", None, "is understood", ["the pier will shut"]),
        (
            "It is understood by The Echo that the pier will shut.",
            "The Echo",
            "is understood",
            ["that the pier will shut"],
        ),
        (
            "Fears have been raised that the pier will shut.",
            None,
            "Fears have been raised",
            ["that the pier will shut"],
        ),
        (
            "Concerns were raised over the state of the road.",
            None,
            "Concerns were raised",
            ["over the state of the road"],
        ),
        (
            "Jo Reed, of the river trust, said that the pipe was old.",
            "Jo Reed, of the river trust,",
            "said",
            ["that the pipe was old"],
        ),
        (
            "The pipe was old, Jo Reed, 44, of the river trust, said.",
            "Jo Reed, 44, of the river trust,",
            "said",
            ["The pipe was old"],
        ),
        ("The pipe was old, said Jo Reed, of the trust.", "Jo Reed, of the trust", "said", ["The pipe was old"]),
        ("The Echo understands the ground is sold.", "The Echo", "understands", ["the ground is sold"]),
        ("In the mayor’s view, the road was safe.", "the mayor’s view", "In", ["the road was safe"]),
        (
            "The claim that the road is unsafe was rejected by the council.",
            None,
            "claim",
            ["that the road is unsafe"],
        ),
        (
            "Figures published by the council show that 400 people complained.",
            "Figures published by the council",
            "show",
            ["that 400 people complained"],
        ),
        ("A statement from the trust read: “Sorry.”", "A statement from the trust", "read:", ["“Sorry.”"]),
        ("Cllr Jo Hart (Lab, East) said: “Sorry.”", "Cllr Jo Hart (Lab, East)", "said:", ["“Sorry.”"]),
        ("Jo Hart, 45, from Hull, said: ‘Sorry.’", "Jo Hart, 45, from Hull,", "said:", ["‘Sorry.’"]),
        ("‘The nurses’ pay is low,’ said Jo Hart.", "Jo Hart", "said", ["‘The nurses’ pay is low,’"]),
        ("“We all try to outbid each other,’ she said.", "she", "said", ["“We all try to outbid each other,’"]),
        ("The court heard that he ran.", "The court", "heard", ["that he ran"]),
        ("Dan Ellis told the court the man fled.", "Dan Ellis", "told", ["the man fled"]),
        ("He told the BBC’s Today programme that he left.", "He", "told", ["that he left"]),
        ("Critics have called the plan “a mess”.", "Critics", "have called", ["the plan “a mess”"]),
        ("The plan was described as “a mess” by the mayor.", "the mayor", "was described", ["The plan", "as “a mess”"]),
        (
            "Mr Hart – who runs the club – said it would fold.",
            "Mr Hart – who runs the club –",
            "said",
            ["it would fold"],
        ),
        ("The pier is unsafe, warns the trust.", "the trust", "warns", ["The pier is unsafe"]),
        ("Pier ‘unsafe’, says trust", "trust", "says", ["Pier ‘unsafe’"]),
        ("“The pier is unsafe”, the trust has warned.", "the trust", "has warned", ["“The pier is unsafe”"]),
        (
            "The firm, according to its website, employs 400 people.",
            "its website",
            "according to",
            ["The firm", "employs 400 people"],
        ),
        ("As Poole noted, the pier was never safe.", "Poole", "noted", ["the pier was never safe"]),
        ("The man is believed to have fled.", None, "is believed", ["The man", "to have fled"]),
        (
            "Officers who received the memo spoke of their anger.",
            "Officers who received the memo",
            "spoke of",
            ["their anger"],
        ),
    ],
)
def test_one_attribution(text: str, source: str | None, cue: str, content: list[str]) -> None:
    assert only(text) == (source, cue, content)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to volunteers, the pier has reopened.",
        "The singer released her album “Still Waters” in May.",
        "The fire service’s report book was lost in the United States.",
        "The band’s hit ‘We Are the Ones’ topped the charts.",
        "He lives near a village called Little Hampton.",
        "The road runs past the state school and the old station.",
        "“This Is Us” won a prize.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert find(text) == ()


def test_a_participle_after_a_dash_goes_on_about_the_speaker() -> None:
    first, second = find("Jo Poole voiced her anger at the offer – saying the London force had broken a rule.")
    assert first.source == second.source
    assert second.content[0].text == "the London force had broken a rule"


def test_quoted_subheads_have_no_speaker() -> None:
    text = "“We are tired,” said Ann Poole.\n‘Morale is low’\nThe force declined to comment."
    from factcheck.model import Block

    article = Article(text, blocks=(Block(0, 31), Block(32, 47, "subhead"), Block(48, len(text))))
    found = attributions.find(article, sentences.split(article), quotations.find(text, article.blocks))
    assert [a.lemma for a in found] == ["say", "decline"]


def test_paragraphs_that_repeat_the_mark_share_the_speaker() -> None:
    text = "She said: “We are ready.\n\n“We have staff.\n\n“We have money.”\n\nThe club was founded in 1901."
    found = find(text)
    assert [(a.source.text if a.source else None, a.kind) for a in found] == [("She", "direct")]
    assert len(found[0].content) == 3


@pytest.mark.parametrize(
    ("source", "anonymous", "plural"),
    [
        ("Sources close to the club", True, True),
        ("One teacher, who asked not to be named,", True, False),
        ("A senior minister", True, False),
        ("One Yard superintendent", True, False),
        ("Officers", True, True),
        ("MPs", False, True),
        ("Residents", False, True),
        ("The prime minister’s official spokesman", False, False),
        ("A council spokeswoman", False, False),
        ("The commissioner", False, False),
        ("Ann Poole and Jo Hart", False, True),
    ],
)
def test_sources_hidden_and_plural(source: str, anonymous: bool, plural: bool) -> None:
    (found,) = find(f"{source} said the plan was dead.")
    assert found.source is not None
    assert (found.source.text, found.anonymous, found.plural) == (source, anonymous, plural)
