"""Transcriptions of four real SOPs: what they say, and every place where that is uncertain."""
