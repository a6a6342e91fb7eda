"""Attributes are found however a program spells them, and patched without touching anything else of the tag."""

import pytest

from model.workbook.tags import attributes_of, is_true, start_tags, with_attribute

SPELLINGS = [
    '<sheetProtection sheet="1" objects="0"/>',
    "<sheetProtection sheet='1' objects='0'/>",
    '<sheetProtection sheet = "1"  objects= "0" />',
    "<sheetProtection\n\tobjects='0'\n\tsheet\n=\n'1'></sheetProtection>",
    """<sheetProtection algorithmName='a > b, sheet="0"' sheet="1" objects="0"/>""",
]


@pytest.mark.parametrize("xml", SPELLINGS)
def test_an_attribute_is_found_in_every_valid_spelling(xml: str) -> None:
    tag = start_tags("sheetProtection").search(f"<sheetData/>{xml}<other sheet='0'/>")
    assert tag is not None
    found = attributes_of(tag[0])
    assert (found["sheet"], found["objects"]) == ("1", "0")


def test_an_element_whose_name_only_begins_alike_is_another_one() -> None:
    assert start_tags("sheet").search('<sheets count="1"><sheetPr/></sheets>') is None


def test_what_stands_inside_a_value_is_no_attribute() -> None:
    assert attributes_of("""<a note='x="1"' y="&lt;&quot;"/>""") == {"note": 'x="1"', "y": '<"'}


def test_a_prefixed_attribute_is_known_by_its_prefix() -> None:
    assert attributes_of('<sheet xr:id="1" r:id="rId2"/>') == {"xr:id": "1", "r:id": "rId2"}


@pytest.mark.parametrize(
    "value, says",
    [("1", True), ("true", True), (" 1 ", True), ("on", True), ("0", False), ("false", False), (None, False)],
)
def test_a_flag_says_yes_in_each_of_its_spellings(value: str | None, says: bool) -> None:
    assert is_true(value) is says


@pytest.mark.parametrize(
    "tag, name, value, wanted",
    [
        ('<row r="1" spans="1:3">', "spans", None, '<row r="1">'),
        ("<row spans = '1:3' r='1'>", "spans", None, "<row r='1'>"),
        ("<table ref='A1:B2' id='1'>", "ref", "A1:B3", "<table ref=\"A1:B3\" id='1'>"),
        ("<calcPr calcId='1' />", "fullCalcOnLoad", "1", "<calcPr calcId='1' fullCalcOnLoad=\"1\"/>"),
        ("<calcPr/>", "fullCalcOnLoad", "1", '<calcPr fullCalcOnLoad="1"/>'),
        ("<calcPr>", "fullCalcOnLoad", "1", '<calcPr fullCalcOnLoad="1">'),
        ("""<a note=' b="2"' b="1"/>""", "b", "3", """<a note=' b="2"' b="3"/>"""),
        ('<a b="1"/>', "c", None, '<a b="1"/>'),
        ('<a b="1"/>', "b", '"&"', '<a b="&quot;&amp;&quot;"/>'),
    ],
)
def test_an_attribute_is_put_replaced_or_taken_away_and_the_rest_stays(
    tag: str, name: str, value: str | None, wanted: str
) -> None:
    assert with_attribute(tag, name, value) == wanted
