"""From the bytes of a vCard file to its logical lines.

Whatever the version, each line comes out as 3.0 and 4.0 write it: unfolded, in Unicode, with line
breaks inside a value as backslash and n. What a line means is not known here.
"""

import binascii
import re
from collections.abc import Iterator

from appreciation.interchange.encodings import decoded_as, is_charset, old_code_page, unicode_form

_QUOTED_PRINTABLE = b"QUOTED-PRINTABLE"
_CHARSET = re.compile(rb"CHARSET=\"?([\w.:\-]+)")
_NO_NEWS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-32"})
_ENDS_A_CARD = (b"END:VCARD", b"BEGIN:VCARD")


def logical_lines(content: bytes, country: str) -> Iterator[list[str]]:
    r"""Yield the logical lines of a vCard file, in lists that mostly hold a card each.

    `country` chooses the code page of old cards that do not name theirs.

    >>> list(logical_lines(b"NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=0A=\nau lait", ""))
    [['NOTE;ENCODING=QUOTED-PRINTABLE:café\\nau lait']]
    """
    if form := unicode_form(content):
        content = content.decode(form, errors="replace").encode(errors="replace")
    if b"\0" in content:
        content = content.replace(b"\0", b"")
    if b"\r\r\n" in content:
        content = content.replace(b"\r\r\n", b"\r\n")
    ending = _line_ending(content)
    if not ending:
        content, ending = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), b"\n"
    newline, fallback = ending.decode(), ""
    for card in _cards(content, ending):
        text = _plain_text(card, ending)
        if text is not None:
            yield text.split(newline)
        else:
            fallback = fallback or _own_charset(content) or old_code_page(country)
            yield [_clean(line, fallback) for line in _unfolded(card.split(ending))]


def _cards(content: bytes, ending: bytes) -> Iterator[bytes]:
    """Yield a file in pieces that end with a card; nothing goes from one piece into the next."""
    end = ending + b"END:VCARD"
    *cards, rest = content.split(end + ending)
    for card in cards:
        yield card + end
    yield rest


def _plain_text(card: bytes, ending: bytes) -> str | None:
    """Return the unfolded text of a card in UTF-8 without encoded values, else None."""
    upper = card.upper()
    if _QUOTED_PRINTABLE in upper or b"CHARSET=" in upper.replace(b"CHARSET=UTF-8", b""):
        return None
    try:  # folds go before decoding: they may stand inside a character
        return _joined(card, ending).decode()
    except UnicodeDecodeError:
        return None


def _line_ending(content: bytes) -> bytes:
    """Return the one line ending of the whole file; empty when it uses several or the old Mac's."""
    returns = content.count(b"\r")
    if not returns:
        return b"\n"
    ends = content.count(b"\r\n")
    return b"\r\n" if ends == returns == content.count(b"\n") else b""


def _joined(content: bytes, ending: bytes) -> bytes:
    joined = content.replace(ending + b" ", b"")
    return joined.replace(ending + b"\t", b"") if ending + b"\t" in joined else joined


def _own_charset(content: bytes) -> str:
    """Return a code page the file names somewhere: its unmarked lines are most likely in it too."""
    names = {
        match.decode("ascii", "replace").casefold() for match in _CHARSET.findall(content.upper())
    }
    return next((name for name in sorted(names - _NO_NEWS) if is_charset(name)), "")


def _unfolded(lines: list[bytes]) -> Iterator[bytes]:
    parts = list[bytes]()
    soft = False
    for line in lines:
        if soft and not line.strip():
            continue  # some programs put an empty line behind each soft break
        joins = soft and not line.upper().startswith(_ENDS_A_CARD)
        if joins:
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif parts and line[:1] in {b" ", b"\t"}:
            parts.append(line[1:])
        else:
            if parts:
                yield b"".join(parts)
            parts = [line]
        soft = line.endswith(b"=") and _QUOTED_PRINTABLE in parts[0].partition(b":")[0].upper()
    yield b"".join(parts)


def _clean(line: bytes, fallback: str) -> str:
    head, colon, value = line.partition(b":")
    if head.count(b'"') % 2:
        head, colon, value = _parted_outside_quotes(line)
    upper = head.upper()
    if _QUOTED_PRINTABLE in upper:
        value = binascii.a2b_qp(value)
    charset = _CHARSET.search(upper)
    name = charset[1].decode("ascii", "replace") if charset else "utf-8"
    text = decoded_as(value, name, fallback).replace("\r\n", "\n").replace("\r", "\n")
    return decoded_as(head, name, fallback) + colon.decode() + text.replace("\n", "\\n")


def _parted_outside_quotes(line: bytes) -> tuple[bytes, bytes, bytes]:
    quoted = False
    for at, byte in enumerate(line):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x3A and not quoted:
            return line[:at], b":", line[at + 1 :]
    return line.partition(b":")
