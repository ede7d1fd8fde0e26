"""The words a contact is found by, and the question that finds them.

Both engines are given the same words, folded and parted by single spaces, and match beginnings of
words; neither takes text apart by rules of its own.
"""

import re
import unicodedata
from collections.abc import Iterable

from appreciation.domain.folding import folded

_LONGEST = 60
"""Letters of one word that count: nobody types more, and PostgreSQL refuses words without end."""

_TELLING = 3
"""Digits from which on a part of a telephone number is typed to find it."""

_MOST = 20_000
"""Different words of one contact that count (PostgreSQL takes a megabyte of them)."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
_JOINED = re.compile(r"(?<=\w)['’ʼ\-.](?=\w)")  # noqa: RUF001 - the apostrophes people type
_NO_DIGITS = re.compile(r"\D+")
_NUMBER = re.compile(r"(?<!\w)\+?\d[\d\s()/.\-]*\d(?!\w)")
_UNSPACED = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e01-\u0e4e]{2,}")
_LONG_CODES = re.compile(r"2[1-689]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679]")
"""How country codes of three digits begin; 1 and 7 have one, all others two (ITU-T E.164)."""


class _Separators(dict[int, str]):
    """Turns whatever is no letter, mark or digit into a space; remembers what it has seen."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        kept = sign if unicodedata.category(sign)[0] in "LMN" else " "
        self[code] = kept
        return kept


_SEPARATORS = _Separators()


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return folded(text).translate(_SEPARATORS).split()


def search_key(texts: Iterable[str], phones: Iterable[str]) -> str:
    """Return the words of all texts and numbers, each once, parted by spaces.

    A word with an apostrophe or a hyphen is also kept in one, a German umlaut also as two letters,
    and writing without spaces (Chinese, Japanese, Thai) from each of its signs on.
    """
    text = "\n".join(texts)
    found = dict.fromkeys(words(text))
    if (joined := _JOINED.sub("", text)) != text:
        found.update(dict.fromkeys(words(joined)))
    if not text.isascii():
        found.update(dict.fromkeys(words(text.translate(_UMLAUTS))))
        for run in _UNSPACED.findall(folded(text)):
            found.update(dict.fromkeys(run[start:] for start in range(1, len(run))))
    for phone in phones:
        found.update(dict.fromkeys(_numbers(phone)))
    return " ".join(word[:_LONGEST] for word in list(found)[:_MOST])


def fts5_question(text: str) -> str | None:
    """Return what FTS5 is asked for a typed text; None when there is no word in it."""
    return _question(text, '"{}"*', " AND ", " OR ")


def tsquery(text: str) -> str | None:
    """Return what PostgreSQL is asked for a typed text; None when there is no word in it."""
    return _question(text, "'{}':*", " & ", " | ")


def _question(text: str, one: str, both: str, either: str) -> str | None:
    numbers = _NUMBER.findall(text)
    asked = [one.format(word[:_LONGEST]) for word in words(_NUMBER.sub(" ", text))]
    for number in numbers:
        parts = both.join(one.format(word[:_LONGEST]) for word in words(number))
        whole = one.format(_digits(number)[:_LONGEST])
        asked.append(whole if parts == whole else f"(({parts}){either}{whole})")
    return both.join(asked) or None


def _numbers(phone: str) -> Iterable[str]:
    """Return the ways in which a number is typed: whole, without the country, a part of it."""
    groups = [group for group in words(phone) if len(group) >= _TELLING]
    if phone.lstrip().startswith(("+", "00")):
        digits = _digits(phone.replace("(0)", "")).removeprefix("00")
        code = 1 if digits[:1] in "17" else 3 if _LONG_CODES.match(digits) else 2
        national = digits[code:].removeprefix("0")
        return filter(None, (digits, national, f"0{national}", *groups))
    digits = _digits(phone)
    return filter(None, (digits, digits.lstrip("0"), *groups))


def _digits(text: str) -> str:
    digits = _NO_DIGITS.sub("", text)
    return digits if digits.isascii() else "".join(str(unicodedata.digit(each)) for each in digits)
