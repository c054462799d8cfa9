"""The reference site: the only app that knows all the others."""
