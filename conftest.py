"""Before any test: the Indonesian messages are compiled, so that pages speak Indonesian."""

import pytest

from scripts import messages


def pytest_configure(config: pytest.Config) -> None:
    """Compile once, before the parallel workers start."""
    if not hasattr(config, "workerinput"):
        messages.compile_all()
