"""Annexes painted on paper with Qt: as PDF, to a printer, and as the previews of the window. Needs no window itself."""
