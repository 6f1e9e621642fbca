"""The formats of the document, a module each, and what they share."""
