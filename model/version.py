"""The program's version, as `--version` says it; a test keeps it equal to the project's."""

VERSION = "0.1.0"
