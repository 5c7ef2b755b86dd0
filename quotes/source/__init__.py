"""From a quotation to the words that stand for its source."""
