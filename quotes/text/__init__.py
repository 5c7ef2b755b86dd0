"""The plain-text stages: paragraphs, boilerplate, marked passages; none of them knows a parse."""
