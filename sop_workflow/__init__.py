"""An SOP document becomes a native Wagtail workflow.

Read the rooms in this order: ``definition`` (what the SOP says), ``compiler``
(what Wagtail is told), ``runtime`` (people act), ``measurement`` (what really
happened), ``ledger`` (what can be proven).
"""
