"""E-mails: the plain text, or else the HTML, of one message; Subject, From and Date speak for it.

Limits: attachments are not read (a warning names them), quoted replies are
part of the text, and hard-wrapped lines stay as they are.
"""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from factcheck.read import html, text
from factcheck.read.base import Document, Limits, UnreadableError

__all__ = ["read"]

LONGEST_HEADER = 20_000


def read(data: bytes, limits: Limits) -> Document:
    """The message as a document; its publisher is the sender's name as written."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    if any(len(str(value)) > LONGEST_HEADER for part in message.walk() for _, value in part.raw_items()):
        # Checked before any header is parsed: the parser takes 3 GB for a subject of 1 MB.
        raise UnreadableError(f"a header of more than {LONGEST_HEADER:,} characters; save the text as a file")
    body = message.get_body(preferencelist=("plain", "html")) if message.keys() else None
    if not isinstance(body, EmailMessage):
        raise UnreadableError("an e-mail without a text; save its text as a file")
    payload = body.get_payload(decode=True)
    found = _decoded(payload if isinstance(payload, bytes) else b"", body.get_content_charset())
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    is_html = body.get_content_type() == "text/html"
    issued = _header(message, "date")
    return Document(
        html.read_text(found, limits).text if is_html else text.clean(found, limits),
        title=_header(message, "subject"),
        publisher=_sender(message),
        issued=issued,
        issued_ground="page" if issued else "",
        warnings=tuple(f"attachment {name!r} is not read; save it as a file" for name in attached),
    )


def _decoded(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return text.decode(data)[0]


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, RecursionError):
        # The header parser of the standard library fails on some broken headers.
        return ""


def _sender(message: EmailMessage) -> str:
    sender = _header(message, "from")
    return sender.partition("<")[0].strip().strip('"') if "<" in sender else ""
