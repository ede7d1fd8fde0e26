"""A signature taken out of a photograph: the paper goes, the ink stays."""

import warnings
from io import BytesIO

from PIL import Image, ImageChops, ImageFilter, ImageOps

from appreciation.printing.pictures import PictureError, checked_picture

_LARGEST_SIDE = 1600
"""More than enough for 6 cm at 600 dots to the inch."""

_PAPER_AT = 160
"""The paper and its shadows are looked at this small, in dots, because they change slowly."""

_WIDEST_STROKE = 15
"""Strokes up to this many of those small dots are ink and not a shadow. Odd, for the filter."""

_FAINTEST = 24
"""Ink is at least so much darker than its paper, of 255."""

_LEAST_INK = 0.0005
_MOST_INK = 0.5
_MARGIN = 0.04


def cleaned_signature(content: bytes, name: str) -> bytes:
    """Return a photographed signature as a PNG: paper transparent, ink darkened, cropped.

    Raises `PictureError`, calling it `name`, for what is no picture, or one without handwriting.
    """
    checked_picture(content, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # whatever mattered has been an error above
        with Image.open(BytesIO(content)) as image:
            photograph = _on_white(ImageOps.exif_transpose(image))
    photograph.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    darkness = _darkness(photograph.convert("L"))
    ink = _ink(darkness)
    box = _written_on(ink)
    if box is None or not _LEAST_INK < _share(ink) < _MOST_INK:
        raise PictureError(
            f"No handwriting was found in “{name}”. Nothing was changed; sign with a dark pen on"
            " white paper, and take the photograph from above, in daylight."
        )
    signed = Image.merge("RGBA", (*_dark(photograph, ink).split(), ink)).crop(box)
    kept = BytesIO()
    signed.save(kept, "PNG")
    return kept.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    coloured = image.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured).convert("RGB")


def _darkness(grey: Image.Image) -> Image.Image:
    """Return how much darker than the paper around it each dot is."""
    small = grey.copy()
    small.thumbnail((_PAPER_AT, _PAPER_AT))
    # The lightest near by is the paper; then the darkest of those, so that no edge creeps outwards.
    paper = small.filter(ImageFilter.MaxFilter(_WIDEST_STROKE))
    paper = paper.filter(ImageFilter.MinFilter(_WIDEST_STROKE))
    paper = paper.filter(ImageFilter.GaussianBlur(2)).resize(grey.size, Image.Resampling.BICUBIC)
    return ImageChops.subtract(paper, grey)


def _ink(darkness: Image.Image) -> Image.Image:
    """Return how much ink is on each dot: none on paper, soft at the edges of the strokes."""
    threshold = max(_threshold(darkness.histogram()), _FAINTEST)
    lowest, highest = threshold * 0.6, threshold * 1.25
    return darkness.point([_between(value, lowest, highest) for value in range(256)])


def _between(value: float, lowest: float, highest: float) -> int:
    return round(255 * min(max((value - lowest) / (highest - lowest), 0), 1))


def _threshold(histogram: list[int]) -> int:
    """Part the dots into paper and ink as Otsu does (IEEE Trans. SMC 9, 1979)."""
    total, moment = sum(histogram), sum(value * count for value, count in enumerate(histogram))
    best, best_at = 0.0, 0
    below = below_moment = 0
    for value, count in enumerate(histogram):
        below += count
        below_moment += value * count
        if 0 < below < total:
            apart = (moment * below / total - below_moment) ** 2 / (below * (total - below))
            if apart > best:
                best, best_at = apart, value
    return best_at


def _written_on(ink: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the part with the handwriting and a little margin, or None; specks do not count."""
    solid = ink.point([255 * (value > 128) for value in range(256)])
    speckless = solid.filter(ImageFilter.MedianFilter(5)).getbbox() or solid.getbbox()
    if speckless is None:
        return None
    left, top, right, bottom = speckless
    more = round(_MARGIN * max(right - left, bottom - top)) + 2
    return (
        max(left - more, 0),
        max(top - more, 0),
        min(right + more, ink.width),
        min(bottom + more, ink.height),
    )


def _share(ink: Image.Image) -> float:
    histogram = ink.histogram()
    return sum(histogram[128:]) / sum(histogram)


def _dark(photograph: Image.Image, ink: Image.Image) -> Image.Image:
    """Return one even colour: that of the ink, dark enough for paper."""
    solid = ink.point([255 * (value > 200) for value in range(256)])
    histogram = photograph.histogram(solid)
    channels = [histogram[256 * each : 256 * (each + 1)] for each in range(3)]
    means = [
        sum(value * count for value, count in enumerate(each)) / max(sum(each), 1)
        for each in channels
    ]
    lightest = max(*means, 1)
    scale = min(1.0, 110 / lightest)
    return Image.new("RGB", photograph.size, tuple(round(each * scale) for each in means))
