"""The dialog that shows what was found in a workbook that others laid out, and lets the officer correct it."""
