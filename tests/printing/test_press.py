"""A batch through the press, read back from its PDFs."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from appreciation.domain.batches import FileKind, Format, PaperWarning
from appreciation.domain.settings import Settings
from appreciation.printing.imposition import label_slots
from appreciation.printing.reprint import pieces_on
from appreciation.printing.stock import StockError, envelopes, label_sheets
from tests.printing.orders import NAMES, ROSA, SHOP, addressed, order, picture, printed
from tests.printing.pdf_reading import (
    fonts_not_embedded,
    inside,
    origin_of,
    page_sizes,
    place_of,
    places_of,
    words_on,
)

FORMATS = list(Format)
EVERYBODY = addressed(NAMES)


@pytest.mark.parametrize("format_", FORMATS)
def test_everybody_is_on_paper_once_in_the_order_they_came(format_: Format) -> None:
    result = printed(order(format_), EVERYBODY)
    content = result.files[0][1]
    assert not result.unprintable
    assert not result.warnings
    assert list(pieces_on(content)) == [piece.number for piece in EVERYBODY]
    assert {piece.number: piece.page for piece in result.pieces} == pieces_on(content)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_files_are_what_they_say(format_: Format) -> None:
    for file, content in printed(order(format_), EVERYBODY).files:
        assert len(PdfReader(BytesIO(content)).pages) == file.pages
        assert file.name.startswith("batch-12-")
        assert file.name.endswith(".pdf")


def test_what_each_format_makes() -> None:
    kinds = {
        format_: [file.kind for file, _ in printed(order(format_)).files] for format_ in FORMATS
    }
    assert kinds == {
        Format.QUARTER_FOLD: [FileKind.CARDS, FileKind.ENVELOPES, FileKind.CHECK_LIST],
        Format.LETTER: [FileKind.LETTERS, FileKind.ENVELOPES, FileKind.CHECK_LIST],
        Format.POSTCARD: [FileKind.POSTCARDS, FileKind.CHECK_LIST],
        Format.LABELS: [FileKind.LABELS, FileKind.CHECK_LIST],
    }


@pytest.mark.parametrize("format_", [Format.QUARTER_FOLD, Format.LETTER])
def test_envelopes_come_in_the_order_of_what_goes_into_them(format_: Format) -> None:
    (_, main), (_, faces), _ = printed(order(format_), EVERYBODY).files
    assert list(pieces_on(main)) == list(pieces_on(faces))
    assert len(page_sizes(faces)) == len(EVERYBODY)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_batch_gives_the_same_bytes(format_: Format) -> None:
    logo = {"logo.png": picture()}
    shop = replace(SHOP, logo="logo.png")
    first = printed(order(format_), EVERYBODY, shop=shop, pictures=logo)
    printed(order(format_, paper="Letter"), addressed(["Somebody Else", "Żółć 2"]))
    assert printed(order(format_), EVERYBODY, shop=shop, pictures=logo) == first


@pytest.fixture
def in_short_turns() -> Iterator[None]:
    """Let threads take turns as often as Python can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("in_short_turns")
def test_cards_printed_while_their_pictures_are_drawn_are_the_same_cards() -> None:
    alone = printed(order(Format.QUARTER_FOLD)).files[0]
    with ThreadPoolExecutor(4) as lanes:
        together = list(
            lanes.map(lambda _: printed(order(Format.QUARTER_FOLD)).files[0], range(40))
        )
    assert set(together) == {alone}


@pytest.mark.parametrize("format_", FORMATS)
def test_no_font_is_left_for_the_printer_to_guess(format_: Format) -> None:
    for file, content in printed(order(format_), EVERYBODY).files:
        assert not fonts_not_embedded(content), file.name


