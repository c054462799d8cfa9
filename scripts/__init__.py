"""Commands for the people who work on Sopan. Run them through ``make``."""
