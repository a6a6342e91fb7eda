"""Files that are no .xlsx become one in memory, so that the same finder reads them: values only, nothing of looks.

The door: `converted.as_workbook`.
"""
