"""The runner that measures the engine; not part of the installed package."""
