"""The document: a meeting as a neutral view, and each format made from it."""
