"""Annexes as data: CSV files whose text no spreadsheet runs, and what tells about them."""
