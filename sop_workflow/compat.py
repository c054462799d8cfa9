"""The only place that asks for the Wagtail version: 7.4 and 8 differ in a few names."""

import wagtail

WAGTAIL_8 = wagtail.VERSION >= (8, 0)
