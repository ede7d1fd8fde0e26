"""Photos of people: in from address books, small and square in the book, and out again."""

import base64
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from appreciation.domain.contacts import ContactId
from appreciation.services import exports, forgetting, undoing
from appreciation.services.desk import Desk
from appreciation.services.imports import imports
from appreciation.services.imports.imports import FileToImport, ImportOptions, ImportPreview
from appreciation.services.people import duplicates, photos
from appreciation.services.people.squaring import PhotoError, squared
from tests.services.desks import entered


def picture(
    width: int = 900, height: int = 600, colour: str = "teal", kind: str = "JPEG", **more: object
) -> bytes:
    """Return a picture of one colour."""
    out = BytesIO()
    mode = "RGBA" if kind == "PNG" else "RGB"
    Image.new(mode, (width, height), colour).save(out, kind, **more)
    return out.getvalue()


def shown(desk: Desk, contact_id: int) -> Image.Image | None:
    """Return the photo of somebody as it is kept."""
    found = photos.photos(desk, [ContactId(contact_id)]).get(ContactId(contact_id))
    return Image.open(BytesIO(found)) if found else None


def card(photo: str, name: str = "Ann Berg", uid: str = "ann") -> str:
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\n{photo}\r\nEND:VCARD\r\n"


def bring(desk: Desk, *cards: str) -> ImportPreview:
    file = FileToImport(name="people.vcf", content="".join(cards).encode())
    return imports.bring_in(desk, [file], ImportOptions())


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_the_middle_of_a_picture_is_kept_small_square_and_without_its_place() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    wide = Image.new("RGB", (1600, 800), "red")
    wide.paste("blue", (400, 0, 1200, 800))
    out = BytesIO()
    wide.save(out, "JPEG", exif=exif)
    small = squared(out.getvalue(), "A photo")
    with Image.open(BytesIO(small)) as kept:
        assert (kept.size, kept.format, dict(kept.getexif())) == ((512, 512), "JPEG", {})
        red, _green, blue = kept.crop((256, 256, 257, 257)).tobytes()
        assert blue > 200 > red
    assert squared(small, "The same") == small
    with Image.open(BytesIO(squared(picture(40, 90, "green", "PNG"), "Tiny"))) as tiny:
        assert tiny.size == (40, 40)


@pytest.mark.parametrize("content", [b"", b"no picture", picture()[:200]])
def test_what_is_no_picture_is_refused_and_the_photo_before_stays(
    either_desk: Desk, content: bytes
) -> None:
    ann = entered(either_desk, "Ann Berg")
    photos.take(either_desk, ann.id, picture(), "ann.jpg")
    with pytest.raises(PhotoError, match=r"ann\.txt"):
        photos.take(either_desk, ann.id, content, "ann.txt")
    assert shown(either_desk, ann.id) is not None


def test_a_photo_is_taken_changed_removed_and_each_is_undone(either_desk: Desk) -> None:
    ann = entered(either_desk, "Ann Berg")
    photos.take(either_desk, ann.id, picture(), "ann.jpg")
    photos.take(either_desk, ann.id, picture(80, 80), "ann.jpg")
    photos.remove(either_desk, ann.id)
    assert shown(either_desk, ann.id) is None
    sizes = []
    while undoing.undo(either_desk).label != "Enter Ann Berg":
        photo = shown(either_desk, ann.id)
        sizes.append(photo.size if photo else None)
    assert sizes == [(80, 80), (512, 512), None]


@pytest.mark.parametrize(
    "head",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{photo}",
        "PHOTO;ENCODING=BASE64;TYPE=JPEG:{photo}",
        "PHOTO;BASE64:{photo}",
        "PHOTO;JPEG;ENCODING=BASE64:{photo}",
        "PHOTO;TYPE=image/jpeg;VALUE=uri:data:image/jpeg;base64,{photo}",
        "PHOTO:data:image/jpeg;base64\\,{photo}",
        "item1.PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&64&64&bHc==;ENCODING=b;TYPE=JPEG:{photo}",
        "PHOTO;ENCODING=b;TYPE=JPEG:\r\n {folded}",
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n{lost}",
    ],
)
def test_a_photo_comes_in_however_a_card_writes_it(either_desk: Desk, head: str) -> None:
    photo = encoded(picture(64, 64))
    lines = [photo[at : at + 74] for at in range(0, len(photo), 74)]
    folded, lost = "\r\n ".join(lines), "\r\n".join(lines) + "\r\n"
    seen = bring(either_desk, card(head.format(photo=photo, folded=folded, lost=lost)))
    assert not seen.problems
    kept = shown(either_desk, 1)
    assert kept is not None
    assert kept.size == (64, 64)


def test_a_photo_that_stands_elsewhere_is_never_fetched_and_a_broken_one_is_told(
    either_desk: Desk,
) -> None:
    seen = bring(
        either_desk,
        card("PHOTO;VALUE=uri:https://example.org/ann.jpg"),
        card("PHOTO;MEDIATYPE=image/gif:ftp://example.org/bo.gif", "Bo Lund", "bo"),
        card("PHOTO;ENCODING=b:" + encoded(b"no picture at all"), "Cy Young", "cy"),
    )
    assert photos.prints(either_desk) == {}
    (elsewhere,) = [each.what for each in seen.notices if "elsewhere" in each.what]
    assert elsewhere.startswith("2 photos stand elsewhere")
    (broken,) = seen.problems
    assert broken.what.startswith("Cy Young: the photo is no picture")


def test_importing_again_changes_nothing_and_brings_no_removed_photo_back(
    either_desk: Desk,
) -> None:
    first = card("PHOTO;ENCODING=b:" + encoded(picture(64, 64)))
    bring(either_desk, first)
    assert len(bring(either_desk, first).updated) == 0
    photos.remove(either_desk, ContactId(1))
    assert len(bring(either_desk, first).updated) == 0
    assert shown(either_desk, 1) is None
    changed = bring(either_desk, card("PHOTO;ENCODING=b:" + encoded(picture(32, 32))))
    assert len(changed.updated) == 1
    kept = shown(either_desk, 1)
    assert kept is not None
    assert kept.size == (32, 32)


def test_a_photo_goes_out_with_its_card_and_comes_back_the_same(
    either_desk: Desk, tmp_path: Path
) -> None:
    bring(either_desk, card("PHOTO;ENCODING=b:" + encoded(picture())))
    before = photos.photos(either_desk, [ContactId(1)])[ContactId(1)]
    exports.export(either_desk, tmp_path / "out.vcf")
    exported = (tmp_path / "out.vcf").read_text(encoding="utf-8")
    assert "PHOTO;ENCODING=b;TYPE=JPEG:" in exported
    assert len(bring(either_desk, exported).updated) == 0
    forgetting.forget(either_desk, ContactId(1))
    assert photos.prints(either_desk) == {}
    bring(either_desk, exported.replace("UID:ann", "UID:new").replace("Ann Berg", "Bea Berg"))
    assert list(photos.photos(either_desk, photos.prints(either_desk).keys()).values()) == [before]


def test_merging_keeps_a_photo_of_either(either_desk: Desk) -> None:
    ann, also_ann = entered(either_desk, "Ann Berg"), entered(either_desk, "Ann Berg")
    photos.take(either_desk, also_ann.id, picture(), "ann.jpg")
    duplicates.merge(either_desk, ann.id, also_ann.id)
    assert photos.prints(either_desk).keys() == {ann.id}
