"""Playing the office: each demo run is a story whose next act has its hour.

Stories advance together in the order of their hours, each act through the same
service as people use, signed by the account of the role the SOP names.
"""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sop_workflow.public import at_time, look, send_due

#: A story yields the hour of its next act, then acts when it is resumed.
Story = Iterator[datetime]


def play(stories: list[Story], *, progress: Callable[[int], None] | None = None) -> int:
    """Let all stories happen in the order of their hours; returns the number of acts.

    After every act the mails it wrote are sent, at the hour of the act.
    """
    queue: list[tuple[datetime, int, Story]] = []
    for number, story in enumerate(stories):
        if (hour := next(story, None)) is not None:
            heapq.heappush(queue, (hour, number, story))
    acts = 0
    while queue:
        hour, number, story = heapq.heappop(queue)
        with at_time(hour):
            following = next(story, None)
            send_due()
        acts += 1
        if progress is not None:
            progress(acts)
        if following is not None:
            heapq.heappush(queue, (max(hour, following), number, story))
    return acts


def see_address(run: Any) -> None:
    """Look at the public address of a replayed run: the whole stack, without the network."""
    run.refresh_from_db()
    look(run, method="in-process")
