"""The erasure log: who was forgotten stays forgotten when a backup is put back."""

from dataclasses import dataclass

from sqlalchemy import Connection

from appreciation.store.suppression import EditableSuppression


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasures:
    """The hashes of those forgotten in a book, and the secret they were made with."""

    key: bytes
    hashes: frozenset[str]

    @classmethod
    def of(cls, connection: Connection) -> "Erasures":
        """Read them from a book."""
        log = EditableSuppression(connection)
        return cls(key=log.key(), hashes=frozenset(log.all()))


NOBODY = Erasures(key=b"", hashes=frozenset())


def carry_over(erasures: Erasures, connection: Connection) -> bool:
    """Add one book's hashes to another's; return whether any of them were new.

    A backup of another book has another secret. Hashes made with a secret that is not the book's
    own carry it along, so that an import can still be held against them.
    """
    log = EditableSuppression(connection)
    own, theirs = f"{log.key().hex()}/", f"{erasures.key.hex()}/"
    whole = {each if "/" in each else theirs + each for each in erasures.hashes}
    hashes = {each.removeprefix(own) for each in whole}
    news = hashes - log.all()
    log.forget_keys(news)
    return bool(news)
