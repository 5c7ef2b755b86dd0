"""The names of an article, found once and gathered into entities with their attributes."""
