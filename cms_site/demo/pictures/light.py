"""The hour of a picture: its sky, its hills, its greens, and the wash over all of it."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Light:
    """Colours that belong together at one hour of the day."""

    sky: tuple[str, ...]
    sun: str
    sun_height: float
    hills: tuple[str, str, str]
    meadow: str
    meadow_dark: str
    leaf: str
    leaf_dark: str
    water: tuple[str, str]
    wash: str
    wash_strength: float

    @classmethod
    def of(cls, seed: int) -> Self:
        """The hours take turns, so neighbours in a list differ."""
        return HOURS[seed % len(HOURS)]  # type: ignore[return-value]


MORNING = Light(
    sky=("#a9d3dc", "#dcebe6", "#f7ead0"),
    sun="#fff3d2",
    sun_height=200,
    hills=("#9fc3c3", "#6fa39b", "#4b8574"),
    meadow="#86a86a",
    meadow_dark="#6f9455",
    leaf="#4c8a5b",
    leaf_dark="#3a7149",
    water=("#9dcbd2", "#4d94a1"),
    wash="#fff4d6",
    wash_strength=0.04,
)
NOON = Light(
    sky=("#8ec9dd", "#c4e2e6", "#eaf2e4"),
    sun="#fffbe6",
    sun_height=120,
    hills=("#a6cbc9", "#79ae9d", "#528f78"),
    meadow="#93b767",
    meadow_dark="#79a254",
    leaf="#3f8157",
    leaf_dark="#2f6745",
    water=("#a8d6de", "#4a93a5"),
    wash="#ffffff",
    wash_strength=0.02,
)
AFTERNOON = Light(
    sky=("#f3d9a8", "#f0e2c4", "#d7e6dd"),
    sun="#fff0c2",
    sun_height=230,
    hills=("#b3c8bd", "#82aa98", "#5a8c74"),
    meadow="#a3b562",
    meadow_dark="#869a4c",
    leaf="#5c8a4d",
    leaf_dark="#466f3e",
    water=("#c6dcd2", "#6aa0a0"),
    wash="#f7c56b",
    wash_strength=0.09,
)
DUSK = Light(
    sky=("#58748f", "#c99c8b", "#f6cf9a"),
    sun="#ffdf9e",
    sun_height=285,
    hills=("#8796a0", "#5d7d80", "#3d6562"),
    meadow="#6f8b57",
    meadow_dark="#567148",
    leaf="#3f6b50",
    leaf_dark="#2f5540",
    water=("#d9b79c", "#557f8e"),
    wash="#e08a4a",
    wash_strength=0.12,
)
CLOUDY = Light(
    sky=("#b9c8cc", "#d5dddb", "#e9e6d8"),
    sun="#eef0ea",
    sun_height=170,
    hills=("#a3b9b8", "#7b9d97", "#577f75"),
    meadow="#87a276",
    meadow_dark="#708c62",
    leaf="#4b7f63",
    leaf_dark="#38674f",
    water=("#b0c9cb", "#5f8e97"),
    wash="#cfdcdd",
    wash_strength=0.06,
)
HOURS = (MORNING, NOON, AFTERNOON, CLOUDY, DUSK)
