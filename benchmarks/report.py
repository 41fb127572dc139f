"""The table: each figure beside what it is compared with, and whether it meets its goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

NBSP = "\u00a0"
HEADINGS = ("mesure", "certif-tui", "référence", "rapport", "objectif", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `met` is null where there is no goal."""

    mesure: str
    ours: str
    reference: str = ""
    rapport: str = ""
    objectif: str = ""
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's six cells."""
        verdict = {None: "", True: "ok", False: "à voir"}[self.met]
        return (self.mesure, self.ours, self.reference, self.rapport, self.objectif, verdict)


def times(mesure: str, ours: float, reference: float, unit: str, goal: float | None = None) -> Figure:
    """A figure whose goal is so many times the reference."""
    ratio = ours / reference if reference else float("inf")
    return Figure(
        mesure,
        amount(ours, unit),
        amount(reference, unit),
        f"{number(ratio)}{NBSP}×",
        f"≤ {number(goal)}{NBSP}×" if goal else "",
        ratio <= goal if goal else None,
    )


def at_most(
    mesure: str, ours: float, goal: float | None, unit: str, *, reference: str = "", typical: str = ""
) -> Figure:
    """A figure whose goal is an amount; `typical` is shown before the value that is held against the goal."""
    shown = f"{typical} · {amount(ours, unit)}" if typical else amount(ours, unit)
    if goal is None:
        return Figure(mesure, shown, reference)
    return Figure(mesure, shown, reference, "", f"≤ {amount(goal, unit)}", ours <= goal)


def most_of(mesure: str, values: Sequence[float], goal: float | None, unit: str, *, reference: str = "") -> Figure:
    """A figure that every value must meet: the median and the greatest are shown."""
    return at_most(mesure, max(values), goal, unit, reference=reference, typical=number(percentile(values, 50)))


def usual_of(mesure: str, values: Sequence[float], goal: float | None, unit: str, *, reference: str = "") -> Figure:
    """A figure whose median is held against the goal; the greatest is shown too."""
    usual = percentile(values, 50)
    shown = f"{number(usual)} · {amount(max(values), unit)}"
    if goal is None:
        return Figure(mesure, shown, reference)
    return Figure(mesure, shown, reference, "", f"≤ {amount(goal, unit)}", usual <= goal)


def percentile(values: Sequence[float], rank: int) -> float:
    """The value below which `rank` % of the values are."""
    if len(values) < 2:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[rank - 1]


def number(value: float) -> str:
    """Three figures, in French."""
    shown = f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
    return f"{int(shown):,}".replace(",", NBSP) if shown.isdigit() else shown.replace(".", ",")


def amount(value: float, unit: str) -> str:
    """A number and its unit."""
    return f"{number(value)}{NBSP}{unit}"


def table(figures: Sequence[Figure]) -> str:
    """The lines of a table, aligned."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths).rstrip())
    return "\n".join(lines)
