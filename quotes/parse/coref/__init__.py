"""Which earlier mentions a pronoun or description may stand for, scored by a small head."""
