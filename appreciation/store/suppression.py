"""Who has been forgotten: keyed hashes that keep them from coming back (law 9)."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from appreciation.store.rows import chunks
from appreciation.store.schema import forgotten, setting

_KEY = "suppression_key"


class Suppression:
    """The hashes of those who were forgotten. They are in no history and Undo leaves them alone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def key(self) -> bytes:
        """Return the secret this book's hashes are made with (HMAC-SHA256)."""
        query = select(setting.c.value).where(setting.c.key == _KEY)
        return bytes.fromhex(self._connection.execute(query).scalar_one())

    def keys(self) -> dict[str, bytes]:
        """Return every secret that hashes were made with, by what such hashes begin with.

        Its own begin with nothing. Those of another book, whose place a backup of this one was put
        in, begin with their secret and a slash.
        """
        others = {each.partition("/")[0] for each in self.all() if "/" in each}
        return {"": self.key()} | {f"{other}/": bytes.fromhex(other) for other in others}

    def are_forgotten(self, hashes: Collection[str]) -> set[str]:
        """Return those of the hashes that belong to somebody who was forgotten."""
        found: set[str] = set()
        for chunk in chunks(hashes):
            query = select(forgotten.c.hash).where(forgotten.c.hash.in_(chunk))
            found.update(self._connection.execute(query).scalars())
        return found

    def any(self) -> bool:
        """Return whether anybody was ever forgotten."""
        return self._connection.execute(select(forgotten.c.hash).limit(1)).first() is not None

    def all(self) -> set[str]:
        """Return every hash: the erasure log that a restored backup is held against."""
        return set(self._connection.execute(select(forgotten.c.hash)).scalars())


class EditableSuppression(Suppression):
    """The hashes, and how more are added."""

    def forget_keys(self, hashes: Collection[str]) -> None:
        """Remember the hashes of somebody who is being forgotten."""
        new = set(hashes) - self.are_forgotten(hashes)
        if new:
            self._connection.execute(forgotten.insert(), [{"hash": each} for each in sorted(new)])
