"""The workbook file: the package, its cells and tables, opening, saving with nothing else touched, a new workbook."""
