"""Who a sentence quotes for what it says: "according to X", "X said", "X was quoted as saying".

A role alone ("the prime minister") is the person whom the text before gives it, if it is one only.
"""

from __future__ import annotations

from factcheck import resources
from factcheck.extract.document import Document, Token
from factcheck.extract.people import holder_before

__all__ = ["attribution"]

MAX_WORDS = 12
"""A speaker's noun phrase is cut after so many words."""


def attribution(document: Document, token: Token) -> str:
    """The speaker whom the sentence of a token names, as written or by their role's one holder; "" if none."""
    sentence = token.sent
    words = resources.toml("speech")
    for other in sentence:
        if other.lemma_.lower() == "accord" or other.lower_ == "according":
            speaker = _object_of_to(other)
        elif other.lemma_.lower() in words["say"] and other.pos_ == "VERB" and _governs(other, token):
            speaker = next((c for c in other.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        else:
            continue
        if speaker is not None and speaker.pos_ in ("NOUN", "PROPN") and not _inside(token, speaker):
            return _holder(document, speaker) or _phrase(document, speaker)
    return ""


def _holder(document: Document, speaker: Token) -> str:
    return holder_before(
        document.doc,
        document.gazetteer,
        speaker.left_edge.idx,
        speaker.right_edge.idx + len(speaker.right_edge),
    )


def _object_of_to(token: Token) -> Token | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None


def _governs(verb: Token, token: Token) -> bool:
    """True if the token stands in what the verb reports, not in its subject."""
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp", "parataxis")]
    if clauses:
        return any(_inside(token, clause) for clause in clauses)
    return bool(verb.dep_ in ("parataxis", "ccomp") or '"' in verb.sent.text or "“" in verb.sent.text)


def _inside(token: Token, top: Token) -> bool:
    return bool(token.i == top.i or top.is_ancestor(token))


def _phrase(document: Document, head: Token) -> str:
    start, end = head.left_edge.i, head.right_edge.i + 1
    clauses = [t.left_edge.i for t in document.doc[head.i + 1 : end] if t.dep_ in ("relcl", "acl", "punct")]
    end = min([end, *(i for i in clauses if i > head.i)])
    span = document.doc[start : min(end, start + MAX_WORDS)]
    return str(document.text[span.start_char : span.end_char]).strip()
