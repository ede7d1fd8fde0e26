"""Commands about files that are kept with people."""

from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.people import ContactArgument
from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import LARGEST_NUMBER
from appreciation.domain.attachments import Attachment, size_words
from appreciation.domain.contacts import ContactId

AttachmentArgument = Annotated[
    int, typer.Argument(metavar="ATTACHMENT_ID", min=1, max=LARGEST_NUMBER)
]


def attach_command(
    context: typer.Context,
    contact_id: ContactArgument,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    departure: Annotated[
        int | None, typer.Option(min=1, max=LARGEST_NUMBER, help="The departure it is about.")
    ] = None,
) -> None:
    """Keep files with a person."""
    from appreciation.services.people import attachments

    session: Session = context.obj
    paths = [each.expanduser() for each in files]
    with session.desk() as desk:
        kept = attachments.attach(desk, ContactId(contact_id), paths, departure_id=departure)
    found = kept.attachments
    session.answer([_shape(each) for each in found], map(_line, found))


def attachments_command(
    context: typer.Context,
    contact_id: ContactArgument,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write them into this folder.")
    ] = None,
) -> None:
    """List the files kept with a person, or write them out."""
    from appreciation.services.people import attachments

    session: Session = context.obj
    with session.desk() as desk:
        found = attachments.attachments(desk, ContactId(contact_id))
        if out is not None:
            for each in found:
                attachments.save(desk, each.id, out.expanduser() / f"{each.id}-{each.file_name}")
    lines = map(_line, found) if found else ["No file is kept with them."]
    session.answer([_shape(each) for each in found], lines)


def detach_command(context: typer.Context, attachment_id: AttachmentArgument) -> None:
    """Remove a kept file; `undo` brings it back."""
    from appreciation.services.people import attachments

    session: Session = context.obj
    with session.desk() as desk:
        attachments.remove(desk, attachment_id)
    session.answer({"removed": attachment_id}, [f"Attachment {attachment_id} is removed."])


def _shape(each: Attachment) -> Shape:
    return {
        "id": each.id,
        "contact_id": each.contact_id,
        "departure_id": each.departure_id,
        "on": each.on.isoformat(),
        "name": each.name,
        "bytes": each.size,
    }


def _line(each: Attachment) -> str:
    return f"{each.id:>7}  {each.on.isoformat()}  {each.name} · {size_words(each.size)}"


def photo_command(
    context: typer.Context,
    contact_id: ContactArgument,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Keep no photo of them.")] = False,
) -> None:
    """Keep a picture as the photo of a person, or remove it."""
    from appreciation.services.people import photos

    session: Session = context.obj
    if (file is None) is not remove:
        raise typer.BadParameter("Give a picture file, or --remove.")
    id_ = ContactId(contact_id)
    with session.desk() as desk:
        if file is not None:
            photos.take_file(desk, id_, file.expanduser())
        else:
            photos.remove(desk, id_)
    line = "The photo is kept." if file is not None else "The photo is removed."
    session.answer({"contact_id": contact_id, "photo": file is not None}, [line])
