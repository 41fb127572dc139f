"""Preparing a session: creating it, its jury and candidats, typed or pasted; a demonstration."""
