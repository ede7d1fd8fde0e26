"""Single pieces out of a kept PDF, as they were."""

from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from appreciation.domain.batches import Format
from appreciation.printing.reprint import page_count, pieces_on, with_only
from tests.printing.orders import addressed, order, printed
from tests.printing.pdf_reading import picture_of, place_of, words_on

PEOPLE = ("Annabel", "Bertram", "Cemile", "Dorothea", "Evander")
FORMATS = list(Format)


def kept(format_: Format) -> bytes:
    return printed(order(format_), addressed(PEOPLE)).files[0][1]


@pytest.mark.parametrize("format_", FORMATS)
def test_keeping_all_of_them_gives_the_kept_bytes(format_: Format) -> None:
    content = kept(format_)
    assert with_only(content, range(100, 105)) is content


def streams(content: bytes) -> list[bytes]:
    """Every stream of a file, unpacked, whether a page calls for it or not."""
    reader = PdfReader(BytesIO(content))
    things = [reader.get_object(number) for number in reader.xref[0]]
    return [thing.get_data() for thing in things if isinstance(thing, StreamObject)]


@pytest.mark.parametrize("format_", FORMATS)
def test_only_the_chosen_are_in_the_new_file(format_: Format) -> None:
    content = with_only(kept(format_), {101, 104})
    assert list(pieces_on(content)) == [101, 104]
    everything = "".join(words_on(content, page) for page in range(1, page_count(content) + 1))
    for name in PEOPLE:
        assert (name in everything) == (name in {"Bertram", "Evander"})


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_choice_gives_the_same_bytes(format_: Format) -> None:
    assert with_only(kept(format_), {102}) == with_only(kept(format_), {102})


@pytest.mark.parametrize("format_", FORMATS)
def test_a_choice_of_nobody_makes_no_file(format_: Format) -> None:
    assert with_only(kept(format_), {999}) == b""


@pytest.mark.parametrize("format_", [Format.QUARTER_FOLD, Format.LETTER])
def test_a_page_looks_as_it_did(format_: Format) -> None:
    content = kept(format_)
    again = with_only(content, {103})
    assert picture_of(again, 1).tobytes() == picture_of(content, 4).tobytes()


def test_a_label_stays_where_it_was_and_its_neighbours_are_blank() -> None:
    content = kept(Format.LABELS)
    again = with_only(content, {102})
    assert place_of(again, 1, "Cemile") == place_of(content, 1, "Cemile")
    for name in ("Bertram", "Dorothea"):
        place = place_of(content, 1, name)
        scale = picture_of(again, 1).width / 210
        corner = (round(place.left_mm * scale), round(place.top_mm * scale))
        seen = picture_of(again, 1).crop((*corner, corner[0] + 40, corner[1] + 8))
        assert seen.getcolors() == [(seen.width * seen.height, (255, 255, 255))]


def forms_in(content: bytes) -> set[str]:
    """Everything drawn as a form that the pages of a file can still reach."""
    found = set()
    for page in PdfReader(BytesIO(content)).pages:
        resources = cast("DictionaryObject", page["/Resources"])
        found |= set(cast("DictionaryObject", resources["/XObject"]))
    return {name.removeprefix("/FormXob.") for name in found}


def test_nothing_of_the_others_is_hidden_in_the_file() -> None:
    assert forms_in(with_only(kept(Format.LABELS), {100})) == {"piece-100-1"}
    assert forms_in(with_only(kept(Format.POSTCARD), {100})) == {"piece-100-1", "piece-100-2"}
    written = [each for each in streams(with_only(kept(Format.LABELS), {100})) if b" BT " in each]
    assert len(written) == 1


def test_a_postcard_comes_with_its_other_side() -> None:
    assert page_count(with_only(kept(Format.POSTCARD), {104})) == 2


def test_the_printer_is_still_told_not_to_scale() -> None:
    reader = PdfReader(BytesIO(with_only(kept(Format.POSTCARD), {104})))
    assert cast("DictionaryObject", reader.root_object["/ViewerPreferences"]) == {
        "/PrintScaling": "/None",
        "/Duplex": "/DuplexFlipLongEdge",
    }


def test_a_check_list_belongs_to_nobody() -> None:
    check_list = printed(order(Format.LABELS), addressed(PEOPLE)).files[-1][1]
    assert pieces_on(check_list) == {}
    assert with_only(check_list, {100}) == b""
