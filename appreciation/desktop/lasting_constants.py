"""Keeping None and True alive under PySide6 6.12.0 on Python 3.11.

Compiled for interpreters in which the constants live for ever (Python 3.12 and later), it hands
them out on Python 3.11 without counting: every signal costs True a reference, and every call that
returns nothing costs None one. After some ten thousand the interpreter ends the program
("none_dealloc: deallocating None"). PySide6 6.11.3 counts as it should. Measured on 3.11.7 with
`sys.getrefcount`.
"""

import ctypes
import sys

_FOR_EVER = 1 << 40
"""More references than a program that runs for years would lose; far from any overflow."""


def hold_constants() -> None:
    """Give the constants so many references that none of the lost ones is missed."""
    if sys.version_info >= (3, 12) or sys.maxsize < _FOR_EVER:
        return
    for constant in (None, True, False, NotImplemented):
        # An object of CPython begins with the number of its references.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _FOR_EVER:
            count.value += _FOR_EVER
