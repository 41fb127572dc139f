"""One juré's sheet: its events, its fold, and what its marks validate."""
