"""How a use case says no."""


class Refus(Exception):
    """The request cannot be met now; the text says why and what to do, in French, fit for a juror."""
