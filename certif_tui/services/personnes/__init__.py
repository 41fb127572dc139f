"""People over all sessions: their parcours, who is who."""
