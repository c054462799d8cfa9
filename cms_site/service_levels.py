"""Promise against fact, ready to be drawn: a bar for what happened, a line for the promise."""

from dataclasses import dataclass

from sop_workflow.public import ServiceLevel, service_levels

WIDTH = 300.0
#: Where the line of the promise stands when nothing took longer than 1.3 times as long.
ROOM = 1.3


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service with the geometry of its bar, in the units of a 300 wide drawing."""

    level: ServiceLevel
    bar: str
    line: str
    late: bool


def service_rows() -> list[ServiceRow]:
    """One row for each service that has something to show."""
    return [row_for(level) for level in service_levels() if level.actual_minutes is not None]


def row_for(level: ServiceLevel) -> ServiceRow:
    """Scale the longer of promise × 1.3 and fact to the width, so a late bar crosses the line."""
    actual = level.actual_minutes or 0
    scale = WIDTH / max(level.promise_minutes * ROOM, actual, 1)
    return ServiceRow(
        level=level,
        # As text: a decimal comma would break the drawing.
        bar=f"{actual * scale:.1f}",
        line=f"{level.promise_minutes * scale:.1f}",
        late=actual > level.promise_minutes,
    )
