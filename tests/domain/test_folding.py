"""What is typed finds what is meant."""

import pytest
from hypothesis import given, strategies as st

from appreciation.domain.folding import folded


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Łukasz", "lukasz"),
        ("Ærø Øst", "aero ost"),
        ("STRAẞE Straße", "strasse strasse"),
        ("Đorđe Þór Eiður", "dorde thor eidur"),
        ("\u0130nci K\u0131l\u0131ç", "inci kilic"),
        ("Œuvre", "oeuvre"),
        ("Nguyễn", "nguyen"),
        ("Zoe\u0308", "zoe"),
        ("\uff21\uff22\uff23", "abc"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("Ёлка", "елка"),
        ("がぎ", "がぎ"),
        ("한국", "한국"),
        ("", ""),
    ],
)
def test_accents_case_and_special_letters_fold_away(written: str, plain: str) -> None:
    assert folded(written) == plain


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_case_never_matters(text: str) -> None:
    assert folded(text.casefold()) == folded(text)
