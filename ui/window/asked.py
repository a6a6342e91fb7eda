"""Asking with a dialog that is gone afterwards: a dialog with a parent lives as long as that, unless it is let go."""

from PySide6.QtWidgets import QDialog


def is_accepted(dialog: QDialog) -> bool:
    """Show a dialog until it is answered. It may still be read in the same turn; then Qt frees it."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
