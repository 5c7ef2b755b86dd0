"""Bodies and documents: which one “the company” or “the report” is, and who speaks for it."""
