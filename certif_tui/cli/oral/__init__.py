"""The day of the orals: plan, presence, incidents, clocks."""
