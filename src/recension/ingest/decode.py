"""Bytes to text: which encoding they are in, and whether that went well."""

import codecs
import re
from dataclasses import dataclass

from ..model.errors import UnreadableReport

# A text in a Western language has few letters beyond ASCII; below this share they are read as Windows-1252, because
# a statistical guess over a handful of curly quotes goes astray (Cyrillic, Big5).
FEW_BYTES_SHARE = 0.05
# What a guess at the encoding looks at; more does not make it surer, only slower.
GUESS_BYTES = 200_000
# Of control characters, a text holds next to none.
CONTROL_SHARE = 0.05

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_\-]{2,30})")
_KNOWN = (
    (b"%PDF", "a PDF", "save it as text first"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it or save it as text first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as text first"),
    (b"\x89PNG", "an image", "give the report's text"),
    (b"\xff\xd8\xff", "an image", "give the report's text"),
    (b"GIF8", "an image", "give the report's text"),
    (b"{\\rtf", "an RTF document", "save it as text first"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was in, and what to tell the user of it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes) -> Decoded:
    """The text that `raw` holds.

    Raises:
        UnreadableReport: it holds none, or is no text.
    """
    if not raw.strip():
        raise UnreadableReport("expected a report, got an empty file; leave it out, or fetch the report again")
    for magic, what, remedy in _KNOWN:
        if raw.startswith(magic):
            raise UnreadableReport(f"expected text, HTML or JSON, got {what}; {remedy}")
    decoded = _decode_marked(raw) or _decode_wide(raw) or _decode_bytes(raw)
    _refuse_binary(decoded.text)
    if not decoded.text.strip():
        raise UnreadableReport("expected a report, got white space only; leave it out, or fetch the report again")
    return decoded


def _decode_marked(raw: bytes) -> Decoded | None:
    """By the byte-order mark."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            body = raw[len(mark) :]
            try:
                return Decoded(body.decode(encoding), encoding)
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    return _decode_bytes(body)
                return Decoded(body.decode(encoding, "replace"), encoding, (_damaged(encoding),))
    return None


def _decode_wide(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark: of Latin letters every second byte is zero."""
    head = raw[:4096]
    if head.count(0) * 3 < len(head):
        return None
    encoding = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _decode_bytes(raw: bytes) -> Decoded:
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(raw[:2048])
    if declared:
        guess = _decode_as(raw, declared[1].decode("ascii"))
        if guess:
            return guess
    return _decode_mixed(raw) or _decode_guessed(raw)


def _decode_as(raw: bytes, name: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    # Browsers read what is called Latin-1 as Windows-1252, and so do those who write it.
    encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
    try:
        return Decoded(raw.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError, TypeError):
        # TypeError, LookupError: a page may declare "hex" or "rot13", which are no encodings of text.
        return None


def _decode_mixed(raw: bytes) -> Decoded | None:
    """Line by line, where some lines beyond ASCII are good UTF-8 and others are not."""
    texts, good = [], False
    for line in raw.splitlines(keepends=True):
        try:
            texts.append(line.decode("utf-8"))
            good = good or not line.isascii()
        except UnicodeDecodeError:
            texts.append(line.decode("cp1252", "replace"))
    if not good:
        return None
    warning = "mixes UTF-8 and Windows-1252, each line read by its own; if letters look wrong, save it as UTF-8"
    return Decoded("".join(texts), "utf-8", (warning,))


def _decode_guessed(raw: bytes) -> Decoded:
    beyond = sum(byte > 127 for byte in raw[:GUESS_BYTES])
    if beyond <= FEW_BYTES_SHARE * min(len(raw), GUESS_BYTES):
        guess = _decode_as(raw, "cp1252")
        if guess:
            return guess
    # Imported here: it costs 40 ms, and most reports are UTF-8.
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:GUESS_BYTES]).best()
    encoding = best.encoding if best else "cp1252"
    text = raw.decode(encoding, "replace")
    note = _damaged(encoding) if "\ufffd" in text else f"read as {encoding}, by a guess; save it as UTF-8 to be sure"
    return Decoded(text, encoding, (note,))


def _damaged(encoding: str) -> str:
    return f"not wholly readable as {encoding}: damaged letters became U+FFFD; fetch it again or save it as UTF-8"


def _refuse_binary(text: str) -> None:
    head = text[:4096]
    control = sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in head)
    if control > CONTROL_SHARE * len(head):
        raise UnreadableReport("expected text, HTML or JSON, got binary bytes; give the report's text")
