"""From bytes to understanding: pure functions, no network, no disk, no clock."""
