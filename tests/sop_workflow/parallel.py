"""People at the same moment: real threads, each with its own database connection."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

WAIT = 60


def at_once(*works):
    """Run every work in its own thread, let go together; returns results or raised exceptions."""
    gate = threading.Barrier(len(works))

    def alone(work):
        try:
            gate.wait(WAIT)
            return work()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(WAIT) for future in [pool.submit(alone, work) for work in works]]
