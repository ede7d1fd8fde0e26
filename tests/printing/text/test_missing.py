"""What no font can draw is known before anything is printed."""

import pytest

from appreciation.printing.text.missing import missing_glyphs


@pytest.mark.parametrize(
    "text",
    [
        "Dear Zoë, Łucja, Þórdís and Nguyễn Thị Ánh Tuyết",
        "Ελένη Παπαδοπούλου, Наталья Кузнецова",
        "שָׁלוֹם שרה",
        "السلام عليكم، محمد ۱۲۳",
        "प्रिय शक्ति हिन्दी क्षत्रिय",
        "สวัสดี น้ำ ที่ปรึกษา",
        "東京都千代田区、北京市朝阳区 王小明、김민준",
        "🎂 ❤️ 1️⃣ 👨‍👩‍👧 🇩🇪",
        "soft\u00adhyphen, zero\u200bwidth, \u2067שרה\u2069, no\u00a0break",
        "two\r\nlines\tand a tab",
        "",
    ],
)
def test_the_names_of_the_world_have_their_letters(text: str) -> None:
    assert missing_glyphs(text, "serif") == ()


def test_a_letter_without_a_glyph_is_named_once_in_order() -> None:
    assert missing_glyphs("\u1200a𒀀b\u1200", "serif") == ("\u1200", "𒀀")


def test_stray_control_characters_and_broken_letters_are_named() -> None:
    assert missing_glyphs("Bob\x07\x00 \ud800", "plain") == ("\x07", "\x00", "\ud800")


def test_a_letter_and_mark_no_single_font_has_are_named_together() -> None:
    assert missing_glyphs("क\u05b0", "serif") == ("क\u05b0",)
