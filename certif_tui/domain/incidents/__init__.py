"""What happened on the day, as free text with its time: its events and their fold."""
