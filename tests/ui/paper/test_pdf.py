from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtGui import QFontDatabase

from exporters.annex import Annex
from exporters.annexes.registry import ANNEXES
from exporters.paper.layout import laid_out
from exporters.paper.page_plan import CHART, Page, PagePlan, PaperLine
from exporters.proof.agreeing_paper import agree_paper
from exporters.proof.record import Record
from exporters.request import AnnexRequest
from exporters.source import Source
from model.areas import Area
from model.findings import Level
from model.lines import Kind, Line
from model.money import Negatives, Unit, Unreadable
from model.problems import FileProblem
from model.progress import Cancelled, silent
from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from tests.exporters.budgets import DAY, budget_of, build, pressure, saving
from ui.paper.fonts import QtTypesetter
from ui.paper.pdf import drawn_pdf, write_pdf

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("qapp")]

HOSTILE = (
    "=1+1",
    "fi fl ffi",
    "a\nb\tc",
    "soft\u00adhyphen",
    "no\u00a0break",
    "x\u200by",
    "(1)",
    "\u2028",
    "<b>&amp;",
    "-",
)
_FIGURE = 2
"""The column of the figure of a chart's first bar."""
LANGUAGES = ("£ é Ω Ж", "中文", "العربية 12", "עברית", "नमस्ते", "e\u0301\u0323", "😀 14SCS2")


def schedule() -> Annex:
    return build("schedule", load_sample(OXFORDSHIRE).budget)


@pytest.mark.parametrize("sample", [OXFORDSHIRE, EXAMPLE])
@pytest.mark.parametrize("name", [kind.name for kind in ANNEXES])
def test_the_pages_of_the_samples_agree_with_their_annexes(sample: str, name: str) -> None:
    written = write_pdf(build(name, load_sample(sample).budget), silent)
    assert len(PdfReader(BytesIO(written.data)).pages) >= 1
    assert written.findings == ()


def test_a_pdf_says_its_title_author_subject_and_language() -> None:
    reader = PdfReader(BytesIO(write_pdf(schedule(), silent).data))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Schedule of pressures and savings - Business strategy 2013/14: pressures, additional funding and savings"
    )
    assert reader.metadata.author == "Oxfordshire County Council"
    assert reader.metadata.subject == "Schedule of pressures and savings"
    assert str(reader.root_object["/Lang"]) == "en-GB"


def test_a_pdf_keeps_the_record_of_what_it_was_made_from() -> None:
    budget = load_sample(OXFORDSHIRE).budget
    request = AnnexRequest(Unit.MILLIONS, 3, Source("Strategy (£) #1.xlsx", "0" * 64), DAY)
    record = Record.of("schedule", "", request, budget)
    metadata = PdfReader(BytesIO(write_pdf(schedule(), silent, record).data)).metadata
    assert metadata is not None
    assert Record.read({name.removeprefix("/"): str(text) for name, text in metadata.items()}) == record


def test_a_pdf_that_does_not_say_what_it_was_made_from_is_refused() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    plan = laid_out(annex, QtTypesetter())
    with pytest.raises(FileProblem, match="does not say what it was made from"):
        agree_paper(annex, replace(plan, record={"Annex": "schedule"}), drawn_pdf(plan, silent), silent)


@pytest.mark.parametrize("organisation", ["", "A (B) \\ C)", "Cyngor Môn £"])
def test_any_organisation_is_its_author(organisation: str) -> None:
    annex = build("year-on-year", budget_of([pressure(2, "1", "1")], organisation=organisation))
    metadata = PdfReader(BytesIO(write_pdf(annex, silent).data)).metadata
    assert metadata is not None
    assert (metadata.author or "") == organisation


def test_pages_are_a4_landscape() -> None:
    box = PdfReader(BytesIO(write_pdf(schedule(), silent).data)).pages[0].mediabox
    assert (box.width, box.height) == (842, 595)


@pytest.mark.parametrize("text", HOSTILE + LANGUAGES)
def test_any_words_agree_or_are_told(text: str) -> None:
    lines = [pressure(2, "1", "-2.5", reference=text, title=text, description=f"{text} " * 40)]
    write_pdf(build("schedule", budget_of(lines, marking=text, title=text)), silent)


def test_a_character_that_no_font_has_is_told_and_stood_in_for() -> None:
    budget = budget_of([pressure(2, "1", "1", reference="A1", title="odd \U0001f7f0")], [Area(1, "Homes \U0001f7f0")])
    written = write_pdf(build("schedule", budget), silent)
    assert {finding.level for finding in written.findings} == {Level.WARNING}
    assert written.findings[1].reference == "A1"
    assert "🟰 (U+1F7F0) of A1; in the PDF of schedule “?” stands in its place" in written.findings[1].message
    assert "odd\t?" in PdfReader(BytesIO(written.data)).pages[0].extract_text()


@pytest.mark.parametrize("words, is_told", [("العربية 12", True), ("😀 14SCS2", True), ("£ é Ω Ж “fi”", False)])
def test_words_that_a_pdf_does_not_give_back_are_told_with_their_line(words: str, is_told: bool) -> None:
    budget = budget_of([pressure(2, "1", "1", reference="A1", title=words), pressure(3, "1", "1", reference="A2")])
    told = [
        (finding.reference, finding.line_id)
        for finding in write_pdf(build("schedule", budget), silent).findings
        if finding.rule in ("words agreed in part", "character not shown")
    ]
    assert told == ([("A1", 2)] if is_told else [])


