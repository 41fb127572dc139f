"""Everybody over all sessions: what they acquired, who is who."""
