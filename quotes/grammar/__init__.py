"""Neutral questions to a tree: phrases, clauses, coordination, number, animacy."""
