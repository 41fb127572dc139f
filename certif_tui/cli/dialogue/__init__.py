"""The sheet read aloud, one question after the other."""
