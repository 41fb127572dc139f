"""People over several sessions: their names, who is who, what they acquired."""
