"""Commands about the shelf: articles, offers, and what came of them."""

from pathlib import Path
from typing import Annotated

import typer

from appreciation.cli.lines import counted
from appreciation.cli.people import ContactArgument
from appreciation.cli.session import Session
from appreciation.cli.shapes import Shape
from appreciation.cli.values import LARGEST_NUMBER, OnOption, stated_day
from appreciation.domain.contacts import ContactId
from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings import sending, shelf
from appreciation.services.dealings.shelf import GivenTo, OnShelf, ShelfDetails

TitleArgument = Annotated[str, typer.Argument(metavar="TITLE")]
WhichArgument = Annotated[
    int | None, typer.Argument(metavar="[ID]", min=1, max=LARGEST_NUMBER, help="Who has this one.")
]


def article_command(
    context: typer.Context,
    title: TitleArgument,
    source: Annotated[str, typer.Option(help="Where it appeared.")] = "",
    link: Annotated[str, typer.Option(help="Where to find it.")] = "",
    file: Annotated[Path | None, typer.Option(help="A clipping, kept in the book.")] = None,
    note: Annotated[str, typer.Option(help="For you alone.")] = "",
) -> None:
    """Put an article on the shelf; `letter CONTACT_ID --article N` sends it to somebody."""
    session: Session = context.obj
    with session.desk() as desk:
        new = Article(title=title, source=source, link=link, note=note, added_on=desk.today)
        kept = shelf.add_article(desk, new, file.expanduser() if file else None)
    line = OnShelf(item=kept.item, given=0)
    session.answer(_shape(line), [_line(line)])


def articles_command(context: typer.Context, which: WhichArgument = None) -> None:
    """List the articles, or who has one of them."""
    session: Session = context.obj
    with session.desk() as desk:
        if which is not None:
            _answer_details(session, shelf.article_details(desk, which))
            return
        _answer_list(session, shelf.articles(desk))


def offer_command(
    context: typer.Context,
    title: TitleArgument,
    value: Annotated[str, typer.Option(help="What it is worth, in plain words.")] = "",
    price: Annotated[str, typer.Option(help="What it costs otherwise.")] = "",
    until: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Its last day.")] = "",
) -> None:
    """Put a welcome-back offer on the shelf; `letter CONTACT_ID --offer N` sends it."""
    session: Session = context.obj
    last = stated_day(until)
    with session.desk() as desk:
        new = Offer(
            title=title, value=value, normal_price=price, valid_until=last, added_on=desk.today
        )
        line = OnShelf(item=shelf.add_offer(desk, new).item, given=0)
    session.answer(_shape(line), [_line(line)])


def offers_command(context: typer.Context, which: WhichArgument = None) -> None:
    """List the offers, or who has one of them and what came of it."""
    session: Session = context.obj
    with session.desk() as desk:
        if which is not None:
            _answer_details(session, shelf.offer_details(desk, which))
            return
        _answer_list(session, shelf.offers(desk))


def taken_up_command(
    context: typer.Context,
    offer: Annotated[int, typer.Argument(metavar="OFFER", min=1, max=LARGEST_NUMBER)],
    contact_id: ContactArgument,
    on: OnOption = "",
    note: Annotated[str, typer.Option(help="What came of it.")] = "",
) -> None:
    """Note that somebody took an offer up, and what came of it."""
    session: Session = context.obj
    day = stated_day(on)
    with session.desk() as desk:
        taken = sending.take_up(
            desk, offer, ContactId(contact_id), on=day or desk.today, came_of_it=note
        )
    words = f"{taken.given.name} took up “{taken.offer.title}”."
    session.answer(_given_shape(taken.given, offer=True), [words])


def _answer_list(session: Session, found: tuple[OnShelf, ...]) -> None:
    session.answer(list(map(_shape, found)), map(_line, found) if found else ["There is none."])


def _answer_details(session: Session, details: ShelfDetails) -> None:
    is_offer = isinstance(details.item, Offer)
    taken_up = sum(each.given.taken_up_on is not None for each in details.given)
    line = OnShelf(item=details.item, given=len(details.given), taken_up=taken_up)
    given = [_given_shape(each, offer=is_offer) for each in details.given]
    lines = [f"  {each['name']} · {each['on']} · {each['state']}" for each in given]
    session.answer(_shape(line) | {"given": given}, [_line(line), *lines])


def _shape(line: OnShelf) -> Shape:
    item = line.item
    if isinstance(item, Article):
        return {
            "id": item.id,
            "title": item.title,
            "source": item.source,
            "link": item.link,
            "file": item.file_name,
            "note": item.note,
            "added_on": item.added_on.isoformat(),
            "went_to": line.given,
        }
    return {
        "id": item.id,
        "title": item.title,
        "value": item.value,
        "price": item.normal_price,
        "valid_until": item.valid_until.isoformat() if item.valid_until else None,
        "added_on": item.added_on.isoformat(),
        "went_to": line.given,
        "taken_up": line.taken_up,
    }


def _given_shape(given: GivenTo, *, offer: bool) -> Shape:
    shape: Shape = {
        "contact_id": given.given.contact_id,
        "name": given.name,
        "on": given.given.on.isoformat(),
        "letter": given.given.letter_id,
        "state": given.state.value
        if given.state
        else "waiting"
        if given.given.letter_id
        else "given",
    }
    if offer:
        taken = given.given.taken_up_on
        shape["taken_up_on"] = taken.isoformat() if taken else None
        shape["came_of_it"] = given.given.came_of_it
    return shape


def _line(line: OnShelf) -> str:
    item = line.item
    went = f"went to {counted(line.given, 'person', 'people') if line.given else 'nobody yet'}"
    if isinstance(item, Article):
        return " · ".join(filter(None, (f"{item.id:>6}  {item.title}", item.source, went)))
    until = f"until {item.valid_until}" if item.valid_until else ""
    taken = f"{line.taken_up} took it up"
    return " · ".join(filter(None, (f"{item.id:>6}  {item.title}", item.value, until, went, taken)))
