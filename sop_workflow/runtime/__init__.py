"""People act. ``act`` is the one door; everything else here serves it."""
