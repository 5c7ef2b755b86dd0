"""Whom a description stands for (“the mayor”, “his wife”, “the 52-year-old”), or why nobody."""
