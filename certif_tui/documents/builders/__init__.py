"""The documents: one module each, that says in which words and in which order."""
