"""Finding budget tables in workbooks that others laid out, and reading them.

Finding weighs evidence and yields a `Layout`: which rows and columns of which sheets are what, in which unit, sign and
basis. Reading by a layout yields lines that know their cells, totals that are stated, and findings on what is odd.
"""
