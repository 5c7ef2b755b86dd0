"""Whom each quotation's words may be by, the facts for and against each, and how likely each is.

Rules say what is possible and are facts among others; fitted weights say what is likely.
"""
