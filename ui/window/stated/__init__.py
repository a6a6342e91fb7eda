"""The forms for what the workbook states beside its lines: control totals, pots and narrative."""
