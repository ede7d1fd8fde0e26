"""What stands behind the colon of a vCard line: escapes and structured values."""

import re

_ESCAPED = re.compile(r"""\\([nN,;:\\"'])""")
_LABEL_MARKS = re.compile(r"_?\$!<(.*)>!\$_?")
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


def name_parts(text: str) -> dict[str, str]:
    """Return the fields of `Contact` that a structured name fills."""
    parts = [each.strip() for each in components(text)]
    names = ("family_name", "given_name", "additional_name", "prefix", "suffix")
    return {name: " ".join(part.split()) for name, part in zip(names, parts, strict=False) if part}


def address_parts(text: str) -> dict[str, str]:
    """Return the fields of `Address` that a structured address fills, the country as written."""
    parts = components(text)
    found = {
        name: part.strip() for name, part in zip(_PARTS_OF_ADR, parts, strict=False) if part.strip()
    }
    box = found.pop("po box", "")
    box = f"PO Box {box}" if box.isdecimal() else box
    lines = (found.pop("street", ""), found.pop("more", ""), box)
    found["street"] = "\n".join(line for line in lines if line)
    return {
        name: part if name == "street" else " ".join(part.split()) for name, part in found.items()
    }


def plain_label(text: str) -> str:
    """Return the label that stands for one of Apple's, `_$!<Anniversary>!$_`, in plain words."""
    match = _LABEL_MARKS.fullmatch(text.strip())
    return match[1].casefold() if match else unescaped(text)
