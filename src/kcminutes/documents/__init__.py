"""The meeting as a document: what stands in it, how each format sets it, and where it goes."""
