"""What an SOP says: pure data, readers, writers and rules. Imports neither Django nor Wagtail."""
