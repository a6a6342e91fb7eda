"""Fields of a form that stand beside each other in one row."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.window.metrics import set_margins, space


def beside(*widgets: QWidget) -> QWidget:
    """Return widgets beside each other, the first of them with the focus; fields of text take what is left."""
    row = QWidget()
    row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row.setFocusProxy(widgets[0])
    layout = QHBoxLayout(row)
    set_margins(layout)
    layout.setSpacing(space(3))
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        layout.addStretch(1)
    return row
