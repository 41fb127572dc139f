"""Everything that was noted of a session, and taking any of it back."""
