"""What shows documents: as text, rows of a screen or JSON, whatever they say; the plan also as a calendar."""
