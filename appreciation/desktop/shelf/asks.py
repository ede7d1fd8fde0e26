"""What the page Shelf asks for. Runs away from the window's thread."""

from dataclasses import dataclass

from appreciation.domain.shelf import Article, Offer
from appreciation.services.dealings.shelf import OnShelf, ShelfDetails
from appreciation.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Everything on the shelf, the latest first."""

    articles: tuple[OnShelf, ...]
    offers: tuple[OnShelf, ...]


def stock(desk: Desk) -> Stock:
    """Return everything on the shelf."""
    from appreciation.services.dealings import shelf

    return Stock(articles=shelf.articles(desk), offers=shelf.offers(desk))


def details(desk: Desk, item: Article | Offer) -> ShelfDetails:
    """Return one thing on the shelf with everybody who has it."""
    from appreciation.services.dealings import shelf

    if isinstance(item, Article):
        return shelf.article_details(desk, item.id)
    return shelf.offer_details(desk, item.id)
