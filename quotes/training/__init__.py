"""The recipe that makes the model bundle: needed to rebuild it, never to run the library."""
