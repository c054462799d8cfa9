"""Tests of what an SOP says."""
