"""A juré's sheet: filled from lines, read as a bilan."""
