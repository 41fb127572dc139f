"""The day of the orals: its events, the plan, and the plan against the real time."""
