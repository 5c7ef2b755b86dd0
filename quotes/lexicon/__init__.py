"""Word lists of the language: cues, role nouns, idioms, given names, courtesy titles."""
