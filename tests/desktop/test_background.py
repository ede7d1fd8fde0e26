"""Work away from the window."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from appreciation.desktop.shared.background import Background, Lane, Stopped, Task


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    background = Background()
    yield background
    background.close(5)


def task(
    work: Callable[[], object], seen: list[object], key: str = "", *, must_finish: bool = False
) -> Task:
    return Task(
        work=work, then=seen.append, otherwise=seen.append, key=key, must_finish=must_finish
    )


def test_an_answer_arrives_on_the_thread_of_the_window(
    qtbot: QtBot, background: Background
) -> None:
    seen: list[object] = []

    def receive(result: object) -> None:
        seen.extend((result, threading.current_thread()))

    background.start(Lane.QUESTIONS, Task(work=lambda: 6 * 7, then=receive, otherwise=seen.append))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [42, threading.main_thread()]


def test_a_failure_arrives_as_the_exception_itself(qtbot: QtBot, background: Background) -> None:
    fire = OSError("printer on fire")
    seen: list[object] = []

    def burn() -> None:
        raise fire

    background.start(Lane.LONG, task(burn, seen))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [fire]


def test_of_letters_typed_quickly_only_the_last_search_is_answered(
    qtbot: QtBot, background: Background
) -> None:
    typing = threading.Event()
    seen: list[object] = []
    background.start(Lane.QUESTIONS, task(lambda: typing.wait(5) and "a", seen, "search"))
    background.start(Lane.QUESTIONS, task(lambda: "an", seen, "search"))
    background.start(Lane.QUESTIONS, task(lambda: "something else", seen))
    background.start(Lane.QUESTIONS, task(lambda: "ann", seen, "search"))
    typing.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["something else", "ann"]


def test_a_search_does_not_wait_for_a_pdf(qtbot: QtBot, background: Background) -> None:
    drawn = threading.Event()
    seen: list[object] = []
    background.start(Lane.LONG, task(lambda: drawn.wait(5) and "pdf", seen))
    background.start(Lane.QUESTIONS, task(lambda: "found", seen))
    qtbot.waitUntil(lambda: seen == ["found"])
    drawn.set()
    qtbot.waitUntil(lambda: seen == ["found", "pdf"])


def test_long_work_that_was_cancelled_says_nothing(qtbot: QtBot, background: Background) -> None:
    seen: list[object] = []

    def stop() -> None:
        raise Stopped

    background.start(Lane.LONG, task(stop, seen))
    background.start(Lane.LONG, task(lambda: "next", seen))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["next"]


def test_closing_finishes_changes_and_drops_questions(qapp: object) -> None:
    background = Background()
    begun, done = threading.Event(), []
    background.start(Lane.QUESTIONS, task(lambda: begun.wait(5), []))
    background.start(Lane.QUESTIONS, task(lambda: done.append("question"), []))
    background.start(Lane.QUESTIONS, task(lambda: done.append("change"), [], must_finish=True))
    begun.set()
    assert background.close(10)
    assert done == ["change"]


def test_closing_does_not_wait_for_a_server_that_hangs(qapp: object) -> None:
    background = Background()
    begun, for_ever = threading.Event(), threading.Event()

    def hang() -> None:
        begun.set()
        for_ever.wait()

    background.start(Lane.QUESTIONS, task(hang, []))
    assert begun.wait(5)
    began = time.monotonic()
    assert not background.close(0.4)
    assert time.monotonic() - began < 5
    for_ever.set()