@pytest.mark.parametrize("format_", FORMATS)
def test_the_printer_is_told_not_to_scale_and_how_to_turn(format_: Format) -> None:
    content = printed(order(format_)).files[0][1]
    wishes = PdfReader(BytesIO(content)).root_object["/ViewerPreferences"]
    expected = "/DuplexFlipLongEdge" if format_ is Format.POSTCARD else "/Simplex"
    assert cast("DictionaryObject", wishes) == {"/PrintScaling": "/None", "/Duplex": expected}


@pytest.mark.parametrize(("paper", "size"), [("A4", (210, 297)), ("Letter", (215.9, 279.4))])
def test_sheets_have_the_size_of_the_paper(paper: str, size: tuple[float, float]) -> None:
    for format_ in FORMATS:
        for file, content in printed(order(format_, paper=paper)).files:
            if file.kind is not FileKind.ENVELOPES:
                assert set(page_sizes(content)) == {size}, file.name


@pytest.mark.parametrize("name", ["#10", "DL", "C6", "A2"])
def test_an_envelope_is_a_page_of_its_own_size(name: str) -> None:
    format_ = Format.QUARTER_FOLD if name in {"C6", "A2"} else Format.LETTER
    paper = "Letter" if name in {"A2", "#10"} else "A4"
    shop = replace(SHOP, envelope=name)
    content = printed(order(format_, paper=paper), shop=shop).files[1][1]
    stock = envelopes()[name]
    assert page_sizes(content) == [
        pytest.approx((stock.width_mm, stock.height_mm), abs=0.01),
    ]


@pytest.mark.parametrize("name", ["#10", "DL", "C5", "B6", "A7"])
def test_the_address_stands_where_the_post_reads_it(name: str) -> None:
    format_ = Format.LETTER if name in {"#10", "DL"} else Format.QUARTER_FOLD
    paper = "A4" if name in {"DL", "B6"} else "Letter"
    lines = ("First floor", *ROSA.address_lines, "UNITED STATES OF AMERICA")
    result = printed(
        order(format_, paper=paper),
        [replace(ROSA, address_lines=lines)],
        shop=replace(SHOP, envelope=name),
    )
    if result.warnings:
        pytest.fail(result.warnings[0].what)
    stock = envelopes()[name]
    content = result.files[1][1]
    for line in (ROSA.recipient, *lines):
        place = place_of(content, 1, line)
        assert 15.9 <= stock.height_mm - place.bottom_mm <= 69.85
        assert place.left_mm >= 12.7
        assert place.right_mm <= stock.width_mm - 12.7
    assert place_of(content, 1, "Harbour Road 3").bottom_mm < 30


def test_an_envelope_that_is_too_small_is_not_used_and_the_owner_hears_of_it() -> None:
    shop = replace(SHOP, envelope="#10")
    result = printed(order(Format.QUARTER_FOLD), shop=shop)
    assert page_sizes(result.files[1][1]) == [(162, 114)]
    assert "#10" in result.warnings[0].what
    assert result.warnings[0].piece == 0


