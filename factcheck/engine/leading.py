"""Regular expressions that are found fast: ``re`` skips to the characters that a match may begin with.

It does not look behind a word boundary at the beginning for them; so ``\\bword`` is written ``w(?<=\\bw)ord``, which
means the same.
"""

from __future__ import annotations


def led(pattern: str) -> str:
    """The same pattern with plain characters in front, wherever a match may begin with one."""
    out: list[str] = []
    groups: list[bool] = []
    at, leading = 0, True
    while at < len(pattern):
        if leading and pattern.startswith("\\b", at) and pattern[at + 2 : at + 3].isalnum():
            first = pattern[at + 2]
            out.append(rf"{first}(?<=\b{first})")
            at, leading = at + 3, False
            continue
        end = _token(pattern, at)
        token = pattern[at:end]
        if token.startswith("("):
            groups.append(leading)
            leading = leading and not token.startswith(("(?=", "(?!", "(?<=", "(?<!"))
        elif token == "|":
            leading = groups[-1] if groups else True
        elif token == ")":
            groups.pop()
            leading = False
        else:
            leading = False
        out.append(token)
        at = end
    return "".join(out)


def _token(pattern: str, at: int) -> int:
    """The end of the token at a place: an escape, a class, the head of a group, else one character."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        end = at + 1 + pattern.startswith("^", at + 1)
        end += pattern.startswith("]", end)
        while pattern[end] != "]":
            end += 2 if pattern[end] == "\\" else 1
        return end + 1
    for head in ("(?:", "(?=", "(?!", "(?<=", "(?<!"):
        if pattern.startswith(head, at):
            return at + len(head)
    if pattern.startswith("(?P=", at):
        return pattern.index(")", at) + 1
    if pattern.startswith("(?P<", at):
        return pattern.index(">", at) + 1
    return at + 1
