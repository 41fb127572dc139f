"""Grading: a juré's sheet, and the desk that opens it."""
