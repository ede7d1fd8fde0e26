"""Problems an owner can understand and act on.

Anything else that is raised is a bug and goes to the crash box.
"""


class UserError(Exception):
    """Base of every error whose text is for the owner: what happened, what is safe, what to do."""


class UnreadableDateError(UserError):
    """A text that is no day, or a day that does not exist."""


class ContactGoneError(UserError):
    """The contact is no longer in the book."""


class ChangedElsewhereError(UserError):
    """Somebody else changed the same thing first; nothing of ours was written over it."""


class WrongValueError(UserError):
    """A setting or field was given a value it cannot take."""


class UnknownKeyError(UserError):
    """A field or setting of that name does not exist: wrong usage rather than a failure."""
