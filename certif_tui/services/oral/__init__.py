"""Running the day of the orals: plan, presence, incidents, clocks."""
