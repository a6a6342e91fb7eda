"""The grids in which an officer reads and edits lines: an area's page, the page of all lines, and their totals."""
