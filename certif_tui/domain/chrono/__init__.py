"""The clock of one candidat's oral: its events, its fold, and the timed plan it follows."""
