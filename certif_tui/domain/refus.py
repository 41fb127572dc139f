"""How a use case says no."""


class Refus(Exception):
    """The request cannot be met now; the text says why and what to do, in French, fit for a juror."""


class DisqueRefuse(Refus):
    """The request is sound: it is the disk that refuses, being full, failing or only there to be read."""
