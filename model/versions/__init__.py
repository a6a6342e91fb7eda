"""Frozen versions: a budget as it went to a meeting, kept inside the workbook, sealed, and never edited again."""
