"""What a session made of a candidat: the one room that says it, and that every view asks."""
