"""Who gives a figure: what the best value is chosen from."""

from dataclasses import dataclass

from recension.model.values import Quantity


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement of a figure: who gives it, when, and whether it is somebody's official count."""

    statement: str
    quantity: Quantity
    origin: str
    published: str | None = None
    official: bool = False
