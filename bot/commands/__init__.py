"""The one table of commands, what each does, and who may: no platform, no SQL."""
