"""Light, dark, or as the system: the choice, and keeping up with the system's change of mind."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ui.window.action_ids import ActionId
from ui.window.actions import Actions
from ui.window.preferences import remember_scheme, scheme
from ui.window.theme import Scheme, apply_theme

THEME_ACTIONS = {
    ActionId.THEME_SYSTEM: Scheme.SYSTEM,
    ActionId.THEME_LIGHT: Scheme.LIGHT,
    ActionId.THEME_DARK: Scheme.DARK,
}


class ThemeActions(QObject):
    """Applies the chosen scheme to the application."""

    def __init__(self, application: QApplication, actions: Actions) -> None:
        """Connect the actions and the system's signal."""
        super().__init__(actions)
        self._application = application
        self._actions = actions
        for name, chosen in THEME_ACTIONS.items():
            actions[name].setChecked(chosen is scheme())
            actions[name].due.connect(partial(self._on_action, chosen))
        application.styleHints().colorSchemeChanged.connect(self._on_system)

    def choose(self, chosen: Scheme) -> None:
        """Apply a scheme and keep it for the next run."""
        remember_scheme(chosen)
        for name, each in THEME_ACTIONS.items():
            self._actions[name].setChecked(each is chosen)
        self._apply(chosen)

    def _on_action(self, chosen: Scheme, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's signal passes it
        self.choose(chosen)

    @Slot()
    def _on_system(self) -> None:
        if scheme() is Scheme.SYSTEM:
            self._apply(Scheme.SYSTEM)

    def _apply(self, chosen: Scheme) -> None:
        apply_theme(self._application, chosen)
        self._actions.refresh_icons()
