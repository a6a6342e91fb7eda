"""The number formats of amounts: decimals and the council's way of printing negatives; nil prints as a figure."""

from model.money import Negatives


def number_format(decimals: int, negatives: Negatives) -> str:
    """Return Excel's format code, such as `#,##0.000;-#,##0.000` or with brackets."""
    figure = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    if negatives is Negatives.BRACKETS:
        return f"{figure}_);({figure})"
    return f"{figure};-{figure}"
