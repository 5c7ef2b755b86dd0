"""The plain-text stages: paragraphs, boilerplate and marked passages; none of them knows a parse."""
