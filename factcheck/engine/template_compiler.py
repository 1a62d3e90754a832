"""Templates over an annotated sentence, compiled to one bounded regular expression each.

``{name:type}`` binds a fact, ``{name:<lexicon>}`` a word, ``{name}`` the same words again; ``{xs:type}+`` a list;
``<lexicon>`` or ``<lexicon/class>`` a word of a list; ``[x|y]`` optional, ``(x|y)`` alternatives, ``!(x|y)`` none of
these next; ``..`` a near gap (crosses no clause word and no fact but dates and names, except whole brackets), ``...`` a
wider one (crosses facts of types that the template does not bind to a name); ``_`` up to four words; ``"..."`` literal
marks; ``^`` and ``$`` the ends of the sentence. Everything is bounded, so matching is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from factcheck.engine.annotation import BOUNDARY, CLAUSE, CODES, TYPES
from factcheck.engine.leading import led
from factcheck.engine.template import BRACKET, NEEDED_MARKS, TWICE, Need, Template
from factcheck.engine.word_lists import MARKS, WordLists
from factcheck.errors import nearest
from factcheck.language.lexicon import Lexicon

_TOKEN = re.compile(
    r"\s+|\{(?P<bind>[^{}]*)\}(?P<many>\+)?|<(?P<lexicon>[\w-]+)(?:/(?P<class>[^>]+))?>|(?P<gap>\.\.\.?)"
    r'|"(?P<quoted>[^"]*)"|(?P<open>!\(|[\[(])|(?P<close>[\])])|(?P<bar>\|)|(?P<edge>[\^$])'
    r"|(?P<few>_(?!\w))|(?P<word>[\w'’£$€%&@#/+*=-]+)|(?P<mark>[,;:.?!–—…‘’“”])"
)
_ALL = "\ue000-\ue0ff"
_PART = re.compile(r"@([a-z_]\w*)")
_DEPTH = 8
_NEAR, _WIDE, _LIST = 70, 160, 70
_CROSSED = ("date", "time", "set", "name", "quotation")
_SIDE = ("ordinal", "duration", "age")
"""Types that a near gap crosses: always, and where the template does not name them."""
_BLANK, _BLANKS = rf"[\s{MARKS}]*", rf"[{MARKS}]*\s[\s{MARKS}]*"
"""White space that may be missing, and that must be there; marks of lists stand in it."""
_FULL_STOP = r'\.["”]?(?:\s+["“])?'  # also where one quotation ends and the next begins
_WORD = rf"[^\W\d_][\w'’{MARKS}-]*"
"""One word; a list may hold a part of it ("long-range")."""
_FEW = rf"(?:{_BLANKS}(?!(?:and|or|but|then)\b)(?:{_WORD}|[{TYPES['date']}])){{0,4}}"
_WORD_CHARACTER = re.compile(r"\w")
_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_PAIRS = 24


class TemplateError(ValueError):
    """A template that cannot be understood; ``column`` is the 0-based place in the template, ``lexicon`` the name of a
    word list that there is not."""

    def __init__(self, message: str, column: int, lexicon: str = "") -> None:
        super().__init__(message)
        self.column, self.lexicon = column, lexicon


def expand(source: str, parts: Mapping[str, str]) -> str:
    """A template with every ``@name`` replaced by that part, in brackets; parts may use parts. Raises TemplateError."""
    for _ in range(_DEPTH):
        found = _PART.search(source)
        if found is None:
            return source
        if found[1] not in parts:
            raise TemplateError(f"unknown part '@{found[1]}'{nearest(found[1], parts)}", found.start())
        source = _PART.sub(lambda m: f"({parts[m[1]]})" if m[1] in parts else m[0], source)
    raise TemplateError("parts are nested too deeply", 0)


class _Part(NamedTuple):
    """``mark`` and ``tail``: it may begin, and end, with punctuation, beside which no space is due; ``empty``: it only
    looks ahead; ``single``: the words one of which it is, and nothing more;
    ``pairs``: the same for two words in a row."""

    pattern: str
    words: tuple[tuple[str, ...], ...] = ()
    types: tuple[str, ...] = ()
    either: tuple[tuple[Need, ...], ...] = ()
    gap: bool = False
    mark: bool = False
    tail: bool = False
    empty: bool = False
    single: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()


def compile_template(source: str, lexicon: Callable[[str], Lexicon | None], lists: WordLists) -> Template:
    """Compile a template. ``lexicon`` finds a lexicon by name; its words go to ``lists``. Raises TemplateError."""
    pieces = source.split(" & ")
    if len(pieces) == 1:
        return _Compiler(source, lexicon, lists).run()
    compiled = []
    for number, piece in enumerate(pieces):
        try:
            compiled.append(_Compiler(piece, lexicon, lists).run())
        except TemplateError as error:
            raise TemplateError(str(error), error.column + len(" & ".join([*pieces[:number], ""]))) from None
    return _together(source, compiled)


def _together(source: str, parts: list[Template]) -> Template:
    """One template of parts that stand in any order: it needs what all of them need."""
    facts, durations, names, quotations = map(any, zip(*(part.variant for part in parts), strict=True))
    variant = facts, durations, names, quotations
    parts = [part._replace(variant=variant) for part in parts]
    need = Need(
        tuple(group for part in parts for group in part.need.words),
        tuple(group for part in parts for group in part.need.types),
        tuple(options for part in parts for options in part.need.either),
    )
    return parts[0]._replace(source=source, need=need, others=tuple(parts[1:]))


class _Compiler:
    def __init__(self, source: str, lexicon: Callable[[str], Lexicon | None], lists: WordLists) -> None:
        self.source, self.lexicon, self.word_lists = source, lexicon, lists
        self.tokens: list[re.Match[str]] = []
        self.at = 0
        self.binds: dict[str, str] = {}
        self.lists: set[str] = set()
        place = 0
        while place < len(source):
            match = _TOKEN.match(source, place)
            if match is None and source[place] in '{"':
                raise TemplateError(f"a {'}' if source[place] == '{' else source[place]!r} is missing", place)
            if match is None:
                raise TemplateError(f"unexpected {source[place]!r}", place)
            if match.group().strip():
                self.tokens.append(match)
            place = match.end()
        bound = re.findall(r"\{[^{}:]*:([^{}]*)\}", source)
        self.words_bound = {word.strip() for group in bound for word in group.split("|")}
        self.types_bound = "".join(TYPES.get(word, "") for word in sorted(self.words_bound))
        named = {word.strip() for group in re.findall(r"\{\w+:([^{}]*)\}", source) for word in group.split("|")}
        self.types_named = "".join(TYPES.get(word, "") for word in sorted(named))

    def run(self) -> Template:
        part = self.alternatives(None)
        if not self.tokens:
            raise TemplateError("empty template", 0)
        kinds = set(self.types_bound)
        return Template(
            self.source, led(part.pattern), led(_simple(part.pattern)), self.binds, frozenset(self.lists),
            variant=(
                bool(kinds),
                bool(kinds & {CODES["duration"], CODES["age"]}),
                bool(kinds & set(TYPES["name"])),
                CODES["quotation"] in kinds,
            ),
            need=Need(part.words, part.types, part.either) if not part.pairs else Need((part.pairs,)),
        )  # fmt: skip

    def alternatives(self, closer: str | None) -> _Part:
        """Read alternatives up to ``closer``; what each of them needs, all together need."""
        options = [self.sequence()]
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token["bar"] and closer is None:
                raise TemplateError("put alternatives in brackets", token.start())
            if token["bar"]:
                self.at += 1
                options.append(self.sequence())
            elif token["close"]:
                if token["close"] != closer:
                    raise TemplateError(f"unexpected {token['close']!r}", token.start())
                self.at += 1
                break
        else:
            if closer is not None:
                raise TemplateError(f"a {closer!r} is missing", len(self.source))
        if len(options) == 1:
            return options[0]
        needs = [min(option.words, key=self._size, default=()) for option in options]
        words = (tuple(sorted({word for group in needs for word in group})),) if all(needs) else ()
        types = ("".join(option.types[0] for option in options),) if all(option.types for option in options) else ()
        pattern = "(?:" + "|".join(option.pattern for option in options) + ")"
        return _Part(
            pattern,
            words,
            types,
            _either([Need(option.words, option.types, option.either) for option in options]),
            mark=any(option.mark for option in options),
            tail=any(option.tail for option in options),
            single=tuple(w for o in options for w in o.single) if all(option.single for option in options) else (),
        )

    def sequence(self) -> _Part:
        pattern = ""
        words: list[tuple[str, ...]] = []
        types: list[str] = []
        either: list[tuple[Need, ...]] = []
        glue, starts_with_mark, tail, empty = False, False, False, True
        pieces = 0
        pairs: tuple[str, ...] = ()
        before: tuple[str, ...] = ()
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token["bar"] or token["close"]:
                break
            self.at += 1
            pieces += 1
            optional = token["open"] == "["
            part = self.alternatives("]" if optional else ")") if token["open"] else self.atom(token)
            single = () if optional or token["open"] == "!(" else part.single
            pairs = tuple(f"{one} {other}" for one in before for other in single) if pieces == 2 else ()
            before = single
            mark = part.mark or bool(token["mark"] or (token["quoted"] and not _WORD_CHARACTER.search(token["quoted"])))
            starts_with_mark = starts_with_mark or (mark and not pattern)
            space = (_BLANK if mark or tail else _BLANKS) if glue else ""
            if token["open"] == "!(":
                pattern += rf"(?!{_BLANK}{part.pattern})"
                continue
            if part.empty:
                pattern += part.pattern
                continue
            empty = False
            if token["few"]:
                pattern += part.pattern
                continue
            if part.gap or token["edge"]:
                pattern += part.pattern
                glue = False
            elif optional:
                after = "" if glue else _BLANK if mark else _BLANKS
                pattern += f"(?:{space}{part.pattern}{after})?"
            else:
                pattern += space + part.pattern
                glue, tail = True, part.tail
                if mark and not token["open"]:
                    pattern, glue, tail = pattern + _BLANK, False, True
            if not optional:
                words.extend(part.words)
                types.extend(part.types)
                either.extend(part.either)
        single = before if pieces == 1 else ()
        pairs = pairs if len(pairs) <= _MOST_PAIRS else ()
        return _Part(
            pattern, tuple(words), tuple(types), tuple(either),
            mark=starts_with_mark, tail=tail, empty=empty, single=single, pairs=pairs,
        )  # fmt: skip

    def atom(self, token: re.Match[str]) -> _Part:
        if token["bind"] is not None:
            return self.binding(token)
        if token["lexicon"]:
            return self.word_list(token["lexicon"], token["class"], token.start())
        if token["gap"]:
            return self.gap(wide=len(token["gap"]) == 3)
        if token["few"]:
            return _Part(_FEW)
        if token["edge"]:
            return _Part(r"^\W{0,9}" if token["edge"] == "^" else r"\W{0,9}$")
        text = (token["quoted"] if token["quoted"] is not None else token["word"] or token["mark"]).lower()
        if token["word"] == "-":
            return _Part(r"(?<!\S)[‐‑-](?!\S)")
        if token["mark"] == ".":
            return _Part(_FULL_STOP)
        body = _BLANKS.join(_literal(piece) for piece in text.split())
        left = r"\b" if text[:1].isalnum() else ""
        right = r"\b" if text[-1:].isalnum() else ""
        needed = [(word,) for word in re.findall(rf"[^\W\d_]{{2,}}|[{re.escape(NEEDED_MARKS)}]", text)]
        single = (text,) if _LETTERS.fullmatch(text) else ()
        return _Part(left + body + right, tuple(needed), single=single)

    def binding(self, token: re.Match[str]) -> _Part:
        name, _, kind = token["bind"].partition(":")
        name, kind = name.strip(), kind.strip()
        if name and not re.fullmatch(r"[a-z_]\w*", name):
            raise TemplateError(f"{name!r} is not a name", token.start())
        if name and not kind and name in self.binds:
            last = self.tokens[self.at - 2]["bind"] or ""
            twice = last.replace(" ", "") == f"{name}:word"
            return _Part(rf"(?P={name})(?![\w-])", ((TWICE,),) if twice else ())
        if name and name in self.binds and self.binds[name] != kind:
            raise TemplateError(f"{name!r} is bound twice, to different types", token.start())
        group = "(?:"
        if name:
            # An expression has each group name once; alternatives may bind one name each.
            label = f"{name}__{len(self.binds)}" if name in self.binds else name
            self.binds[label] = kind
            group = f"(?P<{label}>"
        if kind.startswith("<") and kind.endswith(">"):
            word, _, class_name = kind[1:-1].partition("/")
            part = self.word_list(word, class_name or None, token.start())
            return _Part(f"{group}{part.pattern})", part.words)
        if kind == "noun":
            return _Part(rf"{group}\b{_WORD}(?:{_BLANKS}{_WORD}){{0,3}}?\b)")
        if kind == "list":
            item = rf"[^\W\d_][\w'’.&{MARKS}-]*(?:{_BLANKS}[^\W\d_][\w'’.&{MARKS}-]*){{0,4}}?"
            rest = rf"(?:{_BLANK},{_BLANKS}{item}){{0,12}}?(?:{_BLANK},)?{_BLANKS}and{_BLANKS}{item}"
            return _Part(rf"{group}\b{item}{rest}\b)", (("and",),))
        if kind == "word":
            return _Part(rf"{group}\b{_WORD}\b)")
        characters = "".join(TYPES.get(word.strip(), "\0") for word in kind.split("|"))
        if "\0" in characters or not characters:
            if not kind:
                raise TemplateError(
                    f"{token.group()} stands for nothing: write a type, as in {{a:money}}", token.start()
                )
            known = [*TYPES, "noun", "word", "list"]
            raise TemplateError(f"unknown type '{kind}'{nearest(kind, known)}", token.start())
        box = f"[{characters}]" if len(characters) > 1 else characters
        if not token["many"]:
            return _Part(f"{group}{box})", types=(characters,))
        self.lists.add(name)
        between = rf"[^{_ALL};{CLAUSE}{BOUNDARY}]{{0,{_LIST}}}?"
        item = rf"(?:[,;]|\band\b|\bplus\b|\bor\b|[–—]){between}{box}"
        return _Part(f"{group}{box}(?:{between}{item}){{1,25}})", types=(characters,))

    def word_list(self, name: str, class_name: str | None, column: int) -> _Part:
        lexicon = self.lexicon(name)
        if lexicon is None:
            raise TemplateError(f"unknown lexicon <{name}>", column, name)
        forms = [form for form, (_, group) in lexicon.forms.items() if class_name in (None, group)]
        if not forms:
            raise TemplateError(f"lexicon <{name}> has no class '{class_name}'", column)
        suffix = {None: "", "+": "__up", "-": "__down"}.get(class_name, f"__{class_name}")
        key = re.sub(r"\W", "_", name + suffix)
        first, last = self.word_lists.add(key, tuple(sorted(forms)))
        return _Part(f"{first}[^{first}{last}]{{1,80}}{last}", ((f"<{key}>",),))

    def _size(self, group: tuple[str, ...]) -> int:
        return sum(len(self.word_lists.forms[word[1:-1]]) if word[0] == "<" else 1 for word in group)

    def gap(self, *, wide: bool) -> _Part:
        if not wide:
            bound = "".join(TYPES[word] for word in self.words_bound if word in _SIDE)
            others = _subtract("".join(c for word in (*_CROSSED, *_SIDE) for c in TYPES[word] if c not in bound))
            step = rf"(?:[^{others};?!(){CLAUSE}{BOUNDARY}]|{BRACKET})"
            return _Part(rf"{step}{{0,{_NEAR}}}?(?<!\w(?=\w))", gap=True)
        banned = self.types_named
        return _Part(rf"[^{banned}\x00]{{0,{_WIDE}}}?(?<!\w(?=\w))", gap=True)


def _simple(pattern: str) -> str:
    """The pattern for text that has no brackets to cross."""
    return re.sub(rf"\(\?:(\[\^[^\]]*\])\|{re.escape(BRACKET)}\)", r"\1", pattern)


def _either(options: list[Need]) -> tuple[tuple[Need, ...], ...]:
    """The alternatives as a need, where they say more than the groups that all of them have in common."""
    if not all(map(any, options)):
        return ()
    single = all(not option.either and len(option.words) + len(option.types) == 1 for option in options)
    if single and len({bool(option.words) for option in options}) == 1:
        return ()
    return (tuple(options),)


def _literal(piece: str) -> str:
    """The pattern of words without white space. The marks of lists stand wherever a word begins or ends in it."""
    signs = {"-": "[‐‑-]", "'": "['’]", "’": "['’]"}
    found = re.split(r"(\W)", piece)
    return rf"[{MARKS}]*".join(signs.get(part, re.escape(part)) for part in found if part)


def _subtract(allowed: str) -> str:
    """The private-use range without the allowed characters, as the inside of a character class."""
    return "".join(chr(code) for code in range(0xE000, 0xE040) if chr(code) not in allowed)
