"""The candidats of a session: changed one at a time, or imported as a list."""
