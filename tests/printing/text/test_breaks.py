"""Where lines may break, against the examples of the Unicode standard."""

import re
from collections.abc import Callable, Iterator

from hypothesis import given, strategies as st
from uniseg.linebreak import line_break_units

from appreciation.printing.text.breaks import graphemes, hard_lines, unbreakable_parts

# Debian 12 has the examples of Unicode 15.0, uniseg the rules of 16.0. In between changed:
# a hyphen that opens a word (LB20a) or stands in Hebrew (LB21a), quotation marks beside
# spaces (LB15), and a full stop or comma before a digit (LB25).
_REVISED = re.compile('^-|\u05d0-|["\u00ab]|[.,]\u0308?[0-9]')
_HARD_END = re.compile("[\n\v\f\r\x85\u2028\u2029]")


def _parts(example: str) -> list[str]:
    return [
        "".join(chr(int(code, 16)) for code in part.replace("\u00d7", " ").split())
        for part in example.split("\u00f7")
        if part.strip()
    ]


def test_lines_break_where_the_standard_says(
    unicode_file: Callable[[str], Iterator[str]],
) -> None:
    examples = [_parts(line) for line in unicode_file("auxiliary/LineBreakTest.txt")]
    within_lines = [parts for parts in examples if not _HARD_END.search("".join(parts))]
    wrong = [parts for parts in within_lines if unbreakable_parts("".join(parts)) != parts]
    assert len(within_lines) > 6000
    assert [parts for parts in wrong if not _REVISED.search("".join(parts))] == []


def test_letters_are_told_apart_as_the_standard_says(
    unicode_file: Callable[[str], Iterator[str]],
) -> None:
    examples = [_parts(line) for line in unicode_file("auxiliary/GraphemeBreakTest.txt")]
    within_lines = [parts for parts in examples if not _HARD_END.search("".join(parts))]
    assert len(within_lines) > 400
    assert [parts for parts in within_lines if list(graphemes("".join(parts))) != parts] == []


@given(st.text(alphabet="abÉ12   .,;:!?'\u2019--/()\"«»%$ß", max_size=16))
def test_the_short_cut_for_ordinary_words_changes_nothing(line: str) -> None:
    assert unbreakable_parts(line) == list(line_break_units(line))


def test_every_kind_of_line_end_ends_a_line() -> None:
    assert hard_lines("a\nb\r\nc\u2028d\n\ne") == ["a", "b", "c", "d", "", "e"]


def test_an_address_is_not_torn_at_its_house_number() -> None:
    assert unbreakable_parts("Karl-Marx-Str. 12-14, St. Mary's") == [
        "Karl-",
        "Marx-",
        "Str. ",
        "12-14, ",
        "St. ",
        "Mary's",
    ]
