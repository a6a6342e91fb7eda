"""Rows that come, go or change places on the sheets of any workbook, with everything that points at cells moved along.

The door: `shifted.shift_rows`. A `RowMap` says where the rows of a sheet go.
"""
