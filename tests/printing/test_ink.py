"""A signature as a telephone photographs it: shadow, grain, and somewhere on the sheet."""

import math
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFilter

from appreciation.printing.ink import cleaned_signature
from appreciation.printing.pictures import PictureError

SIZE = (1500, 1000)
PEN = (30, 40, 110)


def as_jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


def sheet() -> Image.Image:
    """Return paper that lies half in the shadow, with the grain of a small camera."""
    shadow = Image.linear_gradient("L").resize(SIZE).point([value // 3 for value in range(256)])
    paper = Image.composite(
        Image.new("RGB", SIZE, (120, 115, 108)), Image.new("RGB", SIZE, (205, 198, 185)), shadow
    )
    return Image.blend(paper, Image.effect_noise(SIZE, 18).convert("RGB"), 0.06)


def signed() -> Image.Image:
    photograph = sheet()
    line = [
        (400 + 6 * at + 60 * math.sin(at / 7), 500 + 110 * math.sin(at / 5) * math.cos(at / 23))
        for at in range(110)
    ]
    ImageDraw.Draw(photograph).line(line, fill=PEN, width=9, joint="curve")
    return photograph.filter(ImageFilter.GaussianBlur(1))


def test_of_a_photographed_signature_only_the_ink_is_kept() -> None:
    with Image.open(BytesIO(cleaned_signature(as_jpeg(signed()), "me.jpg"))) as kept:
        assert kept.mode == "RGBA"
        assert kept.width < 900
        assert kept.height < 400
        alpha = kept.getchannel("A")
        see_through = alpha.histogram()[0] / (kept.width * kept.height)
        assert 0.8 < see_through < 0.99
        assert {alpha.getpixel(corner) for corner in ((0, 0), (kept.width - 1, 0))} == {0}


def test_blue_ink_stays_blue_and_is_dark() -> None:
    with Image.open(BytesIO(cleaned_signature(as_jpeg(signed()), "me.jpg"))) as kept:
        red, green, blue, _ = (_lightest(band) for band in kept.split())
    assert blue > red
    assert blue > green
    assert max(red, green, blue) <= 110


def _lightest(band: Image.Image) -> int:
    return max(value for value, count in enumerate(band.histogram()) if count)


def test_paper_without_a_signature_is_refused_with_what_to_do() -> None:
    with pytest.raises(PictureError, match="No handwriting was found in “empty"):
        cleaned_signature(as_jpeg(sheet()), "empty.jpg")


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PictureError, match="neither a PNG nor a JPEG"):
        cleaned_signature(b"%PDF-1.7", "scan.pdf")
