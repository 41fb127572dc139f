"""The contrast of two colours as WCAG 2 defines it, and the colours a cell of the screen is seen in."""

from __future__ import annotations

from rich.style import Style


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, no difference, to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(style: Style) -> tuple[str, str]:
    """The ink and the ground of a cell of that style, exchanged where it is reversed."""
    assert style.color and style.bgcolor
    ink, ground = (it.get_truecolor().hex.upper() for it in (style.color, style.bgcolor))
    return (ground, ink) if style.reverse else (ink, ground)
