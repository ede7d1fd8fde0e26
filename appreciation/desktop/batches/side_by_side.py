"""A wide part and a narrow one beside it, or one below the other where there is no room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from appreciation.desktop.shared.widgets import GRID, stand
from appreciation.desktop.theme.theme import Theme

_NARROW = 760
_ANY_WIDTH = 16_777_215


class SideBySide(QWidget):
    """Keeps the narrow part at `width` pixels at the usual scale, at the left with `first`."""

    def __init__(
        self, theme: Theme, wide: QWidget, narrow: QWidget, width: int, *, first: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._side = narrow
        self._width = width
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3 * GRID)
        self._layout.addWidget(wide, 1)
        self._layout.insertWidget(0 if first else 1, narrow)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_narrow(self) -> bool:
        """Whether one part stands below the other."""
        return self.width() < self._theme.px(_NARROW)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.is_narrow
        stand(self._layout, upright=narrow)
        self._side.setMinimumWidth(0 if narrow else self._theme.px(self._width))
        self._side.setMaximumWidth(_ANY_WIDTH if narrow else self._theme.px(self._width))
