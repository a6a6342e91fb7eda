"""`sample`: writes one of the sample workbooks."""

from argparse import ArgumentParser, Namespace

from model.samples import EXAMPLE, OXFORDSHIRE, TEMPORARY_FUNDING, load_sample
from ui.commands import writing_new
from ui.commands.outcome import Outcome

NAME = "sample"
SUMMARY = (
    "Write the sample workbook: Oxfordshire's strategy for 2013/14, or an invented council with every field in use."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Offer the command's arguments."""
    writing_new.add_arguments(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--example", action="store_true", help="the invented, fully populated council")
    which.add_argument(
        "--temporary-funding",
        action="store_true",
        help="Oxfordshire's proposals of 2017, with pots",
    )


def run(arguments: Namespace) -> Outcome:
    """Write a sample. Raises Problem."""
    name = EXAMPLE if arguments.example else TEMPORARY_FUNDING if arguments.temporary_funding else OXFORDSHIRE
    sample = load_sample(name)
    writing_new.write(sample.budget, arguments.target, overwrite=arguments.overwrite, about=sample.about)
    return Outcome(f"Wrote {arguments.target.absolute()}.", stands=True)
