"""Which reports are copies, and which tell of one event."""
