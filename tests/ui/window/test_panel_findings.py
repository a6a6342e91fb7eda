"""What was found about a line is said beneath the field that it concerns."""

from dataclasses import replace

from model.budget import Budget
from model.lines import AMOUNT, Field
from model.money import Unreadable
from model.planning import set_field
from model.samples import EXAMPLE, load_sample
from model.workbook.document import Document
from ui.window.main_window import MainWindow


def test_the_reason_stands_beneath_the_field_and_goes_with_it(example_window: MainWindow) -> None:
    bench, session = example_window.workbench, example_window.session
    bench.watch.look()
    finding = next(found for found in bench.watch.findings if found.rule == "positive saving")
    assert finding.field is not None
    bench.lines.go_to_line(finding.line_id or 0)
    field = bench.line_panel.fields[finding.field]
    assert finding.message in field.finding
    assert field.finding.startswith(("Warning: ", "Error: "))
    assert not field.finding_label.isHidden()
    assert finding.message in field.editor.accessibleDescription()
    others = [other for name, other in bench.line_panel.fields.items() if name != finding.field]
    assert not any(other.finding for other in others)
    session.do(set_field(session.budget, finding.line_id or 0, finding.field, None))
    bench.watch.look()
    assert field.finding_label.isHidden()


def test_an_unreadable_amount_says_so_beneath_its_field(example_window: MainWindow) -> None:
    sample = load_sample(EXAMPLE).budget
    lines = list(sample.lines())
    lines[0] = replace(lines[0], amounts=(Unreadable("tbc"), *lines[0].amounts[1:]))
    budget = Budget(sample.settings, sample.areas, lines)
    example_window.session.open(Document(budget), is_copy=True)
    example_window.workbench.lines.go_to_line(lines[0].id)
    field = example_window.workbench.line_panel.fields[Field(AMOUNT, budget.years[0])]
    assert "“tbc” is not an amount" in field.finding or "tbc" in field.finding
