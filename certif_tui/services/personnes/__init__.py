"""People over all sessions: saying who is who."""
