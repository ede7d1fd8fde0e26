"""Lines as vCards and calendars are written: escaped, folded at 75 bytes, ended by CR and LF."""

_MOST_BYTES = 75


def escaped(text: str) -> str:
    r"""Return a text as a value.

    >>> escaped("Ann, Bo; and\nCo")
    'Ann\\, Bo\\; and\\nCo'
    """
    text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "")
    return text.replace(",", "\\,").replace(";", "\\;")


def folded_line(head: str, value: str) -> bytes:
    """Return one line in bytes; folds never cut a character in two."""
    line = f"{head}:{value}".encode()
    if len(line) <= _MOST_BYTES:
        return line + b"\r\n"
    pieces = []
    start = 0
    room = _MOST_BYTES
    while start < len(line):
        end = min(start + room, len(line))
        while end < len(line) and line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[start:end])
        start, room = end, _MOST_BYTES - 1
    return b"\r\n ".join(pieces) + b"\r\n"