def test_an_unreadable_amount_prints_as_its_own_text() -> None:
    budget = budget_of([Line(2, 1, Kind.PRESSURE, (Unreadable("t.b.c."), Decimal(1)), reference="A1")])
    data = write_pdf(build("schedule", budget), silent).data
    assert "t.b.c." in PdfReader(BytesIO(data)).pages[0].extract_text()


def changed_line(change: Callable[[PaperLine], PaperLine]) -> Callable[[PagePlan], PagePlan]:
    def changed(plan: PagePlan) -> PagePlan:
        page = plan.pages[0]
        place = next(place for place, line in enumerate(page.lines) if line.text == "9.844")
        lines = [*page.lines]
        lines[place] = change(lines[place])
        return replace(plan, pages=(replace(page, lines=tuple(lines)), *plan.pages[1:]))

    return changed


def without_last(page: Page) -> Page:
    return replace(page, lines=page.lines[:-1])


@pytest.mark.parametrize(
    "fault",
    [
        changed_line(lambda line: replace(line, text="9.845")),
        changed_line(lambda line: replace(line, text="")),
        changed_line(lambda line: replace(line, x=line.x - 60)),
        changed_line(lambda line: replace(line, baseline=line.baseline + 12)),
        lambda plan: replace(plan, pages=plan.pages[:-1]),
        lambda plan: replace(plan, pages=(without_last(plan.pages[0]), *plan.pages[1:])),
        lambda plan: replace(plan, pages=plan.pages[::-1]),
    ],
    ids=["figure", "blank", "column", "row", "page lost", "foot lost", "pages turned"],
)
def test_a_pdf_that_says_something_else_is_refused(fault: Callable[[PagePlan], PagePlan]) -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    plan = laid_out(annex, QtTypesetter())
    data = drawn_pdf(fault(plan), silent)
    agree_paper(annex, plan, drawn_pdf(plan, silent), silent)
    with pytest.raises(FileProblem, match="was not exported as PDF"):
        agree_paper(annex, plan, data, silent)


def test_pages_that_do_not_say_what_the_annex_says_are_refused() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    rows = [*annex.rows]
    rows[1] = replace(rows[1], amounts=(Decimal(1), *rows[1].amounts[1:]), parts=())
    plan = laid_out(replace(annex, rows=tuple(rows)), QtTypesetter())
    with pytest.raises(FileProblem, match="its pages say"):
        agree_paper(annex, plan, drawn_pdf(plan, silent), silent)


def test_a_chart_that_does_not_say_what_the_table_says_is_refused() -> None:
    annex = build("bridge", load_sample(OXFORDSHIRE).budget)
    plan = laid_out(annex, QtTypesetter())
    page = plan.pages[-1]
    place = next(place for place, line in enumerate(page.lines) if line.row <= CHART and line.column == _FIGURE)
    lines = [*page.lines]
    lines[place] = replace(lines[place], text="9.999")
    wrong = replace(plan, pages=(*plan.pages[:-1], replace(page, lines=tuple(lines))))
    with pytest.raises(FileProblem, match=r"its pages say “9\.999”"):
        agree_paper(annex, wrong, drawn_pdf(wrong, silent), silent)


@pytest.mark.parametrize("text", LANGUAGES)
def test_any_words_of_a_chart_agree_or_are_told(text: str) -> None:
    write_pdf(build("bridge", budget_of([saving(2, "1", "-2.5", category=text), saving(3, "1", "-2")])), silent)


def test_half_a_file_is_refused() -> None:
    annex = build("year-on-year", load_sample(OXFORDSHIRE).budget)
    plan = laid_out(annex, QtTypesetter())
    data = drawn_pdf(plan, silent)
    with pytest.raises(FileProblem, match="was not exported as PDF"):
        agree_paper(annex, plan, data[: len(data) // 2], silent)


@pytest.mark.parametrize("step", ["Laying out", "Drawing page", "Reading page"])
def test_it_can_be_stopped_at_every_step(step: str) -> None:
    def stop(words: str, _share: float) -> None:
        if words.startswith(step):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(schedule(), stop)


def test_progress_never_goes_back() -> None:
    shares: list[float] = []
    write_pdf(schedule(), lambda _words, share: shares.append(share))
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_without_fonts_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "families", list)
    with pytest.raises(FileProblem, match=r"no fonts here.*fonts-dejavu-core"):
        write_pdf(schedule(), silent)


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=60
) | st.sampled_from([*HOSTILE, *LANGUAGES])
AMOUNTS = st.decimals(-(10**15), 10**15, places=2) | st.none()


@settings(max_examples=12)
@given(
    st.lists(st.tuples(TEXTS, TEXTS, AMOUNTS, AMOUNTS), max_size=8),
    st.sampled_from([*Unit]),
    st.sampled_from([*Negatives]),
)
def test_any_lines_agree(
    given_lines: list[tuple[str, str, Decimal | None, Decimal | None]], unit: Unit, negatives: Negatives
) -> None:
    kinds = (Kind.PRESSURE, Kind.SAVING, Kind.UNKNOWN)
    lines = [
        Line(serial, 1, kinds[serial % 3], (first, second), reference=reference, description=words)
        for serial, (reference, words, first, second) in enumerate(given_lines, 1)
    ]
    write_pdf(build("schedule", budget_of(lines, negatives=negatives), unit), silent)


def test_savings_in_brackets_are_printed_so() -> None:
    budget = budget_of([saving(2, "-1000000", "0")], negatives=Negatives.BRACKETS, decimals=3)
    assert "(1.000)" in PdfReader(BytesIO(write_pdf(build("schedule", budget), silent).data)).pages[0].extract_text()
