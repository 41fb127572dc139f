"""Live grading of certification candidates in a terminal."""

__version__ = "0.1.0"
