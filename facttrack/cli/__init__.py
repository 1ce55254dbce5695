"""The command line: each command parses, calls one use case and prints."""

from facttrack.cli.main import main

__all__ = ["main"]
