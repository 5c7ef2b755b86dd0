"""The one place that knows stanza: from paragraphs of text to our own `Parse`."""
