"""Where eujp meets the world: chat platforms, console, web, HTTP, worker processes, the clock and the scheduler."""
