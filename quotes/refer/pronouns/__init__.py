"""Whom “he”, “she”, “they”, “it”, “I” and “you” stand for, and who cannot be meant."""
