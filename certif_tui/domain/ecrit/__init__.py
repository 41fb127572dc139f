"""The written part: its events, the groups and dossiers folded from them, drawing lots, dates due, hints."""
