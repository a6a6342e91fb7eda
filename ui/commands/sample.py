"""`sample`: writes one of the two sample workbooks."""

from argparse import ArgumentParser, Namespace

from model.samples import EXAMPLE, OXFORDSHIRE, load_sample
from ui.commands import writing_new
from ui.commands.outcome import Outcome

NAME = "sample"
SUMMARY = (
    "Write the sample workbook: Oxfordshire's strategy for 2013/14, or an invented council with every field in use."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    writing_new.add_arguments(parser)
    parser.add_argument("--example", action="store_true", help="the invented, fully populated council")


def run(arguments: Namespace) -> Outcome:
    """Write a sample. Raises Problem."""
    sample = load_sample(EXAMPLE if arguments.example else OXFORDSHIRE)
    writing_new.write(sample.budget, arguments.target, overwrite=arguments.overwrite, about=sample.about)
    return Outcome(f"Wrote {arguments.target.absolute()}.", stands=True)
