"""Text that nobody writes but feeds deliver, and how long it takes the engine."""
