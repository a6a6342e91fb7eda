"""Explain this number: any total or amount taken apart, down to its lines and their cells in the workbook."""