@pytest.mark.parametrize(("number", "start"), [("5160", 1), ("5160", 8), ("L7160", 21)])
def test_labels_stand_on_their_labels(number: str, start: int) -> None:
    sheet = label_sheets()[number]
    pieces = addressed(f"Person {index:03}" for index in range(50))
    result = printed(
        order(Format.LABELS, paper=sheet.paper, start=start),
        pieces,
        shop=replace(SHOP, label_sheet=number),
    )
    file, content = result.files[0]
    slots = list(label_slots(sheet, len(pieces), start))
    assert file.pages == slots[-1].sheet + 1 == -(-(start - 1 + len(pieces)) // sheet.slots)
    for piece, slot in zip(pieces, slots, strict=True):
        for words in (piece.recipient, "Springfield, IL"):
            places = places_of(content, slot.sheet + 1, words)
            assert any(inside(slot.rect.inset(2, 1), place) for place in places)
        left_mm, _ = origin_of(content, slot.sheet + 1, piece.recipient)
        assert left_mm == pytest.approx(slot.rect.left_mm + 4, abs=0.05)


def test_a_label_beyond_the_sheet_is_refused_in_words() -> None:
    for start in (0, 22, 1000):
        with pytest.raises(StockError, match="positions 1 to 21"):
            printed(order(Format.LABELS, start=start))


def test_both_sides_of_a_postcard_are_of_the_same_piece() -> None:
    pieces = [
        replace(ROSA, number=number, recipient=f"Person {number}", front=f"Front{number}")
        for number in (1, 2, 3)
    ]
    file, content = printed(order(Format.POSTCARD), pieces).files[0]
    assert file.pages == 4
    for number, page, upper in ((1, 1, True), (2, 1, False), (3, 3, True)):
        for where, words in ((page, f"Front{number}"), (page + 1, f"Person {number}")):
            place = place_of(content, where, words)
            assert (place.bottom_mm < 148.5) is upper
            assert (place.top_mm >= 148.5) is not upper


def test_a_postcard_keeps_the_place_of_the_barcode_clear() -> None:
    content = printed(order(Format.POSTCARD)).files[0][1]
    for line in (ROSA.recipient, *ROSA.address_lines):
        place = place_of(content, 2, line)
        assert place.top_mm >= 148.5 - 69.85
        assert place.bottom_mm <= 148.5 - 15.9
        assert place.left_mm > 105


@pytest.mark.parametrize(
    ("paper", "window"),
    [("A4", (20, 45, 105, 90)), ("Letter", (22.2, 51.8, 136.5, 92.1))],
)
def test_a_letter_shows_its_address_in_the_window(
    paper: str, window: tuple[float, float, float, float]
) -> None:
    content = printed(order(Format.LETTER, paper=paper)).files[0][1]
    for line in (ROSA.recipient, *ROSA.address_lines):
        place = place_of(content, 1, line)
        assert window[0] < place.left_mm
        assert window[1] < place.top_mm
        assert place.right_mm < window[2]
        assert place.bottom_mm < window[3]


def test_a_letter_is_dated_and_signed() -> None:
    words = words_on(printed(order(Format.LETTER)).files[0][1], 1)
    assert "November 21, 2026" in words
    assert "Anna Berg" in words


def test_a_letter_is_dated_as_its_reader_writes_dates() -> None:
    german = replace(ROSA, language="de")
    shop = replace(SHOP, country="DE")
    words = words_on(printed(order(Format.LETTER), [german], shop=shop).files[0][1], 1)
    assert "21. November 2026" in words


def test_a_long_letter_goes_on_over_the_page_and_none_of_it_is_lost() -> None:
    body = "\n".join(
        f"Paragraph {n} of many words that fill a line or two or three." for n in range(24)
    )
    pieces = [
        replace(ROSA, text=f"Dear Rosa,\n{body}\nYours sincerely,"),
        replace(ROSA, number=41),
    ]
    result = printed(order(Format.LETTER), pieces)
    content = result.files[0][1]
    assert [piece.page for piece in result.pieces] == [1, 3]
    both = words_on(content, 1) + words_on(content, 2)
    assert all(f"Paragraph {n} of" in both for n in range(24))
    assert "Yours sincerely," in words_on(content, 2)
    assert "Anna Berg" in words_on(content, 2)


def test_one_address_too_long_stops_nobody_else() -> None:
    endless = replace(ROSA, number=41, address_lines=("A very long line of an address",) * 20)
    last = replace(ROSA, number=42, recipient="Tom Last")
    result = printed(order(Format.QUARTER_FOLD), [ROSA, endless, last])
    assert [piece.number for piece in result.pieces] == [40, 42]
    assert [piece.number for piece in result.unprintable] == [41]
    assert "address" in result.unprintable[0].reason
    assert [warning.piece for warning in result.warnings] == [41]
    assert list(pieces_on(result.files[0][1])) == list(pieces_on(result.files[1][1])) == [40, 42]
    assert "(No. 41)" in words_on(result.files[2][1], 1)


def test_a_signer_longer_than_a_page_is_reported_and_the_press_does_not_stand_still() -> None:
    shop = replace(SHOP, signer="Anna Berg " * 1_000)
    (piece,) = printed(order(Format.LETTER), [ROSA], shop=shop).unprintable
    assert "below the signature" in piece.reason


def test_an_address_would_rather_be_smaller_than_break_a_line() -> None:
    name = "Jean-François de la Tour Lauragais-Montségur"
    result = printed(order(Format.QUARTER_FOLD), [replace(ROSA, recipient=name)])
    assert place_of(result.files[1][1], 1, name).height_mm < 5


def test_a_letter_no_font_has_is_reported_with_the_piece() -> None:
    result = printed(order(Format.LABELS), [ROSA, replace(ROSA, number=41, recipient="Ꮳ Smith")])
    (warning,) = result.warnings
    assert warning.piece == 41
    assert "“Ꮳ”" in warning.what
    assert len(result.pieces) == 2


def test_a_piece_without_a_name_is_printed_and_reported() -> None:
    result = printed(order(Format.LABELS), [replace(ROSA, recipient="")])
    assert result.warnings == (
        PaperWarning(piece=40, what="There is no name on the address, only the place."),
    )
    assert "12 High Street" in words_on(result.files[0][1], 1)


@pytest.mark.parametrize("content", [None, b"no picture at all", picture("PNG")[:80]])
def test_a_broken_logo_is_left_out_and_reported(content: bytes | None) -> None:
    pictures = {} if content is None else {"logo.png": content}
    shop = replace(SHOP, logo="logo.png")
    result = printed(order(Format.LETTER), shop=shop, pictures=pictures)
    assert len(result.pieces) == 1
    assert "logo" in result.warnings[0].what
    assert result.warnings[0].piece == 0


def test_a_logo_is_in_the_file_once_however_many_cards_bear_it() -> None:
    shop = replace(SHOP, logo="logo.png")
    content = printed(
        order(Format.QUARTER_FOLD), EVERYBODY, shop=shop, pictures={"logo.png": picture("JPEG")}
    ).files[0][1]
    assert content.count(b"/Subtype /Image") == 1


def test_an_unknown_design_is_replaced_and_reported() -> None:
    result = printed(order(Format.QUARTER_FOLD), [replace(ROSA, design="gone")])
    assert len(result.pieces) == 1
    assert "“gone”" in result.warnings[0].what


def test_an_empty_profile_still_prints() -> None:
    for format_ in FORMATS:
        result = printed(order(format_), shop=Settings())
        assert len(result.pieces) == 1


def test_nobody_due_makes_no_files() -> None:
    assert not printed(order(Format.QUARTER_FOLD), []).files


def test_when_nothing_fits_there_are_no_files_but_reasons() -> None:
    endless = replace(ROSA, address_lines=("A very long line of an address",) * 40)
    result = printed(order(Format.QUARTER_FOLD), [endless])
    assert not result.files
    assert result.unprintable
    assert result.warnings


def test_those_who_save_ink_get_a_paler_card() -> None:
    rings = [replace(ROSA, design="years-rings")]
    plain = printed(order(Format.QUARTER_FOLD), rings).files[0][1]
    paler = printed(order(Format.QUARTER_FOLD), rings, shop=replace(SHOP, ink_saving=True)).files[
        0
    ][1]
    assert plain != paler


def test_a_sheet_nobody_measured_is_used_with_a_warning() -> None:
    checked = printed(order(Format.LABELS))
    unchecked = printed(order(Format.LABELS), shop=replace(SHOP, label_sheet="L7163"))
    assert not checked.warnings
    assert "L7163" in unchecked.warnings[0].what
    assert "plain sheet first" in unchecked.warnings[0].what
