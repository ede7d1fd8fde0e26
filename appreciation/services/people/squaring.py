"""Making a picture small and square, to be kept as somebody's photo."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from appreciation.domain.errors import UserError

SIDE = 512
"""The largest side of a kept photo, in pixels."""

_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
_MOST_PIXELS = 100_000_000
_ENOUGH_BYTES = 150_000
_PLAIN = frozenset(
    {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive", "progression"}
)
"""What a JPEG without anything but its picture says of itself, as Pillow names it."""


class PhotoError(UserError):
    """A file or what was pasted is no picture that can be shown; the photo before stays."""


def squared(content: bytes, name: str) -> bytes:
    """Return the middle of a picture as a square JPEG of at most `SIDE` pixels.

    Nothing else of the file is kept, so that it does not say where it was taken. Raises
    `PhotoError`, calling it `name`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=_KINDS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise PhotoError(f"{name} has more dots than a photo has; nothing was changed.")
                return _squared(image, content)
    except (OSError, ValueError, SyntaxError, EOFError, Warning) as error:
        raise PhotoError(
            f"{name} is no picture that can be shown; nothing was changed. Choose a JPEG or PNG."
        ) from error
    except Image.DecompressionBombError as error:
        raise PhotoError(f"{name} has more dots than a photo has; nothing was changed.") from error


def _squared(image: Image.Image, content: bytes) -> bytes:
    small = image.width == image.height <= SIDE and len(content) <= _ENOUGH_BYTES
    if small and image.format == "JPEG" and image.mode == "RGB" and image.info.keys() <= _PLAIN:
        image.load()
        return content
    image.draft("RGB", (2 * SIDE, 2 * SIDE))
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    side = min(upright.size)
    left, top = (upright.width - side) // 2, (upright.height - side) // 2
    middle = upright.crop((left, top, left + side, top + side))
    middle.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", middle.size, "white")
    kept = BytesIO()
    Image.alpha_composite(paper, middle).convert("RGB").save(kept, "JPEG", quality=85)
    return kept.getvalue()
