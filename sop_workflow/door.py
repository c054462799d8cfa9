"""The one door: visits and runs change only while the service has it open.

Wagtail's own screens, commands and model methods can approve, reject, cancel,
publish and deactivate without asking our rules (T1-T6, T12, T13). The receivers
in ``runtime.guards`` refuse every such write that does not come through here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_open: ContextVar[bool] = ContextVar("sop_workflow_door", default=False)
_publishing: ContextVar[bool] = ContextVar("sop_workflow_publishing", default=False)


@contextmanager
def opened() -> Iterator[None]:
    """Let the service write inside this block."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


@contextmanager
def publishing() -> Iterator[None]:
    """Let the publish step put a page live without it counting as a deviation."""
    token = _publishing.set(True)
    try:
        yield
    finally:
        _publishing.reset(token)


def is_open() -> bool:
    """True while the service is writing."""
    return _open.get()


def is_publishing() -> bool:
    """True while a publish step puts a page live."""
    return _publishing.get()
