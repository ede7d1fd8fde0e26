"""From bytes to text: marks, UTF-16 without one, UTF-8, and the old code page of a country."""

import codecs
import re

from appreciation.interchange.people import UnreadableFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COUNTRIES_BY_PAGE = {
    "cp1250": "PL CZ SK HU SI HR RO BA AL RS",
    "cp1251": "RU UA BG BY MK KZ",
    "cp1253": "GR CY",
    "cp1254": "TR",
    "cp1255": "IL",
    "cp1256": "SA EG AE IR IQ JO LB SY MA DZ TN",
    "cp1257": "EE LV LT",
    "cp932": "JP",
    "cp936": "CN SG",
    "cp949": "KR",
    "cp950": "TW HK",
    "cp1258": "VN",
    "cp874": "TH",
}
_PAGE_BY_COUNTRY = {
    country: page for page, countries in _COUNTRIES_BY_PAGE.items() for country in countries.split()
}
_NOT_CHARSETS = frozenset(
    codecs.lookup(name).name
    for name in ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape")
)
_NO_TEXT = re.compile("[\\0-\\x08\\x0e-\\x1f\\ufffd]")
_SAMPLE = 4096


def old_code_page(country: str) -> str:
    """Return the code page that Windows programs of a country wrote before UTF-8."""
    return _PAGE_BY_COUNTRY.get(country, "cp1252")


def unicode_form(content: bytes) -> str | None:
    """Return the Unicode encoding that a mark or zero bytes give away; None when nothing does."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    if half and zeros_odd > half * 0.4 > zeros_even * 4:
        return "utf-16-le"
    if half and zeros_even > half * 0.4 > zeros_odd * 4:
        return "utf-16-be"
    return None


def decoded(content: bytes, country: str) -> str:
    """Return the text of a file that does not say its encoding.

    Bytes that the code page leaves open become U+FFFD, which the reader of the text reports.
    Raises `UnreadableFileError` when it is not text at all.
    """
    text = _text(content, country)
    sample = text[:_SAMPLE]
    if len(_NO_TEXT.findall(sample)) > len(sample) * 0.1:
        raise UnreadableFileError("This file is not an address book: it holds no readable text.")
    return text.replace("\0", "")


def guessed_page(content: bytes, country: str) -> str:
    """Return the code page a file is read in for want of anything better; empty for Unicode."""
    if unicode_form(content):
        return ""
    try:
        content.decode()
    except UnicodeDecodeError:
        return old_code_page(country)
    return ""


def _text(content: bytes, country: str) -> str:
    form = unicode_form(content) or guessed_page(content, country) or "utf-8"
    return content.decode(form, errors="replace")


def is_charset(name: str) -> bool:
    """Return whether a name is that of an encoding of text that we can read."""
    try:
        return codecs.lookup(name).name not in _NOT_CHARSETS and "ä".encode(name, "replace") != b""
    except (LookupError, ValueError):
        return False


def decoded_as(content: bytes, charset: str, fallback: str) -> str:
    """Return bytes as text in a stated charset, else in UTF-8, else in the fallback."""
    for encoding in (charset.strip(), "utf-8"):
        try:
            if encoding == "utf-8" or is_charset(encoding):
                return content.decode(encoding)
        except ValueError:  # a lie: the next may fit
            continue
    return content.decode(fallback, errors="replace")
