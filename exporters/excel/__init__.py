"""Annexes as Excel workbooks: where things stand, how they look, and the one door to XlsxWriter."""
