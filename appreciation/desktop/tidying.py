"""Collecting Python's garbage on the window's thread, and nowhere else.

Python collects garbage on whichever thread happens to make the next object. When that is a worker,
it destroys widgets there whose last references hang together in a circle, and Qt ends the program
(measured: a segmentation fault in the middle of reading a file).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class Tidying(QObject):
    """Takes the collecting over from Python for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(tidy)
        timer.start()


def tidy() -> None:
    """Collect what Python would have collected by itself; cheap when there is little."""
    due = [
        generation
        for generation, (count, limit) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        )
        if count > limit
    ]
    if due:
        gc.collect(max(due))
