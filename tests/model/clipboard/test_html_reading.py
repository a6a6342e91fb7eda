"""Tables as the programs really put them on the clipboard, shortened to a few cells."""

import pytest

from model.clipboard.html_reading import read_html
from model.problems import EntryProblem

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!--table {mso-displayed-decimal-separator:"\\."; } .xl65 {mso-number-format:"\\#\\,\\#\\#0";} --></style></head>
<body link="#0563C1">
<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment-->
 <col width=64 span=3 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl66 width=64 style='height:15.0pt;width:48pt'>14SCS1</td>
  <td class=xl65 align=right width=64 style='width:48pt' x:num="1234.5678">1,235</td>
  <td class=xl65 width=64><span style='mso-spacerun:yes'>&nbsp;</span>-<span
  style='mso-spacerun:yes'>&nbsp;&nbsp; </span></td>
 </tr>
 <tr height=40>
  <td height=40 class=xl66>Care homes<br>
    &amp; more</td>
  <td colspan=2 class=xl65>&nbsp;</td>
 </tr>
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=64></td><td width=64></td><td width=64></td></tr>
 <![endif]>
<!--EndFragment-->
</table></body></html>"""

LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<style type="text/css">body,div,table,td { font-family:"Liberation Sans" }</style></head>
<body><table cellspacing="0" border="0"><colgroup width="85"></colgroup>
<tr><td height="17" align="left" valign=bottom>14SCS1</td>
<td align="right" valign=bottom sdval="1.2345" sdnum="2057;0;0.00">1.23</td></tr>
<tr><td height="17" align="left">two<br>lines</td><td align="right" sdval="-5" sdnum="2057;">(5)</td></tr>
</table></body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><title>A paper</title><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]--></head>
<body lang=EN-GB><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0'>
  <td width=200 valign=top style='width:150pt'>
  <p class=MsoNormal><b><span lang=EN-US>Ref<o:p></o:p></span></b></p></td>
  <td width=200><p class=MsoNormal align=right style='text-align:right'>2013/14<o:p></o:p></p></td>
 </tr>
 <tr><td><p class=MsoNormal>Care
  homes</p><p class=MsoNormal>second paragraph</p></td>
  <td><p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp;</span>(1,234)<o:p></o:p></p></td></tr>
 <tr><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td><td><p>&pound;1&#46;5 &lt;est&gt;</p></td></tr>
</table><!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    "html, rows",
    [
        (EXCEL, [["14SCS1", "1,235", "-"], ["Care homes\n& more", "", ""]]),
        (LIBREOFFICE, [["14SCS1", "1.23"], ["two\nlines", "(5)"]]),
        (WORD, [["Ref", "2013/14"], ["Care homes\nsecond paragraph", "(1,234)"], ["", "£1.5 <est>"]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [["a", "b"], ["", "c"]]),
        (
            "<table><tr><td>a<table><tr><td>in</td><td>ner</td></tr></table></td><td>b</td></tr></table>",
            [["a\nin ner", "b"]],
        ),
        ("<table><tr><td>a</table><p>between</p><table><tr><td>b</table>", [["a"], ["b"]]),
        ("<table><tbody><tr><th>x</th></tr></tbody></table>", [["x"]]),
        ("<table><tr><td><ul><li>one</li><li>two</li></ul></td></tr></table>", [["one\ntwo"]]),
        ("<table><tr><td>a<br><br>b</td></tr></table>", [["a\n\nb"]]),
        ("<table><tr><td>a<style>td {}</style></td><td><script>1<2</script>b</td></tr></table>", [["a", "b"]]),
    ],
)
def test_tables_are_read_as_cells(html: str, rows: list[list[str]]) -> None:
    block = read_html(html)
    assert block is not None
    assert [list(row) for row in block.rows] == rows


def test_numbers_that_cells_hold_are_kept() -> None:
    excel, libreoffice = read_html(EXCEL), read_html(LIBREOFFICE)
    assert excel is not None
    assert libreoffice is not None
    assert dict(excel.held) == {(0, 1): "1234.5678"}
    assert dict(libreoffice.held) == {(0, 1): "1.2345", (1, 1): "-5"}


@pytest.mark.parametrize("html", ["", "<p>1.2</p>", "<table></table>", "no html", "<![odd[<table><tr><td>a</table>"])
def test_without_a_table_there_is_no_block(html: str) -> None:
    assert read_html(html) is None


@pytest.mark.parametrize(
    "html",
    [
        '<table><tr><td colspan="999999">a<td colspan="999999">b</table>',
        "<table>" + "<tr>" + '<td colspan="16000">a</td></tr>' * 40 + "</table>",
        "<table><tr><td>" + "x" * 20_000_001,
    ],
    ids=["columns", "cells", "characters"],
)
def test_hostile_sizes_are_refused_in_a_sentence(html: str) -> None:
    with pytest.raises(EntryProblem, match=r"^The .*clipboard .*\.$"):
        read_html(html)


@pytest.mark.parametrize(
    "broken", ["<!--", "<table" * 3, "<td " * 3, "<tr><td><table>", "&#x", "</table>", "<!DOCTYPE"]
)
def test_broken_html_is_read_in_one_pass(broken: str) -> None:
    block = read_html("<table><tr><td>a</td></tr></table>" + broken * 50_000)
    assert block is not None
    assert block.rows[0][0] == "a"
