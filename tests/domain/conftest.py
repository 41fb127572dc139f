"""Hypothesis as the whole folder uses it: the same examples every time, no deadline on a busy machine."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "certif",
    deadline=None,
    derandomize=True,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("certif")
