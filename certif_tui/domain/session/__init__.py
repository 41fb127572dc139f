"""The session: its events, its jury and candidats folded from them, what may be taken back."""
