"""Published tables of councils, a few lines of each, typed in: thousands of pounds as printed."""

from dataclasses import dataclass

from model.lines import Kind

Amounts = tuple[int, ...]


@dataclass(frozen=True)
class Section:
    """A section of a table: its heading, its kind, its lines (reference, title, amounts) and its printed total."""

    heading: str
    kind: Kind
    lines: tuple[tuple[str, str, Amounts], ...]
    total: Amounts


@dataclass(frozen=True)
class Table:
    """A published table: what stands over it, its first year, and its sections."""

    title: str
    first: int
    sections: tuple[Section, ...]

    @property
    def years(self) -> int:
        return len(self.sections[0].total)


HAMPSHIRE_2007 = Table(
    "Environment: revenue growth proposals",
    2007,
    (
        Section(
            "Growth",
            Kind.PRESSURE,
            (
                ("1.1", "Street lighting PFI - additional project development", (400, -200, 0)),
                ("1.2", "Street lighting maintenance - contract extension", (80, 0, 0)),
                ("1.5", "Winter maintenance Test Valley", (14, 0, 0)),
                ("2.1", "Bus subsidies", (343, 258, 282)),
                ("2.2", "Reduced availability of time limited external grants", (107, 147, 71)),
            ),
            (944, 205, 353),
        ),
    ),
)

HAMPSHIRE_2009 = Table(
    "Adult Services: revenue growth",
    2009,
    (
        Section(
            "Growth",
            Kind.PRESSURE,
            (
                ("", "Dependency & Demographic", (9895, 8613, 7353)),
                ("", "Commissioning/ inflation", (3354, 478, 478)),
                ("", "Transformation Programme", (588, -1291, 146)),
                ("", "Safe and Secure", (652, -41, 0)),
                ("", "Other operational pressures", (3978, -115, -12)),
            ),
            (18467, 7644, 7965),
        ),
    ),
)

OXFORDSHIRE_2025 = Table(
    "New budget changes",
    2025,
    (
        Section(
            "Demographic",
            Kind.PRESSURE,
            (
                ("", "Adult Services (Population Changes)", (-774, -2532, 6429)),
                ("", "Children's Services (Population Changes)", (8341, 7867, 4710)),
                ("", "Environment & Highways (Waste Tonnages)", (0, 0, 400)),
            ),
            (7567, 5335, 11539),
        ),
        Section(
            "Inflation",
            Kind.PRESSURE,
            (
                ("", "Adult Services", (868, 3737, 10701)),
                ("", "Children's Services", (5196, 2774, 7729)),
                ("", "Environment & Highways", (971, 1247, 3654)),
                ("", "Economy and Place", (269, -89, 231)),
                ("", "Public Health & Communities", (342, -12, -12)),
                ("", "Oxfordshire Fire & Rescue Service and Community Safety", (891, 778, 583)),
                ("", "Resources and Law & Governance", (1626, 493, 1615)),
                ("", "Transformation, Digital & Customer Experience", (282, -6, 99)),
                ("", "Changes to Budgets Held Centrally", (7173, 2112, 1471)),
            ),
            (17619, 11035, 26072),
        ),
        Section(
            "Investments",
            Kind.PRESSURE,
            (
                ("", "Adult Services", (0, 120, 120)),
                ("", "Children's Services", (3707, -203, 63)),
                ("", "Environment & Highways", (2005, -328, -30)),
                ("", "Economy and Place", (3575, -3140, -225)),
                ("", "Public Health & Communities", (292, 0, 0)),
                ("", "Oxfordshire Fire & Rescue Service and Community Safety", (0, 0, 0)),
                ("", "Resources and Law & Governance", (1725, -925, 0)),
                ("", "Transformation, Digital & Customer Experience", (975, 318, 0)),
            ),
            (12279, -4158, -72),
        ),
    ),
)

BRIGHTON_2024_HEADINGS = (
    *("Directorate", "2023/24 Adjusted Base", "Inflation", "Service Pressures", "Commitments and Reinvestment"),
    *("VFM & Other Savings", "2024/25 Original Budget", "Change over adjusted base"),
)
BRIGHTON_2024 = (
    ("Families, Children & Learning", 63001, 2506, 4476, 0, -4991, 64992, 1991),
    ("Health & Adult Social Care", 98943, 5160, 10302, -62, -4712, 109631, 10688),
    ("Economy, Environment & Culture", 40005, 1078, 7817, 264, -6801, 42363, 2358),
    ("Housing, Neighbourhoods & Communities", 21493, 924, 2776, 0, -2993, 22200, 707),
    ("Governance, People & Resources", 31006, 904, 998, 10, -1758, 31160, 154),
)

YEAR_ON_YEAR_2013 = (
    ("Older People", (9.844, 3.729), (-13.480, -7.405)),
    ("Learning Disability", (2.225, 3.075), (-2.886, -2.660)),
    ("Physical Disability and Sensory Impairment", (2.206, 0.256), (-0.119, -0.198)),
    ("Mental Health", (0.400, 0.000), (-0.206, -0.334)),
    ("Services that support all client groups", (0.000, 0.000), (-0.980, 0.000)),
    ("Joint Commissioning", (0.000, 0.000), (0.020, -0.500)),
)
YEAR_ON_YEAR_2013_TOTAL = ((14.675, 7.060), (-17.651, -11.097))
