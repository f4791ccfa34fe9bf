"""Text of a report made safe to print: nothing a report says can act on the page it is printed on.

Reports come from anywhere. `clean` takes out what steers a terminal or turns the
direction of the line, `markdown` adds the escapes that keep the rest mere text,
`formula` keeps a spreadsheet from computing it.
"""

from __future__ import annotations

import re
import string
import unicodedata

__all__ = ["bold", "clean", "code", "formula", "markdown", "verbatim", "xml"]

_SPACE = re.compile(r"\s+")
# Zero-width joiners carry meaning in Persian, Indic scripts and emoji.
_JOINERS = "\u200c\u200d"
# An underscore inside a word is never markup, and file names are full of them.
_SPECIAL = re.compile(r"[\\`*\[\]#|~]|(?<![^\W_])_|_(?![^\W_])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_QUOTED = _ENTITIES | {'"': "&quot;", "'": "&#39;"}
# What a reader or a forge would turn into a link or a call: addresses, mail, @names.
_LINKED = re.compile(
    r"(?:(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s`|\\<>\"“”]+|(?:mailto|xmpp):[^\s`|\\<>]+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*|(?<!\w)@\w+)+",
    re.IGNORECASE,
)
# "$…$" is mathematics to some readers; a price beside a price is not ("$5 against $6").
_MATHS = re.compile(r"\$[^\s$](?:[^$]*[^\s$])?\$(?!\d)")


def clean(text: str) -> str:
    """The text on one line: runs of white space are one space, control and direction characters are gone."""
    return _SPACE.sub(" ", "".join(_kept(c) for c in _SPACE.sub(" ", text)))


def verbatim(text: str) -> str:
    """The text with its line breaks; a control or direction character is its own visible sign.

    As many characters go out as came in, so that places in a text stay where they are.
    """
    return "".join(char if char in "\n\t" else _kept(char) or "\N{REPLACEMENT CHARACTER}" for char in text)


def xml(text: str) -> str:
    """The text for an element or a quoted attribute of HTML or SVG, on one line."""
    return re.sub("[&<>\"']", lambda found: _QUOTED[found.group()], clean(text))


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cs":  # half a character, which no file can hold
        return "\N{REPLACEMENT CHARACTER}"
    return "" if category in ("Cc", "Cf") and char not in _JOINERS else char


def markdown(text: str) -> str:
    """The text for one line or table cell of Markdown, every sign of markup escaped, no live link."""
    text = clean(text)
    parts, last = [], 0
    for found in _LINKED.finditer(text):
        parts += [_escaped(text[last : found.start()]), code(found.group())]
        last = found.end()
    return "".join([*parts, _escaped(text[last:])])


def _escaped(text: str) -> str:
    text = re.sub(r"[&<>]", lambda m: _ENTITIES[m.group()], text)
    maths = bool(_MATHS.search(text))
    text = _SPECIAL.sub(lambda m: "\\" + m.group(), text)
    return text.replace("$", "\\$") if maths else text


def code(text: str) -> str:
    """The text as a code span; as escaped text where it holds a sign that breaks a code span in a table."""
    text = clean(text).strip()
    return f"`{text}`" if text and not set("`|\\") & set(text) else _escaped(text)


def bold(before: str, middle: str, after: str) -> str:
    """Three pieces of one text as Markdown, the middle in bold.

    Markdown takes `**` for bold only where a word begins and ends; where the middle
    starts with a sign inside a word ("US" + "$700 million") the bold takes in the word.
    """
    before, middle, after = clean(before), clean(middle), clean(after)
    inner = middle.strip()
    if not inner:
        return markdown(before + middle + after)
    left, right = middle[: len(middle) - len(middle.lstrip())], middle[len(middle.rstrip()) :]
    before, after = before + left, right + after
    while before and _glued(markdown(before)[-1:], markdown(inner)[0]):
        cut = len(before) - _word(before[::-1])
        before, inner = before[:cut], before[cut:] + inner
    while after and _glued(markdown(after)[:1], markdown(inner)[-1]):
        cut = _word(after)
        inner, after = inner + after[:cut], after[cut:]
    return f"{markdown(before)}**{markdown(inner)}**{markdown(after)}"


def _word(text: str) -> int:
    """Length of the word that the text starts with, and at least one character."""
    return next((i for i, c in enumerate(text) if not c.isalnum()), len(text)) or 1


def _glued(outer: str, inner: str) -> bool:
    """Whether `**` between these two characters would not be read as bold."""
    punctuation = outer in string.punctuation or unicodedata.category(outer).startswith("P")
    return not outer.isspace() and not inner.isalnum() and not punctuation


def formula(text: str) -> str:
    """The text for a cell of a spreadsheet: what would start a formula gets an apostrophe before it."""
    text = clean(text).strip()
    return "'" + text if text[:1] in tuple("=+-@＝＋－＠") else text
