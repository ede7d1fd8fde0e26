"""Text in lines: wrapping, fitting, alignment, direction."""

import math

import pytest

from appreciation.printing.text.paragraphs import Align, Paragraph, TextStyle, fitted, typeset

BODY = TextStyle(face="serif", size=12)
WISH = "Wishing you every happiness on your birthday and a year full of good things."


def _lines(paragraph: Paragraph) -> list[str]:
    return [line.text.rstrip() for line in paragraph.lines]


def test_a_wish_is_wrapped_between_words_and_nothing_is_lost() -> None:
    paragraph = typeset(WISH, BODY, 150)
    assert len(paragraph.lines) > 2
    assert "".join(line.text for line in paragraph.lines) == WISH
    assert paragraph.fits_width
    assert all(line.width <= 150 for line in paragraph.lines)


def test_written_line_ends_and_empty_lines_are_kept() -> None:
    paragraph = typeset("Dear Ann,\n\nThank you.", BODY, 300)
    assert _lines(paragraph) == ["Dear Ann,", "", "Thank you."]
    assert paragraph.height == pytest.approx(3 * 12 * 1.3)


def test_baselines_lie_a_leading_apart() -> None:
    first, second = typeset("a\nb", BODY, 300).lines
    assert second.baseline - first.baseline == pytest.approx(12 * 1.3)
    assert 0 < first.baseline < 12 * 1.3


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    assert typeset("Ann   ", BODY, 300).width == typeset("Ann", BODY, 300).width


def test_a_word_wider_than_its_column_is_said_not_to_fit() -> None:
    paragraph = typeset("Llanfairpwllgwyngyllgogerychwyrndrobwll", BODY, 60)
    assert not paragraph.fits_width
    assert len(paragraph.lines) == 1


def test_a_wish_is_set_as_large_as_its_box_allows() -> None:
    paragraph = fitted(WISH, BODY, width=150, height=60, smallest=6)
    assert paragraph is not None
    assert 6 <= paragraph.style.size < 12
    assert paragraph.height <= 60
    larger = typeset(WISH, TextStyle(face="serif", size=paragraph.style.size + 0.25), 150)
    assert larger.height > 60


def test_a_short_text_keeps_the_size_asked_for() -> None:
    paragraph = fitted("Thank you", BODY, width=150, height=60, smallest=6)
    assert paragraph is not None
    assert paragraph.style.size == 12


def test_a_text_too_long_for_its_box_is_refused_rather_than_cut() -> None:
    assert fitted(WISH * 9, BODY, width=150, height=60, smallest=6) is None


def test_the_smallest_size_is_tried_even_off_the_steps() -> None:
    word = "Birthdays"
    width = typeset(word, TextStyle(face="serif", size=9.1), math.inf).width
    paragraph = fitted(word, BODY, width=width, height=60, smallest=9.1)
    assert paragraph is not None
    assert paragraph.style.size == 9.1


def test_a_word_that_cannot_break_does_not_fit_its_box() -> None:
    assert fitted("Marie-Antoinette" * 3, BODY, width=20, height=500, smallest=9) is None


def test_an_infinite_width_never_wraps() -> None:
    paragraph = typeset(WISH * 5, BODY, math.inf)
    assert len(paragraph.lines) == 1
    assert paragraph.lines[0].x == 0
    assert paragraph.fits_width


@pytest.mark.parametrize(
    ("align", "share"),
    [(Align.START, 0), (Align.LEFT, 0), (Align.CENTRE, 0.5), (Align.RIGHT, 1)],
)
def test_lines_are_aligned(align: Align, share: float) -> None:
    (line,) = typeset("Ann", TextStyle(face="serif", size=12, align=align), 200).lines
    assert line.x == pytest.approx((200 - line.width) * share)


def test_a_hebrew_line_starts_at_the_right_unless_told_otherwise() -> None:
    (line,) = typeset("שלום שרה", BODY, 200).lines
    assert line.x == pytest.approx(200 - line.width)
    (address,) = typeset("שרה כהן", TextStyle(face="plain", size=12, align=Align.LEFT), 200).lines
    assert address.x == 0


def test_a_hebrew_name_in_an_english_line_reads_right_to_left() -> None:
    (line,) = typeset("Dear שרה כהן, hello", BODY, 300).lines
    drawn = ["".join(letters for letters, _ in run.clusters) for run in line.runs]
    assert "".join(drawn) == "Dear ןהכ הרש, hello"


def test_numbers_in_arabic_keep_their_order() -> None:
    (line,) = typeset("عام 2026", BODY, 300).lines
    drawn = ["".join(letters for letters, _ in run.clusters) for run in line.runs]
    assert "".join(drawn) == "2026 ماع"


def test_chinese_and_japanese_break_between_characters_but_not_before_a_full_stop() -> None:
    lines = _lines(typeset("山田太郎様。「おめでとう」ございます。", BODY, 62))
    assert len(lines) > 2
    assert all(line[0] not in "。」" and line[-1] != "「" for line in lines)


def test_a_soft_hyphen_shows_only_where_the_line_breaks() -> None:
    whole = typeset("Donau\u00addampf\u00adschiff", BODY, 300)
    assert whole.width == pytest.approx(typeset("Donaudampfschiff", BODY, 300).width, abs=0.2)
    broken = typeset("Donau\u00addampf\u00adschiff", BODY, 60)
    hyphens = [line.runs[-1].clusters[-1][0] == "-" for line in broken.lines]
    assert hyphens == [True] * (len(hyphens) - 1) + [False]
    assert len(hyphens) > 1


def test_an_unknown_face_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        typeset("Ann", TextStyle(face="comic", size=12), 100)
