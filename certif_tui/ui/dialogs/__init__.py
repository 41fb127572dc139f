"""Short questions asked at the foot of a screen; each returns a value, and Escape always closes."""
