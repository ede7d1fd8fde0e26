"""The owner's pictures made safe to print: size-limited, flattened on white, PNG or JPEG only."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from appreciation.domain.errors import UserError

_MOST_PIXELS = 40_000_000
"""A small file can unfold to gigabytes; this many pixels take 160 MB at the most."""

_TOO_MANY_DOTS = "it has more than 40 million dots"

_LARGEST_SIDE = 2400
"""More than enough for 10 cm at 600 dots to the inch."""


class UnreadablePictureError(Exception):
    """The bytes are no picture that can be printed. The text says why, as the end of a sentence."""


class PictureError(UserError):
    """A file the owner chose as a picture cannot be printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintablePicture:
    """A picture ready for the page: JPEG or PNG without transparency, and its size in pixels."""

    content: bytes
    width: int
    height: int


def checked_picture(content: bytes, name: str) -> bytes:
    """The bytes of a picture file as they are to be kept, once it is sure that they can be printed.

    Raises PictureError, calling it `name`.
    """
    try:
        printable_picture(content)
    except UnreadablePictureError as error:
        raise PictureError(
            f"The picture “{name}” cannot be used: {error}. Nothing was changed; choose a PNG or "
            "JPEG file."
        ) from error
    return content


def printable_picture(content: bytes) -> PrintablePicture:
    """Check a picture and bring it into a shape every printer takes.

    A plain JPEG of a sensible size is kept byte for byte. Raises UnreadablePictureError.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return _printable(content)
    except UnidentifiedImageError:
        raise UnreadablePictureError("it is neither a PNG nor a JPEG picture") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnreadablePictureError(_TOO_MANY_DOTS) from None
    except (OSError, ValueError, SyntaxError, Warning) as error:
        raise UnreadablePictureError("the file is damaged") from error


def _printable(content: bytes) -> PrintablePicture:
    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
        if image.width * image.height > _MOST_PIXELS:
            raise UnreadablePictureError(_TOO_MANY_DOTS)
        plain = image.format == "JPEG" and image.mode in {"RGB", "L"}
        upright = image.getexif().get(0x0112, 1) == 1
        image.load()
        if plain and upright and max(image.size) <= _LARGEST_SIDE:
            return PrintablePicture(content=content, width=image.width, height=image.height)
        flat = _flattened(ImageOps.exif_transpose(image))
    flat.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    kept = BytesIO()
    flat.save(kept, "PNG")
    return PrintablePicture(content=kept.getvalue(), width=flat.width, height=flat.height)


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode in {"RGB", "L"}:
        return image
    coloured = image.convert("RGBA")
    paper = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(paper, coloured).convert("RGB")
