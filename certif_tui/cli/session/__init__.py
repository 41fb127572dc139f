"""Sessions: created, listed, opened, their registre, taking back what was noted."""
