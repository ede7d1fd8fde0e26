"""What the owner sees when something goes wrong."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from appreciation.desktop.shared.failures import Failures
from appreciation.domain.errors import UserError


@pytest.fixture
def window(qtbot: QtBot, failures: Failures) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    failures.window = window
    return window


def boxes(window: QWidget) -> list[QMessageBox]:
    return window.findChildren(QMessageBox)


def test_what_the_owner_can_mend_is_told_in_plain_words(
    window: QWidget, failures: Failures
) -> None:
    failures.explain(UserError("The printer is out of paper."))
    assert [box.text() for box in boxes(window)] == ["The printer is out of paper."]
    assert not boxes(window)[0].detailedText()


def test_a_storm_of_bugs_opens_one_box_and_logs_them_all(
    window: QWidget, failures: Failures, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        failures.explain(ZeroDivisionError("oops"))
    assert ["ZeroDivisionError: oops" in box.detailedText() for box in boxes(window)] == [True]
    assert "you can go on" in boxes(window)[0].text()
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 3
    caplog.clear()


def test_the_next_error_is_told_once_the_box_is_closed(window: QWidget, failures: Failures) -> None:
    failures.explain(UserError("First."))
    boxes(window)[0].done(0)
    failures.explain(UserError("Second."))
    assert boxes(window)[-1].text() == "Second."


def test_a_name_in_an_error_is_never_taken_for_html(window: QWidget, failures: Failures) -> None:
    failures.explain(UserError("“<img src=/etc/hostname>” could not be read."))
    assert boxes(window)[0].textFormat() is Qt.TextFormat.PlainText
