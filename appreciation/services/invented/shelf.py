"""What lies on the invented shelf."""

from datetime import date, timedelta

from appreciation.domain.shelf import Article, Offer


def articles(today: date) -> tuple[Article, ...]:
    """Return articles that somebody might like to read."""
    return tuple(
        Article(
            title=title,
            source=source,
            link=f"https://example.org/{path}",
            added_on=today - timedelta(days=days),
        )
        for title, source, path, days in (
            ("How an old table gets its shine back", "Home and Hand, spring issue", "table", 120),
            ("Ten quiet places for a walk on Sunday", "The Weekend Post", "walks", 40),
        )
    )


def offer(today: date) -> Offer:
    """Return an offer to welcome somebody back with."""
    return Offer(
        title="a first hour with us as our guest",
        value="one hour of our work, whatever you need it for",
        normal_price="£60",
        valid_until=today + timedelta(days=180),
        added_on=today - timedelta(days=30),
    )
