"""The owner's logo and signature, as they come off the disk."""

from io import BytesIO

import pytest
from PIL import Image

from appreciation.printing.pictures import (
    PictureError,
    UnreadablePictureError,
    checked_picture,
    printable_picture,
)
from tests.printing.orders import picture


def test_a_plain_photograph_is_printed_as_it_is() -> None:
    content = picture("JPEG")
    assert printable_picture(content).content == content


def test_what_is_see_through_becomes_white_paper() -> None:
    ready = printable_picture(picture("PNG", mode="RGBA"))
    with Image.open(BytesIO(ready.content)) as image:
        assert image.mode == "RGB"
        assert image.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "LA", "1", "I;16"])
def test_odd_kinds_of_png_are_printed_too(mode: str) -> None:
    assert printable_picture(picture("PNG", mode=mode)).width == 300


def test_a_printers_cmyk_photograph_is_turned_into_rgb() -> None:
    ready = printable_picture(picture("JPEG", mode="CMYK"))
    with Image.open(BytesIO(ready.content)) as image:
        assert image.mode == "RGB"


def test_a_photograph_taken_sideways_stands_upright() -> None:
    file = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 120)).save(file, "JPEG", exif=exif)
    ready = printable_picture(file.getvalue())
    assert (ready.width, ready.height) == (120, 300)


def test_a_huge_photograph_is_made_smaller() -> None:
    assert printable_picture(picture("JPEG", size=(5000, 2500))).width == 2400


def test_a_small_file_that_unfolds_to_gigabytes_is_refused() -> None:
    with pytest.raises(UnreadablePictureError, match="40 million"):
        printable_picture(picture("PNG", size=(12_000, 12_000), mode="1"))


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"%PDF-1.4", picture("PNG")[:60], picture("JPEG")[:300], picture("BMP")],
)
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(PictureError, match=r"“logo\.png” cannot be used"):
        checked_picture(content, "logo.png")
