"""A document as text, as rows of a screen, as JSON: one module each, none of which knows what it shows."""
