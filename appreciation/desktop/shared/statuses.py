"""Status in a word and a shape, so that it is never told by colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from appreciation.desktop.shared.widgets import translated
from appreciation.domain.contacts import Status


def status_word(status: Status) -> str:
    """Return what somebody is, as `former customer`."""
    return {
        Status.PROSPECT: translated("Status", "prospect"),
        Status.CUSTOMER: translated("Status", "customer"),
        Status.FORMER_CUSTOMER: translated("Status", "former customer"),
        Status.PARTNER: translated("Status", "partner"),
    }[status]


def status_words(status: Status) -> str:
    """Return what several people are, as `former customers`."""
    return {
        Status.PROSPECT: translated("Status", "prospects"),
        Status.CUSTOMER: translated("Status", "customers"),
        Status.FORMER_CUSTOMER: translated("Status", "former customers"),
        Status.PARTNER: translated("Status", "partners"),
    }[status]


def paint_status(painter: QPainter, where: QRectF, status: Status, colour: QColor) -> None:
    """Draw the shape: prospect ring, customer disc, former customer half disc, partner diamond."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.25, where.height() / 9)
    box = where.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match status:
        case Status.PROSPECT:
            painter.drawEllipse(box)
        case Status.CUSTOMER:
            painter.setBrush(colour)
            painter.drawEllipse(box)
        case Status.FORMER_CUSTOMER:
            painter.drawEllipse(box)
            painter.setBrush(colour)
            painter.drawChord(box, 90 * 16, 180 * 16)
        case Status.PARTNER:
            middle = box.center()
            corners = (
                QPointF(middle.x(), box.top()),
                QPointF(box.right(), middle.y()),
                QPointF(middle.x(), box.bottom()),
                QPointF(box.left(), middle.y()),
            )
            painter.drawPolygon(QPolygonF(corners))
    painter.restore()
