import pytest

from exporters.proof.agreeing_paper import same_words


@pytest.mark.parametrize(
    "found,wanted",
    [
        ("Older\tPeople", "Older People"),
        ("-13.480", "-13.480"),
        ("“quoted”£1", "“quoted” £1"),
        ("softhy", "soft\u00adhy"),
        ("soft-hy", "soft\u00adhy"),
        ("Cafe\u0301", "Café"),
        ("\x01 went", "中 went"),
        ("done ☑", "done ☑"),
        ("ﺔﻴﺑﺮﻌﻟا 12", "12 العربية"),
        ("", ""),
    ],
)
def test_what_a_pdf_gives_back_agrees_with_what_was_drawn(found: str, wanted: str) -> None:
    assert same_words(found, wanted)


@pytest.mark.parametrize(
    "found,wanted",
    [
        ("-13.481", "-13.480"),
        ("13.480", "-13.480"),
        ("", "0"),
        ("Older Person", "Older People"),
        ("中 want", "中 went"),
        ("went", "中 went twice"),
        ("ﺔﻴﺑﺮﻌﻟا 13", "12 العربية"),
        ("Old", ""),
    ],
)
def test_what_differs_does_not_agree(found: str, wanted: str) -> None:
    assert not same_words(found, wanted)
