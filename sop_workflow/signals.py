"""Facts announced to other apps. Inside this app, call the function instead.

Every signal is sent with ``sender=SopRun`` (or ``SopVersion``), after the rows
are written and inside the same transaction.

``sop_activated``     version, sections (list of pages now governed by it)
``run_opened``        run
``content_published`` run, page (specific), revision
``run_finished``      run
"""

from django.dispatch import Signal

sop_activated = Signal()
run_opened = Signal()
content_published = Signal()
run_finished = Signal()
