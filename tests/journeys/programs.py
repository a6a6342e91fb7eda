"""What Excel, LibreOffice and Word put on the clipboard for a range or a table: text and HTML, each in its manner."""

from collections.abc import Sequence
from html import escape

Content = tuple[str, str]
Rows = Sequence[Sequence[str]]

_EXCEL_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.xl65
	{mso-number-format:"\\#\\,\\#\\#0\\.000_\\)\\;\\\\\\(\\#\\,\\#\\#0\\.000\\\\\\)";}
.xl66
	{white-space:normal;}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
"""
_EXCEL_FOOT = """<!--EndFragment-->
</table>
</body>
</html>
"""
_EXCEL_CLASS = {True: "xl65 align=right", False: "xl66"}
_LIBREOFFICE_HEAD = """<!DOCTYPE html>

<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
	<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup width="85"></colgroup>
"""
_WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=ProgId content=Word.Document>
<style><!-- p.MsoNormal, li.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style>
<!--[if gte mso 10]><style>table.MsoTableGrid {mso-style-name:"Table Grid";}</style><![endif]-->
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
"""


def excel(rows: Rows) -> Content:
    """A range of Excel: cells with line breaks in quotation marks, and each line of text ends with CR and LF."""
    lines = ["\t".join(_quoted(text) for text in row) + "\r\n" for row in rows]
    table = [
        " <tr height=20 style='height:15.0pt'>\n"
        + "".join(
            f"  <td height=20 class={_EXCEL_CLASS[_is_figure(text)]} width=64>{_broken(text)}</td>\n" for text in row
        )
        + " </tr>\n"
        for row in rows
    ]
    return "".join(lines), _EXCEL_HEAD + "".join(table) + _EXCEL_FOOT


def libreoffice(rows: Rows, held: Sequence[Sequence[str]]) -> Content:
    """A range of LibreOffice Calc: a lone LF behind each line but the last, and the number behind each figure."""
    table = [
        "\t<tr>\n"
        + "".join(
            f'\t\t<td align="right" valign=bottom sdval="{number}" sdnum="2057;0;#,##0.000">{_broken(text)}</td>\n'
            if number
            else f'\t\t<td height="17" align="left" valign=bottom>{_broken(text)}</td>\n'
            for text, number in zip(row, numbers, strict=True)
        )
        + "\t</tr>\n"
        for row, numbers in zip(rows, held, strict=True)
    ]
    text = "\n".join("\t".join(_quoted(text) for text in row) for row in rows)
    return text, f"{_LIBREOFFICE_HEAD}{''.join(table)}</table>\n</body>\n</html>\n"


def word(rows: Rows) -> Content:
    """A table of Word: every paragraph of a cell is one of its own, in the text as in the HTML."""
    table = [
        f" <tr style='mso-yfti-irow:{number}'>\n"
        + "".join(
            "  <td width=200 valign=top style='width:150.25pt;padding:0cm 5.4pt 0cm 5.4pt'>\n  "
            + "".join(
                f"<p class=MsoNormal><span style='mso-spacerun:yes'> </span>{escape(part)}<o:p></o:p></p>"
                for part in text.split("\n")
            )
            + "\n  </td>\n"
            for text in row
        )
        + " </tr>\n"
        for number, row in enumerate(rows)
    ]
    text = "".join("\t".join(cell.replace("\n", "\r\n") for cell in row) + "\r\n" for row in rows)
    return text, f"{_WORD_HEAD}{''.join(table)}</table>\n<!--EndFragment-->\n</body>\n</html>"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if "\n" in text else text


def _broken(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>\n    ")


def _is_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and not any(letter.isalpha() for letter in text)
