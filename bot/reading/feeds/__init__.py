"""Feeds and lists of feeds, whatever their format and faults."""
