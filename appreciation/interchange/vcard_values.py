"""What stands behind the colon of a vCard line: escapes and structured values."""

import re

_ESCAPED = re.compile(r"""\\([nN,;:\\"'])""")
_LABEL_MARKS = re.compile(r"_?\$!<(.*)>!\$_?")
_PARTS_OF_N = ("family_name", "given_name", "additional_name", "prefix", "suffix")
_LINES_OF_STREET = frozenset({"street", "more", "po box"})
_PARTS_OF_ADR = ("po box", "more", "street", "town", "region", "postal_code", "country")


def unescaped(text: str) -> str:
    r"""Return a value without its escapes.

    >>> unescaped(r"Straße 1\nHaus\, links")
    'Straße 1\nHaus, links'
    """
    if "\\" not in text:
        return text.strip()
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text).strip()


def components(text: str) -> list[str]:
    """Return the parts of a value between its semicolons, unescaped."""
    if "\\" not in text:
        return text.split(";")
    hidden = text.replace("\\\\", "\0").replace("\\;", "\1")
    parts = (part.replace("\1", ";").replace("\0", "\\\\") for part in hidden.split(";"))
    return [unescaped(part) for part in parts]


def one_line(text: str) -> str:
    """Return a value unescaped, on one line, without needless spaces."""
    return " ".join((unescaped(text) if "\\" in text else text).split())


def name_parts(text: str) -> dict[str, str]:
    """Return the fields of `Contact` that a structured name fills."""
    found = dict[str, str]()
    for name, part in zip(_PARTS_OF_N, components(text), strict=False):
        if part and (line := " ".join(part.split())):
            found[name] = line
    return found


def address_parts(text: str) -> dict[str, str]:
    """Return the fields of `Address` that a structured address fills, the country as written."""
    found = dict[str, str]()
    for name, part in zip(_PARTS_OF_ADR, components(text), strict=False):
        if part and (line := part.strip() if name in _LINES_OF_STREET else " ".join(part.split())):
            found[name] = line
    if "po box" in found or "more" in found:
        box = found.pop("po box", "")
        box = f"PO Box {box}" if box.isdecimal() else box
        lines = (found.pop("street", ""), found.pop("more", ""), box)
        found["street"] = "\n".join(line for line in lines if line)
    return found


def plain_label(text: str) -> str:
    """Return the label that stands for one of Apple's, `_$!<Anniversary>!$_`, in plain words."""
    match = _LABEL_MARKS.fullmatch(text.strip())
    return match[1].casefold() if match else unescaped(text)
