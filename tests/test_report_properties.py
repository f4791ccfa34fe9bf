"""Whatever a report says, a reader of the Markdown sees those words and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.report.blocks import table
from factcheck.report.escape import bold, clean, code, markdown

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
STRONG = {"strong_open", "strong_close"}
ALPHABET = "|`*_[]()<>&#\\~!$@:/.-+=\"'“” \n\té€1ab\u202e\x1b"
texts = st.lists(
    st.one_of(
        st.text(alphabet=ALPHABET, max_size=6),
        st.text(max_size=4),
        st.sampled_from(
            ["http://a.b/c", "www.a.b", "a@b.c", "&amp;", "<b>", "**", "\\|", "](x)", "$1$", "@me"]
        ),
    ),
    max_size=6,
).map("".join)


def seen(cell: str) -> tuple[str, set[str]]:
    """The middle cell of a table as a reader sees it: its text without spaces, and the markup in it."""
    tokens = READER.parse(table(["a", "b", "c"], [["left", cell, "right"]]))
    cells = [t for t in tokens if t.type == "inline"][3:]
    assert [t.content for t in (cells[0], cells[-1])] == ["left", "right"]
    assert len(cells) == 3
    inline = cells[1].children or []
    return "".join("".join(t.content for t in inline).split()), {t.type for t in inline} - {
        "text",
        "code_inline",
    }


def words(text: str) -> str:
    return "".join(clean(text).split())


@settings(max_examples=300, deadline=None)
@given(texts)
def test_markdown_shows_the_text_and_nothing_else(text):
    assert seen(markdown(text)) == (words(text), set())
    assert seen(code(text)) == (words(text), set())


@settings(max_examples=300, deadline=None)
@given(texts, texts, texts)
def test_bold_shows_the_text_once_in_bold(before, middle, after):
    shown = seen(bold(before, middle, after))
    assert shown == (words(before + middle + after), STRONG if words(middle) else set())
